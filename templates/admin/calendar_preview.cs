<?cs # What a notice would change; POST admin/calendar/confirm {file,digest,name} puts it in force.
  Import.{Days,Same}, Import.Moved (open deadlines that would move), Import.Cut (not all of them are listed), Import.More (not
  all cases were counted)   Moved.N.{Number,Clock,Name,Before.*,After.*}   Years.N.Year   Changes.N.{Day,Weekday,Before.{Kind,Name},After.{Kind,Name}} ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Admin.Calendar.Preview ?><?cs include!"layout/staff_begin.cs" ?>
<?cs def:look(l) ?><span class="kind-<?cs var:l.Kind ?>"><?cs if:l.Kind == "holiday" ?><?cs call:icon("close") ?><?cs elif:l.Kind == "makeup" ?><?cs call:icon("done") ?><?cs /if ?><?cs var:Admin.Calendar.Kind[l.Kind] ?></span><?cs if:l.Name ?> <?cs var:l.Name ?><?cs /if ?><?cs /def ?>
<p class="crumbs"><a href="<?cs var:Page.Base ?>/admin/calendar"><?cs var:Text.Nav.calendar ?></a></p>
<h1><?cs var:Admin.Calendar.Preview ?></h1>
<p><?cs var:Admin.Calendar.NotYet ?></p>
<dl class="figures"><div><dt><?cs var:Admin.Calendar.ChangedDays ?></dt><dd><?cs var:Import.Days ?></dd></div><div><dt><?cs var:Admin.Calendar.NewYears ?></dt><dd><?cs if:subcount(Years) > 0 ?><?cs each:y = Years ?><?cs var:y.Year ?> <?cs /each ?><?cs else ?>--<?cs /if ?></dd></div><?cs if:!Import.Same ?><div><dt><?cs var:Admin.Calendar.Moved ?></dt><dd><?cs var:Import.Moved ?><?cs if:Import.More ?>+<?cs /if ?></dd></div><?cs /if ?></dl>
<?cs if:Import.Same ?><p class="alert"><?cs var:Admin.Calendar.Same ?></p><p><a class="button" href="<?cs var:Page.Base ?>/admin/calendar/import"><?cs var:Admin.Calendar.Another ?></a></p>
<?cs else ?><div class="panel">
<?cs call:form_begin("admin/calendar/confirm", "") ?>
<?cs call:hidden("file", Form.file.Value) ?><?cs call:hidden("digest", Form.digest.Value) ?><?cs call:hidden("name", Form.name.Value) ?>
<div class="buttons"><button type="submit" class="primary"><?cs var:Admin.Calendar.Confirm ?></button><a class="button" href="<?cs var:Page.Base ?>/admin/calendar/import"><?cs var:Admin.Calendar.Another ?></a></div>
<?cs call:form_end() ?>
</div><?cs /if ?>
<?cs if:subcount(Changes) > 0 ?><div class="list" role="region" tabindex="0" aria-label="<?cs var:Admin.Calendar.ChangedDays ?>"><table>
<thead><tr><th scope="col"><?cs var:Admin.Calendar.Day ?></th><th scope="col"><?cs var:Admin.Calendar.Before ?></th><th scope="col"><?cs var:Admin.Calendar.After ?></th></tr></thead>
<tbody><?cs each:c = Changes ?><tr><td class="nowrap"><?cs var:c.Day ?> <?cs var:Admin.Calendar.Weekday[c.Weekday] ?></td><td><?cs call:look(c.Before) ?></td><td><?cs call:look(c.After) ?></td></tr>
<?cs /each ?></tbody></table></div><?cs /if ?>
<?cs if:!Import.Same ?><h2><?cs var:Admin.Calendar.Moved ?></h2>
<p class="quiet"><?cs if:subcount(Moved) == 0 ?><?cs var:Admin.Calendar.Moved.None ?><?cs else ?><?cs var:Admin.Calendar.Moved.Why ?><?cs /if ?><?cs if:Import.Cut ?> <?cs var:Admin.Calendar.Moved.Cut ?><?cs /if ?><?cs if:Import.More ?> <?cs var:Admin.Calendar.Moved.More ?><?cs /if ?></p>
<?cs if:subcount(Moved) > 0 ?><div class="list" role="region" tabindex="0" aria-label="<?cs var:Admin.Calendar.Moved ?>"><table>
<thead><tr><th scope="col"><?cs var:Admin.Calendar.Moved.Number ?></th><th scope="col"><?cs var:Admin.Calendar.Moved.Clock ?></th><th scope="col"><?cs var:Admin.Calendar.Moved.Before ?></th><th scope="col"><?cs var:Admin.Calendar.Moved.After ?></th></tr></thead>
<tbody><?cs each:m = Moved ?><tr><td class="nowrap"><?cs var:m.Number ?></td><td><strong><?cs var:m.Clock ?></strong> <?cs var:m.Name ?></td><td class="nowrap"><del><?cs call:moment(m.Before) ?></del></td><td class="nowrap"><ins><?cs call:moment(m.After) ?></ins></td></tr>
<?cs /each ?></tbody></table></div><?cs /if ?><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
