<?cs # One case: where it is, what to do now, everything about it.

  Case.{Id,Version,Number,Stage,Next,Severity,Urgency,Risk,Validity,Level,Major,Returned,Reopened,Result,Satisfaction}
       enums by name; Next is the act to offer first; Case.Deadline as on the board
  Case.{Channel,Type,ComplainantKind}  enum names;  Case.{Category,Department,Handler,Receiver}  words
  Case.{Subject,Matter,Mood,PresentState,Remedy,ServiceItem,ServiceStaff,ServiceTime,Accused,EventPlace,Product,Amount,
        KeptFrom,ForeignNumber,Vehicle,Remarks,Place,Complainant,Contact,Phone,Anonymous,Procedure}  Phone, Contact, Complainant masked until Case.Revealed
  Case.{Received,Registered,EventAt,AgreedUntil}.*   Case.Flags.N.Name   Case.MergedInto.{Id,Number}
  Tracking.N.{Stage,State,At.*,Person,Result,Brief,Spent.*}   Brief: how a long result begins; Stage: receipt analysis solution execution confirmation closing; State: done current future
  Deadlines.N: {Clock,Name,Round,Due.*,Responsible (person or role)} and a chip; Provisional; Before and After once another calendar moved it;
       Reason and Resume.* while it is paused; How: the calculation as lines of text;  Case.Rounds: how many earlier rounds are not shown
  Case.Steps: how many earlier events are not in Events
  Evidence.N.{Id,Name,Kind,Size,At.*,Actor,Origin,Note,Public,Receipt}   Kind: image audio video pdf office other
  Events.N.{Number,Actor,As,Act,From,To,At.*,Spent.*,Text,Public,Department,Person,Until.*}, Events.N.Details.M.{Word,Value}
  Form.Scope            the act (or reveal) whose form came back, if one did
  Related.N.{Id,Number,Subject,Stage,Received.*,Kind}   Kind: room duplicate merged
  Case.Emergency.State   how its emergency stands;  Case.Alert.{Wanted,May}   a report to the leadership group is missing, and this person may make it
  Escalations.N.{Level,From,To,Reason,Clock,At.*,Seen.*}   Case.Seeable: this person still has to acknowledge
  Cooperation.Rows.N.{Department,Duty,By,At.*,Ended.*}  departments beside the responsible one
  Referrals.N.{Clock,Body,Name,Reference,Set.*,Until.*,State,Deadline,Replied.*,RepliedBy,Way}  other bodies that passed it on
  Tasks.N.{Clock,Text,Department,Person,State,Until.*,Deadline}  its sub-tasks
  May.<act>  the acts of this person now; Gate (refusal that keeps the case from ending with a result), Unjudged (validity is undecided); Case.Revealable and Case.Personal: names and phones may be shown in full; POST desk/case/<act> with id, version and the fields of struct act_request
  Options.Department, Options.Handler (of the department), Options.{Pause,Resume,Extend}Clock, Options.Reason  each N.{Value,Word}
  Told.{Last.*,Next (a chip with Due.*),Writable}, Told.Messages.N.{Kind,Delivery,State,Recipient,At.*}: what was said and sent to the complainant
  Effects.N   evaluations of what its measures did, as view_effect(), for whoever may see them
  Texts.N.{Name,Text}   standard texts beside the acts of this person, filled
