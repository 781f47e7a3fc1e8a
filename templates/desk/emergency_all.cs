<?cs # All emergencies that this person takes part in or may see: those that are not over, and those of the last year.

  Live.N, Over.N: {Id,Number,Subject,Place,State,Reported.*,Started.*,Lifted.*,Leader,LastReport.*} and Next, a chip; List.{Xlsx,Csv}
?><?cs include!"layout/macros.cs" ?><?cs include!"layout/emergency_macros.cs" ?><?cs set:Page.Title = Desk.Emergency.Title ?><?cs include!"layout/staff_begin.cs" ?><?cs
def:which(r) ?><a class="number" href="<?cs var:Page.Base ?>/desk/emergency?id=<?cs var:r.Id ?>"><?cs var:r.Number ?></a> <?cs var:r.Subject ?> <span class="quiet"><?cs var:r.Place ?></span><?cs /def ?>
<div class="title"><h1><?cs var:Desk.Emergency.Title ?></h1><div class="buttons"><?cs call:exports(List) ?></div></div>
<section class="panel"><h2><?cs var:Desk.Emergency.Live ?></h2>
<?cs if:subcount(Live) == 0 ?><?cs call:empty(Desk.Emergency.NoLive) ?><?cs else ?><ul class="plain-list emergencies"><?cs each:r = Live ?><li><div><?cs call:which(r) ?> <?cs call:emergency_state(r.State) ?></div>
<dl class="facts"><div><dt><?cs if:r.Started.Text ?><?cs var:Desk.Emergency.Started ?><?cs else ?><?cs var:Desk.Emergency.Reported ?><?cs /if ?></dt><dd><?cs if:r.Started.Text ?><?cs call:moment(r.Started) ?><?cs else ?><?cs call:moment(r.Reported) ?><?cs /if ?></dd></div>
<div><dt><?cs var:Desk.Emergency.Next ?></dt><dd><?cs if:r.Next.State ?><?cs call:deadline(r.Next) ?><?cs elif:r.State == "reported" ?><?cs var:Desk.Emergency.Waiting ?><?cs else ?><?cs var:Desk.Emergency.NextNone ?><?cs /if ?></dd></div>
<div><dt><?cs var:Desk.Emergency.LastReport ?></dt><dd><?cs call:moment(r.LastReport) ?></dd></div>
<?cs call:fact(Desk.Emergency.Force, r.Leader) ?></dl></li>
<?cs /each ?></ul><?cs /if ?></section>
<section class="panel"><h2><?cs var:Desk.Emergency.Over ?></h2>
<?cs if:subcount(Over) == 0 ?><p class="quiet"><?cs var:Desk.Emergency.NoOver ?></p><?cs else ?><ul class="plain-list"><?cs each:r = Over ?><li><div><?cs call:which(r) ?> <?cs call:emergency_state(r.State) ?></div><p class="quiet"><?cs if:r.Started.Text ?><?cs call:moment(r.Started) ?><?cs else ?><?cs call:moment(r.Reported) ?><?cs /if ?> – <?cs call:moment(r.Lifted) ?></p></li>
<?cs /each ?></ul><?cs /if ?></section>
<?cs include!"layout/staff_end.cs" ?>
