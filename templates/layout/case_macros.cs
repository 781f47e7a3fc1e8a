<?cs # What pages about one case share.

    act_begin(name) act_end(name)   one act on Case as a foldable form (POST desk/case/<name>); shown when May.<name>, open when it is
                                    Case.Next or was just sent
    deadlines(list)                 the clocks, each with how it was counted
    tracking(list)                  the six stages of the tracking form
    timeline(list)                  the history
    escalations(list)               to whom it was reported up, and who has seen it
    exhibit(e)                      one piece of evidence
    told(word, value)               a value of a form or of the history in words
?>
<?cs def:act_open(name) ?><details class="act" id="act-<?cs var:name ?>"<?cs if:Case.Next == name || Form.Scope == name ?> open<?cs /if ?>><summary><?cs var:Text.Act[name] ?></summary><?cs /def ?>
<?cs def:act_hidden() ?><input type="hidden" name="id" value="<?cs var:Case.Id ?>"><input type="hidden" name="version" value="<?cs var:Case.Version ?>"><?cs if:Draw.Live ?><?cs if:Case.Back ?><?cs call:hidden("back", Case.Back) ?><?cs /if ?><?cs /if ?>
<?cs /def ?>
<?cs def:act_begin(name) ?><?cs call:act_open(name) ?><?cs call:form_begin("desk/case/" + name, name) ?><?cs call:act_hidden() ?><?cs /def ?>
<?cs def:act_begin_files(name) ?><?cs call:act_open(name) ?><?cs call:form_begin_files("desk/case/" + name, name) ?><?cs call:act_hidden() ?><?cs /def ?>
<?cs def:act_end(name) ?><div class="buttons"><button type="submit" class="primary"><?cs var:Text.Act[name] ?></button></div><?cs call:form_end() ?></details>
<?cs /def ?>

<?cs def:deadlines(list) ?><?cs if:subcount(list) == 0 ?><p class="quiet">--</p><?cs /if ?><ul class="deadlines"><?cs each:d = list ?><li><div><strong><?cs var:d.Clock ?></strong> <?cs var:d.Name ?><?cs if:d.Round ?> <span class="mark"><?cs var:Desk.Deadlines.Round ?> <?cs var:d.Round ?></span><?cs /if ?> <?cs if:d.Left ?><span class="due due-<?cs var:d.State ?>" title="<?cs var:d.Title ?>" data-due><time datetime="<?cs var:d.Iso ?>"><?cs var:d.Left ?></time></span><?cs else ?><?cs call:deadline(d) ?><?cs /if ?><?cs if:d.Provisional ?> <span class="mark"><?cs var:Desk.Deadlines.Provisional ?></span><?cs /if ?></div><p class="quiet"><?cs if:d.Left ?><time datetime="<?cs var:d.Due.Iso ?>"><?cs var:d.Due.Text ?></time><?cs else ?><?cs call:moment(d.Due) ?><?cs /if ?> <?cs var:d.Responsible ?></p><?cs
if:d.Reason ?><p><?cs var:d.Reason ?><?cs call:colon() ?><?cs var:Desk.Deadlines.Resumes ?> <?cs call:moment(d.Resume) ?></p><?cs /if ?><?cs
if:d.After ?><p><?cs var:Desk.Deadlines.Moved ?><?cs call:colon() ?><del><?cs var:d.Before ?></del> <ins><?cs var:d.After ?></ins></p><?cs /if ?>
<?cs if:d.How ?><details><summary><?cs var:Desk.Deadlines.How ?></summary><p class="lines"><?cs var:d.How ?></p></details><?cs /if ?></li>
<?cs /each ?></ul><?cs /def ?>

<?cs def:spent(s) ?><?cs if:?s.Days || ?s.Hours || ?s.Minutes ?><?cs call:span(s) ?><?cs else ?>--<?cs /if ?><?cs /def ?>

