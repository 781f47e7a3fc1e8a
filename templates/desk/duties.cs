<?cs # Duties of the calendar: due for one's role, overdue, done.

  Duties.Open.N, Duties.Closed.N: {Id,Version,Rule,Name,Source,Subject,State,Due.*,Closed.*,Done,Times,Role,Person,MayDo,MayWithdraw,Effects (it is done there)},
  .Lines.M.{Act,At.*,Actor,Note}, .Papers.M.{Id,Name,Image};  May.enter, Options.{Rule,Staff,Role}.N.{Value,Word}, Form.Scope the form that came back ("done7", "withdraw7", "add")
  List.{Xlsx,Csv}   POST desk/duties/done, desk/duties/withdraw (id, version, note), desk/duties/add
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.duties ?><?cs set:Page.Scripts = "upload" ?><?cs include!"layout/staff_begin.cs" ?><?cs
def:duty_head(d) ?><div><?cs if:d.Rule ?><strong><?cs var:d.Rule ?></strong> <?cs /if ?><?cs if:d.Subject ?><span class="words"><?cs var:d.Subject ?></span><?cs if:d.Name ?> <small><?cs var:d.Name ?></small><?cs /if ?><?cs else ?><?cs var:d.Name ?><?cs /if ?> <span class="due due-<?cs var:d.State ?>"><?cs var:Text.DeadlineState[d.State] ?></span><?cs if:#d.Times > #1 ?> <span class="mark"><?cs var:d.Done ?> / <?cs var:d.Times ?></span><?cs /if ?></div><?cs /def ?><?cs
def:duty_history(d) ?><details><summary><?cs var:Desk.Duties.History ?></summary><ul class="plain-list"><?cs each:l = d.Lines ?><li><?cs call:moment(l.At) ?> <?cs var:Desk.Duties.Act[l.Act] ?> <?cs if:l.Actor ?><?cs var:l.Actor ?><?cs else ?><?cs var:Text.Role.clock ?><?cs /if ?><?cs if:l.Note ?><p class="lines words"><?cs var:l.Note ?></p><?cs /if ?></li><?cs /each ?></ul><?cs if:subcount(d.Papers) > 0 ?><p><?cs each:p = d.Papers ?><a href="<?cs var:Page.Base ?>/desk/duties/paper?id=<?cs var:p.Id ?><?cs if:p.Image ?>&amp;original=1<?cs /if ?>"><?cs call:icon("clip") ?><?cs var:p.Name ?></a> <?cs /each ?></p><?cs /if ?></details><?cs /def ?><?cs
def:duty_which(d) ?><input type="hidden" name="id" value="<?cs var:d.Id ?>"><input type="hidden" name="version" value="<?cs var:d.Version ?>">
<?cs /def ?><?cs
def:duty_form(d, path, words, files) ?><details class="act"<?cs if:Form.Scope == path + d.Id ?> open<?cs /if ?>><summary><?cs var:words ?></summary><?cs
if:files ?><?cs call:form_begin_files("desk/duties/" + path, path + d.Id) ?><?cs else ?><?cs call:form_begin("desk/duties/" + path, path + d.Id) ?><?cs /if ?><?cs
if:Form.Scope != path + d.Id ?><?cs set:Draw.Live = "" ?><?cs /if ?><?cs call:duty_which(d) ?><?cs call:field("note", "lines", Desk.Duties.Field.note, "required", "") ?><?cs if:files ?><?cs call:field("files", "files", Desk.Duties.Field.files, "optional", "") ?><?cs /if ?><div class="buttons"><button type="submit" class="primary"><?cs var:words ?></button></div><?cs call:form_end() ?></details><?cs /def ?>
<div class="title"><h1><?cs var:Text.Nav.duties ?></h1><div class="buttons"><?cs call:exports(List) ?></div></div>
<?cs call:errors(Desk.Duties.Field) ?>
<section class="panel"><h2><?cs var:Desk.Duties.Open ?></h2>
<?cs if:subcount(Duties.Open) == 0 ?><?cs call:empty(Desk.Duties.Empty) ?><?cs else ?><ul class="deadlines"><?cs each:d = Duties.Open ?><li><?cs call:duty_head(d) ?>
<p class="quiet"><?cs var:Desk.Duties.DueOn ?> <?cs call:day(d.Due) ?> · <?cs if:d.Person ?><?cs var:d.Person ?><?cs else ?><?cs var:Text.Role[d.Role] ?><?cs /if ?><?cs if:d.Source ?> · <?cs var:d.Source ?><?cs /if ?></p>
<?cs if:d.Effects ?><p class="buttons"><a class="button" href="<?cs var:Page.Base ?>/desk/effects"><?cs var:Text.Nav.effects ?></a></p><?cs /if ?><?cs if:d.MayDo ?><?cs call:duty_form(d, "done", Desk.Duties.Do, "1") ?><?cs /if ?><?cs if:d.MayWithdraw ?><?cs call:duty_form(d, "withdraw", Desk.Duties.Withdraw, "") ?><?cs /if ?><?cs call:duty_history(d) ?></li>
<?cs /each ?></ul><?cs /if ?></section>
<?cs if:May.enter ?><section class="panel"><details class="act" id="act-add"<?cs if:Form.Scope == "add" ?> open<?cs /if ?>><summary><?cs var:Desk.Duties.Add ?></summary><p class="quiet"><?cs var:Desk.Duties.Add.Hint ?></p><?cs call:form_begin("desk/duties/add", "add") ?><div class="grid"><?cs call:field("subject", "text", Desk.Duties.Field.subject, "required", "") ?><?cs call:field("rule", "choice", Desk.Duties.Field.rule, "optional", Options.Rule) ?><?cs call:field("day", "day", Desk.Duties.Field.day, "required", "") ?><?cs call:field("warn_days", "number", Desk.Duties.Field.warn_days, "optional", "") ?><?cs call:field("role", "choice", Desk.Duties.Field.role, "required", Options.Role) ?><?cs call:field("person", "choice", Desk.Duties.Field.person, "optional", Options.Staff) ?></div><?cs call:submit(Desk.Duties.Add) ?><?cs call:form_end() ?></details></section><?cs /if ?>
<section class="panel"><h2><?cs var:Desk.Duties.Closed ?></h2>
<?cs if:subcount(Duties.Closed) == 0 ?><p class="quiet"><?cs var:Desk.Duties.NoneClosed ?></p><?cs else ?><ul class="deadlines"><?cs each:d = Duties.Closed ?><li><?cs call:duty_head(d) ?>
<p class="quiet"><?cs var:Desk.Duties.DueOn ?> <?cs call:day(d.Due) ?> · <?cs var:Desk.Duties.ClosedOn ?> <?cs call:moment(d.Closed) ?> · <?cs if:d.Person ?><?cs var:d.Person ?><?cs else ?><?cs var:Text.Role[d.Role] ?><?cs /if ?></p><?cs call:duty_history(d) ?></li>
<?cs /each ?></ul><?cs /if ?></section>
<?cs include!"layout/staff_end.cs" ?>
