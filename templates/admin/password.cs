<?cs # One's own password.  POST admin/password with old, new and again; words in Admin.Password.
  POST admin/notices with digest and mail; Wish.Closed: mail is not set up.
  Signing out everywhere is POST admin/sign_out_everywhere.  Sessions.N.{Since.*,Seen.*,Address,Agent,Current} lists where one is signed in. ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Admin.Password ?><?cs include!"layout/staff_begin.cs" ?>
<div class="narrow">
<h1><?cs var:Admin.Password ?></h1>
<?cs if:Page.MustChange ?><p class="alert"><?cs var:Admin.Password.MustChange ?></p><?cs /if ?>
<?cs call:errors(Admin.Password.Field) ?>
<div class="panel">
<?cs call:form_begin("admin/password", "") ?>
<input type="hidden" autocomplete="username" value="<?cs var:Actor.Login ?>">
<div class="field<?cs if:Form.old.Error ?> wrong<?cs /if ?>"><label for="f-old"><?cs call:field_mark("required") ?><?cs var:Admin.Password.Field.old ?></label>
<input type="password" id="f-old" name="old" autocomplete="current-password" aria-required="true"<?cs call:field_notes("old", Admin.Password.Field.old) ?>><?cs call:field_below("old", Admin.Password.Field.old) ?></div>
<?cs call:field("new", "password", Admin.Password.Field.new, "required", "") ?>
<?cs call:field("again", "password", Admin.Password.Field.again, "required", "") ?>
<?cs call:submit(Admin.Password.Submit) ?>
<?cs call:form_end() ?>
</div>
<?cs if:!Page.MustChange ?><section class="panel" id="digest">
<h2><?cs var:Admin.Password.Wish.Title ?></h2>
<?cs call:form_begin("admin/notices", "") ?>
<?cs call:field("digest", "radio", Admin.Password.Field.digest, "required", Text.Digest) ?>
<?cs call:field("mail", "text", Admin.Password.Field.mail, "", "") ?>
<?cs if:Wish.Closed ?><p class="quiet"><?cs var:Admin.Password.Wish.Closed ?></p><?cs /if ?>
<?cs call:submit(Admin.Password.Wish.Save) ?>
<?cs call:form_end() ?>
</section><?cs /if ?>
<section class="panel">
<h2><?cs var:Admin.Password.Elsewhere ?></h2>
<?cs if:subcount(Sessions) > 0 ?><ul><?cs each:s = Sessions ?><li><?cs call:moment(s.Seen) ?> <span class="quiet"><?cs var:s.Address ?> <?cs var:s.Agent ?></span><?cs if:s.Current ?> <span class="mark"><?cs var:Admin.Password.Here ?></span><?cs /if ?></li><?cs /each ?></ul><?cs /if ?>
<form method="post" action="<?cs var:Page.Base ?>/admin/sign_out_everywhere"><?cs call:form_secrets() ?><button type="submit" class="danger"><?cs var:Admin.Password.Everywhere ?></button></form>
</section>
</div>
<?cs include!"layout/staff_end.cs" ?>
