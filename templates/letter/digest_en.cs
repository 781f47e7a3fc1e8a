<?cs # To a member of staff: numbers, clocks and times, nothing of the matter; the first line is the subject.  As digest_zh ?>You have <?cs var:Message.count ?> notice<?cs if:Message.count != "1" ?>s<?cs /if ?> about complaints
<?cs if:Message.name ?>Dear <?cs var:Message.name ?>,<?cs else ?>Hello,<?cs /if ?>

these notices have not been looked at:
<?cs each:i = Message.item ?>
- <?cs var:i.at ?> <?cs if:i.kind == "given" ?>Given to you<?cs elif:i.kind == "warned" ?>Due soon<?cs elif:i.kind == "breached" ?>Overdue<?cs elif:i.kind == "below" ?>Overdue with your staff<?cs elif:i.kind == "reported" ?>Reported up, to be acknowledged<?cs elif:i.kind == "returned" ?>Returned to dispatch<?cs elif:i.kind == "objected" ?>The complainant objects<?cs elif:i.kind == "added" ?>The complainant added something<?cs elif:i.kind == "ended" ?>Ended<?cs elif:i.kind == "approved" ?>Plan approved<?cs elif:i.kind == "rejected" ?>Plan sent back<?cs elif:i.kind == "duty_warned" ?>Duty due soon<?cs elif:i.kind == "duty_breached" ?>Duty overdue<?cs elif:i.kind == "handed" ?>What you handed in has a result<?cs /if ?><?cs if:i.number ?> <?cs var:i.number ?><?cs /if ?><?cs if:i.clock ?> <?cs var:i.clock ?><?cs /if ?><?cs if:i.about ?> <?cs var:i.about ?><?cs /if ?><?cs if:i.due ?> (due <?cs var:i.due ?>)<?cs /if ?><?cs /each ?>

Sign in to look at them: <?cs var:Company.Desk ?>notices

How you are told can be changed on the page of your password, under Notices.

<?cs var:Company.Name ?>
<?cs var:Message.day ?>
