<?cs # Sending a sheet of rooms.  POST admin/rooms/import {sheet}; Import.Reason: word of Text.Import when it cannot be read ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Admin.Rooms.Import ?><?cs include!"layout/staff_begin.cs" ?>
<div class="narrow">
<p class="crumbs"><a href="<?cs var:Page.Base ?>/admin/rooms"><?cs var:Text.Nav.rooms ?></a></p>
<h1><?cs var:Admin.Rooms.Import ?></h1>
<?cs call:errors(Admin.Rooms.Field) ?>
<?cs if:Import.Reason ?><p class="alert" id="import-reason"><?cs var:Text.Import[Import.Reason] ?></p><?cs /if ?>
<div class="panel">
<p><?cs var:Admin.Rooms.Explain ?> <a href="<?cs var:Page.Base ?>/admin/rooms/template"><?cs var:Admin.Rooms.Template ?></a></p>
<?cs call:form_begin_files("admin/rooms/import", "") ?>
<div class="field<?cs if:Form.sheet.Error ?> wrong<?cs /if ?>"><label for="f-sheet"><?cs call:field_mark("required") ?><?cs var:Admin.Rooms.Field.sheet ?></label>
<input type="file" id="f-sheet" name="sheet" accept=".xlsx,.csv" aria-required="true"<?cs call:field_notes("sheet", Admin.Rooms.Field.sheet) ?>><?cs call:field_below("sheet", Admin.Rooms.Field.sheet) ?></div>
<?cs call:submit(Admin.Rooms.Check) ?>
<?cs call:form_end() ?>
</div>
</div>
<?cs include!"layout/staff_end.cs" ?>
