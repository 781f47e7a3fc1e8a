<?cs # 未能满足诉求的说明: apology, reasons, another way (S1 7.2.2); the first line is the subject.
  As acknowledgement, and Message.{text,result,remedy,alternative} ?>[<?cs var:Message.tag ?>] 关于您投诉的答复说明
尊敬的<?cs if:Message.name ?><?cs var:Message.name ?><?cs else ?>业主/住户<?cs /if ?>：

您好！您于 <?cs var:Message.received ?> 反映的“<?cs var:Message.about ?>”（编号 <?cs var:Message.number ?>），我们已认真核实。很抱歉，<?cs if:Message.remedy ?>您提出的“<?cs var:Message.remedy ?>”<?cs else ?>您的诉求<?cs /if ?>未能按您的期望办理，原因说明如下：
<?cs if:Message.result ?>
<?cs var:Message.result ?>
<?cs /if ?><?cs if:Message.text ?>
<?cs var:Message.text ?>
<?cs /if ?><?cs if:Message.alternative ?>
我们可以为您提供的其他解决办法：
<?cs var:Message.alternative ?>
<?cs /if ?>
如果您有不同意见，或希望另商解决办法，请与我们联系，我们会由专人与您沟通。

<?cs include!"letter/foot_zh.cs" ?>
