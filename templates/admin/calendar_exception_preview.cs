<?cs # What an exception would change; POST admin/calendar/exception/confirm {centre,day,what,hours,reason} puts it in force.
  Exception.{Centre,Day,Weekday,Reason,Url}, .Before and .After.{Kind,Name,Hours}   Import.Same, and as calendar_moves() has it   Form.* ?><?cs
include!"layout/macros.cs" ?><?cs include!"layout/calendar_macros.cs" ?><?cs set:Page.Title = Admin.Calendar.ExceptionPreview ?><?cs include!"layout/staff_begin.cs" ?>
<p class="crumbs"><a href="<?cs var:Page.Base ?>/admin/calendar"><?cs var:Text.Nav.calendar ?></a> / <a href="<?cs var:Exception.Url ?>"><?cs var:Admin.Calendar.Exception ?></a></p>
<h1><?cs var:Admin.Calendar.ExceptionPreview ?></h1>
<p><?cs var:Admin.Calendar.NotYet ?></p>
<dl class="figures"><div><dt><?cs var:Admin.Calendar.Field.centre ?></dt><dd><?cs var:Exception.Centre ?></dd></div><div><dt><?cs var:Admin.Calendar.Day ?></dt><dd><?cs var:Exception.Day ?> <?cs var:Admin.Calendar.Weekday[Exception.Weekday] ?></dd></div><?cs if:!Import.Same ?><div><dt><?cs var:Admin.Calendar.Moved ?></dt><dd><?cs var:Import.Moved ?><?cs if:Import.More ?>+<?cs /if ?></dd></div><?cs /if ?></dl>
<?cs if:Import.Same ?><p class="alert"><?cs var:Admin.Calendar.SameDay ?></p><p><a class="button" href="<?cs var:Exception.Url ?>"><?cs var:Admin.Calendar.Change ?></a></p>
<?cs else ?><div class="panel">
<?cs call:form_begin("admin/calendar/exception/confirm", "") ?>
<?cs call:hidden("centre", Form.centre.Value) ?><?cs call:hidden("day", Form.day.Value) ?><?cs call:hidden("what", Form.what.Value) ?><?cs call:hidden("hours", Form.hours.Value) ?><?cs call:hidden("reason", Form.reason.Value) ?>
<div class="buttons"><button type="submit" class="primary"><?cs var:Admin.Calendar.Confirm ?></button><a class="button" href="<?cs var:Exception.Url ?>"><?cs var:Admin.Calendar.Change ?></a></div>
<?cs call:form_end() ?>
</div>
<div class="list" role="region" tabindex="0" aria-label="<?cs var:Admin.Calendar.ChangedDays ?>"><table>
<thead><tr><th scope="col"><?cs var:Admin.Calendar.Day ?></th><th scope="col"><?cs var:Admin.Calendar.Before ?></th><th scope="col"><?cs var:Admin.Calendar.After ?></th><th scope="col"><?cs var:Admin.Calendar.Reason ?></th></tr></thead>
<tbody><tr><td class="nowrap"><?cs var:Exception.Day ?> <?cs var:Admin.Calendar.Weekday[Exception.Weekday] ?></td><td><?cs call:calendar_look(Exception.Before) ?> <?cs var:Exception.Before.Hours ?></td><td><?cs call:calendar_look(Exception.After) ?> <?cs var:Exception.After.Hours ?></td><td><?cs var:Exception.Reason ?></td></tr></tbody></table></div>
<?cs call:calendar_moves() ?><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
