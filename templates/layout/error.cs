<?cs # What is shown when a page cannot be: Error.Status and Error.Word (Text.Fault.<word>), Page.Program, Page.VisitId, Company.Phone.

  Held.Action, Held.N.{Name,Value}  what was sent when the session had ended, to be sent once more
  Held.SignIn                       set when signing in comes first
  Held.Multipart                    set when the form was one for files
  Held.Files                        set when files have to be chosen again
?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Fault[Error.Word] ?><?cs include!"layout/public_begin.cs" ?>
<h1><?cs var:Text.Fault[Error.Word] ?></h1>
<p><?cs var:Text.Fault[Error.Word].Hint ?></p>
<?cs if:Held.Action ?><?cs if:Held.Files ?><p><?cs var:Text.Fault.ended.Files ?></p><?cs /if ?><?cs
if:Held.SignIn ?><p><a class="button" href="<?cs var:Page.Base ?>/admin/sign_in" target="_blank" rel="noopener"><?cs var:Text.Fault.ended.SignIn ?></a></p><?cs /if ?><?cs
if:Held.Multipart ?><?cs call:form_begin_files(Held.Action, "") ?><?cs else ?><?cs call:form_begin(Held.Action, "") ?><?cs /if ?><?cs each:h = Held ?><?cs if:h.Name ?><?cs call:hidden(h.Name, h.Value) ?><?cs /if ?><?cs /each ?><div class="buttons"><button type="submit" class="primary"><?cs var:Text.Fault.ended.Again ?></button></div><?cs call:form_end() ?><?cs /if ?>
<?cs if:Company.Phone ?><p><?cs var:Text.Frame.Call ?> <a href="tel:<?cs var:Company.Phone ?>"><?cs var:Company.Phone ?></a></p><?cs /if ?>
<?cs if:Page.VisitId ?><p class="quiet"><?cs var:Text.Fault.Code ?> <code><?cs var:Page.VisitId ?></code></p><?cs /if ?>
<?cs if:Page.Program != "portal" && Error.Word != "forbidden" && Error.Word != "ended" && Error.Word != "stale" ?><p><a class="button" href="<?cs var:Page.Base ?>/<?cs var:Page.Program ?>/"><?cs var:Text.Fault.Front ?></a></p><?cs /if ?>
<?cs include!"layout/public_end.cs" ?>
