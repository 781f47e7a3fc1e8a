<?cs # A case as its complainant sees it.  Case.*, Promises.N, Timeline.N.{Act,As,Stage,At.*,Words},
  Photos.N.{Id,Name,Picture,Own,At.*}, May.<act>; the forms go to portal/follow/<act>. ?><?cs
include!"layout/macros.cs" ?><?cs include!"layout/portal_macros.cs" ?><?cs set:Page.Title = Portal.Case ?><?cs set:Page.Scripts = "upload" ?><?cs include!"layout/public_begin.cs" ?>
<?cs def:own_begin(name) ?><details class="act panel" id="act-<?cs var:name ?>"<?cs if:Form.Scope == name ?> open<?cs /if ?>><summary><?cs if:name == "add" && Case.Asked ?><?cs var:Portal.Act.answer ?><?cs else ?><?cs var:Portal.Act[name] ?><?cs /if ?></summary><?cs /def ?>
<?cs def:own_end(name) ?><div class="buttons"><button type="submit" class="primary"><?cs if:name == "add" && Case.Asked ?><?cs var:Portal.Act.answer ?><?cs else ?><?cs var:Portal.Act[name] ?><?cs /if ?></button></div><?cs call:form_end() ?></details>
<?cs /def ?>
<div class="title"><h1><?cs var:Portal.Case ?> <span class="number"><?cs var:Case.Number ?></span></h1><?cs call:stage(Case.Stage) ?></div>
<?cs if:Form.Scope ?><?cs call:errors(Portal.Act[Form.Scope]) ?><?cs /if ?>
<section class="panel"><h2><?cs var:Portal.Case.Now ?></h2><p><?cs var:Portal.Stage[Case.Stage] ?></p>
<?cs if:Case.Asked ?><p><strong><?cs var:Portal.Case.Asked ?></strong></p><?cs /if ?>
<?cs if:Case.Result ?><dl class="facts"><?cs call:fact(Portal.Case.Result, Case.Result) ?></dl><?cs /if ?>
<?cs call:promises(Promises) ?></section>
<?cs if:May.confirm ?><?cs call:own_begin("confirm") ?><?cs call:form_begin("portal/follow/confirm", "confirm") ?><?cs call:field("text", "lines", Portal.Act.confirm.text, "optional", "") ?><?cs call:own_end("confirm") ?><?cs /if ?>
<?cs if:May.object ?><?cs call:own_begin("object") ?><?cs call:form_begin("portal/follow/object", "object") ?><?cs call:field("text", "lines", Portal.Act.object.text, "required", "") ?><?cs call:own_end("object") ?><?cs /if ?>
<?cs if:May.rate ?><?cs call:own_begin("rate") ?><?cs call:form_begin("portal/follow/rate", "rate") ?><?cs call:field("satisfaction", "radio", Portal.Act.rate.satisfaction, "required", Text.Satisfaction) ?><?cs call:field("solved", "radio", Portal.Act.rate.solved, "optional", Portal.Solved) ?><?cs call:field("text", "lines", Portal.Act.rate.text, "optional", "") ?><?cs call:own_end("rate") ?><?cs /if ?>
<?cs if:May.reopen ?><?cs call:own_begin("reopen") ?><?cs call:form_begin("portal/follow/reopen", "reopen") ?><?cs call:field("text", "lines", Portal.Act.reopen.text, "required", "") ?><?cs call:own_end("reopen") ?><?cs /if ?>
<?cs if:May.add ?><?cs call:own_begin("add") ?><?cs call:form_begin_files("portal/follow/add", "add") ?><?cs call:field("text", "lines", Portal.Act.add.text, "required", "") ?>
<div class="field"><label for="add-photos"><?cs var:Portal.Act.add.photos ?><?cs call:field_optional("optional") ?></label><?cs call:kept("photos") ?><input type="file" multiple accept="image/*"<?cs call:field_common("photos", Portal.Act.add.photos, "") ?><?cs call:file_count("photos") ?>><?cs call:field_below("photos", Portal.Act.add.photos) ?></div><?cs call:own_end("add") ?><?cs /if ?>
<?cs if:May.withdraw ?><?cs call:own_begin("withdraw") ?><?cs call:form_begin("portal/follow/withdraw", "withdraw") ?><?cs call:field("text", "lines", Portal.Act.withdraw.text, "optional", "") ?><?cs call:field("sure", "check", Portal.Act.withdraw.sure, "required", "") ?><?cs call:own_end("withdraw") ?><?cs /if ?>
<section class="panel"><h2><?cs var:Portal.Case.Timeline ?></h2>
<ol class="plain-list"><?cs each:e = Timeline ?><li><p><strong><?cs var:Text.Act[e.Act] ?></strong> <span class="quiet"><?cs call:moment(e.At) ?> <?cs if:e.As == "complainant" ?><?cs var:Portal.Case.You ?><?cs else ?><?cs var:Text.Role[e.As] ?><?cs /if ?></span></p><?cs if:string.length(e.Words) ?><p class="lines"><?cs var:e.Words ?></p><?cs /if ?></li>
<?cs /each ?></ol></section>
<?cs if:subcount(Photos) > 0 ?><section class="panel"><h2><?cs var:Portal.Case.Photos ?></h2><div class="gallery"><?cs each:p = Photos ?><figure class="exhibit"><a href="<?cs var:Page.Base ?>/portal/photo?id=<?cs var:p.Id ?>"><img loading="lazy" width="160" height="120" src="<?cs var:Page.Base ?>/portal/photo?id=<?cs var:p.Id ?>" alt="<?cs var:p.Name ?>"></a><figcaption class="quiet"><?cs call:moment(p.At) ?></figcaption></figure><?cs /each ?></div></section><?cs /if ?>
<section class="panel"><h2><?cs var:Portal.Case.Facts ?></h2><dl class="facts one">
<?cs call:fact(Portal.Case.Category, Case.Category) ?><div><dt><?cs var:Portal.Case.Received ?></dt><dd><?cs call:moment(Case.Received) ?></dd></div>
<?cs call:fact(Portal.Case.Matter, Case.Matter) ?><?cs call:fact(Portal.Case.Remedy, Case.Remedy) ?></dl></section>
<?cs call:form_begin("portal/follow/leave", "leave") ?><p class="buttons"><a class="button" href="<?cs var:Page.Base ?>/portal/follow/case"><?cs var:Portal.Follow.Refresh ?></a><button type="submit"><?cs var:Portal.Follow.Leave ?></button></p><?cs call:form_end() ?>
<?cs include!"layout/public_end.cs" ?>
