<?cs # The answer has come in. ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Portal.Survey ?><?cs include!"layout/public_begin.cs" ?>
<h1><?cs var:Portal.Survey.Thanks ?></h1>
<section class="panel"><p><?cs var:Portal.Survey.Next ?></p><?cs if:Company.Phone ?><p><?cs var:Portal.Front.Phone ?> <a href="tel:<?cs var:Company.Phone ?>"><?cs var:Company.Phone ?></a></p><?cs /if ?></section>
<?cs include!"layout/public_end.cs" ?>
