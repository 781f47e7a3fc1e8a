<?cs # Projects, and the rooms of one.  Projects.N.{Id,Name,Rooms,Residents,Current}  Page.Chosen
  List.Rows.N.{Label,Resident,Phone,Relation}, masked   List.{Newer,Older,Xlsx,Csv} ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.rooms ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Text.Nav.rooms ?></h1><div class="buttons"><?cs call:exports(List) ?><a class="button" href="<?cs var:Page.Base ?>/admin/rooms/template"><?cs var:Admin.Rooms.Template ?></a><a class="button primary" href="<?cs var:Page.Base ?>/admin/rooms/import"><?cs var:Admin.Rooms.Import ?></a></div></div>
<?cs if:subcount(Projects) > 0 ?><div class="list" role="region" tabindex="0" aria-label="<?cs var:Admin.Rooms.Project ?>"><table>
<thead><tr><th scope="col"><?cs var:Admin.Rooms.Project ?></th><th scope="col"><?cs var:Admin.Rooms.Rooms ?></th><th scope="col"><?cs var:Admin.Rooms.Residents ?></th></tr></thead>
<tbody><?cs each:p = Projects ?><tr<?cs if:p.Current ?> class="at"<?cs /if ?>><td><a class="row-link" href="<?cs var:Page.Base ?>/admin/rooms?project=<?cs var:p.Id ?>"><?cs var:p.Name ?></a></td><td><?cs var:p.Rooms ?></td><td><?cs var:p.Residents ?></td></tr>
<?cs /each ?></tbody></table></div>
<?cs else ?><div class="panel"><?cs call:empty(Admin.Rooms.Empty) ?></div><?cs /if ?>
<?cs if:Page.Chosen ?><div class="list" role="region" tabindex="0" aria-label="<?cs var:Admin.Rooms.Rooms ?>"><table>
<thead><tr><th scope="col"><?cs var:Admin.Rooms.Rooms ?></th><th scope="col"><?cs var:Admin.Rooms.Resident ?></th><th scope="col"><?cs var:Admin.Rooms.Phone ?></th><th scope="col"><?cs var:Admin.Rooms.Relation ?></th></tr></thead>
<tbody><?cs each:r = List.Rows ?><tr><td><?cs var:r.Label ?></td><td><?cs var:r.Resident ?></td><td class="nowrap"><?cs var:r.Phone ?></td><td><?cs var:r.Relation ?></td></tr>
<?cs /each ?></tbody></table></div><?cs call:pager(List) ?><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
