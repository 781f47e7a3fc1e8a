<?cs # What is shown when a page cannot be: Error.Status and Error.Word (Text.Fault.<word>), Page.Program, Page.VisitId, Company.Phone. ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Fault[Error.Word] ?><?cs include!"layout/public_begin.cs" ?>
<h1><?cs var:Text.Fault[Error.Word] ?></h1>
<p><?cs var:Text.Fault[Error.Word].Hint ?></p>
<?cs if:Company.Phone ?><p><?cs var:Text.Frame.Call ?> <a href="tel:<?cs var:Company.Phone ?>"><?cs var:Company.Phone ?></a></p><?cs /if ?>
<?cs if:Page.VisitId ?><p class="quiet"><?cs var:Text.Fault.Code ?> <code><?cs var:Page.VisitId ?></code></p><?cs /if ?>
<?cs if:Page.Program != "portal" && Error.Word != "forbidden" ?><p><a class="button" href="<?cs var:Page.Base ?>/<?cs var:Page.Program ?>/"><?cs var:Text.Fault.Front ?></a></p><?cs /if ?>
<?cs include!"layout/public_end.cs" ?>
