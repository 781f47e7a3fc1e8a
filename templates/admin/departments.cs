<?cs # The reporting line.  List.Rows.N.{Id,Depth,Code,Name,Other,TakesCases,Closed} in the order of the tree; List.{Xlsx,Csv} ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.departments ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Text.Nav.departments ?></h1><div class="buttons"><?cs call:exports(List) ?><a class="button primary" href="<?cs var:Page.Base ?>/admin/departments/edit"><?cs var:Admin.Departments.Add ?></a></div></div>
<?cs if:subcount(List.Rows) > 0 ?><div class="list" role="region" tabindex="0" aria-label="<?cs var:Text.Nav.departments ?>"><table>
<thead><tr><th scope="col"><?cs var:Admin.Departments.Name ?></th><th scope="col"><?cs var:Admin.Departments.Field.code ?></th><th scope="col"><?cs var:Admin.Departments.Field.takes_cases ?></th></tr></thead>
<tbody><?cs each:r = List.Rows ?><tr>
<td><?cs loop:i = 1, r.Depth, 1 ?><span class="quiet" aria-hidden="true">— </span><?cs /loop ?><a class="row-link" href="<?cs var:Page.Base ?>/admin/departments/edit?id=<?cs var:r.Id ?>"><?cs var:r.Name ?></a><?cs if:r.Closed ?> <span class="mark strong"><?cs var:Admin.Departments.Gone ?></span><?cs /if ?><small><?cs var:r.Other ?></small></td>
<td><code><?cs var:r.Code ?></code></td>
<td><?cs if:r.TakesCases ?><?cs var:Text.Form.Yes ?><?cs else ?><?cs var:Text.Form.No ?><?cs /if ?></td></tr>
<?cs /each ?></tbody></table></div>
<?cs else ?><div class="panel"><?cs call:empty(Admin.Departments.Empty) ?></div><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
