<?cs # Handing in a version.  POST admin/procedures/propose {document,from,reason}.
  Problems.N.Line: "file:line:column: message"   Stranded: see admin/procedures_stranded.cs ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Admin.Procedures.Propose ?><?cs include!"layout/staff_begin.cs" ?>
<div class="narrow">
<p class="crumbs"><a href="<?cs var:Page.Base ?>/admin/procedures"><?cs var:Text.Nav.procedure ?></a></p>
<h1><?cs var:Admin.Procedures.Propose ?></h1>
<?cs call:errors(Admin.Procedures.Field) ?>
<?cs include!"admin/procedures_stranded.cs" ?>
<div class="panel">
<p><?cs var:Admin.Procedures.ProposeExplain ?></p>
<?cs call:form_begin_files("admin/procedures/propose", "") ?>
<div class="field<?cs if:Form.document.Error ?> wrong<?cs /if ?>"><label for="f-document"><?cs call:field_mark("required") ?><?cs var:Admin.Procedures.Field.document ?></label>
<input type="file" id="f-document" name="document" accept=".xml" aria-required="true"<?cs call:field_notes("document", Admin.Procedures.Field.document) ?>><?cs call:field_below("document", Admin.Procedures.Field.document) ?>
<?cs if:subcount(Problems) > 0 ?><ul class="problems" id="problems"><?cs each:p = Problems ?><li><code><?cs var:p.Line ?></code></li><?cs /each ?></ul><?cs /if ?></div>
<?cs call:field("from", "moment", Admin.Procedures.Field.from, "optional", "") ?>
<?cs call:field("reason", "lines", Admin.Procedures.Field.reason, "optional", "") ?>
<?cs call:submit(Admin.Procedures.Hand) ?>
<?cs call:form_end() ?>
</div>
</div>
<?cs include!"layout/staff_end.cs" ?>
