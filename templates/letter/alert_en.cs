<?cs # Into the staff's group chat: the number, nothing of the matter; the first line is a title for lists.  As alert_zh ?>A level-1 complaint was reported
[Level 1] <?cs var:Message.number ?> was reported to the leadership group at <?cs var:Message.day ?>. Please sign in and acknowledge it at once: <?cs var:Company.Desk ?>notices
