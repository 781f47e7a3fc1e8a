<?cs # The sheet of an inspection, one item after the other, made for a phone.

  Sheet.{Id,Version,Number,Checklist,Subject,At,Unfinished}, Sheet.Score.*, Items.N as audit_show.c lays them out;
  Items.N.Error.<note photos department found> and Items.N.Was.{Answered,Note} after a form that was not taken.
  Each item: POST audit/sheet/answer with id, version, item, skip, d-<deduction>, note, photos, of a project as a whole (Sheet.Whole) department of Options.Department.  POST audit/sheet/sign with id, version.
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Audit.Sheet + " " + Sheet.Subject ?><?cs set:Page.Scripts = "upload" ?><?cs include!"layout/staff_begin.cs" ?>
<?cs def:deduction(i, d) ?><?cs if:d.Counted ?><div class="taken"><label for="item-<?cs var:i.Id ?>-<?cs var:d.Name ?>"><?cs var:d.Text ?> <span class="quiet">−<?cs var:d.Points ?> × <?cs var:Audit.Times ?></span></label><input type="number" inputmode="numeric" min="0" max="999" step="1" id="item-<?cs var:i.Id ?>-<?cs var:d.Name ?>" name="d-<?cs var:d.Name ?>" value="<?cs if:d.Count ?><?cs var:d.Count ?><?cs else ?>0<?cs /if ?>"></div>
<?cs else ?><label class="pick taken"><input type="checkbox" name="d-<?cs var:d.Name ?>" value="1"<?cs if:d.Count ?> checked<?cs /if ?>><span><?cs var:d.Text ?></span> <span class="quiet nowrap"><?cs if:d.Fatal ?><?cs var:Audit.Fatal ?><?cs else ?>−<?cs var:d.Points ?><?cs /if ?></span></label>
<?cs /if ?><?cs /def ?>
<?cs def:wrong(i, field) ?><?cs if:i.Error[field] ?><p class="error" id="item-<?cs var:i.Id ?>-<?cs var:field ?>-error"><?cs call:icon("warn") ?><?cs var:Audit.Field[field] ?><?cs call:colon() ?><?cs var:Text.Error[i.Error[field]] ?></p><?cs /if ?><?cs /def ?>
<?cs def:tells(i, field) ?><?cs if:i.Error[field] ?> aria-invalid="true" aria-describedby="item-<?cs var:i.Id ?>-<?cs var:field ?>-error"<?cs /if ?><?cs /def ?>
<div class="narrow inspection">
<h1><?cs var:Sheet.Subject ?></h1>
<p class="quiet"><?cs var:Sheet.Checklist ?> <span class="number"><?cs var:Sheet.Number ?></span></p>
<div class="standing"><?cs call:score(Sheet.Score) ?></div>
<?cs if:Sheet.Unfinished ?><p class="alert"><?cs each:i = Items ?><?cs if:i.Id == Sheet.Unfinished ?><a href="#item-<?cs var:i.Id ?>"><?cs var:Audit.FirstUnfinished ?> <?cs var:i.Id ?>. <?cs var:i.Name ?> (<?cs var:Audit.Lack[i.Lack] ?>)</a><?cs /if ?><?cs /each ?></p><?cs /if ?>
<?cs call:errors(Audit.Field) ?>
<?cs each:i = Items ?><details class="panel item" id="item-<?cs var:i.Id ?>"<?cs if:i.Id == Sheet.At || i.Id == Sheet.Unfinished ?> open<?cs /if ?>>
<summary><span class="item-name"><?cs var:i.Id ?>. <?cs var:i.Name ?></span> <span class="item-score"><?cs if:i.Skipped && i.Answered ?><span class="mark"><?cs var:Audit.Skipped ?></span><?cs elif:i.Answered ?><?cs call:icon("done") ?><strong><?cs var:i.Score ?></strong>/<?cs var:i.Points ?><?cs else ?><span class="quiet">--/<?cs var:i.Points ?></span><?cs /if ?></span></summary>
<p><?cs var:i.Check ?></p>
<p class="quiet"><?cs var:i.Rule ?></p>
<?cs call:form_begin_files("audit/sheet/answer", "item-" + i.Id) ?><?cs call:hidden("id", Sheet.Id) ?><?cs call:hidden("version", Sheet.Version) ?><?cs call:hidden("item", i.Id) ?>
<?cs if:i.Was.Answered && Page.Refusal == "changed" ?><div class="alert"><p><?cs var:Audit.Standing ?> <strong><?cs var:i.Score ?>/<?cs var:i.Points ?></strong></p><?cs if:i.Was.Note ?><p class="lines"><?cs var:i.Was.Note ?></p><?cs /if ?></div><?cs /if ?>
<fieldset class="field<?cs if:i.Error.found ?> wrong<?cs /if ?>" id="item-<?cs var:i.Id ?>-found" tabindex="-1"<?cs call:tells(i, "found") ?>><legend><?cs var:Audit.Field.found ?></legend>
<?cs each:d = i.Deductions ?><?cs call:deduction(i, d) ?><?cs /each ?>
<?cs call:wrong(i, "found") ?></fieldset>
<label class="pick taken skip-item"><input type="checkbox" name="skip" value="1"<?cs if:i.Skipped ?> checked<?cs /if ?>><span><?cs var:Audit.Field.skip ?></span></label>
<div class="field<?cs if:i.Error.note ?> wrong<?cs /if ?>"><label for="item-<?cs var:i.Id ?>-note"><?cs var:Audit.Field.note ?> <span class="quiet"><?cs var:Audit.NoteWhen ?></span></label>
<textarea rows="3" id="item-<?cs var:i.Id ?>-note" name="note"<?cs call:tells(i, "note") ?>>
<?cs var:i.Note ?></textarea><?cs call:wrong(i, "note") ?></div>
<?cs if:Sheet.Whole ?><div class="field<?cs if:i.Error.department ?> wrong<?cs /if ?>"><label for="item-<?cs var:i.Id ?>-department"><?cs var:Audit.Field.department ?> <span class="quiet"><?cs var:Audit.NoteWhen ?></span></label>
<select id="item-<?cs var:i.Id ?>-department" name="department"<?cs call:tells(i, "department") ?>><option value=""><?cs var:Text.Form.Choose ?></option><?cs each:o = Options.Department ?><option value="<?cs var:o.Value ?>"<?cs if:o.Value == i.Department ?> selected<?cs /if ?>><?cs var:o.Word ?></option><?cs /each ?></select><?cs call:wrong(i, "department") ?></div>
<?cs /if ?><?cs if:subcount(i.Photos) > 0 ?><div class="gallery small"><?cs each:p = i.Photos ?><a href="<?cs var:Page.Base ?>/audit/photo?id=<?cs var:p.Id ?><?cs if:p.Image ?>&amp;original=1<?cs /if ?>"><?cs if:p.Image ?><img loading="lazy" width="88" height="66" src="<?cs var:Page.Base ?>/audit/photo?id=<?cs var:p.Id ?>" alt="<?cs var:p.Name ?>"><?cs else ?><?cs call:icon("clip") ?><?cs var:p.Name ?><?cs /if ?></a><?cs /each ?></div><?cs /if ?>
<div class="field<?cs if:i.Error.photos ?> wrong<?cs /if ?>"><label for="item-<?cs var:i.Id ?>-photos"><?cs call:icon("camera") ?><?cs var:Audit.Field.photos ?> <span class="quiet"><?cs if:i.NeedsPhoto ?><?cs var:Audit.PhotoWhen ?><?cs else ?><?cs var:Text.Form.Optional ?><?cs /if ?></span></label>
<?cs if:Form.Scope == "item-" + i.Id ?><?cs call:kept_files("photos") ?><?cs /if ?><input type="file" multiple accept="image/*" capture="environment" id="item-<?cs var:i.Id ?>-photos" name="photos" data-max="9"<?cs call:tells(i, "photos") ?>><?cs call:wrong(i, "photos") ?></div>
<button type="submit" class="primary whole"><?cs var:Audit.Save ?></button>
<?cs call:form_end() ?></details>
<?cs /each ?>
<section class="panel" id="sign"><h2><?cs var:Audit.Sign ?></h2><p><?cs var:Audit.SignNote ?></p>
<?cs call:form_begin("audit/sheet/sign", "sign") ?><?cs call:hidden("id", Sheet.Id) ?><?cs call:hidden("version", Sheet.Version) ?><button type="submit" class="primary whole"><?cs var:Audit.Sign ?></button><?cs call:form_end() ?></section>
</div>
<?cs include!"layout/staff_end.cs" ?>
