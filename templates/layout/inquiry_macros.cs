<?cs # What the workbench of an investigation and its paper share.

    drawing(d, title, list)     SVG of a drawing (Width, Height, Lines, Boxes, Words); `list` are its causes in words
    proofs(list, path)          links to the evidence that proves a row, at desk/evidence or archive/evidence
    record_items(list, path), cause_items(list, path), finding_items(list), plan_items(list)
                                what was found out, why, who answers for it, what is done, on a page
    record_paper(list), cause_paper(list), finding_paper(list), plan_paper(list)
                                the same as tables on paper
    plan_foot(plan)             its sum, why it cannot be done now, and what was decided by whom
    unproved(row)               a mark at what stands without evidence
    struck(row)                 who struck a row out, when and why
    measure_rows(plan)          the measures of a plan as rows of a table
?>
<?cs def:drawing(d, title) ?><figure class="drawing" tabindex="0" aria-label="<?cs var:title ?>"><svg viewBox="0 0 <?cs var:d.Width ?> <?cs var:d.Height ?>" role="img" aria-label="<?cs var:title ?>"><?cs
each:l = d.Lines ?><line class="bone-<?cs var:l.Role ?>" x1="<?cs var:l.X1 ?>" y1="<?cs var:l.Y1 ?>" x2="<?cs var:l.X2 ?>" y2="<?cs var:l.Y2 ?>"></line><?cs /each ?><?cs
each:b = d.Boxes ?><rect class="bone-box" x="<?cs var:b.X ?>" y="<?cs var:b.Y ?>" width="<?cs var:b.Width ?>" height="<?cs var:b.Height ?>" rx="4"></rect><?cs /each ?><?cs
each:t = d.Words ?><text class="<?cs if:t.Branch ?>bone-title<?cs elif:t.Level ?>bone-<?cs var:t.Level ?><?cs else ?>bone-problem<?cs /if ?>" x="<?cs var:t.X ?>" y="<?cs var:t.Y ?>"><?cs if:t.Unproved ?><tspan class="unproved"><?cs var:Desk.Inquiry.UnprovedSign ?></tspan><?cs /if ?><?cs if:t.Branch ?><?cs var:Desk.Inquiry.Branch[t.Branch] ?><?cs else ?><?cs var:t.Text ?><?cs /if ?></text><?cs /each ?></svg><figcaption class="quiet"><?cs var:title ?><?cs if:d.Unproved ?> (<?cs var:Desk.Inquiry.UnprovedSign ?> <?cs var:Desk.Inquiry.Unproved ?>)<?cs /if ?></figcaption></figure><?cs /def ?>

<?cs def:proofs(list, path) ?><?cs if:subcount(list) > 0 ?><small><?cs var:Desk.Inquiry.Proof ?>: <?cs each:p = list ?><a href="<?cs var:Page.Base ?>/<?cs var:path ?>?id=<?cs var:p.Id ?>"><?cs var:p.Name ?></a> <?cs /each ?></small><?cs /if ?><?cs /def ?>

<?cs def:unproved(r) ?><?cs if:subcount(r.Proofs) == 0 && !r.Struck.Text ?><span class="mark unproved"><?cs var:Desk.Inquiry.UnprovedSign ?> <?cs var:Desk.Inquiry.Unproved ?></span> <?cs /if ?><?cs /def ?>
<?cs def:plan_foot(p) ?><?cs if:p.Sum ?><p><?cs var:Desk.Inquiry.Sum ?> <?cs var:p.Sum ?></p><?cs /if ?><?cs if:p.NotNow ?><p class="lines"><strong><?cs var:Desk.Inquiry.NotNow ?></strong> <?cs var:p.NotNow ?></p><?cs /if ?><?cs if:p.Decided.Text ?><p class="quiet"><?cs var:Desk.Inquiry.Decision[p.Decision] ?> <?cs call:moment(p.Decided) ?> <?cs var:p.DecidedBy ?> <?cs var:p.Reason ?></p><?cs /if ?><?cs /def ?>
<?cs def:struck(r) ?><?cs if:r.Struck.Text ?><small class="struck-note"><?cs var:Desk.Inquiry.Struck ?> <?cs call:moment(r.Struck) ?> <?cs var:r.StruckBy ?>: <?cs var:r.StruckReason ?></small><?cs /if ?><?cs /def ?>

