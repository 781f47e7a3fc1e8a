<?cs # The new follow-up code, to be read to the complainant; shown for some minutes to the person who issued it.

  Case.{Id,Number};  Code (in groups; absent when it is no longer shown)
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Act.reissue ?><?cs include!"layout/staff_begin.cs" ?>
<h1><?cs var:Text.Act.reissue ?> <span class="number"><?cs var:Case.Number ?></span></h1>
<section class="panel"><h2><?cs var:Desk.Registered.Tell ?></h2>
<dl class="facts one"><div><dt><?cs var:Desk.Registered.Number ?></dt><dd class="number big"><?cs var:Case.Number ?></dd></div>
<?cs if:Code ?><div><dt><?cs var:Desk.Registered.Code ?></dt><dd class="code big"><?cs var:Code ?></dd></div><?cs /if ?></dl>
<p class="quiet"><?cs if:Code ?><?cs var:Desk.Registered.CodeNote ?><?cs else ?><?cs var:Desk.Registered.CodeGone ?><?cs /if ?></p></section>
<p class="buttons"><a class="button" href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:Case.Id ?>"><?cs var:Desk.Registered.Open ?></a></p>
<?cs include!"layout/staff_end.cs" ?>
