<?cs # How the work goes on; the first line is the subject.  As acknowledgement, and Message.{text,until} ?>[<?cs var:Message.tag ?>] How your complaint is coming along
Dear <?cs if:Message.name ?><?cs var:Message.name ?><?cs else ?>resident<?cs /if ?>,

This is where your complaint of <?cs var:Message.received ?> ("<?cs var:Message.about ?>", number <?cs var:Message.number ?>) stands:

<?cs var:Message.text ?>
<?cs if:Message.until ?>
We expect to be finished by <?cs var:Message.until ?>.
<?cs /if ?>
We will write again when there is news. We are sorry for the inconvenience and thank you for your patience.

<?cs include!"letter/foot_en.cs" ?>
