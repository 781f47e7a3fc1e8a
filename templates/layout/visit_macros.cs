<?cs # What pages about return visits and satisfaction share.

    visits(list)     tries and visits, newest first
    answers(list)    what was answered about satisfaction
    next_field(m)    when to try again; m is what is proposed
?>
<?cs def:verdict(a) ?><span class="mark<?cs if:a.Verdict == "no" ?> strong<?cs /if ?>"><?cs if:#a.Mark ?><?cs var:Text.Satisfaction[a.Mark] ?><?cs else ?><?cs var:Desk.Visit.Verdict[a.Verdict] ?><?cs /if ?></span><?cs if:a.Solved != "unsaid" ?> <span class="mark<?cs if:a.Solved == "no" ?> strong<?cs /if ?>"><?cs var:Desk.Visit.Solved[a.Solved] ?></span><?cs /if ?><?cs /def ?>

<?cs def:answers(list) ?><?cs if:subcount(list) == 0 ?><p class="quiet"><?cs var:Desk.Visit.NoAnswers ?></p><?cs else ?><ul class="plain-list"><?cs each:a = list ?><li><?cs var:Desk.Visit.Way[a.Way] ?> <?cs call:verdict(a) ?><?cs if:a.Text ?><p class="lines words"><?cs var:a.Text ?></p><?cs /if ?><small><?cs call:moment(a.At) ?> <?cs if:a.By ?><?cs var:a.By ?><?cs else ?><?cs var:Text.Role.complainant ?><?cs /if ?></small></li>
<?cs /each ?></ul><?cs /if ?><?cs /def ?>

<?cs def:visits(list) ?><?cs if:subcount(list) == 0 ?><p class="quiet"><?cs var:Desk.Visit.NoVisits ?></p><?cs else ?><ul class="plain-list"><?cs each:v = list ?><li><?cs var:Desk.Visits.TurnName[v.Turn] ?> <?cs var:Desk.Visit.Manner[v.Manner] ?> <?cs if:v.Reached ?><span class="mark<?cs if:!v.Satisfied ?> strong<?cs /if ?>"><?cs if:v.Satisfied ?><?cs var:Desk.Visit.Verdict.yes ?><?cs else ?><?cs var:Desk.Visit.Verdict.no ?><?cs /if ?></span><?cs else ?><span class="mark"><?cs var:Text.Act.miss ?></span><?cs if:v.Next.Text ?> <?cs var:Desk.Visits.Next ?> <?cs call:moment(v.Next) ?><?cs /if ?><?cs /if ?><p class="lines words"><?cs var:v.Text ?></p><?cs if:v.Wish ?><p class="lines words"><strong><?cs var:Desk.Visit.Field.wish ?></strong> <?cs var:v.Wish ?></p><?cs /if ?><?cs if:v.Waiver ?><p class="lines words"><strong><?cs var:Desk.Visit.WaiverAsked ?></strong> <?cs var:v.Waiver ?></p><?cs /if ?><small><?cs call:moment(v.At) ?> <?cs var:v.By ?></small></li>
<?cs /each ?></ul><?cs /if ?><?cs /def ?>

<?cs def:next_field(m) ?><?cs if:Form.Scope != "miss" ?><?cs set:Form.next_at.Value = m.Text ?><?cs /if ?><?cs set:Draw.Live = "1" ?><?cs call:field("next_at", "moment", Desk.Visit.Field.next_at, "required", "") ?><?cs /def ?>
