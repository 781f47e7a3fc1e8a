<?cs # Findings of signed inspections.  Filter.{department,project,from,until}, Options.{Department,Project},
  List.Rows.N.{Id,Number,Subject,Inspector,Signed,Item,Text,Times,Points,Note}, List.Older, List.{Xlsx,Csv}. ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.findings ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Text.Nav.findings ?></h1><div class="buttons"><?cs call:exports(List) ?></div></div>
<form method="get" class="panel filter" action="<?cs var:Page.Base ?>/audit/findings"><div class="grid">
<?cs call:filter_choice("department", Options.Department) ?><?cs call:filter_choice("project", Options.Project) ?><?cs call:filter_text("from", "day") ?><?cs call:filter_text("until", "day") ?>
<div class="buttons"><button type="submit" class="primary"><?cs var:Text.Filter.Apply ?></button><a class="button" href="<?cs var:Page.Base ?>/audit/findings"><?cs var:Text.Filter.Reset ?></a></div></div></form>
<?cs if:subcount(List.Rows) == 0 ?><div class="panel"><?cs call:empty(Audit.Findings.Empty) ?></div><?cs else ?>
<div class="list" role="region" tabindex="0" aria-label="<?cs var:Text.Nav.findings ?>"><table class="checks">
<thead><tr><th scope="col"><?cs var:Audit.Column.Subject ?></th><th scope="col"><?cs var:Audit.Column.Found ?></th><th scope="col" class="right"><?cs var:Audit.Column.Taken ?></th><th scope="col"><?cs var:Audit.Column.Signed ?></th><th scope="col"><?cs var:Audit.Column.Number ?></th></tr></thead>
<tbody><?cs each:r = List.Rows ?><tr><td><strong><?cs var:r.Subject ?></strong></td>
<td><strong><?cs var:r.Text ?></strong><?cs if:#r.Times > #1 ?> × <?cs var:r.Times ?><?cs /if ?><small><?cs var:r.Item ?></small><div class="lines"><?cs var:r.Note ?></div></td>
<td class="right nowrap" data-label="<?cs var:Audit.Column.Taken ?>"><?cs if:r.Points != "0" ?>−<?cs /if ?><?cs var:r.Points ?></td><td class="nowrap" data-label="<?cs var:Audit.Column.Signed ?>"><?cs call:day(r.Signed) ?> <span class="quiet"><?cs var:r.Inspector ?></span></td>
<td class="nowrap"><a class="row-link" href="<?cs var:Page.Base ?>/audit/record?id=<?cs var:r.Id ?>"><?cs var:r.Number ?></a></td></tr>
<?cs /each ?></tbody></table></div><?cs call:pager(List) ?><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
