<?cs # 受理告知: the first line is the subject.
  Message.{tag,number,name,about,received,day,due,code,mail,answerable}, Company.{Name,Phone,Follow} ?>[<?cs var:Message.tag ?>] 您的投诉已受理
尊敬的<?cs if:Message.name ?><?cs var:Message.name ?><?cs else ?>业主/住户<?cs /if ?>：

您好！您于 <?cs var:Message.received ?> 反映的“<?cs var:Message.about ?>”，我们已登记受理，编号 <?cs var:Message.number ?>。

我们会尽快核实处理，并主动向您反馈进展和结果<?cs if:Message.due ?>；最迟在 <?cs var:Message.due ?> 前给您答复<?cs /if ?>。
<?cs if:Message.code ?>
查询码：<?cs var:Message.code ?>
凭编号和查询码可随时查看进度、补充情况：<?cs var:Company.Follow ?>
查询码只发给您本人，请妥善保管，不要转给他人。
<?cs elif:Message.mail ?>
凭编号和登记时告知的查询码可随时查看进度：<?cs var:Company.Follow ?>
<?cs /if ?>
<?cs include!"letter/foot_zh.cs" ?>
