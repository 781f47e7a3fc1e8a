<?cs # The form of a complaint in three blocks.  POST portal/file/check.

  Projects.N.{Value,Word,Chosen}, Filing.Several (more than one project), Options.Category.N.{Value,Word,Notice},
  Lookup.Fitting.N.{Value,Word,Chosen} when several rooms fit, Form.*
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Portal.File ?><?cs set:Page.Scripts = "filing" ?><?cs include!"layout/public_begin.cs" ?>
<h1><?cs var:Portal.File ?></h1>
<?cs call:errors(Portal.File.Field) ?>
<?cs if:Company.Phone ?><p class="quiet"><?cs var:Portal.File.Phone ?> <a href="tel:<?cs var:Company.Phone ?>"><?cs var:Company.Phone ?></a></p><?cs /if ?>
<p class="quiet"><?cs var:Text.Form.RequiredNote ?></p>
<?cs call:form_begin_files("portal/file/check", "") ?>
<input type="hidden" name="filing" value="<?cs if:Form.filing.Value ?><?cs var:Form.filing.Value ?><?cs else ?><?cs var:Page.Once ?><?cs /if ?>">
<section class="panel"><h2><?cs var:Portal.File.House ?></h2>
<?cs if:Filing.Several ?><div class="field<?cs if:Form.project.Error ?> wrong<?cs /if ?>"><label for="f-project"><?cs call:field_mark("required") ?><?cs var:Portal.File.Field.project ?></label>
<select<?cs call:field_common("project", Portal.File.Field.project, "required") ?>><option value=""><?cs var:Text.Form.Choose ?></option><?cs each:p = Projects ?><option value="<?cs var:p.Value ?>"<?cs if:p.Chosen ?> selected<?cs /if ?>><?cs var:p.Word ?></option><?cs /each ?></select><?cs call:field_below("project", Portal.File.Field.project) ?></div><?cs /if ?>
<?cs call:field("room_text", "text", Portal.File.Field.room_text, "required", "") ?>
<?cs if:subcount(Lookup.Fitting) > 1 ?><fieldset class="field<?cs if:Form.room.Error ?> wrong<?cs /if ?>" id="f-room" tabindex="-1"><legend><?cs var:Portal.File.Field.room ?></legend><?cs each:r = Lookup.Fitting ?><label class="pick"><input type="radio" name="room" value="<?cs var:r.Value ?>"<?cs if:r.Chosen ?> checked<?cs /if ?>><span><?cs var:r.Word ?></span></label> <?cs /each ?><?cs call:field_below("room", Portal.File.Field.room) ?></fieldset><?cs /if ?>
</section>
<section class="panel"><h2><?cs var:Portal.File.Complaint ?></h2>
<div class="field<?cs if:Form.category.Error ?> wrong<?cs /if ?>"><label for="f-category"><?cs call:field_mark("required") ?><?cs var:Portal.File.Field.category ?></label>
<select<?cs call:field_common("category", Portal.File.Field.category, "required") ?>><option value=""><?cs var:Text.Form.Choose ?></option><?cs each:o = Options.Category ?><?cs call:filter_option(o.Value, o.Word, Form.category.Value) ?><?cs /each ?></select><?cs call:field_below("category", Portal.File.Field.category) ?></div>
<div id="category-notices"><?cs each:c = Options.Category ?><?cs if:c.Notice ?><div class="alert" data-category="<?cs var:c.Value ?>"><p><strong><?cs var:c.Word ?></strong> <?cs var:c.Notice ?></p></div><?cs /if ?><?cs /each ?></div>
<?cs call:field("type", "choice", Portal.File.Field.type, "optional", Portal.File.Type) ?>
<?cs call:field("matter", "lines", Portal.File.Field.matter, "required", "") ?>
<?cs call:field("remedy", "text", Portal.File.Field.remedy, "optional", "") ?>
<?cs call:field("accused", "text", Portal.File.Field.accused, "optional", "") ?>
<div class="field<?cs if:Form.photos.Error ?> wrong<?cs /if ?>"><label for="f-photos"><?cs var:Portal.File.Field.photos ?><?cs call:field_optional("optional") ?></label>
<?cs call:kept("photos") ?><input type="file" multiple accept="image/*"<?cs call:field_common("photos", Portal.File.Field.photos, "") ?><?cs call:file_count("photos") ?>><?cs call:field_below("photos", Portal.File.Field.photos) ?></div>
</section>
<section class="panel"><h2><?cs var:Portal.File.Contact ?></h2>
<p class="quiet"><?cs var:Portal.File.ContactNote ?></p>
<?cs call:field("name", "text", Portal.File.Field.name, "", "") ?>
<?cs call:field("phone", "phone", Portal.File.Field.phone, "", "") ?>
<?cs call:field("by_staff", "check", Portal.File.Field.by_staff, "", "") ?>
<?cs call:field("anonymous", "check", Portal.File.Field.anonymous, "", "") ?>
<p class="hint"><?cs var:Portal.File.Anonymous ?></p>
</section>
<?cs call:submit(Portal.File.Next) ?>
<?cs call:form_end() ?>
<?cs include!"layout/public_end.cs" ?>
