<?cs # Somebody else saved first (409): both texts, nothing lost.

  Act (the act that was sent), Case.{Id,Version,Number,Subject,Stage}  as the case stands now
  Mine.N.{Name,Value,Word} what was sent, texts and choices (not token, once, version); Word says it to people
  Files                    name of the field whose files must be chosen again
  Events.N                 what happened since, as on the case page
  Again                    set when the act is still allowed: the same content can be sent with the new version
?><?cs include!"layout/macros.cs" ?><?cs include!"layout/case_macros.cs" ?><?cs set:Page.Title = Text.Fault.conflict ?><?cs include!"layout/staff_begin.cs" ?>
<h1><?cs var:Text.Fault.conflict ?></h1>
<p><?cs var:Desk.Conflict.Text ?></p>
<p><a class="number" href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:Case.Id ?>"><?cs var:Case.Number ?></a> <?cs var:Case.Subject ?> <?cs call:stage(Case.Stage) ?></p>
<div class="pair">
<section class="panel"><h2><?cs var:Desk.Conflict.Mine ?>: <?cs var:Text.Act[Act] ?></h2>
<dl class="facts one"><?cs each:m = Mine ?><?cs if:string.length(m.Value) ?><div><dt><?cs if:Desk.Act[Act][m.Name] ?><?cs var:Desk.Act[Act][m.Name] ?><?cs else ?><?cs var:m.Name ?><?cs /if ?></dt><dd class="mine"><?cs if:m.Word ?><?cs var:m.Word ?><?cs else ?><?cs call:told(m.Name, m.Value) ?><?cs /if ?></dd></div><?cs /if ?><?cs /each ?></dl>
<?cs if:Again ?><?cs if:Files ?><?cs call:form_begin_files("desk/case/" + Act, "") ?><?cs else ?><?cs call:form_begin("desk/case/" + Act, "") ?><?cs /if ?><?cs call:hidden("id", Case.Id) ?><?cs call:hidden("version", Case.Version) ?><?cs each:m = Mine ?><?cs call:hidden(m.Name, m.Value) ?><?cs /each ?><?cs if:Files ?><?cs call:field(Files, "files", Desk.Conflict.Files, "optional", "") ?><?cs /if ?><div class="buttons"><button type="submit" class="primary"><?cs var:Desk.Conflict.Again ?></button></div><?cs call:form_end() ?><?cs else ?><p class="quiet"><?cs var:Desk.Conflict.Gone ?></p><?cs /if ?></section>
<section><h2><?cs var:Desk.Conflict.Theirs ?></h2><?cs call:timeline(Events) ?></section>
</div>
<p><a class="button" href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:Case.Id ?>"><?cs var:Desk.Conflict.Open ?></a></p>
<?cs include!"layout/staff_end.cs" ?>
