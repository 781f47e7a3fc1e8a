<?cs # 通知汇总, to a member of staff: numbers, clocks and times, nothing of the matter; the first line is the subject.
  Message.{name,count}, Message.item.N.{kind,number,clock,about,at,due}   kind as Text.StaffNotice; Company.{Name,Desk} ?>您有 <?cs var:Message.count ?> 条投诉处理通知
<?cs if:Message.name ?><?cs var:Message.name ?>，您好：<?cs else ?>您好：<?cs /if ?>

以下通知尚未查看：
<?cs each:i = Message.item ?>
· <?cs var:i.at ?> <?cs if:i.kind == "given" ?>交办<?cs elif:i.kind == "warned" ?>即将到期<?cs elif:i.kind == "breached" ?>已超期<?cs elif:i.kind == "below" ?>下属超期<?cs elif:i.kind == "reported" ?>上报，待您阅知<?cs elif:i.kind == "returned" ?>退回调度<?cs elif:i.kind == "objected" ?>投诉人有异议<?cs elif:i.kind == "added" ?>投诉人补充<?cs elif:i.kind == "ended" ?>已终止<?cs elif:i.kind == "approved" ?>方案已批准<?cs elif:i.kind == "rejected" ?>方案被退回<?cs elif:i.kind == "duty_warned" ?>定期事项即将到期<?cs elif:i.kind == "duty_breached" ?>定期事项已超期<?cs elif:i.kind == "handed" ?>您转交的投诉已有结果<?cs /if ?><?cs if:i.number ?> <?cs var:i.number ?><?cs /if ?><?cs if:i.clock ?> <?cs var:i.clock ?><?cs /if ?><?cs if:i.about ?> <?cs var:i.about ?><?cs /if ?><?cs if:i.due ?>（时限 <?cs var:i.due ?>）<?cs /if ?><?cs /each ?>

请登录查看：<?cs var:Company.Desk ?>notices

接收方式可在“我的密码”页的“通知”中更改。

<?cs var:Company.Name ?>
<?cs var:Message.day ?>
