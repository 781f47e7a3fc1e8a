<?cs # 一级投诉上报, into the staff's group chat: the number, nothing of the matter; the first line is a title for lists.
  Message.{number,day}, Company.{Name,Desk} ?>一级投诉已上报
【一级投诉】<?cs var:Message.number ?> 已于 <?cs var:Message.day ?> 上报应急领导小组，请立即登录阅知：<?cs var:Company.Desk ?>notices
