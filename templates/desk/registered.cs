<?cs # After registering: what to tell the caller, and the next step.

  Case.{Id,Version,Number,Subject,Category,Urgency}, Case.Registered.*, Case.Deadline.* (the earliest), Code (follow-up code in groups;
  set once only, on the first showing), Promise.* (moment by which the complainant hears), Options.Department.N.{Value,Word},
  Case.Open (this person may open the case), May.{dispatch,answer,report_up}, Suggested (department value), Deadlines.N.{Name,Due.*,Deadline.*}
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Desk.Registered ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Desk.Registered ?> <span class="number"><?cs var:Case.Number ?></span></h1><?cs call:deadline(Case.Deadline) ?></div>
<div class="pair">
<section class="panel"><h2><?cs var:Desk.Registered.Tell ?></h2>
<dl class="facts one"><div><dt><?cs var:Desk.Registered.Number ?></dt><dd class="number big"><?cs var:Case.Number ?></dd></div>
<?cs if:Code ?><div><dt><?cs var:Desk.Registered.Code ?></dt><dd class="code big"><?cs var:Code ?></dd></div><?cs /if ?>
<?cs if:Promise.Text ?><div><dt><?cs var:Desk.Registered.Promise ?></dt><dd><?cs call:moment(Promise) ?></dd></div><?cs /if ?></dl>
<p class="quiet"><?cs if:Code ?><?cs var:Desk.Registered.CodeNote ?><?cs else ?><?cs var:Desk.Registered.CodeGone ?><?cs /if ?></p>
<?cs if:subcount(Deadlines) > 0 ?><h3><?cs var:Desk.Registered.First ?></h3><dl class="facts one"><?cs each:d = Deadlines ?><div><dt><?cs var:d.Name ?></dt><dd><?cs call:moment(d.Due) ?> <?cs call:deadline(d.Deadline) ?></dd></div><?cs /each ?></dl><?cs /if ?></section>
<section class="panel"><h2><?cs var:Case.Subject ?></h2>
<p><?cs call:urgency(Case.Urgency) ?> <?cs var:Case.Category ?> <?cs call:moment(Case.Registered) ?></p>
<?cs if:May.dispatch ?><?cs call:form_begin("desk/case/dispatch", "dispatch") ?><?cs call:hidden("id", Case.Id) ?><?cs call:hidden("version", Case.Version) ?>
<div class="field"><label for="dispatch-department"><?cs call:field_mark("required") ?><?cs var:Desk.Act.dispatch.department ?></label>
<select id="dispatch-department" name="department" aria-required="true" autofocus><option value=""><?cs var:Text.Form.Choose ?></option><?cs each:o = Options.Department ?><?cs call:filter_option(o.Value, o.Word, Suggested) ?><?cs /each ?></select></div>
<?cs call:field("text", "lines", Desk.Act.dispatch.text, "optional", "") ?>
<div class="buttons"><button type="submit" class="primary"><?cs var:Text.Act.dispatch ?></button></div><?cs call:form_end() ?><?cs /if ?>
<?cs if:May.report_up ?><details class="act" open><summary><?cs var:Text.Act.report_up ?></summary><?cs call:form_begin("desk/case/report_up", "report_up") ?><?cs call:hidden("id", Case.Id) ?><?cs call:hidden("version", Case.Version) ?><?cs call:field("text", "lines", Desk.Act.report_up.text, "required", "") ?><div class="buttons"><button type="submit"><?cs var:Text.Act.report_up ?></button></div><?cs call:form_end() ?></details><?cs /if ?>
<?cs if:May.answer ?><details class="act"><summary><?cs var:Text.Act.answer ?></summary><?cs call:form_begin("desk/case/answer", "answer") ?><?cs call:hidden("id", Case.Id) ?><?cs call:hidden("version", Case.Version) ?><?cs call:field("validity", "radio", Desk.Act.judge.validity, "required", Desk.Judgement) ?><?cs call:field("text", "lines", Desk.Act.answer.text, "required", "") ?><?cs call:field("result", "text", Desk.Act.answer.result, "required", "") ?><div class="buttons"><button type="submit"><?cs var:Text.Act.answer ?></button></div><?cs call:form_end() ?></details><?cs /if ?>
</section></div>
<p class="buttons"><?cs if:Case.Open ?><a class="button" href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:Case.Id ?>"><?cs var:Desk.Registered.Open ?></a><?cs else ?><a class="button" href="<?cs var:Page.Base ?>/desk/handin"><?cs var:Desk.Handin.Mine ?></a><?cs /if ?><a class="button" href="<?cs var:Page.Base ?>/desk/intake" data-key="n"><?cs var:Desk.Registered.Another ?></a><?cs if:Case.Open ?><a class="button" href="<?cs var:Page.Base ?>/desk/print_slip?id=<?cs var:Case.Id ?>"><?cs call:icon("print") ?><?cs var:Desk.Print.Slip ?></a><?cs /if ?></p>
<?cs include!"layout/staff_end.cs" ?>
