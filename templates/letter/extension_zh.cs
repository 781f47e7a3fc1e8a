<?cs # 延期告知: the first line is the subject.  As acknowledgement, and Message.{text,until} ?>[<?cs var:Message.tag ?>] 投诉办理延期说明
尊敬的<?cs if:Message.name ?><?cs var:Message.name ?><?cs else ?>业主/住户<?cs /if ?>：

您好！您于 <?cs var:Message.received ?> 反映的“<?cs var:Message.about ?>”（编号 <?cs var:Message.number ?>），未能在原定时间内办结，需要延长办理时间<?cs if:Message.until ?>，新的答复时间为 <?cs var:Message.until ?><?cs /if ?>。原因说明如下：

<?cs var:Message.text ?>

耽误您的时间，我们深表歉意。办理期间有新的进展，我们会及时告诉您。

<?cs include!"letter/foot_zh.cs" ?>
