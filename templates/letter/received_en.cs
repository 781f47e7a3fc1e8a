<?cs # What came by mail has been put to its case; the first line is the subject.  As acknowledgement ?>[<?cs var:Message.tag ?>] We have received your message
Dear <?cs if:Message.name ?><?cs var:Message.name ?><?cs else ?>resident<?cs /if ?>,

Your message about complaint <?cs var:Message.number ?> has arrived. What you wrote and attached has been added to the complaint, and whoever is handling it will take it into account.

<?cs include!"letter/foot_en.cs" ?>
