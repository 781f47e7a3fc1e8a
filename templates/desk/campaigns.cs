<?cs # Rounds of special return visits: running, to come, overdue, ended; and opening one.

  Campaigns.Open.N, Campaigns.Closed.N: {Id,Title,Season,State,First.*,Last.*,Leader,Form,Mine,Rooms,Visited,Missed,Waiting,Problems,Percent,Reason,Closed.*}
  May.plan, Options.{Form,Staff,Planned}.N.{Value,Word}, Form.{title,form,first,last,leader,planned}
  List.{Xlsx,Csv}   POST desk/campaigns/open
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.campaigns ?><?cs include!"layout/staff_begin.cs" ?><?cs
def:round(c) ?><li class="card"><h2><a href="<?cs var:Page.Base ?>/desk/campaign?id=<?cs var:c.Id ?>"><?cs var:c.Title ?></a></h2>
<p class="card-top"><span class="mark<?cs if:c.State == "overdue" ?> strong<?cs /if ?>"><?cs var:Text.CampaignState[c.State] ?></span> <span class="mark"><?cs var:Text.Season[c.Season] ?></span> <?cs call:day(c.First) ?> <?cs var:Desk.Campaign.Until ?> <?cs call:day(c.Last) ?></p>
<div class="score"><p><strong><?cs var:c.Percent ?>%</strong> <span><?cs var:c.Visited ?> / <?cs var:c.Rooms ?> <?cs var:Desk.Campaign.Rooms ?></span></p><meter min="0" max="100" value="<?cs var:c.Percent ?>" aria-label="<?cs var:c.Title ?> <?cs var:Desk.Campaign.Progress ?>"></meter></div>
<p class="quiet"><?cs var:Desk.Campaign.Leader ?> <?cs var:c.Leader ?><?cs if:#c.Missed ?> · <?cs var:Text.RoomState.missed ?> <?cs var:c.Missed ?><?cs /if ?><?cs if:#c.Problems ?> · <?cs var:Desk.Campaign.Problems ?> <?cs var:c.Problems ?><?cs /if ?></p>
<?cs if:c.State == "overdue" ?><p class="alert"><?cs var:Desk.Campaign.Overdue ?> <strong><?cs var:c.Waiting ?></strong></p><?cs /if ?><?cs
if:c.Reason ?><p class="lines words"><?cs var:c.Reason ?></p><?cs /if ?><?cs
if:c.Mine ?><p class="buttons"><a class="button primary" href="<?cs var:Page.Base ?>/desk/campaign?id=<?cs var:c.Id ?>&amp;mine=1#rooms"><?cs var:Desk.Campaign.Mine ?> (<?cs var:c.Mine ?>)</a></p><?cs /if ?></li>
<?cs /def ?>
<div class="title"><h1><?cs var:Text.Nav.campaigns ?></h1><div class="buttons"><?cs call:exports(List) ?></div></div>
<?cs call:errors(Desk.Campaign.Field) ?>
<?cs if:subcount(Campaigns.Open) > 0 ?><ul class="cards"><?cs each:c = Campaigns.Open ?><?cs call:round(c) ?><?cs /each ?></ul>
<?cs else ?><div class="panel"><?cs call:empty(Desk.Campaign.Empty) ?></div><?cs /if ?>
<?cs if:May.plan ?><section class="panel"><details class="act" id="act-open"<?cs if:Form.Scope == "open" ?> open<?cs /if ?>><summary><?cs var:Desk.Campaign.Open ?></summary><p class="quiet"><?cs var:Desk.Campaign.Open.Hint ?></p>
<?cs call:form_begin("desk/campaigns/open", "open") ?><div class="grid"><?cs call:field("title", "text", Desk.Campaign.Field.title, "required", "") ?><?cs call:field("form", "choice", Desk.Campaign.Field.form, "required", Options.Form) ?><?cs call:field("first", "day", Desk.Campaign.Field.first, "required", "") ?><?cs call:field("last", "day", Desk.Campaign.Field.last, "required", "") ?><?cs call:field("leader", "choice", Desk.Campaign.Field.leader, "optional", Options.Staff) ?><?cs call:field("planned", "choice", Desk.Campaign.Field.planned, "optional", Options.Planned) ?></div><?cs call:submit(Desk.Campaign.Open) ?><?cs call:form_end() ?></details></section><?cs /if ?>
<?cs if:subcount(Campaigns.Closed) > 0 ?><section><h2><?cs var:Desk.Campaign.Closed ?></h2><ul class="cards"><?cs each:c = Campaigns.Closed ?><?cs call:round(c) ?><?cs /each ?></ul></section><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
