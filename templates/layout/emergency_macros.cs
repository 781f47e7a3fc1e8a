<?cs # What the board of an emergency and its paper share.

    emergency_state(name)     how it stands, as a mark
    member_rows(list)         the task force as rows of a table
    urgent_rows(list)        urgent measures as rows of a table
    entry_words(e)            what a line of the log says
    course_table(e)           reported, started, lifted, as a table; also for the archive, like the next
    log_table(list)           the log as a table
    evaluation_table(e)       the closing evaluation as a table
?>
<?cs def:emergency_state(name) ?><span class="mark<?cs if:name == "reported" || name == "running" || name == "lifted" ?> strong<?cs /if ?>"><?cs var:Desk.Emergency.State[name] ?></span><?cs /def ?>

<?cs def:member_head() ?><tr><th scope="col"><?cs var:Desk.Emergency.Field.person ?></th><th scope="col" class="half"><?cs var:Desk.Emergency.Field.duty ?></th></tr><?cs /def ?>

<?cs def:member_rows(list) ?><?cs each:m = list ?><tr<?cs if:m.Released.Text ?> class="struck"<?cs /if ?>><td><?cs var:m.Person ?><?cs if:m.Leads ?> <span class="mark strong"><?cs var:Desk.Emergency.Leader ?></span><?cs /if ?><?cs if:m.Released.Text ?><small><?cs var:Desk.Emergency.Released ?> <?cs call:moment(m.Released) ?></small><?cs /if ?></td><td class="words"><?cs var:m.Duty ?></td></tr><?cs /each ?><?cs /def ?>

<?cs def:urgent_head() ?><tr><th scope="col"><?cs var:Desk.Emergency.Field.kind ?></th><th scope="col"><?cs var:Desk.Emergency.Amount ?></th><th scope="col"><?cs var:Desk.Emergency.OrderedBy ?></th><th scope="col" class="half"><?cs var:Desk.Emergency.Result ?></th></tr><?cs /def ?>

<?cs def:urgent_rows(list) ?><?cs each:m = list ?><tr><td><strong><?cs var:Desk.Emergency.Kind[m.Kind] ?></strong><div class="prose"><?cs var:m.Text ?></div></td><td class="nowrap"><?cs if:m.Amount ?><?cs var:m.Amount ?><?cs else ?>--<?cs /if ?></td><td><?cs var:m.OrderedBy ?><small><?cs call:moment(m.Ordered) ?></small></td><td><?cs if:m.ResultAt.Text ?><div class="prose"><?cs var:m.Result ?></div><small><?cs var:m.ResultBy ?> <?cs call:moment(m.ResultAt) ?></small><?cs else ?><?cs var:Desk.Emergency.NoResult ?><?cs /if ?></td></tr><?cs /each ?><?cs /def ?>

<?cs def:entry_words(e) ?><div class="prose words"><?cs var:e.Text ?></div><?cs if:e.Next ?><p class="lines words"><strong><?cs var:Desk.Emergency.NextSteps ?></strong> <?cs var:e.Next ?></p><?cs /if ?><?cs /def ?>

<?cs def:report_state(e) ?><?cs if:e.State == "met" ?> <span class="mark"><?cs var:Desk.Emergency.OnTime ?></span><?cs elif:e.State == "breached" ?> <span class="mark strong"><?cs var:Desk.Emergency.Late ?></span><?cs /if ?><?cs /def ?>

<?cs def:step_row(words, at, by, text) ?><?cs if:at.Text ?><tr><th scope="row"><?cs var:words ?></th><td><?cs call:moment(at) ?></td><td><?cs var:by ?></td><td><div class="prose"><?cs var:text ?></div></td></tr><?cs /if ?><?cs /def ?>

<?cs def:course_table(e) ?><table class="ruled"><tbody><?cs call:step_row(Desk.Emergency.Reported, e.Reported, e.ReportedBy, e.Reason) ?><?cs call:step_row(Desk.Emergency.Started, e.Started, e.StartedBy, e.Orders) ?><?cs if:e.State == "declined" ?><?cs call:step_row(Desk.Emergency.Declined, e.Lifted, e.LiftedBy, e.LiftReason) ?><?cs else ?><?cs call:step_row(Desk.Emergency.Lifted, e.Lifted, e.LiftedBy, e.LiftReason) ?><?cs /if ?></tbody></table><?cs /def ?>

<?cs def:log_table(list) ?><table class="ruled"><thead><tr><th scope="col"><?cs var:Desk.Emergency.Field.at ?></th><th scope="col"><?cs var:Desk.Emergency.With ?></th><th scope="col" class="half"><?cs var:Desk.Emergency.Field.log ?></th><th scope="col"><?cs var:Desk.Case.Person ?></th></tr></thead><tbody><?cs each:e = list ?><tr><td><?cs call:moment(e.At) ?><?cs if:e.Made.Text ?><br><?cs var:Desk.Emergency.Written ?> <?cs call:moment(e.Made) ?><?cs /if ?></td><td><?cs var:Desk.Emergency.Talk[e.Talk] ?><?cs call:report_state(e) ?><?cs if:e.With ?><br><?cs var:e.With ?><?cs /if ?></td><td><?cs call:entry_words(e) ?></td><td><?cs var:e.MadeBy ?></td></tr><?cs /each ?></tbody></table><?cs /def ?>

<?cs def:evaluation_table(e) ?><table class="ruled"><tbody><tr><th scope="row"><?cs var:Desk.Emergency.Effect ?></th><td><div class="prose"><?cs var:e.Effect ?></div></td></tr><tr><th scope="row"><?cs var:Desk.Emergency.Lessons ?></th><td><div class="prose"><?cs var:e.Lessons ?></div></td></tr><tr><th scope="row"><?cs var:Desk.Emergency.Prevention ?></th><td><div class="prose"><?cs var:e.Prevention ?></div></td></tr></tbody></table><?cs /def ?>
