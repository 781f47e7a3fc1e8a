<?cs # What the workbench of an investigation and its paper share.

    drawing(d, title, list)     SVG of a drawing (Width, Height, Lines, Boxes, Words); `list` are its causes in words
    proofs(list)                links to the evidence that proves a row
    plan_foot(plan)             its sum, why it cannot be done now, and what was decided by whom
    struck(row)                 who struck a row out, when and why
    measure_rows(plan)          the measures of a plan as rows of a table
?>
<?cs def:drawing(d, title) ?><figure class="drawing" tabindex="0" aria-label="<?cs var:title ?>"><svg viewBox="0 0 <?cs var:d.Width ?> <?cs var:d.Height ?>" role="img" aria-label="<?cs var:title ?>"><?cs
each:l = d.Lines ?><line class="bone-<?cs var:l.Role ?>" x1="<?cs var:l.X1 ?>" y1="<?cs var:l.Y1 ?>" x2="<?cs var:l.X2 ?>" y2="<?cs var:l.Y2 ?>"></line><?cs /each ?><?cs
each:b = d.Boxes ?><rect class="bone-box" x="<?cs var:b.X ?>" y="<?cs var:b.Y ?>" width="<?cs var:b.Width ?>" height="<?cs var:b.Height ?>" rx="4"></rect><?cs /each ?><?cs
each:t = d.Words ?><text class="<?cs if:t.Branch ?>bone-title<?cs elif:t.Level ?>bone-<?cs var:t.Level ?><?cs else ?>bone-problem<?cs /if ?>" x="<?cs var:t.X ?>" y="<?cs var:t.Y ?>"><?cs if:t.Branch ?><?cs var:Desk.Inquiry.Branch[t.Branch] ?><?cs else ?><?cs var:t.Text ?><?cs /if ?></text><?cs /each ?></svg><figcaption class="quiet"><?cs var:title ?></figcaption></figure><?cs /def ?>

<?cs def:proofs(list) ?><?cs if:subcount(list) > 0 ?><small><?cs var:Desk.Inquiry.Proof ?>: <?cs each:p = list ?><a href="<?cs var:Page.Base ?>/desk/evidence?id=<?cs var:p.Id ?>"><?cs var:p.Name ?></a> <?cs /each ?></small><?cs /if ?><?cs /def ?>

<?cs def:plan_foot(p) ?><?cs if:p.Sum ?><p><?cs var:Desk.Inquiry.Sum ?> <?cs var:p.Sum ?></p><?cs /if ?><?cs if:p.NotNow ?><p class="lines"><strong><?cs var:Desk.Inquiry.NotNow ?></strong> <?cs var:p.NotNow ?></p><?cs /if ?><?cs if:p.Decided.Text ?><p class="quiet"><?cs var:Desk.Inquiry.Decision[p.Decision] ?> <?cs call:moment(p.Decided) ?> <?cs var:p.DecidedBy ?> <?cs var:p.Reason ?></p><?cs /if ?><?cs /def ?>
<?cs def:struck(r) ?><?cs if:r.Struck.Text ?><small class="struck-note"><?cs var:Desk.Inquiry.Struck ?> <?cs call:moment(r.Struck) ?> <?cs var:r.StruckBy ?>: <?cs var:r.StruckReason ?></small><?cs /if ?><?cs /def ?>

<?cs def:measure_rows(plan) ?><?cs each:m = plan.Measures ?><tr><td class="lines"><?cs var:m.Text ?></td><td><?cs var:m.Department ?><small><?cs var:m.Person ?></small></td><td class="nowrap"><?cs call:moment(m.Until) ?></td><td><?cs if:m.Cost ?><?cs var:m.Cost ?><?cs else ?>--<?cs /if ?></td><td><?cs if:m.Compensation ?><?cs var:m.Compensation ?><?cs else ?>--<?cs /if ?></td></tr><?cs /each ?><?cs /def ?>

<?cs def:measure_head() ?><tr><th scope="col"><?cs var:Desk.Inquiry.Measure ?></th><th scope="col"><?cs var:Desk.Inquiry.Who ?></th><th scope="col"><?cs var:Desk.Inquiry.Until ?></th><th scope="col"><?cs var:Desk.Inquiry.Cost ?></th><th scope="col"><?cs var:Desk.Inquiry.Compensation ?></th></tr><?cs /def ?>
