<?cs # Our reply to a body that passed the case on, on A4: its number beside ours, what was found and done, what came of it.
  Case as on lists, the subject without names;  Referral as view_referral() lays it out;  Letter.{Found,Measures,Result}
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Desk.Referral.Paper + " " + Case.Number ?><?cs set:Page.Back = "desk/referral?id=" + Case.Id ?><?cs include!"layout/print_begin.cs" ?>
<h1><?cs var:Company.Name ?><br><?cs var:Desk.Referral.Paper ?></h1>
<p class="letter"><?cs if:Referral.Name ?><?cs var:Referral.Name ?><?cs else ?><?cs var:Desk.Referral.Body[Referral.Body] ?><?cs /if ?><?cs call:colon() ?></p>
<table class="ruled"><tbody>
<tr><th scope="row"><?cs var:Desk.Referral.Field.reference ?></th><td class="number"><?cs if:Referral.Reference ?><?cs var:Referral.Reference ?><?cs else ?>--<?cs /if ?></td><th scope="row"><?cs var:Desk.Referral.Ours ?></th><td class="number"><?cs var:Case.Number ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Referral.Field.set_at ?></th><td><?cs call:moment(Referral.Set) ?></td><th scope="row"><?cs var:Desk.Referral.Field.until ?></th><td><?cs if:Referral.Until.Text ?><?cs call:moment(Referral.Until) ?><?cs else ?><?cs var:Desk.Referral.Never ?><?cs /if ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Referral.About ?></th><td colspan="3"><?cs var:Case.Subject ?></td></tr>
<?cs if:Letter.Found ?><tr><th scope="row"><?cs var:Desk.Referral.Found ?></th><td colspan="3"><div class="prose"><?cs var:Letter.Found ?></div></td></tr>
<?cs /if ?><?cs if:Letter.Measures ?><tr><th scope="row"><?cs var:Desk.Referral.Measures ?></th><td colspan="3"><div class="prose"><?cs var:Letter.Measures ?></div></td></tr>
<?cs /if ?><tr><th scope="row"><?cs var:Desk.Referral.Result ?></th><td colspan="3"><div class="prose"><?cs var:Letter.Result ?></div></td></tr>
</tbody></table>
<p class="seal"><?cs var:Company.Name ?> <?cs var:Desk.Print.Seal ?></p>
<div class="signatures"><?cs each:s = Desk.Letter.Signatures ?><div><p><?cs var:s ?>:</p><p><?cs var:Desk.Print.SignDay ?></p></div><?cs /each ?></div>
<p class="quiet"><?cs var:Desk.Referral.Replied ?> <?cs call:moment(Referral.Replied) ?> <?cs var:Desk.Referral.Way[Referral.Way] ?></p>
<?cs include!"layout/print_end.cs" ?>
