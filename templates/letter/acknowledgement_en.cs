<?cs # The complaint has been received; the first line is the subject.
  Message.{tag,number,name,about,received,day,due,code,mail,answerable}, Company.{Name,Phone,Follow} ?>[<?cs var:Message.tag ?>] We have received your complaint
Dear <?cs if:Message.name ?><?cs var:Message.name ?><?cs else ?>resident<?cs /if ?>,

Thank you for telling us. What you reported on <?cs var:Message.received ?> ("<?cs var:Message.about ?>") has been registered under number <?cs var:Message.number ?>.

We are looking into it and will keep you informed without being asked<?cs if:Message.due ?>; you will hear from us by <?cs var:Message.due ?> at the latest<?cs /if ?>.
<?cs if:Message.code ?>
Follow-up code: <?cs var:Message.code ?>
With the number and this code you can see where your complaint stands, and add to it: <?cs var:Company.Follow ?>
The code is meant for you alone; please keep it safe and do not pass it on.
<?cs elif:Message.mail ?>
With the number and the follow-up code that you were given you can see where it stands: <?cs var:Company.Follow ?>
<?cs /if ?>
<?cs include!"letter/foot_en.cs" ?>
