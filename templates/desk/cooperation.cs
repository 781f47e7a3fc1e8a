<?cs # Several departments on a case: the lead, those that cooperate, their duties.

  Case as on desk/case;  Cooperation.Rows.N.{Id,Department,Duty,By,At.*,Ended.*,EndedBy,EndedReason}
  May.cooperate, Options.Department.N.{Value,Word}, Form.Scope the form that came back ("name", "end7")
  POST desk/cooperation/name (id, version, department, duty), desk/cooperation/end (id, version, cooperation, reason)
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Desk.Cooperation.Title + " " + Case.Number ?><?cs include!"layout/staff_begin.cs" ?><?cs
def:own() ?><input type="hidden" name="id" value="<?cs var:Case.Id ?>"><input type="hidden" name="version" value="<?cs var:Case.Version ?>">
<?cs /def ?>
<div class="title"><h1><?cs var:Desk.Cooperation.Title ?></h1> <a class="button number" href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:Case.Id ?>"><?cs var:Case.Number ?></a> <span><?cs var:Case.Subject ?></span> <?cs call:stage(Case.Stage) ?></div>
<?cs call:errors(Desk.Cooperation.Field) ?>
<section class="panel" id="departments"><h2><?cs var:Desk.Cooperation.Departments ?></h2>
<ul class="deadlines"><li><div><span class="mark strong"><?cs var:Desk.Cooperation.Lead ?></span> <strong><?cs if:Case.Department ?><?cs var:Case.Department ?><?cs else ?><?cs var:Desk.Cooperation.NoLead ?><?cs /if ?></strong></div><?cs if:Case.Handler ?><p class="quiet"><?cs var:Desk.Case.Handler ?> <?cs var:Case.Handler ?></p><?cs /if ?></li>
<?cs each:k = Cooperation.Rows ?><li<?cs if:k.Ended.Text ?> class="struck"<?cs /if ?>><div><span class="mark"><?cs if:k.Ended.Text ?><?cs var:Desk.Cooperation.Ended ?><?cs else ?><?cs var:Desk.Cooperation.Mark ?><?cs /if ?></span> <strong><?cs var:k.Department ?></strong></div>
<p class="lines words"><?cs var:k.Duty ?></p><p class="quiet"><?cs var:Desk.Cooperation.NamedBy ?> <?cs var:k.By ?> <?cs call:moment(k.At) ?></p>
<?cs if:k.Ended.Text ?><p class="quiet"><?cs var:Desk.Cooperation.EndedBy ?> <?cs var:k.EndedBy ?> <?cs call:moment(k.Ended) ?> <span class="words"><?cs var:k.EndedReason ?></span></p><?cs elif:May.cooperate ?><details class="act"<?cs if:Form.Scope == "end" + k.Id ?> open<?cs /if ?>><summary><?cs var:Desk.Cooperation.End ?></summary><?cs call:form_begin("desk/cooperation/end", "end" + k.Id) ?><?cs call:own() ?><input type="hidden" name="cooperation" value="<?cs var:k.Id ?>">
<?cs call:field("reason", "text", Desk.Cooperation.Field.reason, "required", "") ?><?cs call:submit(Desk.Cooperation.End) ?><?cs call:form_end() ?></details><?cs /if ?></li>
<?cs /each ?></ul>
<?cs if:subcount(Cooperation.Rows) == 0 ?><p class="quiet"><?cs var:Desk.Cooperation.None ?></p><?cs /if ?>
<?cs if:May.cooperate && subcount(Options.Department) > 0 ?><details class="act" id="act-name"<?cs if:Form.Scope == "name" ?> open<?cs /if ?>><summary><?cs var:Desk.Cooperation.Name ?></summary><?cs call:form_begin("desk/cooperation/name", "name") ?><?cs call:own() ?><?cs call:field("department", "choice", Desk.Cooperation.Field.department, "required", Options.Department) ?><?cs call:field("duty", "lines", Desk.Cooperation.Field.duty, "required", "") ?><?cs call:submit(Desk.Cooperation.Name) ?><?cs call:form_end() ?></details><?cs /if ?></section>
<?cs include!"layout/staff_end.cs" ?>
