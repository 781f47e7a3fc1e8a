<?cs # Who works here.  List.Rows.N.{Id,Login,Name,Title,Phone,Department,Superior,Disabled}, .Roles.N.Name   List.{Total,Xlsx,Csv} ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.staff ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Text.Nav.staff ?></h1><span class="quiet"><?cs var:Text.Pager.Total ?> <?cs var:List.Total ?> <?cs var:Admin.Staff.People ?></span>
<div class="buttons"><?cs call:exports(List) ?><a class="button primary" href="<?cs var:Page.Base ?>/admin/staff/edit"><?cs var:Admin.Staff.Add ?></a></div></div>
<div class="list" role="region" tabindex="0" aria-label="<?cs var:Text.Nav.staff ?>"><table>
<thead><tr><th scope="col"><?cs var:Admin.Staff.Field.name ?></th><th scope="col"><?cs var:Admin.Staff.Field.login ?></th><th scope="col"><?cs var:Admin.Staff.Field.department ?></th><th scope="col"><?cs var:Admin.Staff.Field.roles ?></th><th scope="col"><?cs var:Admin.Staff.Field.superior ?></th><th scope="col"><?cs var:Admin.Staff.Field.phone ?></th><th scope="col"><span class="hidden"><?cs var:Admin.Act ?></span></th></tr></thead>
<tbody><?cs each:r = List.Rows ?><tr>
<td><a class="row-link" href="<?cs var:Page.Base ?>/admin/staff/edit?id=<?cs var:r.Id ?>"><?cs var:r.Name ?></a><small><?cs var:r.Title ?></small></td>
<td><?cs var:r.Login ?><?cs if:r.Disabled ?> <span class="mark strong"><?cs var:Admin.Staff.Gone ?></span><?cs /if ?></td>
<td><?cs var:r.Department ?></td>
<td><?cs each:role = r.Roles ?><span class="mark"><?cs var:Text.Role[role.Name] ?></span> <?cs /each ?></td>
<td><?cs var:r.Superior ?></td><td class="nowrap"><?cs var:r.Phone ?></td>
<td class="nowrap"><a href="<?cs var:Page.Base ?>/admin/staff/reset?id=<?cs var:r.Id ?>"><?cs var:Admin.Reset.Link ?></a></td></tr>
<?cs /each ?></tbody></table></div>
<?cs include!"layout/staff_end.cs" ?>
