<?cs # A new inspection.  POST audit/open with checklist, department and project; Options.{Checklist,Department,Project}.N.{Value,Word}. ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.new_check ?><?cs include!"layout/staff_begin.cs" ?>
<div class="narrow">
<h1><?cs var:Text.Nav.new_check ?></h1>
<?cs call:errors(Audit.Open.Field) ?>
<div class="panel">
<?cs if:subcount(Options.Checklist) == 0 ?><?cs call:empty(Audit.Open.Nothing) ?><?cs else ?>
<?cs call:form_begin("audit/open", "") ?>
<?cs call:field("checklist", "choice", Audit.Open.Field.checklist, "required", Options.Checklist) ?>
<?cs call:field("department", "choice", Audit.Open.Field.department, "", Options.Department) ?>
<?cs call:field("project", "choice", Audit.Open.Field.project, "", Options.Project) ?>
<?cs call:submit(Audit.Open.Submit) ?>
<?cs call:form_end() ?><?cs /if ?>
</div></div>
<?cs include!"layout/staff_end.cs" ?>
