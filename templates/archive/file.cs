<?cs # A filed case, from its sealed document.

  File.{Id,Number,Complainant,Result,Category,FiledBy,Sha256,Intact,Readable}, File.{Received,Closed,Filed,Keep}.*
  Case, Tracking, Deadlines, Escalations, Evidence, Events as in desk/case.cs, Evidence.N.Sha256;  Inquiry as in desk/inquiry.cs;  Referrals as in desk/referral.cs;  Emergencies.N as Emergency in desk/emergency.cs,
  and Measures;  Effects.N as view_effect(), with Lines once it is judged;  Later.N the same, judged after filing and no part of the document;  Handlers.N.Name (name and title)
  Messages.N.{Kind,Delivery,State,At.*,Sent.*} to the complainant;  Visits.N as in desk/visit.cs, in the order of writing
  Originals.N.{Value,Word}  pieces of evidence: POST archive/evidence with case, piece, reason sends the bytes as they came
  POST archive/file/reveal with id, reason shows names and phones once; archive/file/xml with the same is the sealed document
?><?cs include!"layout/macros.cs" ?><?cs include!"layout/case_macros.cs" ?><?cs include!"layout/inquiry_macros.cs" ?><?cs include!"layout/referral_macros.cs" ?><?cs include!"layout/emergency_macros.cs" ?><?cs include!"layout/effect_macros.cs" ?><?cs include!"layout/visit_macros.cs" ?><?cs include!"layout/told_macros.cs" ?><?cs set:Page.Title = File.Number + " " + Case.Subject ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><span class="number"><?cs var:File.Number ?></span> <?cs var:Case.Subject ?></h1><?cs call:stage("archived") ?>
<div class="buttons"><a class="button" href="<?cs var:Page.Base ?>/archive/file/print?id=<?cs var:File.Id ?>"><?cs call:icon("print") ?><?cs var:Text.Frame.Print ?></a></div></div>
<?cs if:File.Intact ?><div class="notice"><?cs call:icon("done") ?><div><p><strong><?cs var:Archive.File.Intact ?></strong></p><p class="digest">SHA-256 <code><?cs var:File.Sha256 ?></code></p></div></div><?cs
else ?><div class="summary" role="alert"><h2><?cs var:Archive.File.Broken ?></h2><p><?cs if:File.Readable ?><?cs var:Archive.File.BrokenNote ?><?cs else ?><?cs var:Archive.File.Unreadable ?><?cs /if ?></p><p class="digest">SHA-256 <code><?cs var:File.Sha256 ?></code></p></div><?cs /if ?>
<?cs call:errors(Archive.Reveal) ?>
<section class="panel"><h2><?cs var:Archive.File.Label ?></h2>
<dl class="facts">
<div><dt><?cs var:Desk.Intake.Field.complainant ?></dt><dd><strong><?cs if:File.Complainant ?><?cs var:File.Complainant ?><?cs else ?>--<?cs /if ?></strong></dd></div>
<div><dt><?cs var:Archive.File.Received ?></dt><dd><strong><?cs call:day(File.Received) ?></strong></dd></div>
<div><dt><?cs var:Archive.File.Result ?></dt><dd><strong><?cs if:File.Result ?><?cs var:File.Result ?><?cs else ?>--<?cs /if ?></strong></dd></div>
<?cs call:fact(Desk.Intake.Field.category, File.Category) ?>
<div><dt><?cs var:Archive.File.Closed ?></dt><dd><?cs call:moment(File.Closed) ?></dd></div>
<div><dt><?cs var:Archive.File.Filed ?></dt><dd><?cs call:moment(File.Filed) ?> <?cs var:File.FiledBy ?></dd></div>
<div><dt><?cs var:Archive.File.Keep ?></dt><dd><?cs call:day(File.Keep) ?></dd></div>
</dl>
<details<?cs if:Form.Scope == "xml" ?> open<?cs /if ?>><summary><?cs var:Archive.File.Document ?></summary><?cs call:form_begin("archive/file/xml", "xml") ?><?cs call:hidden("id", File.Id) ?><?cs call:field("reason", "text", Archive.Reveal.reason, "required", "") ?><?cs call:submit(Archive.File.Document) ?><?cs call:form_end() ?></details></section>
<?cs if:File.Readable ?>
<?cs call:tracking(Tracking) ?>
<section class="panel"><h2><?cs var:Desk.Case.Facts ?></h2>
<p class="prose matter"><?cs var:Case.Matter ?></p>
<dl class="facts"><?cs include!"layout/case_facts.cs" ?></dl>
<?cs if:Case.Personal && !Case.Revealed ?><details<?cs if:Form.Scope == "reveal" ?> open<?cs /if ?>><summary><?cs var:Archive.Reveal ?></summary><?cs call:form_begin("archive/file/reveal", "reveal") ?><?cs call:hidden("id", File.Id) ?><?cs call:field("reason", "text", Archive.Reveal.reason, "required", "") ?><?cs call:submit(Archive.Reveal) ?><?cs call:form_end() ?></details><?cs /if ?></section>
<section class="panel"><h2><?cs var:Archive.File.Handlers ?></h2><ul class="plain-list"><?cs each:h = Handlers ?><li><?cs var:h.Name ?></li><?cs /each ?></ul></section>
<section class="panel"><h2><?cs var:Desk.Deadlines ?></h2>
<?cs call:deadlines(Deadlines) ?></section>
<?cs if:subcount(Escalations) > 0 ?><section class="panel" id="escalations"><h2><?cs var:Desk.Escalations ?></h2><?cs call:escalations(Escalations) ?></section><?cs /if ?>
<?cs if:subcount(Inquiry.Records) > 0 ?><section class="panel" id="records"><h2><?cs var:Desk.Inquiry.Records ?></h2><?cs call:record_items(Inquiry.Records, "archive/evidence") ?></section><?cs /if ?>
<?cs if:subcount(Inquiry.Causes) > 0 ?><section class="panel" id="causes"><h2><?cs var:Desk.Inquiry.Causes ?></h2><?cs call:drawing(Inquiry.Fishbone, Desk.Inquiry.Fishbone) ?><?cs call:drawing(Inquiry.Whys, Desk.Inquiry.Whys) ?><?cs call:cause_items(Inquiry.Causes, "archive/evidence") ?></section><?cs /if ?>
<?cs if:subcount(Inquiry.Findings) > 0 ?><section class="panel" id="findings"><h2><?cs var:Desk.Inquiry.Findings ?></h2><?cs call:finding_items(Inquiry.Findings) ?></section><?cs /if ?>
<?cs if:subcount(Inquiry.Plans) > 0 ?><section class="panel" id="plan"><h2><?cs var:Desk.Inquiry.Plans ?></h2><?cs call:plan_items(Inquiry.Plans) ?></section><?cs /if ?>
<?cs if:subcount(Referrals) > 0 ?><section class="panel" id="referrals"><h2><?cs var:Desk.Referral.Bodies ?></h2><ul class="deadlines"><?cs each:r = Referrals ?><li<?cs if:r.State == "ended" ?> class="struck"<?cs /if ?>><?cs call:referral_head(r) ?><?cs call:referral_facts(r) ?></li><?cs /each ?></ul></section><?cs /if ?>
<?cs each:e = Emergencies ?><section class="panel" id="emergency-<?cs var:e.Number ?>"><h2><?cs var:Desk.Emergency.Title ?> <?cs call:emergency_state(e.State) ?></h2>
<div class="list" role="region" tabindex="0" aria-label="<?cs var:Desk.Emergency.Course ?>"><?cs call:course_table(e) ?></div>
<?cs if:subcount(e.Members) > 0 ?><h3><?cs var:Desk.Emergency.Force ?></h3><div class="list" role="region" tabindex="0" aria-label="<?cs var:Desk.Emergency.Force ?>"><table class="ruled"><thead><?cs call:member_head() ?></thead><tbody><?cs call:member_rows(e.Members) ?></tbody></table></div><?cs /if ?>
<?cs if:subcount(e.Log) > 0 ?><h3><?cs var:Desk.Emergency.Log ?></h3><div class="list" role="region" tabindex="0" aria-label="<?cs var:Desk.Emergency.Log ?>"><?cs call:log_table(e.Log) ?></div><?cs /if ?>
<?cs if:e.Evaluated.Text ?><h3><?cs var:Desk.Emergency.Evaluation ?></h3><div class="list" role="region" tabindex="0" aria-label="<?cs var:Desk.Emergency.Evaluation ?>"><?cs call:evaluation_table(e) ?></div><p class="quiet"><?cs var:e.EvaluatedBy ?> <?cs call:moment(e.Evaluated) ?></p><?cs /if ?></section>
<?cs /each ?><?cs if:subcount(Measures) > 0 ?><section class="panel" id="measures"><h2><?cs var:Desk.Emergency.Measures ?></h2><div class="list" role="region" tabindex="0" aria-label="<?cs var:Desk.Emergency.Measures ?>"><table class="ruled"><thead><?cs call:urgent_head() ?></thead><tbody><?cs call:urgent_rows(Measures) ?></tbody></table></div></section><?cs /if ?>
<?cs if:subcount(Effects) > 0 ?><section class="panel" id="effects"><h2><?cs var:Desk.Effect.Title ?></h2><?cs call:effect_filed(Effects) ?></section><?cs /if ?><?cs
if:subcount(Later) > 0 ?><section class="panel" id="later"><h2><?cs var:Archive.Later ?></h2><p class="quiet"><?cs var:Archive.Later.Note ?></p><?cs call:effect_filed(Later) ?></section><?cs /if ?><?cs
if:subcount(Messages) > 0 ?><section class="panel" id="messages"><h2><?cs var:Archive.Told ?></h2><div class="list" role="region" tabindex="0" aria-label="<?cs var:Archive.Told ?>"><?cs call:told_table(Messages) ?></div></section><?cs /if ?><?cs
if:subcount(Visits) > 0 ?><section class="panel" id="visits"><h2><?cs var:Desk.Visit.Title ?></h2><?cs call:visits(Visits) ?></section><?cs /if ?>
<section class="panel"><h2><?cs var:Desk.Evidence ?></h2>
<?cs if:subcount(Evidence) == 0 ?><p class="quiet"><?cs var:Desk.Evidence.None ?></p><?cs else ?><ul class="plain-list"><?cs each:e = Evidence ?><li><?cs if:e.Kind == "image" ?><a class="file" href="<?cs var:Page.Base ?>/archive/evidence?id=<?cs var:e.Id ?>"><?cs call:icon("clip") ?><?cs var:e.Name ?></a><?cs else ?><?cs call:icon("clip") ?><?cs var:e.Name ?><?cs /if ?> <span class="quiet"><?cs call:moment(e.At) ?> <?cs var:e.Actor ?> <?cs var:Text.Origin[e.Origin] ?> <?cs var:e.Size ?></span><?cs if:e.Note ?><br><?cs var:e.Note ?><?cs /if ?><br><span class="quiet digest">SHA-256 <code><?cs var:e.Sha256 ?></code></span></li><?cs /each ?></ul>
<details<?cs if:Form.Scope == "evidence" ?> open<?cs /if ?>><summary><?cs var:Archive.Original ?></summary><?cs call:form_begin("archive/evidence", "evidence") ?><?cs call:hidden("case", File.Id) ?><?cs call:field("piece", "choice", Archive.Reveal.piece, "required", Originals) ?><?cs call:field("reason", "text", Archive.Reveal.reason, "required", "") ?><?cs call:submit(Archive.Original) ?><?cs call:form_end() ?></details><?cs /if ?></section>
<section><h2><?cs var:Desk.Timeline ?></h2><?cs call:timeline(Events) ?></section>
<?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
