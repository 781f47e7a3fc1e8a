<?cs # How complaints are handled.  Principles.N.{Name,Words}, Steps.N.{Words,Amount,Unit}, Policy.Years ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Portal.Policy ?><?cs include!"layout/public_begin.cs" ?>
<h1><?cs var:Portal.Policy ?></h1>
<section class="panel prose"><h2><?cs var:Portal.Policy.Steps ?></h2>
<ol><?cs each:s = Steps ?><li><p><?cs var:s.Words ?><?cs if:s.Amount ?><br><strong class="nowrap"><?cs var:Portal.Policy.Within ?> <?cs var:s.Amount ?> <?cs var:Text.Unit[s.Unit] ?></strong><?cs /if ?></p></li>
<?cs /each ?></ol></section>
<section class="panel prose"><h2><?cs var:Portal.Policy.Expect ?></h2><ul><?cs each:l = Portal.Policy.ExpectText ?><li><?cs var:l ?></li><?cs /each ?></ul></section>
<section class="panel prose"><h2><?cs var:Portal.Policy.Principles ?></h2>
<?cs each:p = Principles ?><h3><?cs var:p.Name ?></h3><p><?cs var:p.Words ?></p><?cs /each ?></section>
<section class="panel prose"><h2><?cs var:Portal.Policy.Privacy ?></h2><ul><?cs each:l = Portal.Policy.PrivacyText ?><li><?cs var:l ?></li><?cs /each ?></ul>
<?cs if:Policy.Years ?><p><?cs var:Portal.Policy.Keep ?> <?cs var:Policy.Years ?> <?cs var:Portal.Policy.Year ?></p><?cs /if ?></section>
<p class="buttons"><a class="button primary" href="<?cs var:Page.Base ?>/portal/file"><?cs var:Portal.Front.File ?></a></p>
<?cs include!"layout/public_end.cs" ?>
