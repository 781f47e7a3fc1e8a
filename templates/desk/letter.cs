<?cs # A letter to the complainant.  POST desk/letter {id,version,text,language,way,subject,body}
  Case.*                the state of the case, as on lists
  Letters.N.{Name,Url,Chosen}   what it may begin as
  Letter.{Mail,Held,Language,Other}   Mail: the address, masked, empty: on paper only; Held: mail is not set up; Other: the address of the other language
  Form.*
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Desk.Letter + " " + Case.Number ?><?cs include!"layout/staff_begin.cs" ?>
<p class="crumbs"><a href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:Case.Id ?>"><?cs var:Case.Number ?> <?cs var:Case.Subject ?></a></p>
<div class="title"><h1><?cs var:Desk.Letter ?></h1>
<div class="buttons"><a class="button" href="<?cs var:Page.Base ?>/<?cs var:Letter.Other ?>"><?cs if:Letter.Language == "en" ?><?cs var:Desk.Letter.Chinese ?><?cs else ?><?cs var:Desk.Letter.English ?><?cs /if ?></a></div></div>
<?cs call:errors(Desk.Letter.Field) ?>
<nav class="buttons choices" aria-label="<?cs var:Desk.Letter.Kinds ?>"><?cs each:l = Letters ?><a class="button" href="<?cs var:Page.Base ?>/<?cs var:l.Url ?>"<?cs if:l.Chosen ?> aria-current="page"<?cs /if ?>><?cs var:l.Name ?></a><?cs /each ?></nav>
<div class="panel">
<p class="quiet"><?cs var:Desk.Letter.Explain ?></p>
<?cs call:form_begin("desk/letter", "") ?>
<?cs call:hidden("id", Form.id.Value) ?><?cs call:hidden("version", Form.version.Value) ?><?cs call:hidden("text", Form.text.Value) ?><?cs call:hidden("language", Form.language.Value) ?>
<?cs call:field("subject", "text", Desk.Letter.Field.subject, "required", "") ?>
<?cs call:field("body", "lines", Desk.Letter.Field.body, "required", "") ?>
<?cs if:Letter.Mail ?><?cs call:field("way", "radio", Desk.Letter.Field.way, "required", Desk.Letter.Way) ?>
<p class="quiet"><?cs var:Desk.Letter.To ?> <?cs var:Letter.Mail ?><?cs if:Letter.Held ?> <span class="mark"><?cs var:Desk.Letter.Held ?></span><?cs /if ?></p>
<?cs else ?><?cs call:hidden("way", "paper") ?><p class="quiet"><?cs var:Desk.Letter.NoMail ?></p><?cs /if ?>
<?cs call:submit(Desk.Letter.Send) ?>
<?cs call:form_end() ?>
</div>
<?cs include!"layout/staff_end.cs" ?>
