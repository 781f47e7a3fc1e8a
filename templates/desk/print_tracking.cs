<?cs # 客户投诉处理跟踪表 on A4: the dataset of desk/case (Case, Tracking; Events when Print.Events), personal data masked unless Case.Revealed. ?><?cs
include!"layout/macros.cs" ?><?cs include!"layout/case_macros.cs" ?><?cs set:Page.Title = Desk.Print.Tracking + " " + Case.Number ?><?cs set:Page.Back = "desk/case?id=" + Case.Id ?><?cs include!"layout/print_begin.cs" ?>
<h1><?cs var:Company.Name ?><br><?cs var:Desk.Print.Tracking ?></h1>
<p class="sheet-number"><?cs var:Desk.Board.Column.Number ?>: <?cs var:Case.Number ?></p>
<table class="ruled"><tbody>
<tr><th scope="row"><?cs var:Desk.Print.Day ?></th><td><?cs call:moment(Case.Received) ?></td><th scope="row"><?cs var:Desk.Intake.Field.complainant ?></th><td><?cs var:Case.Complainant ?></td><th scope="row"><?cs var:Desk.Intake.Field.phone ?></th><td><?cs var:Case.Phone ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Intake.Field.place ?></th><td colspan="3"><?cs var:Case.Place ?></td><th scope="row"><?cs var:Desk.Intake.Field.category ?></th><td><?cs var:Case.Category ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Print.Content ?></th><td colspan="5" class="tall"><strong><?cs var:Case.Subject ?></strong><div class="prose"><?cs var:Case.Matter ?></div></td></tr>
</tbody></table>
<table class="ruled"><thead><tr><th scope="col"><?cs var:Desk.Print.Stage ?></th><th scope="col"><?cs var:Desk.Print.Time ?></th><th scope="col"><?cs var:Desk.Print.Person ?></th><th scope="col" class="half"><?cs var:Desk.Print.Result ?></th><th scope="col"><?cs var:Desk.Case.Spent ?></th></tr></thead>
<tbody><?cs each:t = Tracking ?><tr class="row-tall"><th scope="row"><?cs var:Desk.Tracking[t.Stage] ?></th><td><?cs if:t.At.Text ?><?cs call:moment(t.At) ?><?cs /if ?></td><td><?cs var:t.Person ?></td><td><?cs var:t.Result ?></td><td class="nowrap"><?cs if:t.At.Text ?><?cs call:spent(t.Spent) ?><?cs /if ?></td></tr><?cs /each ?>
<tr><th scope="row"><?cs var:Desk.Intake.Field.remarks ?></th><td colspan="4"><?cs var:Case.Remarks ?></td></tr></tbody></table>
<?cs if:Print.Events ?><h2><?cs var:Desk.Timeline ?></h2><table class="ruled"><thead><tr><th scope="col"><?cs var:Desk.Timeline.Number ?></th><th scope="col"><?cs var:Desk.Timeline.Actor ?></th><th scope="col"><?cs var:Desk.Timeline.State ?></th><th scope="col"><?cs var:Desk.Timeline.At ?></th><th scope="col" class="half"><?cs var:Desk.Timeline.Text ?></th></tr></thead><tbody><?cs each:e = Events ?><tr><td><?cs var:e.Number ?></td><td><?cs if:e.Actor ?><?cs var:e.Actor ?><?cs else ?><?cs var:Text.Role[e.As] ?><?cs /if ?></td><td><?cs var:Text.Act[e.Act] ?></td><td><?cs call:moment(e.At) ?></td><td><?cs var:e.Text ?></td></tr><?cs /each ?></tbody></table><?cs /if ?>
<div class="signatures"><?cs each:s = Desk.Print.Signatures ?><div><p><?cs var:s ?>:</p><p><?cs var:Desk.Print.SignDay ?></p></div><?cs /each ?></div>
<p class="seal"><?cs var:Desk.Print.Seal ?></p>
<?cs include!"layout/print_end.cs" ?>
