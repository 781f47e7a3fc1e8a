<?cs # The record of an inspection, frozen once it is signed: Sheet.*, Items.N, Findings.N.{Item,Text,Times,Points,Note,Answerable (of a project as a whole)}. ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Audit.Record + " " + Sheet.Number ?><?cs include!"layout/staff_begin.cs" ?>
<p class="crumbs"><a href="<?cs var:Page.Base ?>/audit/"><?cs var:Text.Nav.checks ?></a></p>
<div class="title"><h1><?cs var:Sheet.Subject ?></h1><span class="number"><?cs var:Sheet.Number ?></span><div class="buttons"><a class="button" href="<?cs var:Page.Base ?>/audit/record/print?id=<?cs var:Sheet.Id ?>"><?cs call:icon("print") ?><?cs var:Text.Frame.Print ?></a></div></div>
<p class="quiet"><?cs var:Sheet.Checklist ?></p>
<?cs if:!Sheet.Signed.Text ?><p class="alert"><?cs var:Audit.NotSigned ?></p><?cs /if ?>
<dl class="figures"><div><dt><?cs var:Audit.Column.Allotted ?></dt><dd><?cs var:Sheet.Score.Allotted ?></dd></div><div><dt><?cs var:Audit.Column.Actual ?></dt><dd><?cs var:Sheet.Score.Actual ?></dd></div><div><dt><?cs var:Audit.Column.Rate ?></dt><dd><?cs var:Sheet.Score.Rate ?>%</dd></div></dl>
<section class="panel"><dl class="facts">
<?cs call:fact(Audit.Column.Inspector, Sheet.Inspector) ?><?cs call:fact(Audit.Column.Opened, Sheet.Opened.Text) ?><?cs call:fact(Audit.Column.Signed, Sheet.Signed.Text) ?><?cs call:fact(Audit.Column.SignedBy, Sheet.SignedBy) ?></dl></section>
<?cs if:Sheet.Signed.Text ?><section class="panel"><h2><?cs var:Text.Nav.findings ?></h2>
<?cs if:subcount(Findings) == 0 ?><p><?cs var:Audit.NoFindings ?></p><?cs else ?><ul class="plain-list"><?cs each:f = Findings ?><li><strong><?cs var:f.Item ?>. <?cs var:f.Text ?></strong><?cs if:#f.Times > #1 ?> × <?cs var:f.Times ?><?cs /if ?> <span class="mark strong">−<?cs var:f.Points ?></span><div class="lines"><?cs var:f.Note ?></div><?cs if:f.Answerable ?><div class="quiet"><?cs var:Audit.Field.department ?><?cs call:colon() ?><?cs var:f.Answerable ?></div><?cs /if ?></li><?cs /each ?></ul><?cs /if ?></section><?cs /if ?>
<div class="list" role="region" tabindex="0" aria-label="<?cs var:Audit.Record ?>"><table class="checks">
<thead><tr><th scope="col"><?cs var:Audit.Column.Item ?></th><th scope="col"><?cs var:Audit.Column.Found ?></th><th scope="col" class="right"><?cs var:Audit.Column.Points ?></th><th scope="col" class="right"><?cs var:Audit.Column.Actual ?></th></tr></thead>
<tbody><?cs each:i = Items ?><tr><td><strong><?cs var:i.Id ?>. <?cs var:i.Name ?></strong><small><?cs var:i.Check ?></small></td>
<td><?cs if:i.Skipped ?><span class="mark"><?cs var:Audit.Skipped ?></span><?cs elif:!i.Answered ?><span class="quiet"><?cs var:Audit.Unanswered ?></span><?cs /if ?><?cs each:d = i.Deductions ?><?cs if:d.Count ?><div><?cs var:d.Text ?><?cs if:#d.Count > #1 ?> × <?cs var:d.Count ?><?cs /if ?></div><?cs /if ?><?cs /each ?><?cs if:i.Note ?><div class="lines quiet"><?cs var:i.Note ?></div><?cs /if ?>
<?cs if:subcount(i.Photos) > 0 ?><div class="gallery small"><?cs each:p = i.Photos ?><a href="<?cs var:Page.Base ?>/audit/photo?id=<?cs var:p.Id ?><?cs if:p.Image ?>&amp;original=1<?cs /if ?>"><?cs if:p.Image ?><img loading="lazy" width="88" height="66" src="<?cs var:Page.Base ?>/audit/photo?id=<?cs var:p.Id ?>" alt="<?cs var:p.Name ?>"><?cs else ?><?cs call:icon("clip") ?><?cs var:p.Name ?><?cs /if ?></a><?cs /each ?></div><?cs /if ?></td>
<td class="right nowrap" data-label="<?cs var:Audit.Column.Points ?>"><?cs var:i.Points ?></td><td class="right nowrap" data-label="<?cs var:Audit.Column.Actual ?>"><strong><?cs if:i.Skipped || !i.Answered ?>--<?cs else ?><?cs var:i.Score ?><?cs /if ?></strong></td></tr>
<?cs /each ?></tbody></table></div>
<?cs include!"layout/staff_end.cs" ?>
