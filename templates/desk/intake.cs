<?cs # Intake: one screen for a clerk on the phone.

  POST desk/intake with the fields of struct registration under the same names: channel received_at type category
  room (id, hidden) room_text place complainant phone contact complainant_kind anonymous subject matter remedy
  severity urgency risk flags major, and folded: mood present_state service_item service_staff service_time accused
  event_at event_place product amount agreed_until foreign_number body office set_at foreign_until vehicle remarks.
  Options.Category.N.{Value,Word,Notice}      the notice of the chosen category is shown by script, all of them without
  Lookup.Rooms.N.{Id,Label,Resident}          set when room_text fits several rooms: one must be chosen
  Duplicates.N.{Id,Number,Subject,Stage,Received.*}   likely duplicates found on a first sending (Form.sent)

  Texts.N.{Name,Text}                         scripts of the procedure for this

  desk/intake/lookup?words=&category= answers
  {"rooms":[{"id":7,"label":"…","resident":"…","phone":"…","cases":[{"id":1,"number":"…","subject":"…","stage":"closed","received":"2026-11-01"}]}],
   "cases":[…] of the phone when it belongs to no room,
   "duplicates":[{"id":1,"number":"…","subject":"…","stage":"dispatched","received":"…"}]}
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.intake ?><?cs set:Page.Scripts = "lookup" ?><?cs include!"layout/staff_begin.cs" ?>
<?cs call:errors(Desk.Intake.Field) ?>
<?cs call:form_begin("desk/intake", "") ?>
<input type="hidden" name="room" id="f-room" value="<?cs var:Form.room.Value ?>">
<div class="intake">
<div class="panel">
<div class="title"><h1><?cs var:Text.Nav.intake ?></h1><span class="quiet"><?cs var:Text.Form.RequiredNote ?></span></div>
<div class="four">
<?cs call:field("channel", "choice", Desk.Intake.Field.channel, "required", Text.Channel) ?>
<?cs call:field("received_at", "moment", Desk.Intake.Field.received_at, "required", "") ?>
<?cs call:field("type", "choice", Desk.Intake.Field.type, "required", Text.Type) ?>
<?cs call:field("category", "choice", Desk.Intake.Field.category, "required", Options.Category) ?>
<div class="field two<?cs if:Form.room_text.Error ?> wrong<?cs /if ?>"><label for="f-room_text"><?cs var:Desk.Intake.Field.room_text ?></label>
<input type="text" id="f-room_text" name="room_text" autocomplete="off" autofocus placeholder="<?cs var:Desk.Intake.Field.room_text.Place ?>" value="<?cs var:Form.room_text.Value ?>"<?cs call:field_notes("room_text", Desk.Intake.Field.room_text) ?>><?cs call:field_below("room_text", Desk.Intake.Field.room_text) ?></div>
<?cs call:field("complainant", "text", Desk.Intake.Field.complainant, "", "") ?>
<?cs call:field("phone", "phone", Desk.Intake.Field.phone, "", "") ?>
<?cs if:subcount(Lookup.Rooms) > 0 ?><fieldset class="field all"><legend><?cs var:Desk.Intake.WhichRoom ?></legend><?cs each:r = Lookup.Rooms ?><label class="pick"><input type="radio" name="room_choice" value="<?cs var:r.Id ?>"<?cs if:Form.room_choice.Value == r.Id ?> checked<?cs /if ?>><span><?cs var:r.Label ?> <?cs var:r.Resident ?></span></label> <?cs /each ?><label class="pick"><input type="radio" name="room_choice" value="0"<?cs if:Form.room_choice.Value == "0" ?> checked<?cs /if ?>><span><?cs var:Desk.Intake.NoRoom ?></span></label></fieldset><?cs /if ?>
<div class="two"><?cs call:field("place", "text", Desk.Intake.Field.place, "", "") ?></div>
<?cs call:field("complainant_kind", "choice", Desk.Intake.Field.complainant_kind, "", Text.Complainant) ?>
<div class="low"><?cs call:field("anonymous", "check", Desk.Intake.Field.anonymous, "", "") ?></div>
<div class="all"><?cs call:field("subject", "text", Desk.Intake.Field.subject, "required", "") ?></div>
<div class="all"><?cs call:field("matter", "lines", Desk.Intake.Field.matter, "required", "") ?></div>
<div class="all"><?cs call:field("remedy", "text", Desk.Intake.Field.remedy, "", "") ?></div>
<?cs call:field("urgency", "choice", Desk.Intake.Field.urgency, "required", Text.Urgency) ?>
<?cs call:field("severity", "choice", Desk.Intake.Field.severity, "required", Text.Severity) ?>
<?cs call:field("risk", "choice", Desk.Intake.Field.risk, "required", Text.Risk) ?>
<div class="low"><?cs call:field("major", "check", Desk.Intake.Field.major, "", "") ?></div>
<div class="all"><?cs call:field("flags", "choices", Desk.Intake.Field.flags, "", Text.Flag) ?></div>
</div>
<details<?cs if:Form.contact.Value || Form.mood.Value || Form.present_state.Value || Form.event_at.Value || Form.event_place.Value || Form.accused.Value || Form.service_item.Value || Form.service_staff.Value || Form.service_time.Value || Form.product.Value || Form.amount.Value || Form.agreed_until.Value || Form.body.Value || Form.office.Value || Form.foreign_number.Value || Form.set_at.Value || Form.foreign_until.Value || Form.vehicle.Value || Form.remarks.Value || Form.body.Error ?> open<?cs /if ?>><summary><?cs var:Desk.Intake.Rare ?></summary>
<div class="four">
<?cs call:field("contact", "text", Desk.Intake.Field.contact, "", "") ?>
<?cs call:field("mood", "text", Desk.Intake.Field.mood, "", "") ?>
<div class="two"><?cs call:field("present_state", "text", Desk.Intake.Field.present_state, "", "") ?></div>
<?cs call:field("event_at", "moment", Desk.Intake.Field.event_at, "", "") ?>
<div class="two"><?cs call:field("event_place", "text", Desk.Intake.Field.event_place, "", "") ?></div>
<?cs call:field("accused", "text", Desk.Intake.Field.accused, "", "") ?>
<?cs call:field("service_item", "text", Desk.Intake.Field.service_item, "", "") ?>
<?cs call:field("service_staff", "text", Desk.Intake.Field.service_staff, "", "") ?>
<?cs call:field("service_time", "text", Desk.Intake.Field.service_time, "", "") ?>
<?cs call:field("product", "text", Desk.Intake.Field.product, "", "") ?>
<?cs call:field("amount", "money", Desk.Intake.Field.amount, "", "") ?>
<?cs call:field("agreed_until", "moment", Desk.Intake.Field.agreed_until, "", "") ?>
<?cs call:field("body", "choice", Desk.Intake.Field.body, "", Desk.Referral.Body) ?>
<?cs call:field("office", "text", Desk.Intake.Field.office, "", "") ?>
<?cs call:field("foreign_number", "text", Desk.Intake.Field.foreign_number, "", "") ?>
<?cs call:field("set_at", "moment", Desk.Intake.Field.set_at, "", "") ?>
<?cs call:field("foreign_until", "moment", Desk.Intake.Field.foreign_until, "", "") ?>
<?cs call:field("vehicle", "text", Desk.Intake.Field.vehicle, "", "") ?>
<div class="all"><?cs call:field("remarks", "text", Desk.Intake.Field.remarks, "", "") ?></div>
</div></details>
<div class="buttons fixed"><button type="submit" class="primary"><?cs var:Desk.Intake.Submit ?></button><span class="quiet by-key"><kbd>Ctrl</kbd> + <kbd>Enter</kbd></span></div>
</div>
<aside class="beside">
<?cs if:subcount(Duplicates) > 0 ?><div class="alert" role="alert"><h2><?cs var:Desk.Intake.Duplicates ?></h2><ul><?cs each:d = Duplicates ?><li><a href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:d.Id ?>"><?cs var:d.Number ?></a> <?cs var:d.Subject ?> <?cs call:stage(d.Stage) ?></li><?cs /each ?></ul></div><?cs /if ?>
<div class="panel" id="lookup" hidden data-rooms="<?cs var:Desk.Intake.Rooms ?>" data-cases="<?cs var:Desk.Intake.Cases ?>" data-callers="<?cs var:Desk.Intake.Callers ?>" data-duplicates="<?cs var:Desk.Intake.Duplicates ?>" data-nothing="<?cs var:Desk.Intake.Nothing ?>" data-ended="<?cs var:Desk.Intake.Ended ?>" data-no-cases="<?cs var:Desk.Intake.NoCases ?>"<?cs each:s = Text.Stage ?> data-stage-<?cs var:name(s) ?>="<?cs var:s ?>"<?cs /each ?>></div>
<div id="category-notices" data-hide="1"><?cs each:c = Options.Category ?><?cs if:c.Notice ?><div class="alert" data-category="<?cs var:c.Value ?>"><p><strong><?cs var:c.Word ?></strong> <?cs var:c.Notice ?></p></div><?cs /if ?><?cs /each ?></div>
<section class="panel script"><h2><?cs var:Desk.Script ?></h2><ol><?cs each:l = Desk.Script.Lines ?><li><?cs var:l ?></li><?cs /each ?></ol>
<details><summary><?cs var:Desk.Script.Polite ?></summary><ul><?cs each:l = Desk.Script.PoliteLines ?><li><?cs var:l ?></li><?cs /each ?></ul></details>
<?cs each:t = Texts ?><details><summary><?cs var:t.Name ?></summary><p class="prose"><?cs var:t.Text ?></p></details><?cs /each ?></section>
</aside>
</div>
<?cs call:form_end() ?>
<?cs include!"layout/staff_end.cs" ?>
