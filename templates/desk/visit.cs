<?cs # One return visit, in view while calling: what was complained about, what to say, what came of it.

  Case as on desk/case (masked until Case.Revealed);  Visit.{Turn,Manner,Tries,Waiver,Again,Next.*,Try.*};  Scripts.N.{Name,Text}
  Visits.N.{Turn,Manner,Reached,Satisfied,Mark,Solved,Text,Wish,Waiver,Next.*,At.*,By}, newest first;  Answers.N.{Way,Verdict,Mark,Solved,Text,At.*,By}
  Asked.{State,Delivery,Recipient,At.*}   the link that was sent at closing;  May.{visit,miss,waive,rate,link};  Form.Scope the form that came back;  POST desk/visit/{reveal,record,miss,waive,paper,link}
?><?cs include!"layout/macros.cs" ?><?cs include!"layout/visit_macros.cs" ?><?cs set:Page.Title = Desk.Visit.Title + " " + Case.Number ?><?cs set:Page.Scripts = "upload" ?><?cs include!"layout/staff_begin.cs" ?><?cs
def:own() ?><input type="hidden" name="id" value="<?cs var:Case.Id ?>"><input type="hidden" name="version" value="<?cs var:Case.Version ?>">
<?cs /def ?><?cs
def:open_act(scope, words, first) ?><details class="act" id="act-<?cs var:scope ?>"<?cs if:Form.Scope == scope || (first && !Form.Scope) ?> open<?cs /if ?>><summary><?cs var:words ?></summary><?cs /def ?>
<div class="title"><h1><?cs var:Desk.Visit.Title ?></h1> <a class="button number" href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:Case.Id ?>"><?cs var:Case.Number ?></a> <span><?cs var:Case.Subject ?></span> <?cs call:stage(Case.Stage) ?><?cs if:Case.Deadline.State ?> <?cs call:deadline(Case.Deadline) ?><?cs /if ?>
<div class="buttons"><a class="button" href="<?cs var:Page.Base ?>/desk/print_visit?id=<?cs var:Case.Id ?>"><?cs call:icon("print") ?><?cs var:Desk.Visit.Print ?></a></div></div>
<p class="marks"><?cs if:Visit.Turn != "none" ?><span class="mark<?cs if:Visit.Turn == "second" ?> strong<?cs /if ?>"><?cs var:Desk.Visits.TurnName[Visit.Turn] ?></span><span class="mark<?cs if:Visit.Manner == "site" ?> strong<?cs /if ?>"><?cs var:Desk.Visit.Manner[Visit.Manner] ?></span><?cs else ?><span class="mark"><?cs var:Desk.Visits.TurnName.none ?></span><?cs /if ?><?cs if:#Visit.Tries ?><span class="mark strong"><?cs var:Desk.Visits.Tries ?> <?cs var:Visit.Tries ?></span><?cs /if ?><?cs if:Visit.Next.Text ?><span class="mark"><?cs var:Desk.Visits.Next ?> <?cs call:moment(Visit.Next) ?></span><?cs /if ?><?cs call:urgency(Case.Urgency) ?><?cs if:Case.Reopened ?><span class="mark strong"><?cs var:Text.Stage.reopened ?> ×<?cs var:Case.Reopened ?></span><?cs /if ?></p>
<?cs if:Form.Scope == "reveal" ?><?cs call:errors(Desk.Act.reveal) ?><?cs elif:Form.Scope ?><?cs call:errors(Desk.Visit.Field) ?><?cs /if ?>
<?cs if:Visit.Waiver ?><p class="alert"><?cs var:Desk.Visit.WaiverAsked ?> <?cs var:Visit.Waiver ?></p><?cs /if ?>
<div class="case">
<section class="panel"><h2><?cs var:Desk.Visit.Whom ?></h2>
<p class="prose matter"><?cs var:Case.Matter ?></p>
<dl class="facts">
<div><dt><?cs var:Desk.Intake.Field.complainant ?></dt><dd><?cs if:Case.Anonymous ?><?cs var:Desk.Intake.Field.anonymous ?><?cs else ?><?cs var:Case.Complainant ?> <span class="quiet"><?cs var:Text.Complainant[Case.ComplainantKind] ?></span><?cs /if ?></dd></div>
<div><dt><?cs var:Desk.Intake.Field.phone ?></dt><dd><?cs if:Case.Phone ?><?cs if:Case.Revealed ?><a href="tel:<?cs var:Case.Phone ?>"><?cs var:Case.Phone ?></a><?cs else ?><?cs var:Case.Phone ?><?cs /if ?><?cs else ?>--<?cs /if ?></dd></div>
<?cs call:fact(Desk.Intake.Field.place, Case.Place) ?>
<div><dt><?cs var:Desk.Intake.Field.received_at ?></dt><dd><?cs call:moment(Case.Received) ?></dd></div>
<?cs call:fact(Desk.Case.Department, Case.Department) ?><?cs call:fact(Desk.Case.Handler, Case.Handler) ?>
<?cs call:fact(Desk.Case.Result, Case.Result) ?>
</dl>
<?cs if:Case.Revealable && Case.Personal && !Case.Revealed ?><?cs call:form_begin("desk/visit/reveal", "reveal") ?><?cs call:own() ?><?cs call:field("reason", "text", Desk.Act.reveal.reason, "required", "") ?><div class="buttons"><button type="submit"><?cs call:icon("phone") ?><?cs var:Desk.Visit.Reveal ?></button></div><?cs call:form_end() ?><?cs /if ?>
<?cs each:s = Scripts ?><h3><?cs var:s.Name ?></h3><p class="prose say"><?cs var:s.Text ?></p><?cs /each ?></section>
<div class="case-side">
<section class="panel acts" aria-labelledby="acts-title"><h2 id="acts-title"><?cs var:Desk.Visit.Outcome ?></h2>
<?cs if:!May.visit && !May.waive && !May.rate ?><p class="quiet"><?cs var:Desk.Case.NoActs ?></p><?cs /if ?>
<?cs if:May.visit ?><?cs call:open_act("record", Desk.Visit.Record, "1") ?><?cs if:Visit.Manner == "site" ?><p class="alert"><?cs var:Text.Refusal.visit_on_site ?></p><?cs /if ?><?cs call:form_begin_files("desk/visit/record", "record") ?><?cs call:own() ?><?cs
call:field("on_site", "radio", Desk.Visit.Field.on_site, "required", Desk.VisitManner) ?><?cs call:field("solved", "radio", Desk.Visit.Field.solved, "optional", Desk.Visit.Solved) ?><?cs call:field("satisfied", "radio", Desk.Visit.Field.satisfied, "required", Desk.VisitOutcome) ?><?cs call:field("satisfaction", "choice", Desk.Visit.Field.satisfaction, "optional", Text.Satisfaction) ?><?cs call:field("text", "lines", Desk.Visit.Field.text, "required", "") ?><?cs call:field("wish", "lines", Desk.Visit.Field.wish, "optional", "") ?><?cs if:Visit.Again ?><p class="quiet"><?cs var:Desk.Visit.AgainNote ?></p><?cs call:field("waiver", "lines", Desk.Visit.Field.waiver, "optional", "") ?><?cs /if ?><?cs call:field("receipt", "files", Desk.Visit.Field.receipt, "optional", "") ?><?cs call:field("captured", "check", Desk.Visit.Field.captured, "", "") ?><?cs call:submit(Desk.Visit.Record) ?><?cs call:form_end() ?></details><?cs /if ?>
<?cs if:May.miss ?><?cs call:open_act("miss", Desk.Visit.Miss, "") ?><?cs call:form_begin("desk/visit/miss", "miss") ?><?cs call:own() ?><?cs call:field("on_site", "radio", Desk.Visit.Field.on_site, "required", Desk.VisitManner) ?><?cs call:field("text", "lines", Desk.Visit.Field.missed, "required", "") ?><?cs call:next_field(Visit.Try) ?><?cs call:submit(Desk.Visit.Miss) ?><?cs call:form_end() ?></details><?cs /if ?>
<?cs if:May.waive ?><?cs call:open_act("waive", Text.Act.waive, "1") ?><?cs call:form_begin("desk/visit/waive", "waive") ?><?cs call:own() ?><?cs call:field("text", "lines", Desk.Visit.Field.reason, "required", "") ?><?cs call:submit(Desk.Visit.Waive) ?><?cs call:form_end() ?></details><?cs /if ?>
<?cs if:May.rate ?><?cs call:open_act("paper", Desk.Visit.Paper, "") ?><?cs call:form_begin_files("desk/visit/paper", "paper") ?><?cs call:own() ?><?cs call:field("satisfaction", "choice", Desk.Visit.Field.satisfaction, "required", Text.Satisfaction) ?><?cs call:field("solved", "radio", Desk.Visit.Field.solved, "optional", Desk.Visit.Solved) ?><?cs call:field("text", "lines", Desk.Visit.Field.written, "optional", "") ?><?cs call:field("receipt", "files", Desk.Visit.Field.signature, "required", "") ?><?cs call:field("captured", "check", Desk.Visit.Field.captured, "", "") ?><?cs call:submit(Desk.Visit.Paper) ?><?cs call:form_end() ?></details><?cs /if ?></section>
<?cs if:May.link || Asked.State ?><section class="panel"><h2><?cs var:Desk.Visit.Link ?></h2><?cs if:Asked.State ?><p><strong><?cs var:Text.Message.survey ?></strong> <span class="mark<?cs if:Asked.State == "failed" ?> strong<?cs /if ?>"><?cs var:Text.MessageState[Asked.State] ?></span> <span class="quiet"><?cs call:moment(Asked.At) ?> <?cs var:Text.Delivery[Asked.Delivery] ?> <?cs var:Asked.Recipient ?></span></p><?cs /if ?><?cs if:May.link ?><p class="quiet"><?cs var:Desk.Visit.LinkNote ?></p><?cs call:form_begin("desk/visit/link", "link") ?><?cs call:own() ?><div class="buttons"><button type="submit"><?cs var:Desk.Visit.LinkMake ?></button></div><?cs call:form_end() ?><?cs /if ?></section><?cs /if ?>
<section class="panel"><h2><?cs var:Desk.Visit.Answers ?></h2><?cs call:answers(Answers) ?></section>
<section class="panel"><h2><?cs var:Desk.Visit.Visits ?></h2><?cs call:visits(Visits) ?></section>
</div></div>
<?cs include!"layout/staff_end.cs" ?>
