<?cs # Bodies that passed a case on.

    referral_head(r)     its clock, the body with its office and number, how it stands, time left
    referral_facts(r)    who wrote what when, until when, and what it was replied
    referral_whole(r)    both in short, for the case page and for paper
?>
<?cs def:referral_head(r) ?><div><strong><?cs var:r.Clock ?></strong> <?cs var:Desk.Referral.Body[r.Body] ?> <?cs var:r.Name ?> <span class="number"><?cs var:r.Reference ?></span> <span class="mark<?cs if:r.State == "open" ?> strong<?cs /if ?>"><?cs var:Desk.Referral.State[r.State] ?></span> <?cs if:r.Deadline.State ?><?cs call:deadline(r.Deadline) ?><?cs /if ?></div><?cs /def ?>

<?cs def:referral_times(r) ?><?cs var:Desk.Referral.Set ?> <?cs call:moment(r.Set) ?> · <?cs if:r.Until.Text ?><?cs var:Desk.Referral.Until ?> <?cs call:moment(r.Until) ?><?cs else ?><?cs var:Desk.Referral.Never ?><?cs /if ?><?cs /def ?>

<?cs def:referral_replied(r) ?><?cs if:r.Replied.Text ?><?cs var:Desk.Referral.Replied ?> <?cs call:moment(r.Replied) ?> <?cs var:Desk.Referral.Way[r.Way] ?> <?cs var:r.RepliedBy ?><?cs /if ?><?cs /def ?>

<?cs def:referral_facts(r) ?><p class="quiet"><?cs if:r.Mail ?><?cs var:Desk.Referral.Field.mail ?> <?cs var:r.Mail ?> · <?cs /if ?><?cs call:referral_times(r) ?> · <?cs var:Desk.Referral.MadeBy ?> <?cs var:r.MadeBy ?> <?cs call:moment(r.Made) ?></p><?cs if:r.Note ?><p class="lines words"><?cs var:r.Note ?></p><?cs /if ?><?cs if:r.Replied.Text ?><p class="quiet"><?cs call:referral_replied(r) ?></p><?cs if:r.Found ?><p class="lines words"><?cs var:Desk.Referral.Found ?><?cs call:colon() ?><?cs var:r.Found ?></p><?cs /if ?><?cs if:r.Measures ?><p class="lines words"><?cs var:Desk.Referral.Measures ?><?cs call:colon() ?><?cs var:r.Measures ?></p><?cs /if ?><p class="lines words"><?cs if:r.Found || r.Measures ?><?cs var:Desk.Referral.Result ?><?cs call:colon() ?><?cs /if ?><?cs var:r.Reply ?></p><?cs /if ?><?cs /def ?>

<?cs def:referral_whole(r) ?><?cs call:referral_head(r) ?><span class="quiet"><?cs call:referral_times(r) ?> <?cs call:referral_replied(r) ?></span><?cs /def ?>
