<?cs # The access log, newest first.  List.Rows.N.{Who,What,Subject,Reason,Address,Visit}, .At.*   List.{Older,Xlsx,Csv}
  Filter.{kind,subject}, People.N.{Value,Word,Chosen} ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.access ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Text.Nav.access ?></h1><div class="buttons"><?cs call:exports(List) ?></div></div>
<form class="panel filter" method="get" action="<?cs var:Page.Base ?>/admin/access"><div class="grid">
<div class="field"><label for="filter-staff"><?cs var:Admin.Access.Who ?></label><select id="filter-staff" name="staff"><option value=""><?cs var:Text.Filter.Any ?></option><?cs each:p = People ?><option value="<?cs var:p.Value ?>"<?cs if:p.Chosen ?> selected<?cs /if ?>><?cs var:p.Word ?></option><?cs /each ?></select></div>
<div class="field"><label for="filter-kind"><?cs var:Admin.Access.What ?></label><select id="filter-kind" name="kind"><option value=""><?cs var:Text.Filter.Any ?></option><?cs each:k = Admin.Access.Kind ?><option value="<?cs var:name(k) ?>"<?cs if:Filter.kind == name(k) ?> selected<?cs /if ?>><?cs var:k ?></option><?cs /each ?></select></div>
<div class="field"><label for="filter-subject"><?cs var:Admin.Access.Subject ?></label><input type="text" id="filter-subject" name="subject" autocomplete="off" value="<?cs var:Filter.subject ?>"></div>
<div class="buttons"><button type="submit"><?cs var:Text.Filter.Apply ?></button></div></div></form>
<?cs if:subcount(List.Rows) > 0 ?><div class="list" role="region" tabindex="0" aria-label="<?cs var:Text.Nav.access ?>"><table>
<thead><tr><th scope="col"><?cs var:Admin.Access.When ?></th><th scope="col"><?cs var:Admin.Access.Who ?></th><th scope="col"><?cs var:Admin.Access.What ?></th><th scope="col"><?cs var:Admin.Access.Subject ?></th><th scope="col"><?cs var:Admin.Access.Reason ?></th><th scope="col"><?cs var:Admin.Access.From ?></th></tr></thead>
<tbody><?cs each:r = List.Rows ?><tr><td class="nowrap"><?cs call:moment(r.At) ?></td>
<td><?cs if:r.Who ?><?cs var:r.Who ?><?cs else ?><span class="quiet">--</span><?cs /if ?></td>
<td><?cs var:r.What ?></td><td><?cs var:r.Subject ?></td>
<td><?cs var:r.Reason ?></td><td><?cs var:r.Address ?></td></tr>
<?cs /each ?></tbody></table></div><?cs call:pager(List) ?>
<?cs else ?><div class="panel"><?cs call:empty(Admin.Access.Empty) ?></div><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
