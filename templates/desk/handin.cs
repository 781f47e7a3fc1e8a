<?cs # Handing in what one was told, for every member of staff, and what became of it.

  Form.{who,phone,where,what,accused,own}
  Handed.N.{Id,Number,Subject,Stage,Result,Department,Open} Handed.N.{Received,Told}.* Handed.N.Deadline   newest first; Open: this person may open the case; Told: when the complainant was told the result; List.{Xlsx,Csv}
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.handin ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Text.Nav.handin ?></h1></div>
<?cs call:errors(Desk.Handin.Field) ?>
<section class="panel"><p class="quiet"><?cs var:Desk.Handin.Lead ?></p><?cs call:form_begin("desk/handin", "") ?>
<?cs call:field("what", "lines", Desk.Handin.Field.what, "required", "") ?>
<?cs call:field("where", "text", Desk.Handin.Field.where, "required", "") ?>
<?cs call:field("who", "text", Desk.Handin.Field.who, "optional", "") ?>
<?cs call:field("phone", "phone", Desk.Handin.Field.phone, "required", "") ?>
<?cs call:field("accused", "text", Desk.Handin.Field.accused, "optional", "") ?>
<?cs call:field("own", "check", Desk.Handin.Field.own, "", "") ?>
<p class="hint"><?cs var:Desk.Handin.Own ?> <a href="<?cs var:Page.Base ?>/portal/file"><?cs var:Text.Frame.Complain ?></a></p>
<div class="buttons"><button type="submit" class="primary"><?cs var:Desk.Handin.Send ?></button></div><?cs call:form_end() ?></section>
<section class="panel"><div class="title"><h2><?cs var:Desk.Handin.Mine ?></h2><div class="buttons"><?cs call:exports(List) ?></div></div>
<?cs if:subcount(Handed) > 0 ?><ul class="plain-list"><?cs each:r = Handed ?><li><span class="number"><?cs var:r.Number ?></span> <?cs call:stage(r.Stage) ?><?cs if:r.Deadline.State ?> <?cs call:deadline(r.Deadline) ?><?cs /if ?><br><?cs if:r.Open ?><a href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:r.Id ?>"><?cs var:r.Subject ?></a><?cs else ?><?cs var:r.Subject ?><?cs /if ?><br><span class="quiet"><?cs call:moment(r.Received) ?> <?cs var:r.Department ?> <?cs var:r.Result ?> <?cs if:r.Told.Text ?><?cs var:Desk.Handin.Told ?> <?cs call:moment(r.Told) ?><?cs /if ?></span></li><?cs /each ?></ul>
<?cs else ?><?cs call:empty(Desk.Handin.Empty) ?><?cs /if ?></section>
<?cs include!"layout/staff_end.cs" ?>
