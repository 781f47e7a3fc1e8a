<?cs # The filed case on A4: the dataset of archive/file.cs. ?><?cs
include!"layout/macros.cs" ?><?cs include!"layout/case_macros.cs" ?><?cs include!"layout/inquiry_macros.cs" ?><?cs include!"layout/referral_macros.cs" ?><?cs include!"layout/emergency_macros.cs" ?><?cs include!"layout/effect_macros.cs" ?><?cs include!"layout/visit_macros.cs" ?><?cs include!"layout/told_macros.cs" ?><?cs set:Page.Title = Archive.Print + " " + File.Number ?><?cs set:Page.Back = "archive/file?id=" + File.Id ?><?cs include!"layout/print_begin.cs" ?>
<?cs if:Case.Personal && !Case.Revealed ?><div class="sheet-tools"><div><?cs call:errors(Archive.Reveal) ?><?cs call:form_begin("archive/file/print", "print") ?><?cs call:hidden("id", File.Id) ?><?cs call:field("reason", "text", Archive.Reveal.reason, "required", "") ?><div class="buttons"><button type="submit"><?cs var:Archive.Reveal ?></button></div><?cs call:form_end() ?></div></div>
<?cs /if ?><h1><?cs var:Company.Name ?><br><?cs var:Archive.Print ?></h1>
<p class="sheet-number"><?cs var:Archive.Column.Number ?>: <?cs var:File.Number ?></p>
<table class="ruled"><tbody>
<tr><th scope="row"><?cs var:Desk.Intake.Field.complainant ?></th><td><?cs var:File.Complainant ?></td><th scope="row"><?cs var:Archive.File.Received ?></th><td><?cs call:day(File.Received) ?></td><th scope="row"><?cs var:Desk.Intake.Field.phone ?></th><td><?cs var:Case.Phone ?></td></tr>
<tr><th scope="row"><?cs var:Archive.File.Result ?></th><td colspan="3"><?cs var:File.Result ?></td><th scope="row"><?cs var:Desk.Intake.Field.category ?></th><td><?cs var:File.Category ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Intake.Field.place ?></th><td colspan="5"><?cs var:Case.Place ?></td></tr>
<tr><th scope="row"><?cs var:Archive.File.Closed ?></th><td><?cs call:day(File.Closed) ?></td><th scope="row"><?cs var:Archive.File.Filed ?></th><td><?cs call:day(File.Filed) ?></td><th scope="row"><?cs var:Archive.File.Keep ?></th><td><?cs call:day(File.Keep) ?></td></tr>
<tr><th scope="row"><?cs var:Desk.Print.Content ?></th><td colspan="5" class="tall"><strong><?cs var:Case.Subject ?></strong><div class="prose"><?cs var:Case.Matter ?></div></td></tr>
</tbody></table>
<table class="ruled"><thead><tr><th scope="col"><?cs var:Desk.Print.Stage ?></th><th scope="col"><?cs var:Desk.Print.Time ?></th><th scope="col"><?cs var:Desk.Print.Person ?></th><th scope="col" class="half"><?cs var:Desk.Print.Result ?></th></tr></thead>
<tbody><?cs each:t = Tracking ?><tr><th scope="row"><?cs var:Desk.Tracking[t.Stage] ?></th><td class="nowrap"><?cs call:moment(t.At) ?></td><td><?cs var:t.Person ?></td><td><?cs var:t.Result ?></td></tr><?cs /each ?></tbody></table>
<h2><?cs var:Desk.Timeline ?></h2>
<table class="ruled"><thead><tr><th scope="col"><?cs var:Desk.Timeline.Number ?></th><th scope="col"><?cs var:Desk.Timeline.Actor ?></th><th scope="col"><?cs var:Desk.Timeline.State ?></th><th scope="col"><?cs var:Desk.Timeline.At ?></th><th scope="col" class="half"><?cs var:Desk.Timeline.Text ?></th></tr></thead>
<tbody><?cs each:e = Events ?><tr><td><?cs var:e.Number ?></td><td><?cs if:e.Actor ?><?cs var:e.Actor ?><?cs else ?><?cs var:Text.Role[e.As] ?><?cs /if ?></td><td><?cs var:Text.Act[e.Act] ?></td><td class="nowrap"><?cs call:moment(e.At) ?></td><td><?cs var:e.Text ?><?cs if:e.Clock ?> <?cs var:e.Clock ?><?cs /if ?><?cs if:e.Act == "escalate" ?> <?cs var:Desk.Escalations.To ?> <?cs var:e.Person ?><?cs /if ?></td></tr><?cs /each ?></tbody></table>
<h2><?cs var:Desk.Deadlines ?></h2><?cs call:deadlines(Deadlines) ?>
<?cs if:subcount(Escalations) > 0 ?><h2><?cs var:Desk.Escalations ?></h2><?cs call:escalations(Escalations) ?><?cs /if ?>
<?cs if:subcount(Inquiry.Records) > 0 ?><h2><?cs var:Desk.Inquiry.Records ?></h2><?cs call:record_paper(Inquiry.Records) ?><?cs /if ?>
<?cs if:subcount(Inquiry.Causes) > 0 ?><h2><?cs var:Desk.Inquiry.Causes ?></h2><?cs call:drawing(Inquiry.Fishbone, Desk.Inquiry.Fishbone) ?><?cs call:drawing(Inquiry.Whys, Desk.Inquiry.Whys) ?><?cs call:cause_paper(Inquiry.Causes) ?><?cs /if ?>
<?cs if:subcount(Inquiry.Findings) > 0 ?><h2><?cs var:Desk.Inquiry.Findings ?></h2><?cs call:finding_paper(Inquiry.Findings) ?><?cs /if ?>
<?cs call:plan_paper(Inquiry.Plans) ?>
<?cs if:subcount(Referrals) > 0 ?><h2><?cs var:Desk.Referral.Bodies ?></h2><ul class="deadlines"><?cs each:r = Referrals ?><li><?cs call:referral_head(r) ?><?cs call:referral_facts(r) ?></li><?cs /each ?></ul><?cs /if ?>
<?cs each:e = Emergencies ?><h2><?cs var:Desk.Emergency.Title ?> <?cs call:emergency_state(e.State) ?></h2><?cs call:course_table(e) ?>
<?cs if:subcount(e.Members) > 0 ?><h3><?cs var:Desk.Emergency.Force ?></h3><table class="ruled"><thead><?cs call:member_head() ?></thead><tbody><?cs call:member_rows(e.Members) ?></tbody></table><?cs /if ?>
<?cs if:subcount(e.Log) > 0 ?><h3><?cs var:Desk.Emergency.Log ?></h3><?cs call:log_table(e.Log) ?><?cs /if ?>
<?cs if:e.Evaluated.Text ?><h3><?cs var:Desk.Emergency.Evaluation ?></h3><?cs call:evaluation_table(e) ?><p><?cs var:e.EvaluatedBy ?> <?cs call:moment(e.Evaluated) ?></p><?cs /if ?>
<?cs /each ?><?cs if:subcount(Measures) > 0 ?><h2><?cs var:Desk.Emergency.Measures ?></h2><table class="ruled"><thead><?cs call:urgent_head() ?></thead><tbody><?cs call:urgent_rows(Measures) ?></tbody></table><?cs /if ?>
<?cs if:subcount(Effects) > 0 ?><h2><?cs var:Desk.Effect.Title ?></h2><?cs call:effect_filed(Effects) ?><?cs /if ?>
<?cs if:subcount(Later) > 0 ?><h2><?cs var:Archive.Later ?></h2><p><?cs var:Archive.Later.Note ?></p><?cs call:effect_filed(Later) ?><?cs /if ?>
<?cs if:subcount(Messages) > 0 ?><h2><?cs var:Archive.Told ?></h2><?cs call:told_table(Messages) ?><?cs /if ?>
<?cs if:subcount(Visits) > 0 ?><h2><?cs var:Desk.Visit.Title ?></h2><?cs call:visits(Visits) ?><?cs /if ?>
<?cs if:subcount(Evidence) > 0 ?><h2><?cs var:Desk.Evidence ?></h2>
<table class="ruled"><thead><tr><th scope="col"><?cs var:Archive.Print.File ?></th><th scope="col"><?cs var:Desk.Print.Time ?></th><th scope="col">SHA-256</th></tr></thead>
<tbody><?cs each:e = Evidence ?><tr><td><?cs var:e.Name ?></td><td class="nowrap"><?cs call:moment(e.At) ?></td><td class="digest"><code><?cs var:e.Sha256 ?></code></td></tr><?cs /each ?></tbody></table><?cs /if ?>
<p><?cs var:Archive.File.Handlers ?>: <?cs each:h = Handlers ?><?cs var:h.Name ?>; <?cs /each ?></p>
<p class="digest"><?cs if:File.Intact ?><?cs var:Archive.File.Intact ?><?cs else ?><?cs var:Archive.File.Broken ?><?cs /if ?> SHA-256 <code><?cs var:File.Sha256 ?></code></p>
<div class="signatures"><?cs each:s = Desk.Print.Signatures ?><div><p><?cs var:s ?>:</p><p><?cs var:Desk.Print.SignDay ?></p></div><?cs /each ?></div>
<p class="seal"><?cs var:Desk.Print.Seal ?></p>
<?cs include!"layout/print_end.cs" ?>
