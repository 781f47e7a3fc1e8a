<?cs # 应急处置记录 on A4: the dataset of desk/emergency. ?><?cs
include!"layout/macros.cs" ?><?cs include!"layout/emergency_macros.cs" ?><?cs set:Page.Title = Desk.Emergency.Paper + " " + Case.Number ?><?cs set:Page.Back = "desk/emergency?id=" + Case.Id ?><?cs include!"layout/print_begin.cs" ?><?cs
def:step_row(words, at, by, text) ?><?cs if:at.Text ?><tr><th scope="row"><?cs var:words ?></th><td><?cs call:moment(at) ?></td><td><?cs var:by ?></td><td><div class="prose"><?cs var:text ?></div></td></tr><?cs /if ?><?cs /def ?>
<h1><?cs var:Company.Name ?><br><?cs var:Desk.Emergency.Paper ?></h1>
<p class="sheet-number"><?cs var:Desk.Board.Column.Number ?>: <?cs var:Case.Number ?><?cs if:Emergency.State ?> · <?cs var:Desk.Emergency.State[Emergency.State] ?><?cs /if ?></p>
<table class="ruled"><tbody><tr><th scope="row"><?cs var:Desk.Print.Content ?></th><td><strong><?cs var:Case.Subject ?></strong> <?cs var:Case.Place ?></td><th scope="row"><?cs var:Desk.Case.Department ?></th><td><?cs var:Case.Department ?> <?cs var:Case.Handler ?></td></tr></tbody></table>
<?cs if:Emergency.State ?><h2><?cs var:Desk.Emergency.Course ?></h2>
<table class="ruled"><tbody><?cs call:step_row(Desk.Emergency.Reported, Emergency.Reported, Emergency.ReportedBy, Emergency.Reason) ?><?cs call:step_row(Desk.Emergency.Started, Emergency.Started, Emergency.StartedBy, Emergency.Orders) ?><?cs if:Emergency.State == "declined" ?><?cs call:step_row(Desk.Emergency.Declined, Emergency.Lifted, Emergency.LiftedBy, Emergency.LiftReason) ?><?cs else ?><?cs call:step_row(Desk.Emergency.Lifted, Emergency.Lifted, Emergency.LiftedBy, Emergency.LiftReason) ?><?cs /if ?></tbody></table>
<h2><?cs var:Desk.Emergency.Told ?></h2>
<p><?cs each:t = Emergency.Told ?><?cs var:t.To ?> (<?cs if:t.Seen.Text ?><?cs var:Desk.Emergency.Seen ?> <?cs call:moment(t.Seen) ?><?cs else ?><?cs var:Desk.Emergency.Unseen ?><?cs /if ?>) <?cs /each ?></p>
<?cs if:subcount(Emergency.Members) > 0 ?><h2><?cs var:Desk.Emergency.Force ?></h2>
<table class="ruled"><thead><?cs call:member_head() ?></thead><tbody><?cs call:member_rows(Emergency.Members) ?></tbody></table><?cs /if ?><?cs /if ?>
<?cs if:subcount(Measures) > 0 ?><h2><?cs var:Desk.Emergency.Measures ?></h2>
<table class="ruled"><thead><?cs call:measure_head() ?></thead><tbody><?cs call:measure_rows(Measures) ?></tbody></table><?cs /if ?>
<?cs if:subcount(Emergency.Log) > 0 ?><h2><?cs var:Desk.Emergency.Log ?></h2>
<table class="ruled"><thead><tr><th scope="col"><?cs var:Desk.Emergency.Field.at ?></th><th scope="col"><?cs var:Desk.Emergency.With ?></th><th scope="col" class="half"><?cs var:Desk.Emergency.Field.log ?></th><th scope="col"><?cs var:Desk.Case.Person ?></th></tr></thead><tbody><?cs each:e = Emergency.Log ?><tr><td><?cs call:moment(e.At) ?><?cs if:e.Made.Text ?><br><?cs var:Desk.Emergency.Written ?> <?cs call:moment(e.Made) ?><?cs /if ?></td><td><?cs var:Desk.Emergency.Talk[e.Talk] ?><?cs call:report_state(e) ?><?cs if:e.With ?><br><?cs var:e.With ?><?cs /if ?></td><td><?cs call:entry_words(e) ?></td><td><?cs var:e.MadeBy ?></td></tr><?cs /each ?></tbody></table><?cs /if ?>
<?cs if:Emergency.Evaluated.Text ?><h2><?cs var:Desk.Emergency.Evaluation ?></h2>
<table class="ruled"><tbody><tr><th scope="row"><?cs var:Desk.Emergency.Effect ?></th><td><div class="prose"><?cs var:Emergency.Effect ?></div></td></tr><tr><th scope="row"><?cs var:Desk.Emergency.Lessons ?></th><td><div class="prose"><?cs var:Emergency.Lessons ?></div></td></tr><tr><th scope="row"><?cs var:Desk.Emergency.Prevention ?></th><td><div class="prose"><?cs var:Emergency.Prevention ?></div></td></tr></tbody></table>
<p><?cs var:Desk.Emergency.Evaluated ?>: <?cs var:Emergency.EvaluatedBy ?> <?cs call:moment(Emergency.Evaluated) ?></p><?cs /if ?>
<div class="signatures"><?cs each:s = Desk.Emergency.Signatures ?><div><p><?cs var:s ?>:</p><p><?cs var:Desk.Print.SignDay ?></p></div><?cs /each ?></div>
<?cs include!"layout/print_end.cs" ?>
