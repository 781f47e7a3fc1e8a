</main>
<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title"><?cs var:Text.Keys ?></h2>
<dl class="keys"><?cs each:k = Text.Keys.List ?><div><dt><kbd><?cs var:k.Key ?></kbd></dt><dd><?cs var:k ?></dd></div><?cs /each ?></dl>
<p><label class="pick"><input type="checkbox" id="keys-off"><span><?cs var:Text.Keys.Off ?></span></label></p>
<form method="dialog" class="buttons"><button type="submit"><?cs var:Text.Keys.Close ?></button></form>
</dialog>
</body>
</html>
