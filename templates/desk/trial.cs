<?cs # A version of the procedure tried on past cases, beside the one in force; nothing is written.
  Trial.{Version,Current,Cases,Cut,Unreadable}, Trial.Before and .After.{Deadlines,Late,Proposals}; Filter.{from,until}
  Deadlines.N.{Number ("" of a duty),Clock,Name}, .Before and .After.{There,Due.*,State,Late.{Days,Hours,Minutes},Who,Role}; DeadlineCount;  List.{Xlsx,Csv}
  Proposals.N.{Number,Article}, .Before and .After.{There,Least,Most,Chain,Who,Role}; ProposalCount ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Desk.Trial.Title + " " + Trial.Version ?><?cs
def:who(s) ?><small><?cs if:s.Who ?><?cs var:s.Who ?><?cs else ?><?cs var:Text.Role[s.Role] ?><?cs /if ?></small><?cs /def ?><?cs
def:due(s) ?><?cs if:s.There ?><?cs call:moment(s.Due) ?> <?cs if:s.Late.Days || s.Late.Hours || s.Late.Minutes ?><span class="mark strong"><?cs var:Desk.Trial.Late ?> <?cs if:s.Late.Days ?><?cs var:s.Late.Days ?> <?cs var:Text.Unit.day ?> <?cs /if ?><?cs var:s.Late.Hours ?>:<?cs if:#s.Late.Minutes < #10 ?>0<?cs /if ?><?cs var:s.Late.Minutes ?></span><?cs else ?><span class="mark"><?cs var:Text.DeadlineState[s.State] ?></span><?cs /if ?><?cs call:who(s) ?><?cs else ?><span class="quiet">--</span><?cs /if ?><?cs /def ?><?cs
def:sum(s) ?><?cs if:s.There ?><span class="nowrap"><?cs if:s.Least == "0" && s.Most == "0" ?><?cs var:Desk.Trial.Unset ?><?cs else ?><?cs var:s.Least ?><?cs if:#s.Most < #0 ?> <?cs var:Admin.Procedures.Yuan ?> <?cs var:Admin.Procedures.Up ?><?cs else ?><?cs if:#s.Most > #s.Least ?>–<?cs var:s.Most ?><?cs /if ?> <?cs var:Admin.Procedures.Yuan ?><?cs /if ?><?cs /if ?></span><?cs if:#s.Chain > #1 ?> <span class="mark"><?cs var:Desk.Trial.Chain ?> <?cs var:s.Chain ?></span><?cs /if ?><?cs call:who(s) ?><?cs else ?><span class="quiet">--</span><?cs /if ?><?cs /def ?><?cs
def:head(what) ?><thead><tr><th scope="col"><?cs var:Desk.Trial.Case ?></th><th scope="col"><?cs var:what ?></th><th scope="col"><?cs var:Admin.Procedures.Before ?></th><th scope="col"><?cs var:Admin.Procedures.After ?></th></tr></thead><?cs /def ?><?cs
def:number(r) ?><th scope="row"><?cs if:r.Number ?><a href="<?cs var:Page.Base ?>/desk/board?view=all&amp;words=<?cs var:r.Number ?>" class="number"><?cs var:r.Number ?></a><?cs else ?><?cs var:Text.Nav.duties ?><?cs /if ?></th><?cs /def ?><?cs include!"layout/staff_begin.cs" ?>
<p class="crumbs"><a href="<?cs var:Page.Base ?>/admin/procedures/version?version=<?cs var:Trial.Version ?>"><?cs var:Text.Nav.procedure ?> <?cs var:Trial.Version ?></a></p>
<div class="title"><h1><?cs var:Page.Title ?></h1><div class="buttons"><?cs call:exports(List) ?></div></div>
<p class="quiet"><?cs var:Desk.Trial.Note ?></p>
<form class="panel filter" method="get" action="<?cs var:Page.Base ?>/desk/trial" role="search" aria-label="<?cs var:Text.Filter ?>"><?cs call:hidden("version", Trial.Version) ?><div class="grid"><?cs call:filter_text("from", "day") ?><?cs call:filter_text("until", "day") ?><div class="buttons"><button type="submit"><?cs var:Desk.Trial.Run ?></button></div></div></form>
<?cs if:Trial.Unreadable ?><p class="alert"><?cs var:Desk.Trial.Unreadable ?></p><?cs else ?>
<?cs if:Trial.Cut ?><p class="alert"><?cs var:Desk.Trial.Cut ?></p><?cs /if ?>
<section class="panel"><h2><?cs var:Desk.Trial.Sum ?></h2><div class="list" role="region" tabindex="0" aria-label="<?cs var:Desk.Trial.Sum ?>"><table class="labelled">
<thead><tr><th scope="col"><?cs var:Desk.Trial.Cases ?> <?cs call:count(Trial.Cases) ?></th><th scope="col" class="right"><?cs var:Trial.Current ?></th><th scope="col" class="right"><?cs var:Trial.Version ?></th></tr></thead>
<tbody><tr><th scope="row"><?cs var:Desk.Trial.Deadlines ?></th><td class="right" data-label="<?cs var:Trial.Current ?>"><?cs var:Trial.Before.Deadlines ?></td><td class="right" data-label="<?cs var:Trial.Version ?>"><?cs var:Trial.After.Deadlines ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Trial.Overdue ?></th><td class="right" data-label="<?cs var:Trial.Current ?>"><?cs var:Trial.Before.Late ?></td><td class="right" data-label="<?cs var:Trial.Version ?>"><strong><?cs var:Trial.After.Late ?></strong></td></tr>
<tr><th scope="row"><?cs var:Desk.Trial.Proposals ?></th><td class="right" data-label="<?cs var:Trial.Current ?>"><?cs var:Trial.Before.Proposals ?></td><td class="right" data-label="<?cs var:Trial.Version ?>"><strong><?cs var:Trial.After.Proposals ?></strong></td></tr></tbody></table></div></section>
<?cs if:subcount(Deadlines) == 0 && subcount(Proposals) == 0 ?><div class="panel"><?cs call:empty(Desk.Trial.Same) ?></div><?cs /if ?>
<?cs if:subcount(Deadlines) > 0 ?><h2><?cs var:Desk.Trial.Changed ?> <?cs call:count(DeadlineCount) ?></h2><?cs if:#DeadlineCount > #60 ?><p class="quiet"><?cs var:Desk.Trial.First ?></p><?cs /if ?>
<div class="list" role="region" tabindex="0" aria-label="<?cs var:Desk.Trial.Changed ?>"><table class="compare labelled"><?cs call:head(Desk.Trial.Clock) ?>
<tbody><?cs each:r = Deadlines ?><tr><?cs call:number(r) ?><td data-label="<?cs var:Desk.Trial.Clock ?>"><strong><?cs var:r.Clock ?></strong> <?cs var:r.Name ?></td><td data-label="<?cs var:Admin.Procedures.Before ?>"><?cs call:due(r.Before) ?></td><td data-label="<?cs var:Admin.Procedures.After ?>"><?cs call:due(r.After) ?></td></tr>
<?cs /each ?></tbody></table></div><?cs /if ?>
<?cs if:subcount(Proposals) > 0 ?><h2><?cs var:Desk.Trial.Proposed ?> <?cs call:count(ProposalCount) ?></h2><?cs if:#ProposalCount > #60 ?><p class="quiet"><?cs var:Desk.Trial.First ?></p><?cs /if ?>
<div class="list" role="region" tabindex="0" aria-label="<?cs var:Desk.Trial.Proposed ?>"><table class="compare labelled"><?cs call:head(Desk.Trial.Article) ?>
<tbody><?cs each:r = Proposals ?><tr><?cs call:number(r) ?><td data-label="<?cs var:Desk.Trial.Article ?>"><?cs var:r.Article ?></td><td data-label="<?cs var:Admin.Procedures.Before ?>"><?cs call:sum(r.Before) ?></td><td data-label="<?cs var:Admin.Procedures.After ?>"><?cs call:sum(r.After) ?></td></tr>
<?cs /each ?></tbody></table></div><?cs /if ?><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
