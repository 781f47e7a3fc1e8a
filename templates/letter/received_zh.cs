<?cs # 来信已收到: what came by mail has been put to its case; the first line is the subject.  As acknowledgement ?>[<?cs var:Message.tag ?>] 来信已收到
尊敬的<?cs if:Message.name ?><?cs var:Message.name ?><?cs else ?>业主/住户<?cs /if ?>：

您好！您关于投诉 <?cs var:Message.number ?> 的来信已收到，内容和附件已补入该投诉，承办人员会一并处理。

<?cs include!"letter/foot_zh.cs" ?>
