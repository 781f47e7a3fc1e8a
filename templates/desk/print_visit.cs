<?cs # 回访记录表 on A4, to be taken along and signed: the dataset of desk/visit, with room for handwriting and the owner's signature. ?><?cs
include!"layout/macros.cs" ?><?cs include!"layout/case_macros.cs" ?><?cs set:Page.Title = Desk.Visit.Print + " " + Case.Number ?><?cs set:Page.Back = "desk/visit?id=" + Case.Id ?><?cs include!"layout/print_begin.cs" ?><?cs
def:box(word) ?>□ <?cs var:word ?> &nbsp; <?cs /def ?>
<?cs set:Page.Action = "desk/print_visit" ?><?cs if:Case.Revealable ?><?cs include!"layout/print_reveal.cs" ?><?cs else ?><?cs call:errors(Desk.Act.reveal) ?><?cs /if ?><h1><?cs var:Company.Name ?><br><?cs var:Desk.Visit.Print ?></h1>
<p class="sheet-number"><?cs var:Desk.Board.Column.Number ?>: <?cs var:Case.Number ?></p>
<table class="ruled"><tbody>
<tr><th scope="row"><?cs var:Desk.Intake.Field.complainant ?></th><td><?cs var:Case.Complainant ?></td><th scope="row"><?cs var:Desk.Intake.Field.phone ?></th><td><?cs var:Case.Phone ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Intake.Field.place ?></th><td colspan="3"><?cs var:Case.Place ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Intake.Field.subject ?></th><td colspan="3"><?cs var:Case.Subject ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Case.Result ?></th><td colspan="3"><?cs var:Case.Result ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Case.Department ?></th><td><?cs var:Case.Department ?></td><th scope="row"><?cs var:Desk.Case.Handler ?></th><td><?cs var:Case.Handler ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Visits.Manner ?></th><td><?cs each:m = Desk.VisitManner ?><?cs call:box(m) ?><?cs /each ?></td><th scope="row"><?cs var:Desk.Visits.Turn ?></th><td><?cs var:Desk.Visits.TurnName[Visit.Turn] ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Visit.Field.solved ?></th><td colspan="3"><?cs each:s = Desk.Visit.Solved ?><?cs call:box(s) ?><?cs /each ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Visit.Field.satisfaction ?></th><td colspan="3"><?cs each:s = Text.Satisfaction ?><?cs call:box(s) ?><?cs /each ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Visit.Field.text ?></th><td colspan="3" class="tall blank"></td></tr>
<tr><th scope="row"><?cs var:Desk.Visit.Field.wish ?></th><td colspan="3" class="tall blank"></td></tr>
</tbody></table>
<div class="signatures"><?cs each:s = Desk.Visit.Signatures ?><div><p><?cs var:s ?>:</p><p><?cs var:Desk.Print.SignDay ?></p></div><?cs /each ?></div>
<p class="seal"><?cs var:Desk.Visit.Copies ?></p>
<?cs include!"layout/print_end.cs" ?>
