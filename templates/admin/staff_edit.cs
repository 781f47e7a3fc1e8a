<?cs # Adding or changing somebody.  POST admin/staff/edit.  Page.New, Departments.N and Superiors.N {Value,Word}, Form.* ?><?cs
include!"layout/macros.cs" ?><?cs if:Page.New ?><?cs set:Page.Title = Admin.Staff.Add ?><?cs else ?><?cs set:Page.Title = Admin.Staff.Change ?><?cs /if ?><?cs include!"layout/staff_begin.cs" ?>
<div class="narrow">
<p class="crumbs"><a href="<?cs var:Page.Base ?>/admin/staff"><?cs var:Text.Nav.staff ?></a></p>
<h1><?cs var:Page.Title ?></h1>
<?cs call:errors(Admin.Staff.Field) ?>
<div class="panel">
<?cs call:form_begin("admin/staff/edit", "") ?>
<?cs call:hidden("id", Form.id.Value) ?><?cs call:hidden("version", Form.version.Value) ?>
<?cs if:Page.New ?><?cs call:field("login", "text", Admin.Staff.Field.login, "required", "") ?><?cs else ?><?cs call:hidden("login", Form.login.Value) ?><dl class="facts"><?cs call:fact(Admin.Staff.Field.login, Form.login.Value) ?></dl><?cs /if ?>
<?cs call:field("name", "text", Admin.Staff.Field.name, "required", "") ?>
<?cs call:field("title", "text", Admin.Staff.Field.title, "optional", "") ?>
<?cs call:field("phone", "phone", Admin.Staff.Field.phone, "optional", "") ?>
<?cs call:field("department", "choice", Admin.Staff.Field.department, "required", Departments) ?>
<?cs call:field("superior", "choice", Admin.Staff.Field.superior, "optional", Superiors) ?>
<?cs call:field("roles", "choices", Admin.Staff.Field.roles, "", Admin.Staff.Roles) ?>
<?cs if:!Page.New ?><?cs call:field("disabled", "check", Admin.Staff.Field.disabled, "", "") ?><?cs /if ?>
<?cs call:field("password", "password", Admin.Staff.Field.password, "required", "") ?>
<?cs call:submit(Text.Form.Save) ?>
<?cs call:form_end() ?>
</div>
</div>
<?cs include!"layout/staff_end.cs" ?>
