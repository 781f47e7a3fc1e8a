<?cs # Finding a filed case; the whole search stands in the address.

  List.Rows.N.{Id,Number,Complainant,Phone,Place,Category,Type,Result}, .Received.*, .Filed.*, .Keep.*   personal data masked
  List.{Newer,Older,Total}   List.{Xlsx,Csv} addresses of the list as a file
  Filter.{words,name,phone,place,number,category,result,from,until}, Filter.words.Error, Filter.Tags.N.{Word,Text,Url}
  Options.Category.N.{Value,Word}
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Archive.Search ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Archive.Search ?></h1><?cs if:?List.Total ?><span class="quiet"><?cs var:Text.Pager.Total ?> <?cs var:List.Total ?> <?cs var:Text.Pager.Rows ?></span><?cs /if ?>
<div class="buttons"><?cs call:exports(List) ?></div></div>
<form class="panel filter" method="get" action="<?cs var:Page.Base ?>/archive/search" role="search" aria-label="<?cs var:Archive.Search ?>">
<div class="grid">
<?cs call:filter_text("words", "text") ?>
<div class="rest"><?cs call:filter_text("name", "text") ?>
<?cs call:filter_text("phone", "text") ?>
<?cs call:filter_text("place", "text") ?>
<?cs call:filter_text("number", "text") ?></div>
<div class="buttons"><button type="submit" class="primary"><?cs var:Text.Filter.Apply ?></button><a class="button" href="<?cs var:Page.Base ?>/archive/search"><?cs var:Text.Filter.Reset ?></a></div>
</div>
<details<?cs if:Filter.category || Filter.result || Filter.from || Filter.until ?> open<?cs /if ?>><summary><?cs var:Text.Filter.More ?></summary><div class="grid">
<?cs call:filter_choice("category", Options.Category) ?>
<?cs call:filter_text("result", "text") ?>
<?cs call:filter_text("from", "day") ?>
<?cs call:filter_text("until", "day") ?>
</div></details>
</form>
<?cs call:tags(Filter.Tags) ?>
<?cs if:subcount(List.Rows) > 0 ?><div class="list board" role="region" tabindex="0" aria-label="<?cs var:Archive.Search ?>"><table>
<thead><tr><th scope="col"><?cs var:Archive.Column.Label ?></th><th scope="col"><?cs var:Archive.Column.Number ?></th><th scope="col"><?cs var:Archive.Column.Place ?></th><th scope="col"><?cs var:Archive.Column.Category ?></th><th scope="col"><?cs var:Archive.Column.Filed ?></th><th scope="col"><?cs var:Archive.Column.Keep ?></th></tr></thead>
<tbody><?cs each:r = List.Rows ?>
<tr data-row="<?cs var:r.Id ?>"><td class="cell-subject"><a class="row-link" href="<?cs var:Page.Base ?>/archive/file?id=<?cs var:r.Id ?>"><?cs if:r.Complainant ?><?cs var:r.Complainant ?><?cs else ?>--<?cs /if ?> <?cs call:day(r.Received) ?> <?cs if:r.Result ?><?cs var:r.Result ?><?cs else ?>--<?cs /if ?></a></td>
<td class="cell-number"><span class="number"><?cs var:r.Number ?></span></td>
<td class="cell-place"><?cs var:r.Place ?><small><?cs var:r.Phone ?></small></td>
<td class="cell-handler"><?cs var:r.Category ?><small><?cs var:Text.Type[r.Type] ?></small></td>
<td class="cell-due"><?cs call:day(r.Filed) ?></td>
<td class="cell-stage"><small><?cs call:day(r.Keep) ?></small></td></tr><?cs /each ?>
</tbody></table></div>
<?cs call:pager(List) ?>
<?cs else ?><?cs if:!Filter.words.Error ?><div class="panel"><?cs call:empty(Archive.Empty) ?></div><?cs /if ?><?cs if:List.Newer ?><?cs call:pager(List) ?><?cs /if ?><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
