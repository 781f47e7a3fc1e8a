<?cs # Sending a notice of holidays.  POST admin/calendar/import {notice}; Import.Problems.N.{Line,Column,Message} when it cannot be read ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Admin.Calendar.Import ?><?cs include!"layout/staff_begin.cs" ?>
<div class="narrow">
<p class="crumbs"><a href="<?cs var:Page.Base ?>/admin/calendar"><?cs var:Text.Nav.calendar ?></a></p>
<h1><?cs var:Admin.Calendar.Import ?></h1>
<?cs call:errors(Admin.Calendar.Field) ?>
<div class="panel">
<p><?cs var:Admin.Calendar.Explain ?></p>
<?cs call:form_begin_files("admin/calendar/import", "") ?>
<div class="field<?cs if:Form.notice.Error ?> wrong<?cs /if ?>"><label for="f-notice"><?cs call:field_mark("required") ?><?cs var:Admin.Calendar.Field.notice ?></label>
<input type="file" id="f-notice" name="notice" accept=".json,.ics,.xml" aria-required="true"<?cs call:field_notes("notice", Admin.Calendar.Field.notice) ?>><?cs call:field_below("notice", Admin.Calendar.Field.notice) ?></div>
<?cs call:submit(Admin.Calendar.Check) ?>
<?cs call:form_end() ?>
</div>
</div>
<?cs if:subcount(Import.Problems) > 0 ?><h2><?cs var:Admin.Calendar.Problems ?></h2>
<div class="list" role="region" tabindex="0" aria-label="<?cs var:Admin.Calendar.Problems ?>"><table>
<thead><tr><th scope="col"><?cs var:Admin.Calendar.Line ?></th><th scope="col"><?cs var:Admin.Calendar.Column ?></th><th scope="col"><?cs var:Admin.Calendar.Why ?></th></tr></thead>
<tbody><?cs each:p = Import.Problems ?><tr><td><?cs var:p.Line ?></td><td><?cs var:p.Column ?></td><td lang="en"><?cs var:p.Message ?></td></tr>
<?cs /each ?></tbody></table></div><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
