<?cs # What was typed, to be checked before it is sent.  POST portal/submit; the change buttons lead back to portal/file.

  Form.*, Filing.{Project,Category}, Lookup.Rooms.0.Word (the room, when it was found), Form.photos.Kept.N.*,
  Alike.N.{Id,Category,Stage,Received.*,Joined}: open cases of the same building and category
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Portal.Check ?><?cs include!"layout/public_begin.cs" ?>
<?cs def:carry(name) ?><input type="hidden" name="<?cs var:name ?>" value="<?cs var:Form[name].Value ?>">
<?cs /def ?>
<?cs def:checked(words, value, field) ?><div><dt><?cs var:words ?></dt><dd class="lines"><?cs if:string.length(value) ?><?cs var:value ?><?cs else ?><span class="quiet"><?cs var:Portal.Check.None ?></span><?cs /if ?></dd><dd class="right"><button type="submit" class="plain" name="change" value="<?cs var:field ?>" formaction="<?cs var:Page.Base ?>/portal/file#f-<?cs var:field ?>"><?cs var:Portal.Check.Change ?><span class="hidden"> <?cs var:words ?></span></button></dd></div>
<?cs /def ?>
<h1><?cs var:Portal.Check ?></h1>
<p><?cs var:Portal.Check.Note ?></p>
<?cs if:subcount(Alike) > 0 ?><section class="alert"><h2><?cs var:Portal.Check.Alike ?></h2><p><?cs var:Portal.Check.AlikeNote ?></p>
<ul class="plain-list"><?cs each:a = Alike ?><li><?cs call:form_begin("portal/join", "join") ?><?cs call:hidden("id", a.Id) ?><span><?cs call:day(a.Received) ?> <?cs var:a.Category ?> <?cs call:stage(a.Stage) ?><?cs if:a.Joined > 0 ?> <?cs var:a.Joined ?> <?cs var:Portal.Check.Joined ?><?cs /if ?></span> <button type="submit"><?cs var:Portal.Check.Join ?></button><?cs call:form_end() ?></li><?cs /each ?></ul></section><?cs /if ?>
<?cs call:form_begin_files("portal/submit", "") ?>
<?cs call:carry("filing") ?><?cs call:carry("project") ?><?cs call:carry("room_text") ?><?cs call:carry("room") ?><?cs call:carry("category") ?><?cs call:carry("type") ?><?cs call:carry("remedy") ?><?cs call:carry("accused") ?><?cs call:carry("by_staff") ?><?cs call:carry("name") ?><?cs call:carry("phone") ?><?cs call:carry("anonymous") ?>
<textarea name="matter" class="hidden" hidden aria-label="<?cs var:Portal.File.Field.matter ?>">
<?cs var:Form.matter.Value ?></textarea>
<input type="hidden" name="kept-photos" value="<?cs var:Form.photos.Names ?>">
<section class="panel"><h2><?cs var:Portal.File.House ?></h2><dl class="facts check">
<?cs if:Filing.Project ?><?cs call:checked(Portal.File.Field.project, Filing.Project, "project") ?><?cs /if ?>
<?cs if:Lookup.Rooms.0.Word ?><?cs call:checked(Portal.File.Field.room_text, Lookup.Rooms.0.Word, "room_text") ?><?cs else ?><?cs call:checked(Portal.File.Field.room_text, Form.room_text.Value, "room_text") ?><?cs /if ?>
</dl><?cs if:!Lookup.Rooms.0.Word ?><p class="quiet"><?cs var:Portal.Check.Unknown ?></p><?cs /if ?></section>
<section class="panel"><h2><?cs var:Portal.File.Complaint ?></h2><dl class="facts check">
<?cs call:checked(Portal.File.Field.category, Filing.Category, "category") ?>
<?cs call:checked(Portal.File.Field.type, Portal.File.Type[Form.type.Value], "type") ?>
<?cs call:checked(Portal.File.Field.matter, Form.matter.Value, "matter") ?>
<?cs call:checked(Portal.File.Field.remedy, Form.remedy.Value, "remedy") ?>
<?cs call:checked(Portal.File.Field.accused, Form.accused.Value, "accused") ?>
<?cs set:Draw.Photos = "" ?><?cs each:p = Form.photos.Kept ?><?cs set:Draw.Photos = Draw.Photos + p.Name + " " ?><?cs /each ?><?cs call:checked(Portal.Check.Photos, Draw.Photos, "photos") ?>
</dl>
<?cs if:subcount(Form.photos.Kept) > 0 ?><ul class="previews"><?cs each:p = Form.photos.Kept ?><?cs if:p.Shown ?><li><img src="<?cs var:Page.Base ?>/portal/photo?kept=<?cs var:p.Piece ?>" alt="<?cs var:p.Name ?>"></li><?cs /if ?><?cs /each ?></ul><?cs /if ?></section>
<section class="panel"><h2><?cs var:Portal.File.Contact ?></h2><dl class="facts check">
<?cs if:Form.anonymous.Value == "1" ?><?cs call:checked(Portal.File.Field.anonymous, Portal.Check.Yes, "anonymous") ?><?cs else ?><?cs call:checked(Portal.File.Field.name, Form.name.Value, "name") ?><?cs call:checked(Portal.File.Field.phone, Form.phone.Value, "phone") ?><?cs /if ?><?cs if:Form.by_staff.Value == "1" ?><?cs call:checked(Portal.File.Field.by_staff, Text.Form.Yes, "by_staff") ?><?cs /if ?>
</dl></section>
<?cs call:submit(Portal.Check.Submit) ?>
<?cs call:form_end() ?>
<?cs include!"layout/public_end.cs" ?>
