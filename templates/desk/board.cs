<?cs # The board: every list of cases of the desk, with filters in the address.

  View                    dispatch mine due overdue confirming visiting returned all
  List.Rows.N             as view_row_list() lays out a row; names are words, personal data is masked;  List.Rows.N.Ticked
  List.{Newer,Older,Total}      addresses with the query; Total is left out when it is not known
  List.Back                     the query of this list, carried along by the bulk form; May.intake
  List.{Xlsx,Csv}               addresses of the exports of this very list
  Filter.{words,department,category,channel,body,urgency,level,from,until}, Filter.words.Error, Filter.Tags.N.{Word,Text,Group,Url}, Filter.Quick.N.{Word,Url}
  Options.Department.N.{Value,Word}, Options.Category.N.{Value,Word}
  Bulk.Allowed            this person may dispatch; POST desk/board/dispatch with case=<id>:<version> many times, department, text, back
  Bulk.Done, Bulk.Refused.N.{Number,Word}      what the last bulk dispatch did
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav[View] ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Text.Nav[View] ?></h1><?cs if:?List.Total ?><span class="quiet"><?cs var:Text.Pager.Total ?> <?cs var:List.Total ?> <?cs var:Text.Pager.Rows ?></span><?cs /if ?>
<div class="buttons"><?cs call:exports(List) ?><?cs if:May.intake ?><a class="button primary" href="<?cs var:Page.Base ?>/desk/intake" data-key="n"><?cs call:icon("plus") ?><?cs var:Text.Nav.intake ?></a><?cs /if ?></div></div>
<?cs if:?Bulk.Done ?><div class="notice" role="status"><?cs call:icon("done") ?><div><p><?cs var:Desk.Board.Done ?> <?cs var:Bulk.Done ?></p><?cs if:subcount(Bulk.Refused) > 0 ?><ul><?cs each:b = Bulk.Refused ?><li><span class="number"><?cs var:b.Number ?></span> <?cs var:Text.Refusal[b.Word] ?></li><?cs /each ?></ul><?cs /if ?></div></div><?cs /if ?>
<?cs call:errors(Desk.Board.Field) ?>
<form class="panel filter" method="get" action="<?cs var:Page.Base ?>/desk/board" role="search" aria-label="<?cs var:Text.Filter ?>">
<input type="hidden" name="view" value="<?cs var:View ?>">
<div class="grid">
<?cs call:filter_text("words", "text") ?>
<div class="rest"><?cs call:filter_choice("department", Options.Department) ?>
<?cs call:filter_choice("category", Options.Category) ?>
<?cs call:filter_choice("urgency", Text.Urgency) ?>
<?cs call:filter_text("from", "day") ?>
<?cs call:filter_text("until", "day") ?></div>
<div class="buttons"><button type="submit" class="primary"><?cs var:Text.Filter.Apply ?></button><a class="button" href="<?cs var:Page.Base ?>/desk/board?view=<?cs var:View ?>"><?cs var:Text.Filter.Reset ?></a></div>
</div>
<details<?cs if:Filter.channel || Filter.level || Filter.body ?> open<?cs /if ?>><summary><?cs var:Text.Filter.More ?></summary><div class="grid">
<?cs call:filter_choice("channel", Text.Channel) ?>
<?cs call:filter_choice("level", Text.Level) ?>
<?cs call:filter_choice("body", Text.Bodies) ?>
</div><?cs if:subcount(Filter.Quick) > 0 ?><p><?cs each:q = Filter.Quick ?><a class="button" href="<?cs var:q.Url ?>"><?cs var:Text.Filter[q.Word] ?></a> <?cs /each ?></p><?cs /if ?></details>
</form>
<?cs call:tags(Filter.Tags) ?>
<?cs if:subcount(List.Rows) > 0 ?>
<?cs if:Bulk.Allowed ?><?cs call:form_begin("desk/board/dispatch", "") ?><?cs call:hidden("back", List.Back) ?><?cs /if ?>
<div class="list board" role="region" tabindex="0" aria-label="<?cs var:Text.Nav[View] ?>"><table>
<thead><tr><?cs if:Bulk.Allowed ?><th scope="col"><label class="tick"><input type="checkbox" data-all="case" hidden><span class="hidden"><?cs var:Desk.Board.All ?></span></label></th><?cs /if ?>
<th scope="col"><?cs var:Desk.Board.Column.Due ?></th><th scope="col"><?cs var:Desk.Board.Column.Number ?></th><th scope="col"><?cs var:Desk.Board.Column.Subject ?></th><th scope="col"><?cs var:Desk.Board.Column.Place ?></th><th scope="col"><?cs var:Desk.Board.Column.Stage ?></th><th scope="col"><?cs var:Desk.Board.Column.Handler ?></th></tr></thead>
<tbody><?cs each:r = List.Rows ?>
<tr data-row="<?cs var:r.Id ?>"><?cs if:r.Tick ?><td class="cell-tick"><label><input type="checkbox" name="case" value="<?cs var:r.Tick ?>"<?cs if:r.Ticked ?> checked<?cs /if ?>><span class="hidden"><?cs var:Desk.Board.Tick ?> <?cs var:r.Number ?></span></label></td><?cs /if ?><td><?cs call:deadline(r.Deadline) ?><small><?cs var:r.Deadline.Clock ?></small></td><td class="cell-number"><b><?cs var:r.Number ?></b><small><?cs var:r.Received.Text ?> <?cs var:r.ChannelText ?></small></td><td class="cell-subject"><a class="row-link" href="<?cs var:r.Url ?>"><?cs var:r.Subject ?></a><small><?cs call:marks(r.Marks) ?><?cs var:r.Category ?></small></td><td><?cs var:r.Place ?><small><?cs var:r.Complainant ?></small></td><td><span class="stage stage-<?cs var:r.Stage ?>"><?cs var:r.StageText ?></span></td><td><?cs var:r.Department ?><?cs if:r.Handler ?><small><?cs var:r.Handler ?></small><?cs /if ?></td></tr><?cs /each ?>
</tbody></table></div>
<?cs if:Bulk.Allowed ?><div class="bulk" id="act-dispatch"><label for="f-department"><?cs var:Desk.Board.Dispatch ?></label>
<select id="f-department" name="department"<?cs call:field_notes("department", Desk.Board.Field.department) ?>><option value=""><?cs var:Text.Form.Choose ?></option><?cs call:field_options("department", "choice", Options.Department) ?></select>
<label for="f-text" class="hidden"><?cs var:Desk.Board.Field.text ?></label><input type="text" id="f-text" name="text" placeholder="<?cs var:Desk.Board.Field.text ?>" value="<?cs var:Form.text.Value ?>">
<button type="submit" class="primary"><?cs var:Text.Act.dispatch ?></button><span class="quiet" data-chosen="<?cs var:Desk.Board.Chosen ?>" role="status"></span></div>
<?cs call:form_end() ?><?cs /if ?>
<?cs call:pager(List) ?>
<?cs else ?><?cs if:!Filter.words.Error ?><div class="panel"><?cs call:empty(Desk.Board.Empty) ?></div><?cs /if ?><?cs if:List.Newer ?><?cs call:pager(List) ?><?cs /if ?><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
