<?cs # Messages to a phone: number and stage, nothing of the matter.  Message.{kind,number,due,until}, Company.{Name,Phone,Follow} ?>
<?cs var:Company.Name ?>: <?cs
if:Message.kind == "acknowledgement" ?>your complaint is registered under <?cs var:Message.number ?><?cs if:Message.due ?>; you will hear from us by <?cs var:Message.due ?><?cs /if ?>.<?cs
elif:Message.kind == "progress" ?>there is news about your complaint <?cs var:Message.number ?><?cs if:Message.until ?>; expected to be finished by <?cs var:Message.until ?><?cs /if ?>.<?cs
elif:Message.kind == "result" ?>there is a result for your complaint <?cs var:Message.number ?><?cs if:Message.ask ?>; please confirm it<?cs /if ?>.<?cs
elif:Message.kind == "refusal" ?>there is an answer to your complaint <?cs var:Message.number ?>.<?cs
elif:Message.kind == "extension" ?>your complaint <?cs var:Message.number ?> needs more time<?cs if:Message.until ?>; our answer will come by <?cs var:Message.until ?><?cs /if ?>. We are sorry.<?cs
elif:Message.kind == "survey" ?>your complaint <?cs var:Message.number ?> is closed; please tell us how it was handled (works once, until <?cs var:Message.until ?>): <?cs var:Company.Survey ?> <?cs
else ?>there is news about your complaint <?cs var:Message.number ?>.<?cs /if ?> See <?cs var:Company.Follow ?><?cs if:Company.Phone ?> or call <?cs var:Company.Phone ?><?cs /if ?>
