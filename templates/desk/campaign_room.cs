<?cs # The sheet of one room of a round, filled on the phone at the door; once visited it is read.

  Campaign.{Id,Title,Form,First.*,Last.*,Signature}  Room.{Id,Version,Label,Resident,Phone,State,Visitor,Case}  May.{visit,wait}
  Questions.N.{Name,Kind,Text,Required,Answer,Lack} .Options.M.{Value,Word,Problem,Chosen}
  Doors.N.{At.*,Reached,Actor,Problem,Note} .Answers.M.{Text,Answer,Alarm}   Photos.N.{Id,Name,Image,Signature}
  POST desk/campaign/room with id, version, reached, q-<question>, problem, note, photos, signature
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Room.Label ?><?cs set:Page.Scripts = "upload" ?><?cs include!"layout/staff_begin.cs" ?><?cs
def:lack(q) ?><?cs if:q.Lack ?><p class="error" id="q-<?cs var:q.Name ?>-error"><?cs call:icon("warn") ?><?cs var:Desk.Campaign.Lack[q.Lack] ?></p><?cs /if ?><?cs /def ?><?cs
def:tells(q) ?><?cs if:q.Lack ?> aria-invalid="true" aria-describedby="q-<?cs var:q.Name ?>-error"<?cs /if ?><?cs /def ?><?cs
def:question(q) ?><?cs if:q.Kind == "yes_no" || q.Kind == "choice" ?><fieldset class="field<?cs if:q.Lack ?> wrong<?cs /if ?>" id="q-<?cs var:q.Name ?>" tabindex="-1"<?cs call:tells(q) ?>><legend><?cs if:q.Required ?><span class="star" aria-hidden="true">*</span><?cs /if ?><?cs var:q.Text ?><?cs if:q.Required ?><span class="hidden"><?cs var:Text.Form.Required ?></span><?cs /if ?></legend>
<div class="picks"><?cs each:o = q.Options ?><label class="pick"><input type="radio" name="q-<?cs var:q.Name ?>" value="<?cs var:o.Value ?>"<?cs if:o.Chosen ?> checked<?cs /if ?>><span><?cs var:o.Word ?></span></label><?cs /each ?></div><?cs call:lack(q) ?></fieldset>
<?cs else ?><div class="field<?cs if:q.Lack ?> wrong<?cs /if ?>"><label for="q-<?cs var:q.Name ?>"><?cs if:q.Required ?><span class="star" aria-hidden="true">*</span><?cs /if ?><?cs var:q.Text ?></label><input type="text" id="q-<?cs var:q.Name ?>" name="q-<?cs var:q.Name ?>" autocomplete="off"<?cs if:q.Kind == "number" ?> inputmode="numeric"<?cs /if ?><?cs if:q.Required ?> aria-required="true"<?cs /if ?> value="<?cs var:q.Answer ?>"<?cs call:tells(q) ?>><?cs call:lack(q) ?></div>
<?cs /if ?><?cs /def ?>
<div class="narrow">
<nav class="crumbs" aria-label="<?cs var:Text.Nav.campaigns ?>"><a href="<?cs var:Page.Base ?>/desk/campaign?id=<?cs var:Campaign.Id ?>#rooms"><?cs var:Campaign.Title ?></a></nav>
<h1><?cs var:Room.Label ?></h1>
<p class="quiet"><?cs var:Campaign.Form ?> · <?cs call:day(Campaign.First) ?> <?cs var:Desk.Campaign.Until ?> <?cs call:day(Campaign.Last) ?></p>
<section class="panel"><p class="card-top"><span class="mark<?cs if:Room.State == "missed" ?> strong<?cs /if ?>"><?cs var:Text.RoomState[Room.State] ?></span> <?cs if:Room.Resident ?><?cs var:Room.Resident ?><?cs else ?><?cs var:Desk.Campaign.NoResident ?><?cs /if ?><?cs if:Room.Phone ?> <a class="button" href="tel:<?cs var:Room.Phone ?>"><?cs call:icon("phone") ?><?cs var:Room.Phone ?></a><?cs /if ?></p><?cs if:Room.Visitor ?><p class="quiet"><?cs var:Desk.Campaign.Column.Visitor ?> <?cs var:Room.Visitor ?></p><?cs /if ?><?cs if:Room.Case ?><p class="buttons"><a class="button" href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:Room.Case ?>"><?cs var:Desk.Campaign.ToCase ?></a></p><?cs /if ?></section>
<?cs call:errors(Desk.Campaign.Field) ?>
<?cs if:May.wait ?><p class="alert"><?cs var:Text.Refusal.early ?></p><?cs /if ?>
<?cs if:May.visit ?><section class="panel"><h2><?cs var:Desk.Campaign.Fill ?></h2><?cs call:form_begin_files("desk/campaign/room", "") ?><?cs call:hidden("id", Room.Id) ?><?cs call:hidden("version", Room.Version) ?>
<?cs call:field("reached", "radio", Desk.Campaign.Field.reached, "required", Desk.Campaign.Reached) ?>
<fieldset class="field" id="f-answers" tabindex="-1"<?cs if:Form.answers.Error ?> aria-describedby="f-answers-error"<?cs /if ?>><legend><?cs var:Desk.Campaign.Field.answers ?></legend><p class="hint"><?cs var:Desk.Campaign.Field.answers.Hint ?></p>
<?cs if:Form.answers.Error ?><p class="error" id="f-answers-error"><?cs call:icon("warn") ?><?cs var:Text.Error[Form.answers.Error] ?></p><?cs /if ?>
<?cs each:q = Questions ?><?cs call:question(q) ?><?cs /each ?></fieldset>
<?cs call:field("problem", "lines", Desk.Campaign.Field.problem, "", "") ?>
<?cs call:field("note", "text", Desk.Campaign.Field.note, "optional", "") ?>
<?cs call:field("photos", "camera", Desk.Campaign.Field.photos, "optional", "") ?>
<?cs if:Campaign.Signature ?><?cs call:field("signature", "camera", Desk.Campaign.Field.signature, "required", "") ?><?cs else ?><?cs call:field("signature", "camera", Desk.Campaign.Field.signature, "optional", "") ?><?cs /if ?>
<button type="submit" class="primary whole"><?cs var:Desk.Campaign.Save ?></button><?cs call:form_end() ?></section><?cs /if ?>
<?cs if:subcount(Doors) > 0 ?><section class="panel"><h2><?cs var:Desk.Campaign.Doors ?></h2><ul class="plain-list"><?cs each:d = Doors ?><li><?cs call:moment(d.At) ?> <?cs var:d.Actor ?> <span class="mark<?cs if:!d.Reached ?> strong<?cs /if ?>"><?cs if:d.Reached ?><?cs var:Text.RoomState.visited ?><?cs else ?><?cs var:Text.RoomState.missed ?><?cs /if ?></span>
<?cs if:subcount(d.Answers) > 0 ?><dl class="facts one"><?cs each:a = d.Answers ?><div><dt><?cs var:a.Text ?></dt><dd><?cs if:a.Alarm ?><span class="mark strong"><?cs var:a.Answer ?></span><?cs else ?><?cs var:a.Answer ?><?cs /if ?></dd></div><?cs /each ?></dl><?cs /if ?><?cs
if:d.Problem ?><p class="lines words"><strong><?cs var:Desk.Campaign.Column.Problem ?></strong> <?cs var:d.Problem ?></p><?cs /if ?><?cs if:d.Note ?><p class="lines words"><?cs var:d.Note ?></p><?cs /if ?></li><?cs /each ?></ul>
<?cs if:subcount(Photos) > 0 ?><div class="gallery small"><?cs each:p = Photos ?><a href="<?cs var:Page.Base ?>/desk/campaign/photo?id=<?cs var:p.Id ?><?cs if:p.Image ?>&amp;original=1<?cs /if ?>"><?cs if:p.Image ?><img loading="lazy" width="88" height="66" src="<?cs var:Page.Base ?>/desk/campaign/photo?id=<?cs var:p.Id ?>" alt="<?cs if:p.Signature ?><?cs var:Desk.Campaign.Field.signature ?> <?cs /if ?><?cs var:p.Name ?>"><?cs else ?><?cs call:icon("clip") ?><?cs var:p.Name ?><?cs /if ?></a><?cs /each ?></div><?cs /if ?></section><?cs /if ?>
</div>
<?cs include!"layout/staff_end.cs" ?>
