<?cs # A picture in view, and the form that asks for its bytes as they came, which may tell where it was taken.

  Original.{Id,Path}   POST <Path> with id, reason
?><h1><?cs var:Text.Original.Title ?></h1>
<?cs call:errors(Text.Original) ?>
<section class="panel"><p><img src="<?cs var:Page.Base ?>/<?cs var:Original.Path ?>?id=<?cs var:Original.Id ?>" alt="<?cs var:Text.Original.Copy ?>"></p>
<p class="quiet"><?cs var:Text.Original.Note ?></p>
<?cs call:form_begin(Original.Path, "") ?><?cs call:hidden("id", Original.Id) ?><?cs call:field("reason", "text", Text.Original.reason, "required", "") ?><?cs call:submit(Text.Original.Send) ?><?cs call:form_end() ?></section>