<?cs def:measure_rows(plan) ?><?cs each:m = plan.Measures ?><tr><td class="lines"><?cs var:m.Text ?></td><td><?cs var:m.Department ?><small><?cs var:m.Person ?></small></td><td class="nowrap"><?cs call:moment(m.Until) ?><?cs if:m.Step ?><small><span class="mark<?cs if:m.State == "breached" || m.State == "warned" ?> strong<?cs /if ?>"><?cs var:m.Step ?> <?cs var:Text.DeadlineState[m.State] ?></span><?cs if:m.Stopped.Text ?> <?cs call:moment(m.Stopped) ?><?cs /if ?></small><?cs /if ?></td><td><?cs if:m.Cost ?><?cs var:m.Cost ?><?cs else ?>--<?cs /if ?></td><td><?cs if:m.Compensation ?><?cs var:m.Compensation ?><?cs else ?>--<?cs /if ?></td></tr><?cs /each ?><?cs /def ?>

<?cs def:measure_head() ?><tr><th scope="col"><?cs var:Desk.Inquiry.Measure ?></th><th scope="col"><?cs var:Desk.Inquiry.Who ?></th><th scope="col"><?cs var:Desk.Inquiry.Until ?></th><th scope="col"><?cs var:Desk.Inquiry.Cost ?></th><th scope="col"><?cs var:Desk.Inquiry.Compensation ?></th></tr><?cs /def ?>

<?cs def:record_items(list, path) ?><ol class="plain-list records"><?cs each:r = list ?><li><h3><span class="mark"><?cs var:Desk.Inquiry.RecordKind[r.Kind] ?></span> <?cs var:r.Subject ?></h3>
<p class="quiet"><?cs if:r.At.Text ?><?cs call:moment(r.At) ?> <?cs /if ?><?cs var:r.Place ?> <?cs var:r.Persons ?> <?cs if:r.Capacity ?>(<?cs var:Desk.Inquiry.Field.capacity ?>: <?cs var:r.Capacity ?>) <?cs /if ?><?cs var:r.Reference ?></p><p class="lines"><?cs var:r.Content ?></p>
<?cs if:r.Agreed ?><span class="mark"><?cs var:Desk.Inquiry.Agreed ?></span> <?cs /if ?><?cs call:unproved(r) ?><?cs call:proofs(r.Proofs, path) ?><small><?cs var:r.MadeBy ?> <?cs call:moment(r.Made) ?></small></li><?cs /each ?></ol><?cs /def ?>

<?cs def:cause_items(list, path) ?><ol class="plain-list causes"><?cs each:c = list ?><li class="depth-<?cs var:c.Depth ?><?cs if:c.Struck.Text ?> struck<?cs /if ?>"><span class="mark"><?cs var:Desk.Inquiry.Branch[c.Branch] ?></span> <span class="mark<?cs if:c.Level == "root" ?> strong<?cs /if ?>"><?cs var:Desk.Inquiry.Level[c.Level] ?></span> <span class="mark"><?cs var:Desk.Inquiry.CauseKind[c.Kind] ?></span> <?cs call:unproved(c) ?><span class="words"><?cs var:c.Text ?></span> <small><?cs var:c.MadeBy ?> <?cs call:moment(c.Made) ?></small><?cs call:proofs(c.Proofs, path) ?><?cs call:struck(c) ?></li><?cs /each ?></ol><?cs /def ?>

<?cs def:finding_items(list) ?><ul class="plain-list"><?cs each:f = list ?><li<?cs if:f.Struck.Text ?> class="struck"<?cs /if ?>><span class="mark<?cs if:f.Share == "main" ?> strong<?cs /if ?>"><?cs var:Desk.Inquiry.Share[f.Share] ?></span> <strong><?cs var:f.Department ?> <?cs var:f.Person ?></strong><p class="lines words"><?cs var:f.Reason ?></p><small><?cs var:f.MadeBy ?> <?cs call:moment(f.Made) ?></small><?cs call:struck(f) ?></li><?cs /each ?></ul><?cs /def ?>