<?cs def:tracking(list) ?><ol class="tracking"><?cs each:t = list ?><li class="step-<?cs var:t.State ?>"<?cs if:t.State == "current" ?> aria-current="step"<?cs /if ?>><h2><?cs var:Desk.Tracking[t.Stage] ?></h2>
<?cs if:t.At.Text ?><p><?cs call:moment(t.At) ?></p><?cs if:t.Person ?><p><?cs var:t.Person ?></p><?cs elif:t.As ?><p><?cs var:Text.Role[t.As] ?></p><?cs /if ?><?cs if:t.Brief ?><details class="quiet"><summary><?cs var:t.Brief ?></summary><p class="lines"><?cs var:t.Result ?></p></details><?cs elif:t.Result ?><p class="quiet"><?cs var:t.Result ?></p><?cs /if ?><p class="quiet"><?cs var:Desk.Case.Spent ?> <?cs call:spent(t.Spent) ?></p><?cs else ?><p class="quiet"><?cs if:t.State == "current" ?><?cs var:Desk.Case.Now ?><?cs else ?>--<?cs /if ?></p><?cs /if ?></li>
<?cs /each ?></ol><?cs /def ?>

<?cs def:told(word, value) ?><?cs
if:word == "severity" ?><?cs var:Text.Severity[value] ?><?cs
elif:word == "urgency" ?><?cs var:Text.Urgency[value] ?><?cs
elif:word == "risk" ?><?cs var:Text.Risk[value] ?><?cs
elif:word == "flags" ?><?cs var:Text.Flag[value] ?><?cs
elif:word == "validity" ?><?cs var:Text.Validity[value] ?><?cs
elif:word == "solved" ?><?cs var:Desk.Visit.Solved[value] ?><?cs
elif:word == "answered" ?><?cs var:Desk.Visit.Way[value] ?><?cs
elif:word == "satisfaction" ?><?cs var:Text.Satisfaction[value] ?><?cs
elif:word == "on_site" ?><?cs var:Desk.VisitManner[value] ?><?cs
elif:word == "satisfied" ?><?cs var:Desk.VisitOutcome[value] ?><?cs
elif:word == "record" ?><?cs var:Desk.Inquiry.RecordKind[value] ?><?cs
elif:word == "cause_level" ?><?cs var:Desk.Inquiry.Level[value] ?><?cs
elif:word == "referral_step" ?><?cs var:Desk.Referral.Step[value] ?><?cs
elif:word == "body" ?><?cs var:Desk.Referral.Body[value] ?><?cs
elif:word == "reply_way" ?><?cs var:Desk.Referral.Way[value] ?><?cs
elif:word == "task_step" ?><?cs var:Desk.Task.Step[value] ?><?cs
elif:word == "share" ?><?cs var:Desk.Inquiry.Share[value] ?><?cs
elif:word == "talk" ?><?cs var:Desk.Emergency.Talk[value] ?><?cs
elif:word == "urgent" ?><?cs var:Desk.Emergency.Kind[value] ?><?cs
elif:word == "way" ?><?cs var:Desk.ContactWay[value] ?><?cs
elif:word == "direction" ?><?cs var:Desk.ContactDirection[value] ?><?cs
elif:word == "party" ?><?cs var:Desk.ContactParty[value] ?><?cs
elif:word == "effect" ?><?cs var:Text.EffectVerdict[value] ?><?cs
elif:word == "imported" || word == "leads" || word == "released" || word == "at_once" || word == "outcome" || word == "unreached" || word == "nobody" || word == "by_staff" || word == "struck" || word == "ended" || word == "decided" || word == "left_alone" || word == "strong" || word == "serious" || word == "misled" || word == "major" || word == "public" || word == "receipt" || word == "told" || word == "of_body" ?><?cs if:value == "1" ?><?cs var:Text.Form.Yes ?><?cs else ?><?cs var:Text.Form.No ?><?cs /if ?><?cs
else ?><?cs var:value ?><?cs /if ?><?cs /def ?>

