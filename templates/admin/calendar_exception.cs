<?cs # A day on which one centre works otherwise.  POST admin/calendar/exception {centre,day,what,hours,reason} leads to the preview
  Centres.N.{Value,Word}, Form.* ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Admin.Calendar.Exception ?><?cs include!"layout/staff_begin.cs" ?>
<div class="narrow">
<p class="crumbs"><a href="<?cs var:Page.Base ?>/admin/calendar"><?cs var:Text.Nav.calendar ?></a></p>
<h1><?cs var:Admin.Calendar.Exception ?></h1>
<?cs call:errors(Admin.Calendar.Field) ?>
<div class="panel">
<p><?cs var:Admin.Calendar.ExceptionExplain ?></p>
<?cs call:form_begin("admin/calendar/exception", "") ?>
<?cs call:field("centre", "choice", Admin.Calendar.Field.centre, "required", Centres) ?>
<?cs call:field("day", "day", Admin.Calendar.Field.day, "required", "") ?>
<?cs call:field("what", "radio", Admin.Calendar.Field.what, "required", Admin.Calendar.Choices) ?>
<?cs call:field("hours", "text", Admin.Calendar.Field.hours, "optional", "") ?>
<?cs call:field("reason", "text", Admin.Calendar.Field.reason, "required", "") ?>
<?cs call:submit(Admin.Calendar.Check) ?>
<?cs call:form_end() ?>
</div>
</div>
<?cs include!"layout/staff_end.cs" ?>
