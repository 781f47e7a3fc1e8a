<?cs # The reply to a body that passed the case on; the first line is the subject.
  Message.{tag,number,day,about,body,name,reference,received,found,measures,result,mail,answerable}, Company.{Name,Phone} ?>[<?cs var:Message.tag ?>] Reply to the case that you passed on<?cs if:Message.reference ?> (<?cs var:Message.reference ?>)<?cs /if ?>
To <?cs if:Message.name ?><?cs var:Message.name ?><?cs elif:Message.body == "consumer_association" ?>the consumer association<?cs elif:Message.body == "hotline" ?>the 12345 hotline<?cs else ?>the regulator<?cs /if ?>

On <?cs var:Message.received ?> you passed on to us "<?cs var:Message.about ?>" (<?cs if:Message.reference ?>your number <?cs var:Message.reference ?>, <?cs /if ?>our number <?cs var:Message.number ?>). This is what has been done:
<?cs if:Message.found ?>
What was found:
<?cs var:Message.found ?>
<?cs /if ?><?cs if:Message.measures ?>
Measures taken:
<?cs var:Message.measures ?>
<?cs /if ?>
Result:
<?cs var:Message.result ?>

<?cs include!"letter/foot_en.cs" ?>
