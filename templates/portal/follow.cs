<?cs # Number and code.  POST portal/follow ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Portal.Follow ?><?cs include!"layout/public_begin.cs" ?>
<div class="narrow">
<h1><?cs var:Portal.Follow ?></h1>
<?cs call:errors(Portal.Follow.Field) ?>
<p><?cs var:Portal.Follow.Lead ?></p>
<div class="panel"><?cs call:form_begin("portal/follow", "") ?>
<?cs call:field("number", "text", Portal.Follow.Field.number, "required", "") ?>
<?cs call:field("code", "text", Portal.Follow.Field.code, "required", "") ?>
<?cs call:submit(Portal.Follow.Submit) ?>
<?cs call:form_end() ?></div>
<p class="quiet"><?cs var:Portal.Follow.Lost ?></p>
</div>
<?cs include!"layout/public_end.cs" ?>
