<?cs # It takes longer; the first line is the subject.  As acknowledgement, and Message.{text,until} ?>[<?cs var:Message.tag ?>] Your complaint needs more time
Dear <?cs if:Message.name ?><?cs var:Message.name ?><?cs else ?>resident<?cs /if ?>,

We could not finish your complaint of <?cs var:Message.received ?> ("<?cs var:Message.about ?>", number <?cs var:Message.number ?>) in the time we had promised<?cs if:Message.until ?>; you will now have our answer by <?cs var:Message.until ?><?cs /if ?>. These are the reasons:

<?cs var:Message.text ?>

We are sorry to keep you waiting and will tell you at once when there is news.

<?cs include!"letter/foot_en.cs" ?>