<?cs def:plan_items(list) ?><?cs each:p = list ?><h3><?cs var:Desk.Inquiry.Plan ?> <?cs var:p.Number ?> <small class="quiet"><?cs var:p.MadeBy ?> <?cs call:moment(p.Made) ?></small> <?cs if:p.Decision ?><span class="mark<?cs if:p.Decision != "approved" ?> strong<?cs /if ?>"><?cs var:Desk.Inquiry.Decision[p.Decision] ?><?cs if:p.Approver ?>: <?cs var:Text.Role[p.Approver] ?><?cs /if ?></span><?cs /if ?></h3>
<div class="list" role="region" tabindex="0" aria-label="<?cs var:Desk.Inquiry.Plan ?> <?cs var:p.Number ?>"><table><thead><?cs call:measure_head() ?></thead><tbody><?cs call:measure_rows(p) ?></tbody></table></div>
<?cs call:plan_foot(p) ?><?cs /each ?><?cs /def ?>

<?cs def:record_paper(list) ?><table class="ruled"><thead><tr><th scope="col"><?cs var:Desk.Inquiry.Field.kind ?></th><th scope="col"><?cs var:Desk.Inquiry.Field.at ?></th><th scope="col" class="half"><?cs var:Desk.Inquiry.Field.content ?></th><th scope="col"><?cs var:Desk.Inquiry.Field.persons ?></th></tr></thead><tbody><?cs each:r = list ?><tr><td><?cs var:Desk.Inquiry.RecordKind[r.Kind] ?></td><td><?cs call:moment(r.At) ?> <?cs var:r.Place ?></td><td><strong><?cs var:r.Subject ?></strong> <?cs var:r.Reference ?><div class="prose"><?cs var:r.Content ?></div><?cs call:unproved(r) ?></td><td><?cs var:r.Persons ?><?cs if:r.Capacity ?><br><?cs var:Desk.Inquiry.Field.capacity ?>: <?cs var:r.Capacity ?><?cs /if ?><?cs if:r.Agreed ?><br><?cs var:Desk.Inquiry.Agreed ?><?cs /if ?></td></tr><?cs /each ?></tbody></table><?cs /def ?>

<?cs def:cause_paper(list) ?><table class="ruled"><thead><tr><th scope="col"><?cs var:Desk.Inquiry.Field.branch ?></th><th scope="col"><?cs var:Desk.Inquiry.Field.level ?></th><th scope="col"><?cs var:Desk.Inquiry.Field.cause_kind ?></th><th scope="col" class="half"><?cs var:Desk.Inquiry.Field.cause_text ?></th><th scope="col"><?cs var:Desk.Inquiry.Proof ?></th></tr></thead><tbody><?cs each:c = list ?><tr<?cs if:c.Struck.Text ?> class="struck"<?cs /if ?>><td><?cs var:Desk.Inquiry.Branch[c.Branch] ?></td><td><?cs var:Desk.Inquiry.Level[c.Level] ?></td><td><?cs var:Desk.Inquiry.CauseKind[c.Kind] ?></td><td class="lines"><span class="words"><?cs var:c.Text ?></span><?cs call:struck(c) ?></td><td><?cs each:p = c.Proofs ?><?cs var:p.Name ?><br><?cs /each ?><?cs call:unproved(c) ?></td></tr><?cs /each ?></tbody></table><?cs /def ?>

<?cs def:finding_paper(list) ?><table class="ruled"><thead><tr><th scope="col"><?cs var:Desk.Inquiry.Field.share ?></th><th scope="col"><?cs var:Desk.Inquiry.Who ?></th><th scope="col" class="half"><?cs var:Desk.Inquiry.Field.reason ?></th></tr></thead><tbody><?cs each:f = list ?><?cs if:!f.Struck.Text ?><tr><td><?cs var:Desk.Inquiry.Share[f.Share] ?></td><td><?cs var:f.Department ?> <?cs var:f.Person ?></td><td><?cs var:f.Reason ?></td></tr><?cs /if ?><?cs /each ?></tbody></table><?cs /def ?>

<?cs def:plan_paper(list) ?><?cs each:p = list ?><h2><?cs var:Desk.Inquiry.Plan ?> <?cs var:p.Number ?><?cs if:p.Decision ?> (<?cs var:Desk.Inquiry.Decision[p.Decision] ?>)<?cs /if ?></h2>
<table class="ruled"><thead><?cs call:measure_head() ?></thead><tbody><?cs call:measure_rows(p) ?></tbody></table><?cs call:plan_foot(p) ?><?cs /each ?><?cs /def ?>
