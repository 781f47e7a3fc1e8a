<?cs # A handler's work on a phone: cards with what to do next.

  Work.N.{Id,Version,Number,Stage,Urgency,Major,Alarm,Subject,Matter,Place,Complainant,Phone,Category,Instruction}, Work.N.Flags.M.Name, Work.N.Deadline.*,
  List.{Newer,Older,Xlsx,Csv}, Work.N.Received.*, Work.N.May.<accept return investigate execute progress complete feed_back attach>
  Waiting.N as desk_task_mine() lays it out: sub-tasks of this person, of nobody in the department, and sent back to this person
  Focus.{One,Act}   one card alone (?id=), and the act whose form is open on it (&act=)
  Forms POST desk/case/<act> with id, version, back=desk/work and the fields of that act; an invalid one comes back on the case page.
?><?cs include!"layout/macros.cs" ?><?cs include!"layout/task_macros.cs" ?><?cs set:Page.Title = Text.Nav.work ?><?cs set:Page.Scripts = "upload" ?><?cs include!"layout/staff_begin.cs" ?>
<?cs def:work_form(w, act) ?><input type="hidden" name="id" value="<?cs var:w.Id ?>"><input type="hidden" name="version" value="<?cs var:w.Version ?>"><input type="hidden" name="back" value="desk/work">
<?cs /def ?>
<?cs # What the camera takes is taken on the spot; who chooses an older picture says so. ?><?cs
def:captured() ?><div class="field"><label class="pick"><input type="checkbox" name="captured" value="1" checked><span><?cs var:Desk.Work.Captured ?></span></label></div><?cs /def ?>
<?cs def:work_link(w, act) ?><a class="button" href="<?cs var:Page.Base ?>/desk/work?id=<?cs var:w.Id ?>&amp;act=<?cs var:act ?>"><?cs /def ?>
<div class="title"><h1><?cs var:Text.Nav.work ?></h1><div class="buttons"><?cs if:Focus.One ?><a class="button" href="<?cs var:Page.Base ?>/desk/work"><?cs var:Desk.Work.All ?></a><?cs else ?><?cs call:exports(List) ?><?cs /if ?></div></div>
<?cs if:subcount(Waiting) > 0 ?><section class="panel" id="tasks"><h2><?cs var:Desk.Task.Mine ?> <?cs call:count(subcount(Waiting)) ?></h2><ul class="deadlines"><?cs each:t = Waiting ?><li><?cs call:task_head(t) ?><p><a href="<?cs var:Page.Base ?>/desk/cooperation?id=<?cs var:t.Case.Id ?>#tasks"><span class="number"><?cs var:t.Case.Number ?></span> <?cs var:t.Case.Subject ?></a> <strong><?cs var:t.Case.Place ?></strong></p><?cs call:task_facts(t) ?><?cs call:task_acts(t, t.Case.Id, "desk/work") ?></li>
<?cs /each ?></ul></section><?cs /if ?>
<?cs if:subcount(Work) == 0 && subcount(Waiting) == 0 ?><div class="panel"><?cs call:empty(Desk.Work.Empty) ?></div><?cs /if ?>
<ul class="cards work"><?cs each:w = Work ?><li class="card" data-row="<?cs var:w.Id ?>">
<p class="card-top"><?cs call:deadline(w.Deadline) ?> <?cs call:stage(w.Stage) ?> <?cs if:w.Alarm ?><span class="mark strong"><?cs call:icon("siren") ?><?cs var:Desk.Emergency.Running ?></span> <?cs /if ?><?cs call:urgency(w.Urgency) ?><?cs if:w.Major ?><span class="mark strong"><?cs var:Desk.Major ?></span><?cs /if ?><?cs call:flags(w.Flags) ?></p>
<h2><a class="row-link" href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:w.Id ?>"><?cs var:w.Subject ?></a></h2>
<p><strong><?cs var:w.Place ?></strong> <?cs var:w.Complainant ?></p>
<?cs if:w.Matter ?><p class="clamp"><?cs var:w.Matter ?></p><?cs /if ?>
<?cs if:w.Instruction ?><p class="alert"><?cs var:w.Instruction ?></p><?cs /if ?>
<p class="quiet"><span class="number"><?cs var:w.Number ?></span> <?cs var:w.Category ?> <?cs call:moment(w.Received) ?></p>
<div class="card-acts">
<?cs if:w.May.accept ?><?cs call:form_begin("desk/case/accept", "accept-" + w.Id) ?><?cs call:work_form(w, "accept") ?><button type="submit" class="primary whole"><?cs var:Text.Act.accept ?></button><?cs call:form_end() ?><?cs /if ?>
<?cs if:w.May.investigate ?><?cs if:Focus.Act == "investigate" ?><?cs call:form_begin("desk/case/investigate", "investigate-" + w.Id) ?><?cs call:work_form(w, "investigate") ?><?cs call:field("text", "lines", Desk.Act.investigate.text, "required", "") ?><button type="submit" class="primary whole"><?cs var:Text.Form.Save ?></button><?cs call:form_end() ?><?cs else ?><?cs call:work_link(w, "investigate") ?><?cs var:Text.Act.investigate ?></a><?cs /if ?><?cs /if ?>
<?cs if:w.May.execute ?><?cs call:form_begin("desk/case/execute", "execute-" + w.Id) ?><?cs call:work_form(w, "execute") ?><button type="submit" class="primary whole"><?cs var:Text.Act.execute ?></button><?cs call:form_end() ?><?cs /if ?>
<?cs if:w.May.attach ?><?cs if:Focus.Act == "attach" ?><?cs call:form_begin_files("desk/case/attach", "attach-" + w.Id) ?><?cs call:work_form(w, "attach") ?><?cs call:field("files", "camera", Desk.Work.Take, "required", "") ?><?cs call:captured() ?><?cs call:field("text", "text", Desk.Act.attach.text, "optional", "") ?><button type="submit" class="primary whole"><?cs var:Desk.Work.Upload ?></button><?cs call:form_end() ?><?cs else ?><?cs call:work_link(w, "attach") ?><?cs call:icon("camera") ?><?cs var:Desk.Work.Photos ?></a><?cs /if ?><?cs /if ?>
<?cs if:w.May.progress ?><?cs if:Focus.Act == "progress" ?><?cs call:form_begin_files("desk/case/progress", "progress-" + w.Id) ?><?cs call:work_form(w, "progress") ?><?cs call:field("text", "lines", Desk.Act.progress.text, "required", "") ?><button type="submit" class="primary whole"><?cs var:Text.Act.progress ?></button><?cs call:form_end() ?><?cs else ?><?cs call:work_link(w, "progress") ?><?cs var:Text.Act.progress ?></a><?cs /if ?><?cs /if ?>
<?cs if:w.May.complete ?><?cs if:Focus.Act == "complete" ?><?cs call:form_begin_files("desk/case/complete", "complete-" + w.Id) ?><?cs call:work_form(w, "complete") ?><?cs call:field("text", "lines", Desk.Act.complete.text, "required", "") ?><?cs call:field("result", "text", Desk.Act.complete.result, "required", "") ?><?cs call:field("files", "camera", Desk.Work.Take, "optional", "") ?><?cs call:captured() ?><button type="submit" class="primary whole"><?cs var:Text.Act.complete ?></button><?cs call:form_end() ?><?cs else ?><?cs call:work_link(w, "complete") ?><?cs var:Text.Act.complete ?></a><?cs /if ?><?cs /if ?>
<?cs if:w.May.feed_back ?><?cs if:Focus.Act == "feed_back" ?><?cs call:form_begin("desk/case/feed_back", "feed_back-" + w.Id) ?><?cs call:work_form(w, "feed_back") ?><?cs call:field("text", "lines", Desk.Act.feed_back.text, "required", "") ?><button type="submit" class="primary whole"><?cs var:Text.Act.feed_back ?></button><?cs call:form_end() ?><?cs else ?><?cs call:work_link(w, "feed_back") ?><?cs var:Text.Act.feed_back ?></a><?cs /if ?><?cs /if ?>
<?cs if:w.May.return ?><?cs if:Focus.Act == "return" ?><?cs call:form_begin("desk/case/return", "return-" + w.Id) ?><?cs call:work_form(w, "return") ?><?cs call:field("text", "lines", Desk.Act.return.text, "required", "") ?><button type="submit" class="primary whole"><?cs var:Text.Act.return ?></button><?cs call:form_end() ?><?cs else ?><?cs call:work_link(w, "return") ?><?cs var:Text.Act.return ?></a><?cs /if ?><?cs /if ?>
</div></li><?cs /each ?></ul>
<?cs if:List.Newer || List.Older ?><?cs call:pager(List) ?><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
