<?cs # A letter on A4, with room for who signs it and who receives it.
  Case.*  as on lists;  Letter.{Subject,Body,Actor,Event}, Letter.At.*  as it was written
?><?cs include!"layout/macros.cs" ?><?cs include!"layout/case_macros.cs" ?><?cs set:Page.Title = Letter.Subject + " " + Case.Number ?><?cs set:Page.Back = "desk/case?id=" + Case.Id ?><?cs include!"layout/print_begin.cs" ?>
<?cs set:Page.Action = "desk/print_letter" ?><?cs include!"layout/print_reveal.cs" ?><h1><?cs var:Letter.Subject ?></h1>
<p class="sheet-number"><?cs var:Desk.Board.Column.Number ?>: <?cs var:Case.Number ?></p>
<div class="prose letter"><?cs var:Letter.Body ?></div>
<p class="seal"><?cs var:Desk.Print.Seal ?></p>
<div class="signatures"><?cs each:s = Desk.Letter.Signatures ?><div><p><?cs var:s ?>:</p><p><?cs var:Desk.Print.SignDay ?></p></div><?cs /each ?></div>
<p class="quiet"><?cs var:Desk.Letter.Written ?> <?cs call:moment(Letter.At) ?> <?cs var:Letter.Actor ?></p>
<?cs include!"layout/print_end.cs" ?>
