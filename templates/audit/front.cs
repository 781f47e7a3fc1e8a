<?cs # Inspections: Open.N and List.Rows.N as audit_show.c lays them out; May.Inspect; List.{Older,Xlsx,Csv}. ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.checks ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Text.Nav.checks ?></h1><div class="buttons"><?cs call:exports(List) ?><?cs if:May.Inspect ?><a class="button primary" href="<?cs var:Page.Base ?>/audit/open"><?cs call:icon("plus") ?><?cs var:Text.Nav.new_check ?></a><?cs /if ?></div></div>
<?cs if:subcount(Open) > 0 ?><section><h2><?cs var:Audit.Front.Open ?></h2>
<ul class="cards"><?cs each:r = Open ?><li class="card">
<h3><a class="row-link" href="<?cs var:Page.Base ?>/audit/<?cs if:r.Own ?>sheet<?cs else ?>record<?cs /if ?>?id=<?cs var:r.Id ?>"><?cs var:r.Subject ?></a></h3>
<p><?cs var:r.Checklist ?></p>
<p class="quiet"><span class="number"><?cs var:r.Number ?></span> <?cs call:moment(r.Opened) ?> <?cs var:r.Inspector ?></p>
<p><?cs var:Audit.Progress ?> <strong><?cs var:r.Score.Answered ?>/<?cs var:r.Score.Items ?></strong></p>
<?cs if:r.Own ?><a class="button primary whole" href="<?cs var:Page.Base ?>/audit/sheet?id=<?cs var:r.Id ?>"><?cs var:Audit.Front.Continue ?><span class="hidden"> <?cs var:r.Number ?></span></a><?cs /if ?></li>
<?cs /each ?></ul></section><?cs /if ?>
<section><h2><?cs var:Audit.Front.Signed ?></h2>
<?cs if:subcount(List.Rows) == 0 ?><div class="panel"><?cs call:empty(Audit.Front.Empty) ?></div><?cs else ?>
<div class="list" role="region" tabindex="0" aria-label="<?cs var:Audit.Front.Signed ?>"><table class="checks">
<thead><tr><th scope="col"><?cs var:Audit.Column.Number ?></th><th scope="col"><?cs var:Audit.Column.Subject ?></th><th scope="col"><?cs var:Audit.Column.Signed ?></th><th scope="col"><?cs var:Audit.Column.Inspector ?></th><th scope="col" class="right"><?cs var:Audit.Column.Actual ?></th><th scope="col" class="right"><?cs var:Audit.Column.Rate ?></th></tr></thead>
<tbody><?cs each:r = List.Rows ?><tr><td class="nowrap"><a class="row-link" href="<?cs var:Page.Base ?>/audit/record?id=<?cs var:r.Id ?>"><?cs var:r.Number ?></a></td>
<td><strong><?cs var:r.Subject ?></strong><small><?cs var:r.Checklist ?></small></td>
<td class="nowrap" data-label="<?cs var:Audit.Column.Signed ?>"><?cs call:moment(r.Signed) ?></td><td data-label="<?cs var:Audit.Column.Inspector ?>"><?cs var:r.Inspector ?></td>
<td class="right nowrap" data-label="<?cs var:Audit.Column.Actual ?>"><?cs var:r.Score.Actual ?>/<?cs var:r.Score.Allotted ?></td><td class="right nowrap" data-label="<?cs var:Audit.Column.Rate ?>"><strong><?cs var:r.Score.Rate ?>%</strong></td></tr>
<?cs /each ?></tbody></table></div><?cs call:pager(List) ?><?cs /if ?></section>
<?cs include!"layout/staff_end.cs" ?>
