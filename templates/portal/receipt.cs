<?cs # The receipt.  Receipt.{Number,Code,Url,Size,Path,Anonymous,Received.*}, Promises.N ?><?cs
include!"layout/macros.cs" ?><?cs include!"layout/portal_macros.cs" ?><?cs set:Page.Title = Portal.Receipt ?><?cs include!"layout/public_begin.cs" ?>
<h1><?cs var:Portal.Receipt ?></h1>
<section class="panel"><dl class="facts one">
<div><dt><?cs var:Portal.Receipt.Number ?></dt><dd class="number big"><?cs var:Receipt.Number ?></dd></div>
<?cs if:Receipt.Code ?><div><dt><?cs var:Portal.Receipt.Code ?></dt><dd class="code big"><?cs var:Receipt.Code ?></dd></div><?cs /if ?>
<div><dt><?cs var:Portal.Receipt.Received ?></dt><dd><?cs call:moment(Receipt.Received) ?></dd></div></dl>
<p><?cs if:Receipt.Code ?><?cs var:Portal.Receipt.CodeNote ?><?cs else ?><?cs var:Portal.Receipt.CodeGone ?><?cs /if ?></p></section>
<section class="panel"><h2><?cs var:Portal.Receipt.Next ?></h2>
<p><?cs var:Portal.Receipt.First ?></p>
<?cs call:promises(Promises) ?>
<p><?cs if:Receipt.Anonymous ?><?cs var:Portal.Receipt.Quiet ?><?cs else ?><?cs var:Portal.Receipt.Call ?><?cs /if ?></p>
<?cs if:Company.Phone ?><p><?cs var:Portal.Front.Phone ?> <a href="tel:<?cs var:Company.Phone ?>"><?cs var:Company.Phone ?></a></p><?cs /if ?></section>
<figure class="qr"><svg viewBox="0 0 <?cs var:Receipt.Size ?> <?cs var:Receipt.Size ?>" width="180" height="180" role="img" aria-label="<?cs var:Receipt.Url ?>"><rect width="100%" height="100%" fill="#fff"></rect><path d="<?cs var:Receipt.Path ?>" fill="#000"></path></svg>
<figcaption class="quiet"><?cs var:Portal.Receipt.Qr ?></figcaption></figure>
<p class="buttons"><a class="button primary" href="<?cs var:Page.Base ?>/portal/follow?number=<?cs var:Receipt.Number ?>"><?cs var:Portal.Receipt.Follow ?></a><button type="button" data-print="1" hidden><?cs call:icon("print") ?><?cs var:Portal.Receipt.Print ?></button></p>
<?cs include!"layout/public_end.cs" ?>
