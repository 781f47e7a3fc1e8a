<?cs # 转办回函, to a body that passed the case on; the first line is the subject.
  Message.{tag,number,day,about,body,name,reference,received,found,measures,result,mail,answerable}, Company.{Name,Phone} ?>[<?cs var:Message.tag ?>] 关于<?cs if:Message.reference ?>“<?cs var:Message.reference ?>”<?cs /if ?>转办事项的回复
<?cs if:Message.name ?><?cs var:Message.name ?><?cs elif:Message.body == "consumer_association" ?>消费者协会<?cs elif:Message.body == "hotline" ?>12345政务服务便民热线<?cs else ?>行业监管部门<?cs /if ?>：

贵单位 <?cs var:Message.received ?> 转办的“<?cs var:Message.about ?>”<?cs if:Message.reference ?>（贵方编号 <?cs var:Message.reference ?>，我方编号 <?cs var:Message.number ?>）<?cs else ?>（我方编号 <?cs var:Message.number ?>）<?cs /if ?>收悉，现将办理情况回复如下：
<?cs if:Message.found ?>
调查情况：
<?cs var:Message.found ?>
<?cs /if ?><?cs if:Message.measures ?>
采取措施：
<?cs var:Message.measures ?>
<?cs /if ?>
处理结果：
<?cs var:Message.result ?>

特此回复。

<?cs include!"letter/foot_zh.cs" ?>
