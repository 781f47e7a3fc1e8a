<?cs # 满意度评价邀请: the first line is the subject.  As acknowledgement, and Message.until, Company.Survey ?>[<?cs var:Message.tag ?>] 请您评价投诉处理结果
尊敬的<?cs if:Message.name ?><?cs var:Message.name ?><?cs else ?>业主/住户<?cs /if ?>：

您好！您于 <?cs var:Message.received ?> 反映的“<?cs var:Message.about ?>”（编号 <?cs var:Message.number ?>）已经办结。处理得怎么样，想听听您的评价，约需一分钟：

<?cs var:Company.Survey ?>

链接只能用一次，<?cs var:Message.until ?> 前有效，不需要登录；请勿转给他人。如果问题没有解决或您不满意，我们会重新处理。

<?cs include!"letter/foot_zh.cs" ?>
