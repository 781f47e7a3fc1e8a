<?cs # 处理结果告知: the first line is the subject.  As acknowledgement, and Message.{text,result,ask} ?>[<?cs var:Message.tag ?>] 投诉处理结果
尊敬的<?cs if:Message.name ?><?cs var:Message.name ?><?cs else ?>业主/住户<?cs /if ?>：

您好！您于 <?cs var:Message.received ?> 反映的“<?cs var:Message.about ?>”（编号 <?cs var:Message.number ?>），现将处理结果告知如下：
<?cs if:Message.result ?>
<?cs var:Message.result ?>
<?cs /if ?><?cs if:Message.text ?>
<?cs var:Message.text ?>
<?cs /if ?><?cs if:Message.ask ?>
请您核对处理结果。如果问题已经解决，请确认；如有异议，请告诉我们，我们会继续处理：<?cs var:Company.Follow ?>
<?cs else ?>
如有异议，请告诉我们，我们会继续处理。
<?cs /if ?>
感谢您的监督和理解。

<?cs include!"letter/foot_zh.cs" ?>
