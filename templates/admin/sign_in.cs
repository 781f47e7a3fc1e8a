<?cs # Sign-in.  POST admin/sign_in with login, password and back (where to go afterwards, checked by the program).
  Reads Form.login.{Value,Error}, Form.password.Error, Form.back.Value, Page.Refusal; the words are in Admin.SignIn. ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Admin.SignIn ?><?cs include!"layout/public_begin.cs" ?>
<div class="narrow">
<h1><?cs var:Admin.SignIn ?></h1>
<?cs call:errors(Admin.SignIn.Field) ?>
<div class="panel">
<?cs call:form_begin("admin/sign_in", "") ?>
<?cs call:hidden("back", Form.back.Value) ?>
<div class="field<?cs if:Form.login.Error ?> wrong<?cs /if ?>"><label for="f-login"><?cs call:field_mark("required") ?><?cs var:Admin.SignIn.Field.login ?></label>
<input type="text" id="f-login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" aria-required="true" value="<?cs var:Form.login.Value ?>"<?cs call:field_notes("login", Admin.SignIn.Field.login) ?>><?cs call:field_below("login", Admin.SignIn.Field.login) ?></div>
<?cs call:field("password", "password", Admin.SignIn.Field.password, "required", "") ?>
<?cs call:submit(Admin.SignIn.Submit) ?>
<?cs call:form_end() ?>
</div>
<p class="quiet"><?cs var:Admin.SignIn.Help ?></p>
</div>
<?cs include!"layout/public_end.cs" ?>
