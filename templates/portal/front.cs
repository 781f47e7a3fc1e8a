<?cs # The residents' front page.  Options.Category.N.{Word,Notice}: emergencies are categories with a notice. ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Portal.Front.Title ?><?cs include!"layout/public_begin.cs" ?>
<h1><?cs var:Portal.Front.Title ?></h1>
<p><?cs var:Portal.Front.Lead ?></p>
<ul class="ways">
<li><a class="way primary" href="<?cs var:Page.Base ?>/portal/file"><strong><?cs var:Portal.Front.File ?></strong> <span><?cs var:Portal.Front.FileNote ?></span></a></li>
<li><a class="way" href="<?cs var:Page.Base ?>/portal/follow"><strong><?cs var:Portal.Front.Follow ?></strong> <span><?cs var:Portal.Front.FollowNote ?></span></a></li>
<li><a class="way" href="<?cs var:Page.Base ?>/portal/policy"><strong><?cs var:Portal.Front.Policy ?></strong> <span><?cs var:Portal.Front.PolicyNote ?></span></a></li>
</ul>
<?cs if:Company.Phone ?><p><?cs var:Portal.Front.Phone ?> <a class="number big" href="tel:<?cs var:Company.Phone ?>"><?cs var:Company.Phone ?></a></p><?cs /if ?>
<section class="panel"><h2><?cs var:Portal.Front.Emergency ?></h2>
<ul class="plain-list"><?cs each:c = Options.Category ?><?cs if:c.Notice ?><li><strong><?cs var:c.Word ?></strong> <?cs var:c.Notice ?></li><?cs /if ?><?cs /each ?></ul></section>
<?cs include!"layout/public_end.cs" ?>
