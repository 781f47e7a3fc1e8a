<?cs # The end of every letter in Chinese. ?><?cs if:Message.mail && Message.answerable ?>需要补充情况，可直接回复本邮件<?cs if:Company.Phone ?>，或拨打服务电话 <?cs var:Company.Phone ?><?cs /if ?>。
<?cs elif:Company.Phone ?>如有疑问，请拨打服务电话 <?cs var:Company.Phone ?>。
<?cs /if ?>
<?cs var:Company.Name ?>
<?cs var:Message.day ?>