?><?cs include!"layout/macros.cs" ?><?cs include!"layout/effect_macros.cs" ?><?cs include!"layout/case_macros.cs" ?><?cs include!"layout/referral_macros.cs" ?><?cs set:Page.Title = Case.Number + " " + Case.Subject ?><?cs set:Page.Scripts = "upload" ?><?cs set:Page.Inserts = "1" ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><span class="number"><?cs var:Case.Number ?></span> <?cs var:Case.Subject ?></h1><?cs call:stage(Case.Stage) ?><?cs if:Case.Deadline.State ?><?cs call:deadline(Case.Deadline) ?><?cs /if ?>
<div class="buttons"><?cs if:Case.Stage == "closed" || Case.Stage == "visited" ?><a class="button" href="<?cs var:Page.Base ?>/desk/visit?id=<?cs var:Case.Id ?>"><?cs var:Desk.Visit.Title ?></a><?cs /if ?><a class="button" href="<?cs var:Page.Base ?>/desk/inquiry?id=<?cs var:Case.Id ?>"><?cs var:Desk.Inquiry.Open ?></a><a class="button" href="<?cs var:Page.Base ?>/desk/cooperation?id=<?cs var:Case.Id ?>"><?cs var:Desk.Cooperation.Open ?></a><a class="button" href="<?cs var:Page.Base ?>/desk/referral?id=<?cs var:Case.Id ?>"><?cs var:Desk.Referral.Open ?></a><a class="button" href="<?cs var:Page.Base ?>/desk/emergency?id=<?cs var:Case.Id ?>"><?cs var:Desk.Emergency.Open ?></a><a class="button" href="<?cs var:Page.Base ?>/desk/print_tracking?id=<?cs var:Case.Id ?>"><?cs call:icon("print") ?><?cs var:Desk.Print.Tracking ?></a><a class="button" href="<?cs var:Page.Base ?>/desk/print_slip?id=<?cs var:Case.Id ?>"><?cs var:Desk.Print.Slip ?></a></div></div>
<p class="marks"><?cs call:urgency(Case.Urgency) ?><?cs if:Case.Major ?><span class="mark strong"><?cs var:Desk.Major ?></span><?cs /if ?><?cs call:severity(Case.Severity) ?><span class="mark"><?cs var:Text.Level[Case.Level] ?></span><span class="mark"><?cs var:Desk.Case.Risk ?> <?cs var:Text.Risk[Case.Risk] ?></span><span class="mark"><?cs if:Case.Validity == "undecided" ?><?cs var:Desk.Detail.validity ?> <?cs /if ?><?cs var:Text.Validity[Case.Validity] ?></span><?cs call:flags(Case.Flags) ?><?cs if:Case.Returned ?><span class="mark strong"><?cs var:Text.Nav.returned ?></span><?cs /if ?><?cs if:Case.Reopened ?><span class="mark strong"><?cs var:Text.Stage.reopened ?> ×<?cs var:Case.Reopened ?></span><?cs /if ?></p>
<?cs call:errors(Desk.Act[Form.Scope]) ?>
<?cs if:Case.MergedInto.Number ?><p class="alert"><?cs var:Desk.Case.MergedInto ?> <a href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:Case.MergedInto.Id ?>"><?cs var:Case.MergedInto.Number ?></a></p><?cs /if ?>
<?cs if:Case.Alert.Wanted ?><p class="alert"><?cs var:Desk.Emergency.Wanted ?><?cs if:Case.Alert.May ?> <a class="button" href="<?cs var:Page.Base ?>/desk/emergency?id=<?cs var:Case.Id ?>"><?cs var:Desk.Emergency.Do.alert ?></a><?cs /if ?></p><?cs elif:Case.Emergency.State ?><p class="alert"><?cs var:Desk.Emergency.Standing ?><?cs call:colon() ?><strong><?cs var:Desk.Emergency.State[Case.Emergency.State] ?></strong><?cs if:Case.Emergency.State == "lifted" ?> <?cs var:Desk.Emergency.Undebriefed ?><?cs /if ?> <a class="button" href="<?cs var:Page.Base ?>/desk/emergency?id=<?cs var:Case.Id ?>"><?cs var:Desk.Emergency.See ?></a></p><?cs /if ?>
<?cs call:tracking(Tracking) ?>
<div class="case">
<section class="panel case-facts"><h2><?cs var:Desk.Case.Facts ?></h2>
<p class="prose matter"><?cs var:Case.Matter ?></p>
<dl class="facts">
<?cs call:fact(Desk.Intake.Field.remedy, Case.Remedy) ?>
<div><dt><?cs var:Desk.Intake.Field.complainant ?></dt><dd><?cs if:Case.Anonymous ?><?cs var:Desk.Intake.Field.anonymous ?><?cs else ?><?cs var:Case.Complainant ?> <span class="quiet"><?cs var:Text.Complainant[Case.ComplainantKind] ?></span><?cs /if ?></dd></div>
<div><dt><?cs var:Desk.Intake.Field.phone ?></dt><dd><?cs if:Case.Phone ?><?cs if:Case.Revealed ?><a href="tel:<?cs var:Case.Phone ?>"><?cs var:Case.Phone ?></a><?cs else ?><?cs var:Case.Phone ?><?cs /if ?><?cs else ?>--<?cs /if ?></dd></div>
<?cs call:fact(Desk.Intake.Field.contact, Case.Contact) ?>
<?cs call:fact(Desk.Intake.Field.place, Case.Place) ?>
<div><dt><?cs var:Desk.Intake.Field.received_at ?></dt><dd><?cs call:moment(Case.Received) ?></dd></div>
<div><dt><?cs var:Desk.Case.RegisteredAt ?></dt><dd><?cs call:moment(Case.Registered) ?> <?cs var:Case.Receiver ?></dd></div>
<?cs call:fact(Desk.Intake.Field.channel, Text.Channel[Case.Channel]) ?>
<?cs call:fact(Desk.Intake.Field.type, Text.Type[Case.Type]) ?>
<?cs call:fact(Desk.Intake.Field.category, Case.Category) ?>
<?cs call:fact(Desk.Case.Department, Case.Department) ?>
<?cs call:fact(Desk.Case.Handler, Case.Handler) ?>
<?cs if:Case.EventAt.Text ?><div><dt><?cs var:Desk.Intake.Field.event_at ?></dt><dd><?cs call:moment(Case.EventAt) ?></dd></div><?cs /if ?>
<?cs call:fact(Desk.Intake.Field.event_place, Case.EventPlace) ?>
<?cs call:fact(Desk.Intake.Field.mood, Case.Mood) ?>
<?cs call:fact(Desk.Intake.Field.present_state, Case.PresentState) ?>
<?cs call:fact(Desk.Intake.Field.service_item, Case.ServiceItem) ?>
<?cs call:fact(Desk.Intake.Field.service_staff, Case.ServiceStaff) ?>
<?cs call:fact(Desk.Intake.Field.service_time, Case.ServiceTime) ?>
<?cs call:fact(Desk.Intake.Field.accused, Case.Accused) ?>
<?cs call:fact(Desk.Case.KeptFrom, Case.KeptFrom) ?>
<?cs call:fact(Desk.Intake.Field.product, Case.Product) ?>
<?cs call:fact(Desk.Intake.Field.amount, Case.Amount) ?>
<?cs if:Case.AgreedUntil.Text ?><div><dt><?cs var:Desk.Intake.Field.agreed_until ?></dt><dd><?cs call:moment(Case.AgreedUntil) ?></dd></div><?cs /if ?>
<?cs call:fact(Desk.Intake.Field.foreign_number, Case.ForeignNumber) ?>
<?cs call:fact(Desk.Intake.Field.vehicle, Case.Vehicle) ?>
<?cs call:fact(Desk.Intake.Field.remarks, Case.Remarks) ?>
<?cs call:fact(Desk.Case.Result, Case.Result) ?>
<?cs call:fact(Desk.Case.Satisfaction, Text.Satisfaction[Case.Satisfaction]) ?>
<?cs call:fact(Desk.Case.Procedure, Case.Procedure) ?>
</dl>
<?cs if:Case.Revealable && Case.Personal && !Case.Revealed ?><details class="act" id="act-reveal"<?cs if:Form.Scope == "reveal" ?> open<?cs /if ?>><summary><?cs var:Desk.Case.Reveal ?></summary><?cs call:form_begin("desk/case/reveal", "reveal") ?><?cs call:act_hidden() ?><?cs call:field("reason", "text", Desk.Act.reveal.reason, "required", "") ?><div class="buttons"><button type="submit"><?cs var:Desk.Case.Reveal ?></button></div><?cs call:form_end() ?></details><?cs /if ?>
</section>
<div class="case-side">
<section class="panel acts" aria-labelledby="acts-title"><h2 id="acts-title"><?cs var:Desk.Case.Acts ?></h2>
<?cs if:subcount(May) == 0 ?><p class="quiet"><?cs var:Desk.Case.NoActs ?></p><?cs /if ?><?cs if:Gate ?><p class="alert" id="gate"><?cs var:Text.Refusal[Gate] ?></p><?cs /if ?>
<?cs if:May.report_up ?><?cs call:act_begin("report_up") ?><?cs call:field("text", "lines", Desk.Act.report_up.text, "required", "") ?><?cs call:field("soothed", "text", Desk.Act.report_up.soothed, "optional", "") ?><?cs call:act_end("report_up") ?><?cs /if ?>
<?cs if:May.dispatch ?><?cs call:act_begin("dispatch") ?><?cs call:field("department", "choice", Desk.Act.dispatch.department, "required", Options.Department) ?><?cs call:field("text", "lines", Desk.Act.dispatch.text, "optional", "") ?><?cs call:act_end("dispatch") ?><?cs /if ?>
<?cs if:May.answer ?><?cs call:act_begin("answer") ?><?cs if:Unjudged ?><?cs call:field("validity", "radio", Desk.Act.judge.validity, "required", Desk.Judgement) ?><?cs /if ?><?cs call:field("text", "lines", Desk.Act.answer.text, "required", "") ?><?cs call:field("result", "text", Desk.Act.answer.result, "required", "") ?><?cs call:field("left_alone", "check", Desk.Act.answer.left_alone, "", "") ?><?cs call:act_end("answer") ?><?cs /if ?>
<?cs if:May.accept ?><?cs call:act_begin("accept") ?><?cs call:field("text", "text", Desk.Act.accept.text, "optional", "") ?><?cs call:act_end("accept") ?><?cs /if ?>
<?cs if:May.assign ?><?cs call:act_begin("assign") ?><?cs call:field("person", "choice", Desk.Act.assign.person, "required", Options.Handler) ?><?cs call:field("text", "text", Desk.Act.assign.text, "optional", "") ?><?cs call:act_end("assign") ?><?cs /if ?>
<?cs if:May.return ?><?cs call:act_begin("return") ?><?cs call:field("text", "lines", Desk.Act.return.text, "required", "") ?><?cs call:act_end("return") ?><?cs /if ?>
<?cs if:May.judge ?><?cs call:act_begin("judge") ?><?cs call:field("validity", "radio", Desk.Act.judge.validity, "required", Desk.Judgement) ?><?cs call:field("text", "lines", Desk.Act.judge.text, "required", "") ?><?cs call:act_end("judge") ?><?cs /if ?>
<?cs if:May.investigate ?><?cs call:act_begin("investigate") ?><?cs call:field("text", "lines", Desk.Act.investigate.text, "required", "") ?><?cs call:act_end("investigate") ?><?cs /if ?>
<?cs if:May.plan ?><?cs call:act_begin("plan") ?><?cs call:field("text", "lines", Desk.Act.plan.text, "required", "") ?><?cs call:field("department", "choice", Desk.Act.plan.department, "required", Options.Department) ?><?cs call:field("person", "choice", Desk.Act.plan.person, "required", Options.Handler) ?><?cs call:field("until", "moment", Desk.Act.plan.until, "required", "") ?><?cs call:act_end("plan") ?><?cs /if ?>
<?cs if:May.execute ?><?cs call:act_begin("execute") ?><?cs call:field("text", "text", Desk.Act.execute.text, "optional", "") ?><?cs call:act_end("execute") ?><?cs /if ?>
<?cs if:May.progress ?><?cs call:act_begin_files("progress") ?><?cs call:field("text", "lines", Desk.Act.progress.text, "required", "") ?><?cs call:field("until", "moment", Desk.Act.progress.until, "optional", "") ?><?cs call:field("proof", "files", Desk.Act.progress.proof, "optional", "") ?><?cs call:act_end("progress") ?><?cs /if ?>
<?cs if:May.complete ?><?cs call:act_begin_files("complete") ?><?cs call:field("text", "lines", Desk.Act.complete.text, "required", "") ?><?cs call:field("result", "text", Desk.Act.complete.result, "required", "") ?><?cs call:field("files", "files", Desk.Act.complete.files, "optional", "") ?><?cs call:field("captured", "check", Desk.Act.complete.captured, "", "") ?><?cs call:act_end("complete") ?><?cs /if ?>
<?cs if:May.eight_d ?><?cs call:act_begin_files("eight_d") ?><?cs call:field("text", "lines", Desk.Act.eight_d.text, "required", "") ?><?cs call:field("files", "files", Desk.Act.eight_d.files, "required", "") ?><?cs call:act_end("eight_d") ?><?cs /if ?>
<?cs if:May.review ?><?cs call:act_begin_files("review") ?><?cs call:field("text", "lines", Desk.Act.review.text, "required", "") ?><?cs call:field("files", "files", Desk.Act.review.files, "required", "") ?><?cs call:act_end("review") ?><?cs /if ?>
<?cs if:May.verify ?><?cs call:act_begin_files("verify") ?><?cs call:field("text", "lines", Desk.Act.verify.text, "required", "") ?><?cs call:field("files", "files", Desk.Act.verify.files, "required", "") ?><?cs call:act_end("verify") ?><?cs /if ?>
<?cs if:May.feed_back ?><?cs call:act_begin("feed_back") ?><?cs call:field("text", "lines", Desk.Act.feed_back.text, "required", "") ?><?cs call:act_end("feed_back") ?><?cs /if ?>
<?cs if:May.ask ?><?cs call:act_begin("ask") ?><?cs call:field("text", "lines", Desk.Act.ask.text, "required", "") ?><?cs call:act_end("ask") ?><?cs /if ?>
<?cs if:May.confirm ?><?cs call:act_begin("confirm") ?><?cs call:field("text", "lines", Desk.Act.confirm.text, "required", "") ?><?cs call:act_end("confirm") ?><?cs /if ?>
<?cs if:May.object ?><?cs call:act_begin("object") ?><?cs call:field("text", "lines", Desk.Act.object.text, "required", "") ?><?cs call:field("strong", "check", Desk.Act.raise.strong, "", "") ?><?cs call:act_end("object") ?><?cs /if ?>
<?cs if:May.close ?><?cs call:act_begin("close") ?><?cs call:field("text", "lines", Desk.Act.close.text, "required", "") ?><?cs call:field("result", "text", Desk.Act.close.result, "required", "") ?><?cs call:field("alternative", "text", Desk.Act.close.alternative, "optional", "") ?><?cs call:field("decided", "check", Desk.Act.close.decided, "", "") ?><?cs call:field("left_alone", "check", Desk.Act.close.left_alone, "", "") ?><?cs call:act_end("close") ?><?cs /if ?>
<?cs if:May.explain ?><?cs call:act_begin("explain") ?><?cs call:field("text", "lines", Desk.Act.explain.text, "required", "") ?><?cs call:field("result", "text", Desk.Act.explain.result, "required", "") ?><?cs call:field("alternative", "text", Desk.Act.explain.alternative, "optional", "") ?><?cs call:act_end("explain") ?><?cs /if ?>
<?cs if:May.visit ?><?cs call:act_begin_files("visit") ?><?cs if:Case.Major ?><p class="alert"><?cs var:Text.Refusal.visit_on_site ?></p><?cs /if ?><?cs call:field("on_site", "radio", Desk.Act.visit.on_site, "required", Desk.VisitManner) ?><?cs call:field("satisfied", "radio", Desk.Act.visit.satisfied, "required", Desk.VisitOutcome) ?><?cs call:field("satisfaction", "choice", Desk.Act.visit.satisfaction, "optional", Text.Satisfaction) ?><?cs call:field("text", "lines", Desk.Act.visit.text, "required", "") ?><?cs call:field("receipt", "files", Desk.Act.visit.receipt, "optional", "") ?><?cs call:act_end("visit") ?><?cs /if ?>
<?cs if:May.archive ?><?cs call:act_begin("archive") ?><p class="quiet"><?cs var:Desk.Act.archive.text ?></p><?cs call:act_end("archive") ?><?cs /if ?>
<?cs if:May.attach ?><?cs call:act_begin_files("attach") ?><?cs call:field("files", "files", Desk.Act.attach.files, "required", "") ?><?cs call:field("captured", "check", Desk.Act.attach.captured, "", "") ?><?cs call:field("text", "text", Desk.Act.attach.text, "optional", "") ?><?cs call:field("public", "check", Desk.Act.attach.public, "", "") ?><?cs call:field("receipt", "check", Desk.Act.attach.receipt, "", "") ?><?cs call:act_end("attach") ?><?cs /if ?>
<?cs if:May.add ?><?cs call:act_begin("add") ?><?cs call:field("text", "lines", Desk.Act.add.text, "required", "") ?><?cs call:field("public", "check", Desk.Act.add.public, "", "") ?><?cs call:act_end("add") ?><?cs /if ?>
<?cs if:May.note ?><?cs call:act_begin("note") ?><?cs call:field("text", "lines", Desk.Act.note.text, "required", "") ?><?cs call:act_end("note") ?><?cs /if ?>
<?cs if:May.pause ?><?cs call:act_begin("pause") ?><?cs call:field("clock", "choice", Desk.Act.pause.clock, "required", Options.PauseClock) ?><?cs call:field("reason", "choice", Desk.Act.pause.reason, "required", Options.Reason) ?><?cs call:field("text", "lines", Desk.Act.pause.text, "required", "") ?><?cs call:act_end("pause") ?><?cs /if ?>
<?cs if:May.resume ?><?cs call:act_begin("resume") ?><?cs call:field("clock", "choice", Desk.Act.resume.clock, "required", Options.ResumeClock) ?><?cs call:field("text", "lines", Desk.Act.resume.text, "optional", "") ?><?cs call:act_end("resume") ?><?cs /if ?>
<?cs if:May.extend ?><?cs call:act_begin("extend") ?><?cs call:field("clock", "choice", Desk.Act.extend.clock, "required", Options.ExtendClock) ?><?cs call:field("text", "lines", Desk.Act.extend.text, "required", "") ?><?cs call:field("told", "check", Desk.Act.extend.told, "required", "") ?><?cs call:act_end("extend") ?><?cs /if ?>
<?cs if:May.contact ?><?cs call:act_begin("contact") ?><?cs call:field("way", "choice", Desk.Act.contact.way, "required", Desk.ContactWay) ?><?cs call:field("direction", "radio", Desk.Act.contact.direction, "required", Desk.ContactDirection) ?><?cs call:field("party", "radio", Desk.Act.contact.party, "required", Desk.ContactParty) ?><?cs call:field("with", "text", Desk.Act.contact.with, "required", "") ?><?cs call:field("text", "lines", Desk.Act.contact.text, "required", "") ?><?cs call:field("minutes", "number", Desk.Act.contact.minutes, "optional", "") ?><?cs call:field("unreached", "check", Desk.Act.contact.unreached, "", "") ?><?cs call:field("public", "check", Desk.Act.contact.public, "", "") ?><?cs call:act_end("contact") ?><?cs /if ?>
<?cs if:May.accuse ?><?cs call:act_begin("accuse") ?><?cs call:field("accused", "text", Desk.Act.accuse.accused, "", "") ?><?cs call:field("nobody", "check", Desk.Act.accuse.nobody, "", "") ?><?cs call:field("by_staff", "check", Desk.Act.accuse.by_staff, "", "") ?><?cs call:field("text", "lines", Desk.Act.accuse.text, "required", "") ?><?cs call:act_end("accuse") ?><?cs /if ?>
<?cs if:May.raise ?><?cs call:act_begin("raise") ?><?cs call:field("severity", "choice", Desk.Act.raise.severity, "", Text.Severity) ?><?cs call:field("urgency", "choice", Desk.Act.raise.urgency, "", Text.Urgency) ?><?cs call:field("risk", "choice", Desk.Act.raise.risk, "", Text.Risk) ?><?cs call:field("flags", "choices", Desk.Act.raise.flags, "", Text.Flag) ?><?cs call:field("major", "check", Desk.Act.raise.major, "", "") ?><?cs call:field("strong", "check", Desk.Act.raise.strong, "", "") ?><?cs call:field("serious", "check", Desk.Act.raise.serious, "", "") ?><?cs call:field("misled", "check", Desk.Act.raise.misled, "", "") ?><?cs call:field("text", "lines", Desk.Act.raise.text, "required", "") ?><?cs call:act_end("raise") ?><?cs /if ?>
<?cs if:May.merge ?><?cs call:act_begin("merge") ?><?cs call:field("into", "text", Desk.Act.merge.into, "required", "") ?><?cs call:field("text", "lines", Desk.Act.merge.text, "required", "") ?><?cs call:act_end("merge") ?><?cs /if ?>
<?cs if:May.withdraw ?><?cs call:act_begin("withdraw") ?><?cs call:field("text", "lines", Desk.Act.withdraw.text, "required", "") ?><?cs call:act_end("withdraw") ?><?cs /if ?>
<?cs if:May.reopen ?><?cs call:act_begin("reopen") ?><?cs call:field("text", "lines", Desk.Act.reopen.text, "required", "") ?><?cs call:field("strong", "check", Desk.Act.raise.strong, "", "") ?><?cs call:act_end("reopen") ?><?cs /if ?>
<?cs if:May.reissue ?><?cs call:act_begin("reissue") ?><?cs call:field("text", "text", Desk.Act.reissue.text, "required", "") ?><?cs call:act_end("reissue") ?><?cs /if ?>
</section>
<section class="panel"><h2><?cs var:Desk.Deadlines ?></h2>
<?cs call:deadlines(Deadlines) ?><?cs if:Case.Rounds ?><p><a href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:Case.Id ?>&amp;rounds=1"><?cs var:Desk.Deadlines.Rounds ?> (<?cs var:Case.Rounds ?>)</a></p><?cs /if ?></section>
<?cs if:subcount(Referrals) > 0 ?><section class="panel"><h2><?cs var:Desk.Referral.Title ?></h2><ul class="plain-list"><?cs each:r = Referrals ?><li<?cs if:r.State == "ended" ?> class="struck"<?cs /if ?>><?cs call:referral_whole(r) ?></li><?cs /each ?></ul><p><a class="button" href="<?cs var:Page.Base ?>/desk/referral?id=<?cs var:Case.Id ?>"><?cs var:Desk.Referral.See ?></a></p></section><?cs /if ?>
<?cs if:subcount(Cooperation.Rows) > 0 ?><section class="panel"><h2><?cs var:Desk.Cooperation.Departments ?></h2><ul class="plain-list"><li><span class="mark strong"><?cs var:Desk.Cooperation.Lead ?></span> <strong><?cs var:Case.Department ?></strong> <?cs var:Case.Handler ?></li><?cs each:k = Cooperation.Rows ?><?cs if:!k.Ended.Text ?><li><span class="mark"><?cs var:Desk.Cooperation.Mark ?></span> <strong><?cs var:k.Department ?></strong><br><span class="words"><?cs var:k.Duty ?></span> <span class="quiet"><?cs var:k.By ?> <?cs call:moment(k.At) ?></span></li><?cs /if ?><?cs /each ?></ul></section><?cs /if ?>
<?cs if:subcount(Tasks) > 0 ?><section class="panel"><h2><?cs var:Desk.Task.Title ?></h2><ul class="plain-list"><?cs each:t = Tasks ?><li><a href="<?cs var:Page.Base ?>/desk/cooperation?id=<?cs var:Case.Id ?>#tasks"><?cs var:t.Clock ?></a> <span class="mark<?cs if:t.State == "sent_back" ?> strong<?cs /if ?>"><?cs var:Desk.Task.State[t.State] ?></span> <?cs if:t.Deadline.State ?><?cs call:deadline(t.Deadline) ?><?cs /if ?><br><span class="words"><?cs var:t.Text ?></span> <span class="quiet"><?cs var:t.Department ?> <?cs var:t.Person ?> <?cs call:moment(t.Until) ?></span></li><?cs /each ?></ul></section><?cs /if ?>
<section class="panel told"><h2><?cs var:Desk.Told ?></h2>
<dl class="facts"><div><dt><?cs var:Desk.Told.Last ?></dt><dd><?cs if:Told.Last.Text ?><?cs call:moment(Told.Last) ?><?cs else ?><?cs var:Desk.Told.Never ?><?cs /if ?></dd></div>
<?cs if:Told.Next.State ?><div><dt><?cs var:Desk.Told.Next ?></dt><dd><?cs call:moment(Told.Next.Due) ?> <?cs call:deadline(Told.Next) ?></dd></div><?cs /if ?></dl>
<?cs if:subcount(Told.Messages) > 0 ?><ul class="plain-list"><?cs each:m = Told.Messages ?><li><strong><?cs var:Text.Message[m.Kind] ?></strong> <span class="mark<?cs if:m.State == "failed" ?> strong<?cs /if ?>"><?cs var:Text.MessageState[m.State] ?></span><br><span class="quiet"><?cs call:moment(m.At) ?> <?cs var:Text.Delivery[m.Delivery] ?> <?cs var:m.Recipient ?></span></li><?cs /each ?></ul><?cs /if ?>
<?cs if:Told.Writable ?><p><a class="button" href="<?cs var:Page.Base ?>/desk/letter?id=<?cs var:Case.Id ?>"><?cs var:Desk.Letter.Write ?></a></p><?cs /if ?></section>
<?cs if:subcount(Texts) > 0 ?><section class="panel texts" id="texts" aria-labelledby="texts-title"><h2 id="texts-title"><?cs var:Desk.Texts ?></h2><p class="quiet"><?cs var:Desk.Texts.Hint ?></p>
<?cs each:t = Texts ?><details><summary><?cs var:t.Name ?></summary><p class="prose" data-text><?cs var:t.Text ?></p><p><button type="button" data-insert hidden><?cs var:Desk.Texts.Insert ?></button></p></details>
<?cs /each ?></section><?cs /if ?>
<?cs if:subcount(Effects) > 0 ?><?cs call:effect_panel(Effects) ?><?cs /if ?><?cs if:subcount(Escalations) > 0 ?><section class="panel"><h2><?cs var:Desk.Escalations ?></h2><?cs call:escalations(Escalations) ?>
<?cs if:Case.Seeable ?><?cs call:act_begin("see") ?><?cs call:field("text", "lines", Desk.Act.see.text, "optional", "") ?><?cs call:act_end("see") ?><?cs /if ?></section><?cs /if ?><?cs if:subcount(Related) > 0 ?><section class="panel"><h2><?cs var:Desk.Related ?></h2><ul class="plain-list"><?cs each:r = Related ?><li><a href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:r.Id ?>"><?cs var:r.Number ?></a> <?cs call:stage(r.Stage) ?> <span class="mark"><?cs var:Desk.RelatedKind[r.Kind] ?></span><br><?cs var:r.Subject ?> <span class="quiet"><?cs call:day(r.Received) ?></span></li><?cs /each ?></ul></section><?cs /if ?>
</div>
<div class="case-rest">
<section class="panel"><h2><?cs var:Desk.Evidence ?></h2>
<?cs if:subcount(Evidence) > 0 ?><div class="gallery"><?cs each:e = Evidence ?><?cs call:exhibit(e) ?><?cs /each ?></div><?cs else ?><p class="quiet"><?cs var:Desk.Evidence.None ?></p><?cs /if ?></section>
<section id="steps"><h2><?cs var:Desk.Timeline ?></h2><?cs if:Case.Steps > 0 ?><p><a href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:Case.Id ?>&amp;steps=1#steps"><?cs var:Desk.Timeline.Earlier ?> (<?cs var:Case.Steps ?>)</a></p><?cs /if ?><?cs call:timeline(Events) ?></section>
</div>
</div>
<?cs include!"layout/staff_end.cs" ?>
