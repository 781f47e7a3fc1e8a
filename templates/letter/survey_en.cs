<?cs # How content are you; the first line is the subject.  As acknowledgement, and Message.until, Company.Survey ?>[<?cs var:Message.tag ?>] How did we handle your complaint?
Dear <?cs if:Message.name ?><?cs var:Message.name ?><?cs else ?>resident<?cs /if ?>,

Your complaint of <?cs var:Message.received ?> ("<?cs var:Message.about ?>", number <?cs var:Message.number ?>) has been closed. Please tell us how it was handled; it takes about a minute:

<?cs var:Company.Survey ?>

The link works once, until <?cs var:Message.until ?>, and needs no signing in; please do not pass it on. If the problem is not solved or you are not satisfied, we will take it up again.

<?cs include!"letter/foot_en.cs" ?>
