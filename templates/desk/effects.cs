<?cs # Evaluations of effects: to be judged, to be planned anew, running, judged in the last year; and opening one.

  Effects.{due,to_renew,running,judged}.N as desk_effect_show(): {Id,State,Case,Number,Renewal,RenewalId,Place,Category,Measure,Day,Days,Due,AfterUntil,Verdict,Reason,Judge,Judged.*,Renewed.*}
  Total.{due,to_renew,running,judged}   how many there are; the two last lists show the first of them
  Options.{Project,Department,Category}.N.{Value,Word}, Form.{number,project,department,category,day,days,measure}
  POST desk/effects/open
?><?cs include!"layout/macros.cs" ?><?cs include!"layout/effect_macros.cs" ?><?cs set:Page.Title = Text.Nav.effects ?><?cs include!"layout/staff_begin.cs" ?><?cs
def:effects(list, words) ?><section><h2><?cs var:words ?> <span class="quiet"><?cs var:subcount(list) ?></span></h2><ul class="cards"><?cs each:e = list ?><li class="card"><h3><a href="<?cs var:Page.Base ?>/desk/effect?id=<?cs var:e.Id ?>"><?cs var:e.Place ?> · <?cs var:e.Category ?></a></h3>
<p class="card-top"><?cs call:effect_state(e) ?><?cs if:e.Number ?> <a href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:e.Case ?>" class="number"><?cs var:e.Number ?></a><?cs else ?> <span class="mark"><?cs var:Desk.Effect.Group ?></span><?cs /if ?></p>
<p class="words"><?cs var:e.Measure ?></p>
<p class="quiet"><?cs var:Desk.Effect.Day ?> <?cs var:e.Day ?> · <?cs var:Desk.Effect.Compared ?> <?cs var:e.Days ?> <?cs var:Desk.Effect.DaysUnit ?><?cs if:e.Verdict ?> · <?cs var:e.Judge ?> <?cs call:moment(e.Judged) ?><?cs else ?> · <?cs var:Desk.Effect.DueUntil ?> <?cs var:e.Due ?><?cs /if ?></p><?cs
if:e.Renewal ?><p class="quiet"><?cs var:Desk.Effect.RenewedIn ?> <a href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:e.RenewalId ?>" class="number"><?cs var:e.Renewal ?></a></p><?cs /if ?></li>
<?cs /each ?></ul></section><?cs /def ?><?cs
def:rows(list, total, words, ends) ?><section><h2><?cs var:words ?> <span class="quiet"><?cs var:total ?></span></h2><div class="list" role="region" tabindex="0" aria-label="<?cs var:words ?>"><table class="labelled"><thead><tr><th scope="col"><?cs var:Desk.Effect.What ?></th><th scope="col"><?cs var:Desk.Effect.Case ?></th><th scope="col"><?cs var:Desk.Effect.Day ?></th><th scope="col"><?cs var:ends ?></th></tr></thead><tbody><?cs each:e = list ?><tr><td><a class="row-link" href="<?cs var:Page.Base ?>/desk/effect?id=<?cs var:e.Id ?>"><?cs var:e.Place ?> · <?cs var:e.Category ?></a></td><td class="nowrap"><?cs if:e.Number ?><span class="number"><?cs var:e.Number ?></span><?cs else ?><span class="mark"><?cs var:Desk.Effect.Group ?></span><?cs /if ?></td><td class="nowrap" data-label="<?cs var:Desk.Effect.Day ?>"><?cs var:e.Day ?></td><td data-label="<?cs var:ends ?>"><?cs if:e.Verdict ?><?cs call:effect_state(e) ?> <?cs var:e.Judge ?> <?cs call:moment(e.Judged) ?><?cs else ?><?cs var:e.AfterUntil ?><?cs /if ?></td></tr>
<?cs /each ?></tbody></table></div><?cs if:subcount(list) != total ?><p class="quiet"><?cs var:Desk.Effect.First ?> <?cs var:subcount(list) ?></p><?cs /if ?></section><?cs /def ?>
<div class="title"><h1><?cs var:Text.Nav.effects ?></h1></div>
<?cs call:errors(Desk.Effect.Field) ?>
<?cs if:subcount(Effects.due) > 0 ?><?cs call:effects(Effects.due, Desk.Effect.List.due) ?><?cs else ?><div class="panel"><?cs call:empty(Desk.Effect.Empty) ?></div><?cs /if ?>
<?cs if:subcount(Effects.to_renew) > 0 ?><?cs call:effects(Effects.to_renew, Desk.Effect.List.to_renew) ?><?cs /if ?>
<section class="panel"><details class="act" id="act-open"<?cs if:Form.Scope == "open" ?> open<?cs /if ?>><summary><?cs var:Desk.Effect.Open ?></summary><p class="quiet"><?cs var:Desk.Effect.Open.Hint ?></p>
<?cs call:form_begin("desk/effects/open", "open") ?><div class="grid"><?cs call:field("number", "text", Desk.Effect.Field.number, "optional", "") ?><?cs call:field("days", "choice", Desk.Effect.Field.days, "required", Desk.Effect.Length) ?><?cs call:field("project", "choice", Desk.Effect.Field.project, "optional", Options.Project) ?><?cs call:field("department", "choice", Desk.Effect.Field.department, "optional", Options.Department) ?><?cs call:field("category", "choice", Desk.Effect.Field.category, "optional", Options.Category) ?><?cs call:field("day", "day", Desk.Effect.Field.day, "optional", "") ?></div><?cs call:field("measure", "lines", Desk.Effect.Field.measure, "optional", "") ?><?cs call:submit(Desk.Effect.Open) ?><?cs call:form_end() ?></details></section>
<?cs if:subcount(Effects.running) > 0 ?><?cs call:rows(Effects.running, Total.running, Desk.Effect.List.running, Desk.Effect.Ends) ?><?cs /if ?>
<?cs if:subcount(Effects.judged) > 0 ?><?cs call:rows(Effects.judged, Total.judged, Desk.Effect.List.judged, Desk.Effect.Judgement) ?><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
