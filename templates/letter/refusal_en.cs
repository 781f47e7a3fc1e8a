<?cs # What was wished cannot be done: apology, reasons, another way (S1 7.2.2); the first line is the subject.
  As acknowledgement, and Message.{text,result,remedy,alternative} ?>[<?cs var:Message.tag ?>] Our answer to your complaint
Dear <?cs if:Message.name ?><?cs var:Message.name ?><?cs else ?>resident<?cs /if ?>,

We have looked carefully into your complaint of <?cs var:Message.received ?> ("<?cs var:Message.about ?>", number <?cs var:Message.number ?>). We are sorry that <?cs if:Message.remedy ?>what you asked for ("<?cs var:Message.remedy ?>")<?cs else ?>what you asked for<?cs /if ?> could not be done as you wished. These are the reasons:
<?cs if:Message.result ?>
<?cs var:Message.result ?>
<?cs /if ?><?cs if:Message.text ?>
<?cs var:Message.text ?>
<?cs /if ?><?cs if:Message.alternative ?>
What we can offer instead:
<?cs var:Message.alternative ?>
<?cs /if ?>
If you see it differently, or would like to look for another solution with us, please get in touch; somebody will talk it over with you.

<?cs include!"letter/foot_en.cs" ?>
