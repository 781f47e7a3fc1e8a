<?cs # 投诉调查报告 on A4: the dataset of desk/inquiry, and Effects. ?><?cs
include!"layout/macros.cs" ?><?cs include!"layout/inquiry_macros.cs" ?><?cs include!"layout/effect_macros.cs" ?><?cs set:Page.Title = Desk.Inquiry.Paper + " " + Case.Number ?><?cs set:Page.Back = "desk/inquiry?id=" + Case.Id ?><?cs include!"layout/print_begin.cs" ?>
<h1><?cs var:Company.Name ?><br><?cs var:Desk.Inquiry.Paper ?></h1>
<p class="sheet-number"><?cs var:Desk.Board.Column.Number ?>: <?cs var:Case.Number ?></p>
<table class="ruled"><tbody><tr><th scope="row"><?cs var:Desk.Print.Content ?></th><td><strong><?cs var:Case.Subject ?></strong><div class="prose"><?cs var:Case.Matter ?></div></td></tr></tbody></table>
<h2><?cs var:Desk.Inquiry.Records ?></h2>
<?cs call:record_paper(Inquiry.Records) ?>
<?cs if:Inquiry.Fishbone.Width ?><h2><?cs var:Desk.Inquiry.Causes ?></h2><?cs call:drawing(Inquiry.Fishbone, Desk.Inquiry.Fishbone) ?><?cs call:drawing(Inquiry.Whys, Desk.Inquiry.Whys) ?><?cs /if ?>
<h2><?cs var:Desk.Inquiry.Findings ?></h2>
<?cs call:finding_paper(Inquiry.Findings) ?>
<?cs call:plan_paper(Inquiry.Plans) ?>
<?cs if:subcount(Effects) > 0 ?><?cs call:effect_paper(Effects) ?><?cs /if ?>
<h2><?cs var:Desk.Inquiry.Register ?></h2>
<table class="ruled"><thead><tr><th scope="col"><?cs var:Desk.Inquiry.Column.number ?></th><th scope="col"><?cs var:Desk.Inquiry.Column.name ?></th><th scope="col"><?cs var:Desk.Inquiry.Column.at ?></th><th scope="col" class="half">SHA-256</th></tr></thead><tbody><?cs each:e = Inquiry.Register ?><tr><td><?cs var:e.Number ?></td><td><?cs var:e.Name ?></td><td><?cs call:moment(e.At) ?></td><td class="code digest"><?cs var:e.Digest ?></td></tr><?cs /each ?></tbody></table>
<div class="signatures"><?cs each:s = Desk.Inquiry.Signatures ?><div><p><?cs var:s ?>:</p><p><?cs var:Desk.Print.SignDay ?></p></div><?cs /each ?></div>
<?cs include!"layout/print_end.cs" ?>
