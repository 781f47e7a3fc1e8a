<?cs # Other bodies that passed a case on: their numbers and times, and our replies.

  Case as on desk/case;  Referrals.N as desk_referral_show() lays them out, with May.{change,reply,end};  May.refer;  Referral.Now
  Form.Scope the form that came back ("record", "reply2")
  Letters.N.{State,Recipient,At.*}  our letters to bodies by mail
  POST desk/referral/record (id, version, body, name, reference, mail, set_at, until, text), change (id, number, round, new_name, new_reference,
  new_mail, new_set_at, new_until, what), reply (id, number, round, way, replied_at, reply, files), end (id, number, round, reason)
?><?cs include!"layout/macros.cs" ?><?cs include!"layout/referral_macros.cs" ?><?cs set:Page.Scripts = "upload" ?><?cs set:Page.Title = Desk.Referral.Title + " " + Case.Number ?><?cs include!"layout/staff_begin.cs" ?><?cs
def:which(r) ?><input type="hidden" name="id" value="<?cs var:Case.Id ?>"><input type="hidden" name="number" value="<?cs var:r.Number ?>"><input type="hidden" name="round" value="<?cs var:r.Round ?>">
<?cs /def ?><?cs
def:open_act(scope, words) ?><details class="act" id="act-<?cs var:scope ?>"<?cs if:Form.Scope == scope ?> open<?cs /if ?>><summary><?cs var:words ?></summary><?cs /def ?><?cs
# What stands already is filled in, until a form has come back. ?><?cs
def:alive(scope) ?><?cs if:Form.Scope == scope || !Form.Scope ?><?cs set:Draw.Live = "1" ?><?cs else ?><?cs set:Draw.Live = "" ?><?cs /if ?><?cs /def ?><?cs
def:change_form(r, scope) ?><?cs call:open_act(scope, Desk.Referral.Change) ?><?cs call:form_begin("desk/referral/change", scope) ?><?cs call:which(r) ?><?cs call:alive(scope) ?><?cs
if:!Form.Scope ?><?cs set:Form.new_name.Value = r.Name ?><?cs set:Form.new_reference.Value = r.Reference ?><?cs set:Form.new_mail.Value = r.Address ?><?cs set:Form.new_set_at.Value = Referral.Now ?><?cs set:Form.new_until.Value = r.Until.Text ?><?cs /if ?><?cs
call:field("new_name", "text", Desk.Referral.Field.name, "optional", "") ?><?cs call:field("new_reference", "text", Desk.Referral.Field.reference, "optional", "") ?><?cs call:field("new_mail", "text", Desk.Referral.Field.mail, "optional", "") ?><?cs call:field("new_set_at", "moment", Desk.Referral.Field.new_set_at, "required", "") ?><?cs call:field("new_until", "moment", Desk.Referral.Field.until, "optional", "") ?><?cs call:field("what", "lines", Desk.Referral.Field.what, "required", "") ?><?cs call:submit(Desk.Referral.Change) ?><?cs call:form_end() ?></details><?cs /def ?><?cs
def:reply_form(r, scope) ?><?cs call:open_act(scope, Desk.Referral.Reply) ?><?cs call:form_begin_files("desk/referral/reply", scope) ?><?cs call:which(r) ?><?cs call:alive(scope) ?><?cs
if:!Form.Scope ?><?cs set:Form.replied_at.Value = Referral.Now ?><?cs /if ?><?cs
call:field("way", "choice", Desk.Referral.Field.way, "required", Desk.Referral.Way) ?><?cs call:field("replied_at", "moment", Desk.Referral.Field.replied_at, "required", "") ?><?cs call:field("reply", "lines", Desk.Referral.Field.reply, "required", "") ?><?cs call:field("files", "files", Desk.Referral.Field.files, "optional", "") ?><?cs call:submit(Desk.Referral.Reply) ?><?cs call:form_end() ?></details><?cs /def ?><?cs
def:end_form(r, scope) ?><?cs call:open_act(scope, Desk.Referral.End) ?><?cs call:form_begin("desk/referral/end", scope) ?><?cs call:which(r) ?><?cs call:alive(scope) ?><?cs call:field("reason", "lines", Desk.Referral.Field.reason, "required", "") ?><?cs call:submit(Desk.Referral.End) ?><?cs call:form_end() ?></details><?cs /def ?>
<div class="title"><h1><?cs var:Desk.Referral.Title ?></h1> <a class="button number" href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:Case.Id ?>"><?cs var:Case.Number ?></a> <span><?cs var:Case.Subject ?></span> <?cs call:stage(Case.Stage) ?></div>
<?cs call:errors(Desk.Referral.Field) ?>
<section class="panel" id="referrals"><h2><?cs var:Desk.Referral.Bodies ?></h2>
<?cs if:subcount(Referrals) == 0 ?><p class="quiet"><?cs var:Desk.Referral.None ?></p><?cs else ?><ul class="deadlines"><?cs each:r = Referrals ?><li<?cs if:r.State == "ended" ?> class="struck"<?cs /if ?>><?cs call:referral_head(r) ?><?cs call:referral_facts(r) ?><?cs
if:r.May.reply || r.Replied.Text ?><div class="buttons"><?cs if:r.May.reply ?><a class="button primary" href="<?cs var:Page.Base ?>/desk/referral/letter?id=<?cs var:Case.Id ?>&amp;number=<?cs var:r.Number ?>"><?cs var:Desk.Referral.Letter ?></a><?cs /if ?><?cs if:r.Replied.Text ?><a class="button" href="<?cs var:Page.Base ?>/desk/print_referral?id=<?cs var:Case.Id ?>&amp;number=<?cs var:r.Number ?>"><?cs var:Desk.Referral.Print ?></a><?cs /if ?></div><?cs /if ?><?cs
if:r.May.reply ?><?cs call:reply_form(r, "reply" + r.Number) ?><?cs /if ?><?cs
if:r.May.change ?><?cs call:change_form(r, "change" + r.Number) ?><?cs /if ?><?cs
if:r.May.end ?><?cs call:end_form(r, "end" + r.Number) ?><?cs /if ?></li>
<?cs /each ?></ul><?cs /if ?>
<?cs if:May.refer ?><?cs call:open_act("record", Desk.Referral.Record) ?><?cs call:form_begin("desk/referral/record", "record") ?><?cs call:alive("record") ?><input type="hidden" name="id" value="<?cs var:Case.Id ?>"><input type="hidden" name="version" value="<?cs var:Case.Version ?>">
<?cs call:field("body", "choice", Desk.Referral.Field.body, "required", Desk.Referral.Body) ?><?cs call:field("name", "text", Desk.Referral.Field.name, "optional", "") ?><?cs call:field("reference", "text", Desk.Referral.Field.reference, "optional", "") ?><?cs call:field("mail", "text", Desk.Referral.Field.mail, "optional", "") ?><?cs call:field("set_at", "moment", Desk.Referral.Field.set_at, "required", "") ?><?cs call:field("until", "moment", Desk.Referral.Field.until, "optional", "") ?><?cs call:field("text", "lines", Desk.Referral.Field.text, "optional", "") ?><?cs call:submit(Desk.Referral.Record) ?><?cs call:form_end() ?></details><?cs /if ?></section>
<?cs if:subcount(Letters) > 0 ?><section class="panel"><h2><?cs var:Desk.Referral.Letters ?></h2><ul class="deadlines"><?cs each:l = Letters ?><li><span class="mark<?cs if:l.State == "failed" ?> strong<?cs /if ?>"><?cs var:Text.MessageState[l.State] ?></span> <?cs var:l.Recipient ?> <span class="quiet"><?cs call:moment(l.At) ?></span></li>
<?cs /each ?></ul></section><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
