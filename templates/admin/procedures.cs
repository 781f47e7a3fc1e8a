<?cs # Versions of the procedure.  List.Rows.N.{Name,State,From.*,Waits,Installed,By,Proposed.*,Given,Needed}, .Approvals.N.Name   List.{Xlsx,Csv} ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.procedure ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Text.Nav.procedure ?></h1><div class="buttons"><?cs call:exports(List) ?><a class="button primary" href="<?cs var:Page.Base ?>/admin/procedures/propose"><?cs var:Admin.Procedures.Propose ?></a></div></div>
<p><?cs var:Admin.Procedures.Explain ?></p>
<?cs if:subcount(List.Rows) > 0 ?><div class="list" role="region" tabindex="0" aria-label="<?cs var:Text.Nav.procedure ?>"><table class="labelled">
<thead><tr><th scope="col"><?cs var:Admin.Procedures.Version ?></th><th scope="col"><?cs var:Admin.Procedures.State ?></th><th scope="col"><?cs var:Admin.Procedures.From ?></th><th scope="col"><?cs var:Admin.Procedures.By ?></th><th scope="col"><?cs var:Admin.Procedures.Approved ?></th></tr></thead>
<tbody><?cs each:r = List.Rows ?><tr>
<td class="nowrap"><a class="row-link" href="<?cs var:Page.Base ?>/admin/procedures/version?version=<?cs var:r.Name ?>"><?cs var:r.Name ?></a></td>
<td><span class="mark<?cs if:r.State == "in_force" ?> strong<?cs /if ?>"><?cs var:Text.VersionState[r.State] ?></span></td>
<td class="nowrap" data-label="<?cs var:Admin.Procedures.From ?>"><?cs if:r.From.Text ?><?cs call:moment(r.From) ?><?cs else ?><?cs var:Admin.Procedures.AtOnce ?><?cs /if ?></td>
<td data-label="<?cs var:Admin.Procedures.By ?>"><?cs if:r.Installed ?><?cs var:Admin.Procedures.Installed ?><?cs else ?><?cs if:r.By ?><?cs var:r.By ?><?cs else ?><?cs var:Admin.Procedures.CommandLine ?><?cs /if ?> <span class="quiet nowrap"><?cs call:moment(r.Proposed) ?></span><?cs /if ?></td>
<td data-label="<?cs var:Admin.Procedures.Approved ?>"><?cs if:r.Installed ?><span class="quiet">--</span><?cs else ?><?cs var:r.Given ?>/<?cs var:r.Needed ?><?cs each:a = r.Approvals ?> <?cs var:a.Name ?><?cs /each ?><?cs /if ?></td></tr>
<?cs /each ?></tbody></table></div>
<?cs else ?><div class="panel"><?cs call:empty(Admin.Procedures.Empty) ?></div><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
