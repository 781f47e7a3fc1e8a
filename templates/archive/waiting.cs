<?cs # Cases that may be filed: POST archive/file/seal with case=<id>:<version>, one by one or many at once; only=<id>:<version> is the
  button of one row, whatever is ticked.

  List.Rows.N  as on the board   List.{Newer,Older,Xlsx,Csv}
  Bulk.Done, Bulk.Refused.N.{Number,Word}      what the last filing did
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.filing ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Text.Nav.filing ?></h1><div class="buttons"><?cs call:exports(List) ?></div></div>
<?cs if:?Bulk.Done ?><div class="notice" role="status"><?cs call:icon("done") ?><div><p><?cs var:Archive.Waiting.Done ?> <?cs var:Bulk.Done ?></p><?cs if:subcount(Bulk.Refused) > 0 ?><ul><?cs each:b = Bulk.Refused ?><li><span class="number"><?cs var:b.Number ?></span> <?cs var:Text.Refusal[b.Word] ?></li><?cs /each ?></ul><?cs /if ?></div></div><?cs /if ?>
<?cs call:errors(Archive.Waiting.Field) ?>
<p class="quiet"><?cs var:Archive.Waiting.Note ?></p>
<?cs if:subcount(List.Rows) > 0 ?><?cs call:form_begin("archive/file/seal", "") ?>
<div class="list board" role="region" tabindex="0" aria-label="<?cs var:Text.Nav.filing ?>"><table>
<thead><tr><th scope="col"><label class="tick"><input type="checkbox" data-all="case" hidden><span class="hidden"><?cs var:Archive.Waiting.All ?></span></label></th><th scope="col"><?cs var:Archive.Column.Number ?></th><th scope="col"><?cs var:Desk.Board.Column.Subject ?></th><th scope="col"><?cs var:Desk.Board.Column.Place ?></th><th scope="col"><?cs var:Archive.Column.Stage ?></th><th scope="col"><?cs var:Archive.Waiting.One ?></th></tr></thead>
<tbody><?cs each:r = List.Rows ?>
<tr data-row="<?cs var:r.Id ?>"><td class="cell-tick"><label class="tick"><input type="checkbox" name="case" value="<?cs var:r.Tick ?>"><span class="hidden"><?cs var:Archive.Waiting.Tick ?> <?cs var:r.Number ?></span></label></td>
<td class="cell-number"><span class="number"><?cs var:r.Number ?></span><small><?cs call:moment(r.Received) ?></small></td>
<td class="cell-subject"><a class="row-link" href="<?cs var:r.Url ?>"><?cs var:r.Subject ?></a><small><?cs var:r.Category ?> <?cs var:r.Result ?></small></td>
<td class="cell-place"><?cs var:r.Place ?><small><?cs var:r.Complainant ?></small></td>
<td class="cell-stage"><span class="stage stage-<?cs var:r.Stage ?>"><?cs var:r.StageText ?></span></td>
<td class="cell-handler"><button type="submit" name="only" value="<?cs var:r.Tick ?>"><?cs var:Text.Act.archive ?><span class="hidden"> <?cs var:r.Number ?></span></button></td></tr><?cs /each ?>
</tbody></table></div>
<div class="bulk"><button type="submit" class="primary"><?cs var:Archive.Waiting.Submit ?></button><span class="quiet" data-chosen="<?cs var:Archive.Waiting.Chosen ?>" role="status"></span></div>
<?cs call:form_end() ?><?cs call:pager(List) ?>
<?cs else ?><div class="panel"><?cs call:empty(Archive.Waiting.Empty) ?></div><?cs if:List.Newer ?><?cs call:pager(List) ?><?cs /if ?><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
