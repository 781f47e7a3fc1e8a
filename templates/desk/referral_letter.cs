<?cs # Our reply to a body as a letter.  POST desk/referral/letter {id,number,round,language,way,mail,found,measures,result}
  Case as on lists, the subject without names;  Referral as view_referral() lays it out;  Letter.Held: mail is not set up
?><?cs include!"layout/macros.cs" ?><?cs include!"layout/referral_macros.cs" ?><?cs set:Page.Title = Desk.Referral.Letter + " " + Case.Number ?><?cs include!"layout/staff_begin.cs" ?>
<p class="crumbs"><a href="<?cs var:Page.Base ?>/desk/referral?id=<?cs var:Case.Id ?>"><?cs var:Desk.Referral.Title ?> <?cs var:Case.Number ?> <?cs var:Case.Subject ?></a></p>
<div class="title"><h1><?cs var:Desk.Referral.Letter ?></h1></div>
<?cs call:errors(Desk.Referral.Field) ?>
<div class="panel"><?cs call:referral_head(Referral) ?>
<p class="quiet"><?cs call:referral_times(Referral) ?></p>
<p class="quiet"><?cs var:Desk.Referral.LetterExplain ?></p>
<?cs call:form_begin("desk/referral/letter", "") ?>
<?cs call:hidden("id", Form.id.Value) ?><?cs call:hidden("number", Form.number.Value) ?><?cs call:hidden("round", Form.round.Value) ?>
<?cs call:field("found", "lines", Desk.Referral.Field.found, "optional", "") ?>
<?cs call:field("measures", "lines", Desk.Referral.Field.measures, "optional", "") ?>
<?cs call:field("result", "lines", Desk.Referral.Field.result, "required", "") ?>
<?cs call:field("language", "radio", Desk.Referral.Field.language, "required", Desk.Referral.Language) ?>
<?cs call:field("way", "radio", Desk.Referral.Field.letter_way, "required", Desk.Letter.Way) ?>
<?cs call:field("mail", "text", Desk.Referral.Field.mail, "", "") ?>
<?cs if:Letter.Held ?><p class="quiet"><?cs var:Desk.Letter.Held ?></p><?cs /if ?>
<?cs call:submit(Desk.Letter.Send) ?>
<?cs call:form_end() ?>
</div>
<?cs include!"layout/staff_end.cs" ?>
