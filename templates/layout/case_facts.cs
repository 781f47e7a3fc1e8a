<?cs # The facts of a complaint as rows of a <dl class="facts">; dataset Case as in desk/case.cs. ?>
<?cs call:fact(Desk.Intake.Field.remedy, Case.Remedy) ?>
<div><dt><?cs var:Desk.Intake.Field.complainant ?></dt><dd><?cs if:Case.Anonymous ?><?cs var:Desk.Intake.Field.anonymous ?><?cs else ?><?cs var:Case.Complainant ?> <span class="quiet"><?cs var:Text.Complainant[Case.ComplainantKind] ?></span><?cs /if ?></dd></div>
<?cs call:fact(Desk.Intake.Field.phone, Case.Phone) ?>
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
<?cs call:fact(Desk.Intake.Field.product, Case.Product) ?>
<?cs call:fact(Desk.Intake.Field.amount, Case.Amount) ?>
<?cs if:Case.AgreedUntil.Text ?><div><dt><?cs var:Desk.Intake.Field.agreed_until ?></dt><dd><?cs call:moment(Case.AgreedUntil) ?></dd></div><?cs /if ?>
<?cs call:fact(Desk.Intake.Field.foreign_number, Case.ForeignNumber) ?>
<?cs call:fact(Desk.Intake.Field.vehicle, Case.Vehicle) ?>
<?cs call:fact(Desk.Intake.Field.remarks, Case.Remarks) ?>
<?cs call:fact(Desk.Case.Result, Case.Result) ?>
<?cs call:fact(Desk.Case.Satisfaction, Text.Satisfaction[Case.Satisfaction]) ?>
<?cs call:fact(Desk.Case.Procedure, Case.Procedure) ?>
