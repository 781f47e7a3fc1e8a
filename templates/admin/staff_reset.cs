<?cs # A first password: asked for with POST admin/staff/reset {id,password}; shown once as First.{Name,Login,Password}.  Person.{Name,Login} ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Admin.Reset ?><?cs include!"layout/staff_begin.cs" ?>
<div class="narrow">
<p class="crumbs"><a href="<?cs var:Page.Base ?>/admin/staff"><?cs var:Text.Nav.staff ?></a></p>
<h1><?cs var:Admin.Reset ?></h1>
<?cs if:First.Password ?><div class="panel">
<p class="alert"><?cs var:Admin.Reset.Once ?></p>
<dl class="facts"><?cs call:fact(Admin.Staff.Field.name, First.Name) ?><?cs call:fact(Admin.Staff.Field.login, First.Login) ?><div class="wide"><dt><?cs var:Admin.Reset.Password ?></dt><dd><code id="first-password"><?cs var:First.Password ?></code></dd></div></dl>
<p><a class="button" href="<?cs var:Page.Base ?>/admin/staff"><?cs var:Text.Frame.Back ?></a></p>
</div><?cs else ?><?cs call:errors(Admin.Reset.Field) ?>
<div class="panel">
<p><?cs var:Admin.Reset.Explain ?></p>
<dl class="facts"><?cs call:fact(Admin.Staff.Field.name, Person.Name) ?><?cs call:fact(Admin.Staff.Field.login, Person.Login) ?></dl>
<?cs call:form_begin("admin/staff/reset", "") ?>
<?cs call:hidden("id", Form.id.Value) ?>
<?cs call:field("password", "password", Admin.Reset.Field.password, "required", "") ?>
<?cs call:submit(Admin.Reset.Submit) ?>
<?cs call:form_end() ?>
</div><?cs /if ?>
</div>
<?cs include!"layout/staff_end.cs" ?>
