<?cs # 应急处置记录 on A4: the dataset of desk/emergency. ?><?cs
include!"layout/macros.cs" ?><?cs include!"layout/emergency_macros.cs" ?><?cs set:Page.Title = Desk.Emergency.Paper + " " + Case.Number ?><?cs set:Page.Back = "desk/emergency?id=" + Case.Id ?><?cs include!"layout/print_begin.cs" ?>
<h1><?cs var:Company.Name ?><br><?cs var:Desk.Emergency.Paper ?></h1>
<p class="sheet-number"><?cs var:Desk.Board.Column.Number ?>: <?cs var:Case.Number ?><?cs if:Emergency.State ?> · <?cs var:Desk.Emergency.State[Emergency.State] ?><?cs /if ?></p>
<table class="ruled"><tbody><tr><th scope="row"><?cs var:Desk.Print.Content ?></th><td><strong><?cs var:Case.Subject ?></strong> <?cs var:Case.Place ?></td><th scope="row"><?cs var:Desk.Case.Department ?></th><td><?cs var:Case.Department ?> <?cs var:Case.Handler ?></td></tr></tbody></table>
<?cs if:Emergency.State ?><h2><?cs var:Desk.Emergency.Course ?></h2>
<?cs call:course_table(Emergency) ?>
<h2><?cs var:Desk.Emergency.Told ?></h2>
<p><?cs each:t = Emergency.Told ?><?cs var:t.To ?> (<?cs if:t.Seen.Text ?><?cs var:Desk.Emergency.Seen ?> <?cs call:moment(t.Seen) ?><?cs else ?><?cs var:Desk.Emergency.Unseen ?><?cs /if ?>) <?cs /each ?></p>
<?cs if:subcount(Emergency.Members) > 0 ?><h2><?cs var:Desk.Emergency.Force ?></h2>
<table class="ruled"><thead><?cs call:member_head() ?></thead><tbody><?cs call:member_rows(Emergency.Members) ?></tbody></table><?cs /if ?><?cs /if ?>
<?cs if:subcount(Measures) > 0 ?><h2><?cs var:Desk.Emergency.Measures ?></h2>
<table class="ruled"><thead><?cs call:urgent_head() ?></thead><tbody><?cs call:urgent_rows(Measures) ?></tbody></table><?cs /if ?>
<?cs if:subcount(Emergency.Log) > 0 ?><h2><?cs var:Desk.Emergency.Log ?></h2>
<?cs call:log_table(Emergency.Log) ?><?cs /if ?>
<?cs if:Emergency.Evaluated.Text ?><h2><?cs var:Desk.Emergency.Evaluation ?></h2>
<?cs call:evaluation_table(Emergency) ?>
<p><?cs var:Desk.Emergency.Evaluated ?>: <?cs var:Emergency.EvaluatedBy ?> <?cs call:moment(Emergency.Evaluated) ?></p><?cs /if ?>
<div class="signatures"><?cs each:s = Desk.Emergency.Signatures ?><div><p><?cs var:s ?>:</p><p><?cs var:Desk.Print.SignDay ?></p></div><?cs /each ?></div>
<?cs include!"layout/print_end.cs" ?>
