<?cs # One evaluation of an effect: complaints before a measure and after, and what was judged.

  Effect as view_effect(), .{Suggested,Few,Reopens,Why (a refusal: why this person may not judge now)}
  Lines.N.{Measure,Before,After,Trend,Change}  Base.{BeforeRated,AfterRated,BeforeClosed,AfterClosed}
  May.judge, Form.{id,verdict,reason,renewal}  POST desk/effect/judge
?><?cs include!"layout/macros.cs" ?><?cs include!"layout/effect_macros.cs" ?><?cs set:Page.Title = Desk.Effect.Title + " " + Effect.Category ?><?cs include!"layout/staff_begin.cs" ?>
<p class="crumbs"><a href="<?cs var:Page.Base ?>/desk/effects"><?cs var:Text.Nav.effects ?></a></p>
<div class="title"><h1><?cs var:Desk.Effect.Title ?></h1> <span><?cs var:Effect.Place ?> · <?cs var:Effect.Category ?></span> <?cs call:effect_state(Effect) ?></div>
<?cs call:errors(Desk.Effect.Field) ?>
<section class="panel"><dl class="facts">
<?cs if:Effect.Number ?><div><dt><?cs var:Desk.Effect.Case ?></dt><dd><a class="number" href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:Effect.Case ?>"><?cs var:Effect.Number ?></a></dd></div><?cs /if ?>
<?cs call:fact(Desk.Effect.Day, Effect.Day) ?>
<div><dt><?cs var:Desk.Effect.DueUntil ?></dt><dd><?cs var:Effect.Due ?></dd></div>
</dl><h2><?cs var:Desk.Effect.Measure ?></h2><p class="prose"><?cs var:Effect.Measure ?></p></section>
<section><h2><?cs var:Desk.Effect.Compare ?></h2>
<div class="list" role="region" tabindex="0" aria-label="<?cs var:Desk.Effect.Compare ?>"><?cs call:effect_lines(Effect, Lines) ?></div>
<p class="quiet"><?cs if:Effect.State == "running" ?><?cs var:Desk.Effect.StillRunning ?> <?cs /if ?><?cs if:Effect.Suggested ?><?cs var:Desk.Effect.Suggested ?> <strong><?cs var:Text.EffectVerdict[Effect.Suggested] ?></strong><?cs else ?><?cs var:Desk.Effect.TooFew ?><?cs /if ?></p><p class="quiet"><?cs var:Desk.Effect.Formula ?></p></section>
<?cs if:Effect.Verdict ?><section class="panel"><h2><?cs var:Desk.Effect.Judgement ?></h2><p><?cs call:effect_state(Effect) ?> <span class="quiet"><?cs var:Effect.Judge ?> <?cs call:moment(Effect.Judged) ?></span></p><p class="prose"><?cs var:Effect.Reason ?></p><?cs
if:Effect.Renewal ?><p><?cs var:Desk.Effect.RenewedIn ?> <a class="number" href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:Effect.RenewalId ?>"><?cs var:Effect.Renewal ?></a><?cs if:Effect.Renewed.Text ?> <span class="quiet"><?cs var:Desk.Effect.Renewed ?> <?cs call:moment(Effect.Renewed) ?></span><?cs /if ?></p><?cs /if ?></section>
<?cs elif:May.judge ?><section class="panel acts"><h2><?cs var:Desk.Effect.Judge ?></h2><?cs call:form_begin("desk/effect/judge", "judge") ?><?cs call:hidden("id", Effect.Id) ?><?cs call:field("verdict", "radio", Desk.Effect.Field.verdict, "required", Desk.Effect.Verdict) ?><?cs call:field("reason", "lines", Desk.Effect.Field.reason, "required", "") ?><p class="quiet"><?cs if:Effect.Reopens ?><?cs var:Desk.Effect.BadReopens ?><?cs else ?><?cs var:Desk.Effect.BadNames ?><?cs /if ?></p><?cs call:field("renewal", "text", Desk.Effect.Field.renewal, "optional", "") ?><?cs call:submit(Desk.Effect.Judge) ?><?cs call:form_end() ?></section>
<?cs elif:Effect.Why ?><section class="panel"><p class="quiet"><?cs var:Text.Refusal[Effect.Why] ?></p></section><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
