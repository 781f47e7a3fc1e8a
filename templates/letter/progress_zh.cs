<?cs # 进度告知: the first line is the subject.  As acknowledgement, and Message.{text,until} ?>[<?cs var:Message.tag ?>] 投诉处理进展
尊敬的<?cs if:Message.name ?><?cs var:Message.name ?><?cs else ?>业主/住户<?cs /if ?>：

您好！您于 <?cs var:Message.received ?> 反映的“<?cs var:Message.about ?>”（编号 <?cs var:Message.number ?>），目前进展如下：

<?cs var:Message.text ?>
<?cs if:Message.until ?>
预计在 <?cs var:Message.until ?> 前完成。
<?cs /if ?>
有新的进展，我们会继续告诉您。给您带来不便，敬请谅解。

<?cs include!"letter/foot_zh.cs" ?>
