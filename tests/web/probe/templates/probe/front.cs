<?cs include!"layout/head.cs" ?><p><?cs var:Hostile ?></p>
<p>version=<?cs var:Text.Version ?></p>
<form method="post" action="<?cs var:Page.Base ?>/probe/note"><input name="token" value="<?cs var:Page.Token ?>"><input name="once" value="<?cs var:Page.Once ?>"></form>
<p>name=<?cs var:Form.name.Value ?> count=<?cs var:Form.count.Value ?> water=<?cs var:Form.kind.Checked.water ?></p>
<?cs each:e = Form.Errors ?><p>error=<?cs var:e.Field ?>:<?cs var:e.Word ?></p><?cs /each ?>
<p>refusal=<?cs var:Page.Refusal ?> notice=<?cs var:Page.Notice ?> switch=<?cs var:Page.Switch ?> language=<?cs var:Page.Language ?> path=<?cs var:Page.Path ?></p>
