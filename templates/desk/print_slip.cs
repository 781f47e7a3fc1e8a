<?cs # 客户投诉处理单 on A4: the dataset of desk/case without Events; what the handler takes along, with room for handwriting. ?><?cs
include!"layout/macros.cs" ?><?cs include!"layout/case_macros.cs" ?><?cs set:Page.Title = Desk.Print.Slip + " " + Case.Number ?><?cs set:Page.Back = "desk/case?id=" + Case.Id ?><?cs include!"layout/print_begin.cs" ?>
<?cs set:Page.Action = "desk/print_slip" ?><?cs include!"layout/print_reveal.cs" ?><h1><?cs var:Company.Name ?><br><?cs var:Desk.Print.Slip ?></h1>
<p class="sheet-number"><?cs var:Desk.Board.Column.Number ?>: <?cs var:Case.Number ?></p>
<table class="ruled"><tbody>
<tr><th scope="row"><?cs var:Desk.Intake.Field.received_at ?></th><td><?cs call:moment(Case.Received) ?></td><th scope="row"><?cs var:Desk.Intake.Field.channel ?></th><td><?cs var:Text.Channel[Case.Channel] ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Intake.Field.complainant ?></th><td><?cs var:Case.Complainant ?></td><th scope="row"><?cs var:Desk.Intake.Field.phone ?></th><td><?cs var:Case.Phone ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Intake.Field.place ?></th><td colspan="3"><?cs var:Case.Place ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Intake.Field.type ?></th><td><?cs var:Text.Type[Case.Type] ?> <?cs var:Case.Category ?></td><th scope="row"><?cs var:Desk.Intake.Field.urgency ?></th><td><?cs var:Text.Urgency[Case.Urgency] ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Intake.Field.subject ?></th><td colspan="3"><?cs var:Case.Subject ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Print.Content ?></th><td colspan="3" class="tall"><div class="prose"><?cs var:Case.Matter ?></div></td></tr>
<tr><th scope="row"><?cs var:Desk.Intake.Field.remedy ?></th><td colspan="3"><?cs var:Case.Remedy ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Case.Department ?></th><td><?cs var:Case.Department ?></td><th scope="row"><?cs var:Desk.Case.Handler ?></th><td><?cs var:Case.Handler ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Case.DueAt ?></th><td colspan="3"><?cs call:moment(Case.Deadline.Due) ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Print.Finding ?></th><td colspan="3" class="tall blank"></td></tr>
<tr><th scope="row"><?cs var:Desk.Print.Outcome ?></th><td colspan="3" class="tall blank"><?cs var:Case.Result ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Print.Opinion ?></th><td colspan="3" class="tall blank"></td></tr>
</tbody></table>
<div class="signatures"><?cs each:s = Desk.Print.Signatures ?><div><p><?cs var:s ?>:</p><p><?cs var:Desk.Print.SignDay ?></p></div><?cs /each ?></div>
<p class="seal"><?cs var:Desk.Print.Seal ?></p>
<?cs include!"layout/print_end.cs" ?>
