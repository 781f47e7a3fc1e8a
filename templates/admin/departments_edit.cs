<?cs # Adding or changing a department.  POST admin/departments/edit.  Page.New, Departments.N.{Value,Word}, Form.* ?><?cs
include!"layout/macros.cs" ?><?cs if:Page.New ?><?cs set:Page.Title = Admin.Departments.Add ?><?cs else ?><?cs set:Page.Title = Admin.Departments.Change ?><?cs /if ?><?cs include!"layout/staff_begin.cs" ?>
<div class="narrow">
<p class="crumbs"><a href="<?cs var:Page.Base ?>/admin/departments"><?cs var:Text.Nav.departments ?></a></p>
<h1><?cs var:Page.Title ?></h1>
<?cs call:errors(Admin.Departments.Field) ?>
<div class="panel">
<?cs call:form_begin("admin/departments/edit", "") ?>
<?cs call:hidden("id", Form.id.Value) ?><?cs call:hidden("version", Form.version.Value) ?>
<?cs if:Page.New ?><?cs call:field("code", "text", Admin.Departments.Field.code, "required", "") ?><?cs else ?><?cs call:hidden("code", Form.code.Value) ?><dl class="facts"><?cs call:fact(Admin.Departments.Field.code, Form.code.Value) ?></dl><?cs /if ?>
<?cs call:field("name_zh", "text", Admin.Departments.Field.name_zh, "required", "") ?>
<?cs call:field("name_en", "text", Admin.Departments.Field.name_en, "required", "") ?>
<?cs call:field("above", "choice", Admin.Departments.Field.above, "optional", Departments) ?>
<?cs call:field("takes_cases", "check", Admin.Departments.Field.takes_cases, "", "") ?>
<?cs if:!Page.New ?><?cs call:field("closed", "check", Admin.Departments.Field.closed, "", "") ?><?cs /if ?>
<?cs call:submit(Text.Form.Save) ?>
<?cs call:form_end() ?>
</div>
</div>
<?cs include!"layout/staff_end.cs" ?>
