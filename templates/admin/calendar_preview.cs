<?cs # What a notice would change; POST admin/calendar/confirm {file,digest,name} puts it in force.
  Import.{Days,Same}, Import.Moved (open deadlines that would move), Import.Cut (not all of them are listed), Import.More (not
  all cases were counted)   Moved.N.{Number,Clock,Name,Before.*,After.*}   Years.N.Year   Changes.N.{Day,Weekday,Before.{Kind,Name},After.{Kind,Name}} ?><?cs
include!"layout/macros.cs" ?><?cs include!"layout/calendar_macros.cs" ?><?cs set:Page.Title = Admin.Calendar.Preview ?><?cs include!"layout/staff_begin.cs" ?>
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
<tbody><?cs each:c = Changes ?><tr><td class="nowrap"><?cs var:c.Day ?> <?cs var:Admin.Calendar.Weekday[c.Weekday] ?></td><td><?cs call:calendar_look(c.Before) ?></td><td><?cs call:calendar_look(c.After) ?></td></tr>
<?cs /each ?></tbody></table></div><?cs /if ?>
<?cs if:!Import.Same ?><?cs call:calendar_moves() ?><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
