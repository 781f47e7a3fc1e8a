<?cs # What came of it; the first line is the subject.  As acknowledgement, and Message.{text,result,ask} ?>[<?cs var:Message.tag ?>] The result of your complaint
Dear <?cs if:Message.name ?><?cs var:Message.name ?><?cs else ?>resident<?cs /if ?>,

This is what came of your complaint of <?cs var:Message.received ?> ("<?cs var:Message.about ?>", number <?cs var:Message.number ?>):
<?cs if:Message.result ?>
<?cs var:Message.result ?>
<?cs /if ?><?cs if:Message.text ?>
<?cs var:Message.text ?>
<?cs /if ?><?cs if:Message.ask ?>
Please check the result. If the problem is solved, kindly confirm it; if you do not agree, tell us and we will go on: <?cs var:Company.Follow ?>
<?cs else ?>
If you do not agree, please tell us and we will go on.
<?cs /if ?>
Thank you for helping us to do better.

<?cs include!"letter/foot_en.cs" ?>
