<?cs # Return visits that are due: by telephone, on site for major cases; the first, or a second.

  List.Rows.N.{Id,Number,Subject,Place,Complainant,Phone,Department,Handler,Result,Major,Visit (its page),Turn,Tries,Waiver}, .Closed.*, .Next.*,
  .Deadline.*   List.{Newer,Older,Total,Xlsx,Csv}
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.visits ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Text.Nav.visits ?></h1><?cs if:?List.Total ?><span class="quiet"><?cs var:Text.Pager.Total ?> <?cs var:List.Total ?> <?cs var:Text.Pager.Rows ?></span><?cs /if ?><div class="buttons"><?cs call:exports(List) ?></div></div>
<?cs if:subcount(List.Rows) > 0 ?><div class="list board" role="region" tabindex="0" aria-label="<?cs var:Text.Nav.visits ?>"><table>
<thead><tr><th scope="col"><?cs var:Desk.Board.Column.Due ?></th><th scope="col"><?cs var:Desk.Board.Column.Number ?></th><th scope="col"><?cs var:Desk.Board.Column.Subject ?></th><th scope="col"><?cs var:Desk.Board.Column.Place ?></th><th scope="col"><?cs var:Desk.Visits.Closed ?></th><th scope="col"><?cs var:Desk.Visits.Next ?></th><th scope="col"><?cs var:Desk.Board.Column.Handler ?></th><th scope="col"><?cs var:Desk.Visits.Manner ?></th></tr></thead>
<tbody><?cs each:r = List.Rows ?><tr data-row="<?cs var:r.Id ?>">
<td class="cell-due"><?cs call:deadline(r.Deadline) ?></td><td class="cell-number"><span class="number"><?cs var:r.Number ?></span></td>
<td class="cell-subject"><a class="row-link" href="<?cs var:Page.Base ?>/<?cs var:r.Visit ?>"><?cs var:r.Subject ?></a><small><?cs var:r.Result ?></small></td>
<td class="cell-place"><?cs var:r.Place ?><small><?cs var:r.Complainant ?> <?cs var:r.Phone ?></small></td>
<td class="cell-closed"><?cs call:moment(r.Closed) ?></td><td class="cell-received"><?cs call:moment(r.Next) ?><?cs if:r.Tries ?><small><?cs var:Desk.Visits.Tries ?> <?cs var:r.Tries ?></small><?cs /if ?></td><td class="cell-handler"><?cs var:r.Department ?><small><?cs var:r.Handler ?></small></td>
<td class="cell-stage"><?cs if:r.Major ?><span class="mark strong"><?cs var:Desk.VisitManner.1 ?></span><?cs else ?><span class="mark"><?cs call:icon("phone") ?><?cs var:Desk.VisitManner.0 ?></span><?cs /if ?><?cs if:r.Turn == "second" ?> <span class="mark strong"><?cs var:Desk.Visits.TurnName.second ?></span><?cs /if ?><?cs if:r.Waiver ?> <span class="mark"><?cs var:Desk.Visits.WaiverAsked ?></span><?cs /if ?></td></tr>
<?cs /each ?></tbody></table></div><?cs call:pager(List) ?>
<?cs else ?><div class="panel"><?cs call:empty(Desk.Visits.Empty) ?></div><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
