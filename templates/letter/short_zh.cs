<?cs # Messages to a phone: number and stage, nothing of the matter.  Message.{kind,number,due,until}, Company.{Name,Phone,Follow} ?>
【<?cs var:Company.Name ?>】<?cs
if:Message.kind == "acknowledgement" ?>您的投诉已受理，编号 <?cs var:Message.number ?><?cs if:Message.due ?>，最迟 <?cs var:Message.due ?> 前答复<?cs /if ?>。<?cs
elif:Message.kind == "progress" ?>您的投诉 <?cs var:Message.number ?> 有新的进展<?cs if:Message.until ?>，预计 <?cs var:Message.until ?> 前完成<?cs /if ?>。<?cs
elif:Message.kind == "result" ?>您的投诉 <?cs var:Message.number ?> 已有处理结果<?cs if:Message.ask ?>，请您确认<?cs /if ?>。<?cs
elif:Message.kind == "refusal" ?>您的投诉 <?cs var:Message.number ?> 已有答复说明。<?cs
elif:Message.kind == "extension" ?>您的投诉 <?cs var:Message.number ?> 需延长办理时间<?cs if:Message.until ?>，新的答复时间为 <?cs var:Message.until ?><?cs /if ?>，敬请谅解。<?cs
elif:Message.kind == "survey" ?>您的投诉 <?cs var:Message.number ?> 已办结，请您评价（一次有效，<?cs var:Message.until ?> 前）：<?cs var:Company.Survey ?> <?cs
else ?>您的投诉 <?cs var:Message.number ?> 有新消息。<?cs /if ?>查询：<?cs var:Company.Follow ?><?cs if:Company.Phone ?> 电话：<?cs var:Company.Phone ?><?cs /if ?>
