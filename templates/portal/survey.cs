<?cs # How content are you: behind a one-time link, without names.  Survey.{Key,Number,Category,Received.*}, none when the link is no longer good ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Portal.Survey ?><?cs include!"layout/public_begin.cs" ?>
<h1><?cs var:Portal.Survey ?></h1>
<?cs if:Survey.Key ?><?cs call:errors(Portal.Act.rate) ?>
<section class="panel"><dl class="facts one"><div><dt><?cs var:Portal.Receipt.Number ?></dt><dd class="number"><?cs var:Survey.Number ?></dd></div><?cs call:fact(Portal.Case.Category, Survey.Category) ?><div><dt><?cs var:Portal.Case.Received ?></dt><dd><?cs call:moment(Survey.Received) ?></dd></div></dl>
<?cs call:form_begin("portal/survey", "") ?><?cs call:hidden("key", Survey.Key) ?><?cs call:field("satisfaction", "radio", Portal.Act.rate.satisfaction, "required", Text.Satisfaction) ?><?cs call:field("solved", "radio", Portal.Act.rate.solved, "optional", Portal.Solved) ?><?cs call:field("text", "lines", Portal.Act.rate.text, "optional", "") ?><?cs call:submit(Portal.Survey.Send) ?><?cs call:form_end() ?></section>
<p class="quiet"><?cs var:Portal.Survey.Rule ?></p>
<?cs else ?><section class="panel"><p><?cs var:Portal.Survey.Gone ?></p><p class="buttons"><a class="button" href="<?cs var:Page.Base ?>/portal/follow"><?cs var:Portal.Receipt.Follow ?></a></p></section><?cs /if ?>
<?cs include!"layout/public_end.cs" ?>
