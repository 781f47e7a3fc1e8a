<?cs # What a sheet would do; POST admin/rooms/confirm {file,digest} does it.
  Import.{Lines,Bad,NewProjects,NewRooms,NewResidents,Changed,Same,Anything,More}  Import.Problems.N.{Row,Column,Title,Word}  List.{Xlsx,Csv}: the problems ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Admin.Rooms.Preview ?><?cs include!"layout/staff_begin.cs" ?>
<p class="crumbs"><a href="<?cs var:Page.Base ?>/admin/rooms"><?cs var:Text.Nav.rooms ?></a></p>
<h1><?cs var:Admin.Rooms.Preview ?></h1>
<p><?cs var:Admin.Rooms.NotYet ?></p>
<dl class="figures"><div><dt><?cs var:Admin.Rooms.Lines ?></dt><dd><?cs var:Import.Lines ?></dd></div><div><dt><?cs var:Admin.Rooms.NewProjects ?></dt><dd><?cs var:Import.NewProjects ?></dd></div><div><dt><?cs var:Admin.Rooms.NewRooms ?></dt><dd><?cs var:Import.NewRooms ?></dd></div><div><dt><?cs var:Admin.Rooms.NewResidents ?></dt><dd><?cs var:Import.NewResidents ?></dd></div><div><dt><?cs var:Admin.Rooms.Changed ?></dt><dd><?cs var:Import.Changed ?></dd></div><div><dt><?cs var:Admin.Rooms.Same ?></dt><dd><?cs var:Import.Same ?></dd></div><div><dt><?cs var:Admin.Rooms.Bad ?></dt><dd><?cs var:Import.Bad ?></dd></div></dl>
<?cs if:Import.Anything ?><div class="panel">
<?cs call:form_begin("admin/rooms/confirm", "") ?>
<?cs call:hidden("file", Form.file.Value) ?><?cs call:hidden("digest", Form.digest.Value) ?>
<?cs if:Import.Bad != "0" ?><p class="alert"><?cs var:Admin.Rooms.BadStay ?></p><?cs /if ?>
<div class="buttons"><button type="submit" class="primary"><?cs var:Admin.Rooms.Confirm ?></button><a class="button" href="<?cs var:Page.Base ?>/admin/rooms/import"><?cs var:Admin.Rooms.Another ?></a></div>
<?cs call:form_end() ?>
</div><?cs else ?><p class="alert"><?cs var:Admin.Rooms.Nothing ?></p><p><a class="button" href="<?cs var:Page.Base ?>/admin/rooms/import"><?cs var:Admin.Rooms.Another ?></a></p><?cs /if ?>
<?cs if:subcount(Import.Problems) > 0 ?><div class="title"><h2><?cs var:Admin.Rooms.Problems ?></h2><div class="buttons"><?cs call:exports(List) ?></div></div>
<div class="list" role="region" tabindex="0" aria-label="<?cs var:Admin.Rooms.Problems ?>"><table>
<thead><tr><th scope="col"><?cs var:Admin.Rooms.Row ?></th><th scope="col"><?cs var:Admin.Rooms.Column ?></th><th scope="col"><?cs var:Admin.Rooms.Why ?></th></tr></thead>
<tbody><?cs each:p = Import.Problems ?><tr><td><?cs var:p.Row ?></td><td><?cs if:p.Column != "0" ?><?cs var:p.Column ?> <?cs var:p.Title ?><?cs elif:p.Title ?><?cs var:p.Title ?> <span class="quiet"><?cs var:Admin.Rooms.NoColumn ?></span><?cs else ?>--<?cs /if ?></td><td><?cs var:Text.Import[p.Word] ?></td></tr>
<?cs /each ?></tbody></table></div><?cs if:Import.More ?><p class="quiet"><?cs var:Admin.Rooms.More ?></p><?cs /if ?><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