<?cs def:timeline(list) ?><div class="list"><table class="timeline">
<thead><tr><th scope="col"><?cs var:Desk.Timeline.Number ?></th><th scope="col"><?cs var:Desk.Timeline.Actor ?></th><th scope="col"><?cs var:Desk.Timeline.State ?></th><th scope="col"><?cs var:Desk.Timeline.At ?></th><th scope="col"><?cs var:Desk.Timeline.Spent ?></th><th scope="col"><?cs var:Desk.Timeline.Text ?></th></tr></thead>
<tbody><?cs each:e = list ?><tr<?cs if:!e.Public ?> class="internal"<?cs /if ?>><td><?cs var:e.Number ?></td>
<td><?cs var:e.Actor ?><?cs if:!e.Actor ?><?cs var:Text.Role[e.As] ?><?cs /if ?></td>
<td><strong><?cs var:Text.Act[e.Act] ?></strong><?cs if:e.From != e.To ?><small><?cs var:Text.Stage[e.To] ?></small><?cs /if ?></td>
<td class="nowrap"><?cs call:moment(e.At) ?></td>
<td data-label="<?cs var:Desk.Timeline.Spent ?>" class="nowrap"><?cs call:spent(e.Spent) ?></td>
<td><div class="opinion"><?cs var:e.Text ?><?cs if:e.Clock ?> <?cs var:e.Clock ?><?cs /if ?></div><?cs if:e.Department || e.Person || e.Until.Text || subcount(e.Details) > 0 ?><small><?cs if:e.Department ?><?cs var:Desk.Case.Department ?>: <?cs var:e.Department ?> <?cs /if ?><?cs if:e.Person ?><?cs if:e.Act == "report_up" || e.Act == "escalate" ?><?cs var:Desk.Escalations.To ?><?cs else ?><?cs var:Desk.Case.Person ?><?cs /if ?>: <?cs var:e.Person ?> <?cs /if ?><?cs if:e.Until.Text ?><?cs if:e.Act == "escalate" ?><?cs var:Desk.Escalations.Until ?><?cs else ?><?cs var:Desk.Case.Until ?><?cs /if ?>: <?cs call:moment(e.Until) ?> <?cs /if ?><?cs if:e.Letter && Page.Program == "desk" ?><a href="<?cs var:Page.Base ?>/desk/print_letter?id=<?cs var:Case.Id ?>&amp;event=<?cs var:e.Number ?>"><?cs var:Desk.Letter.Print ?></a> <?cs /if ?><?cs each:d = e.Details ?><?cs if:Desk.Detail[d.Word] ?><?cs var:Desk.Detail[d.Word] ?><?cs else ?><?cs var:d.Word ?><?cs /if ?>: <?cs call:told(d.Word, d.Value) ?> <?cs /each ?></small><?cs /if ?><?cs if:!e.Public ?><span class="mark"><?cs var:Desk.Timeline.Internal ?></span><?cs /if ?></td></tr>
<?cs /each ?></tbody></table></div><?cs /def ?>

<?cs def:escalations(list) ?><ol class="plain-list"><?cs each:e = list ?><li><strong><?cs var:e.To ?></strong> <span class="mark"><?cs var:Desk.Escalations.Level ?> <?cs var:e.Level ?></span> <?cs if:e.Seen.Text ?><span class="quiet"><?cs var:Desk.Escalations.Seen ?> <?cs call:moment(e.Seen) ?></span><?cs else ?><span class="mark strong"><?cs var:Desk.Escalations.Unseen ?></span><?cs /if ?><br><span class="quiet"><?cs call:moment(e.At) ?> <?cs if:e.From ?><?cs var:Desk.Escalations.From ?> <?cs var:e.From ?> <?cs /if ?><?cs if:e.Clock ?><?cs var:Desk.Escalations.Clock ?> <?cs var:e.Clock ?><?cs else ?><?cs var:e.Reason ?><?cs /if ?></span></li><?cs /each ?></ol><?cs /def ?>

<?cs def:exhibit(e) ?><figure class="exhibit"><?cs if:e.Kind == "image" ?><a href="<?cs var:Page.Base ?>/desk/evidence?id=<?cs var:e.Id ?><?cs if:Case.Stage != "archived" ?>&amp;original=1<?cs /if ?>"><img loading="lazy" width="160" height="120" src="<?cs var:Page.Base ?>/desk/evidence?id=<?cs var:e.Id ?>" alt="<?cs var:e.Name ?>"></a><?cs elif:Case.Stage == "archived" ?><span class="file"><?cs call:icon("clip") ?><?cs var:e.Name ?></span><?cs else ?><a class="file" href="<?cs var:Page.Base ?>/desk/evidence?id=<?cs var:e.Id ?>"><?cs call:icon("clip") ?><?cs var:e.Name ?></a><?cs /if ?>
<figcaption><?cs if:e.Note ?><?cs var:e.Note ?><br><?cs /if ?><span class="quiet"><?cs call:moment(e.At) ?> <?cs var:e.Actor ?> <?cs var:Text.Origin[e.Origin] ?> <?cs var:e.Size ?></span> <?cs if:e.Receipt ?><span class="mark"><?cs var:Desk.Evidence.Receipt ?></span><?cs /if ?><?cs if:e.Public ?><span class="mark"><?cs var:Desk.Evidence.Public ?></span><?cs /if ?></figcaption></figure><?cs /def ?>
