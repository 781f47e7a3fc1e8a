<?cs # The working calendar of a year.  Calendar.{Year,Worked,Missing,Unsure,Earlier,Later,Centre,Except}  Page.MayChange
  Months.N.{Number,Worked,Provisional,Weeks.N.Days.N.{Blank,Day,Kind,Name}}   Centres.N.{Value,Word,Chosen}
  Published.N.{Name,Works,From,To,Weekday,Days}   Papers.N.Url   Hours.N.{Text,Words.N.Day}
  Exceptions.N.{Day,Weekday,Kind,Hours,Reason,Url}   List.Rows.N.{Version,Source,By,Current}, .At.*  List.{Xlsx,Csv} of the year, Versions.{Xlsx,Csv} ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.calendar ?><?cs include!"layout/staff_begin.cs" ?>
<?cs def:kind_icon(kind) ?><?cs if:kind == "holiday" || kind == "closed" ?><?cs call:icon("close") ?><?cs elif:kind == "makeup" || kind == "opened" ?><?cs call:icon("done") ?><?cs /if ?><?cs /def ?>
<div class="title"><h1><?cs var:Text.Nav.calendar ?> <?cs var:Calendar.Year ?></h1>
<div class="buttons"><?cs call:exports(List) ?><?cs if:Calendar.Earlier ?><a class="button" rel="prev" href="<?cs var:Calendar.Earlier ?>"><?cs var:Admin.Calendar.Earlier ?></a><?cs /if ?><?cs if:Calendar.Later ?><a class="button" rel="next" href="<?cs var:Calendar.Later ?>"><?cs var:Admin.Calendar.Later ?></a><?cs /if ?><?cs if:Page.MayChange ?><a class="button primary" href="<?cs var:Page.Base ?>/admin/calendar/import"><?cs var:Admin.Calendar.Import ?></a><?cs /if ?></div></div>
<form class="panel filter" method="get" action="<?cs var:Page.Base ?>/admin/calendar"><div class="grid">
<div class="field"><label for="filter-centre"><?cs var:Admin.Calendar.Centre ?></label><select id="filter-centre" name="centre"><option value=""><?cs var:Admin.Calendar.All ?></option><?cs each:c = Centres ?><option value="<?cs var:c.Value ?>"<?cs if:c.Chosen ?> selected<?cs /if ?>><?cs var:c.Word ?></option><?cs /each ?></select></div>
<input type="hidden" name="year" value="<?cs var:Calendar.Year ?>">
<div class="buttons"><button type="submit"><?cs var:Admin.Calendar.Show ?></button></div></div></form>
<?cs if:Calendar.Unsure ?><div class="alert"><p><b><?cs call:icon("warn") ?><?cs var:Admin.Calendar.Unsure ?><?cs call:colon() ?><?cs var:Calendar.Unsure ?></b></p><p><?cs var:Admin.Calendar.Unsure.Why ?></p></div><?cs /if ?>
<p class="legend" id="legend"><span class="hidden"><?cs var:Admin.Calendar.Legend ?></span><?cs each:k = Admin.Calendar.Mark ?><?cs if:Calendar.Centre || name(k) == "holiday" || name(k) == "makeup" ?><span class="kind-<?cs var:name(k) ?>"><?cs call:kind_icon(name(k)) ?><b><?cs var:k ?></b> <?cs var:Admin.Calendar.Kind[name(k)] ?></span> <?cs /if ?><?cs /each ?><span><?cs var:Admin.Calendar.Worked ?><?cs call:colon() ?><b><?cs var:Calendar.Worked ?></b></span></p>
<div class="months"><?cs each:m = Months ?><div class="month panel<?cs if:m.Provisional ?> unsure<?cs /if ?>"><table>
<caption><?cs var:Admin.Calendar.Month[m.Number] ?> <span class="quiet"><?cs var:m.Worked ?> <?cs var:Admin.Calendar.WorkedDays ?></span><?cs if:m.Provisional ?> <span class="due due-warned"><?cs var:Admin.Calendar.Provisional ?></span><?cs /if ?></caption>
<thead><tr><?cs each:w = Admin.Calendar.Short ?><th scope="col"><abbr title="<?cs var:Admin.Calendar.Weekday[name(w)] ?>"><?cs var:w ?></abbr></th><?cs /each ?></tr></thead>
<tbody><?cs each:w = m.Weeks ?><tr><?cs each:d = w.Days ?><?cs if:d.Blank ?><td></td><?cs elif:d.Kind == "workday" ?><td><?cs var:d.Day ?></td><?cs elif:d.Kind == "weekend" ?><td class="kind-weekend"><?cs var:d.Day ?></td><?cs else ?><td class="kind-<?cs var:d.Kind ?>" title="<?cs var:Admin.Calendar.Kind[d.Kind] ?><?cs call:colon() ?><?cs var:d.Name ?>"><?cs var:d.Day ?><b><?cs var:Admin.Calendar.Mark[d.Kind] ?></b><span class="hidden"><?cs var:d.Name ?></span></td><?cs /if ?><?cs /each ?></tr>
<?cs /each ?></tbody></table></div><?cs /each ?></div>
<?cs if:Calendar.Centre ?><div class="title"><h2><?cs var:Admin.Calendar.Exceptions ?><?cs call:colon() ?><?cs var:Calendar.Centre ?></h2><?cs if:Page.MayChange ?><div class="buttons"><a class="button" href="<?cs var:Calendar.Except ?>"><?cs call:icon("plus") ?><?cs var:Admin.Calendar.AddException ?></a></div><?cs /if ?></div>
<?cs if:subcount(Exceptions) > 0 ?><div class="list" role="region" tabindex="0" aria-label="<?cs var:Admin.Calendar.Exceptions ?>"><table>
<thead><tr><th scope="col"><?cs var:Admin.Calendar.Day ?></th><th scope="col"><?cs var:Admin.Calendar.What ?></th><th scope="col"><?cs var:Admin.Calendar.Reason ?></th><?cs if:Page.MayChange ?><th scope="col"><?cs var:Admin.Act ?></th><?cs /if ?></tr></thead>
<tbody><?cs each:e = Exceptions ?><tr><td class="nowrap"><?cs var:e.Day ?> <?cs var:Admin.Calendar.Weekday[e.Weekday] ?></td><td><span class="kind-<?cs var:e.Kind ?>"><?cs call:kind_icon(e.Kind) ?><?cs var:Admin.Calendar.Kind[e.Kind] ?></span> <?cs var:e.Hours ?></td><td><?cs var:e.Reason ?></td><?cs if:Page.MayChange ?><td><a class="row-link" href="<?cs var:e.Url ?>"><?cs var:Admin.Calendar.Change ?></a></td><?cs /if ?></tr>
<?cs /each ?></tbody></table></div>
<?cs else ?><div class="panel"><?cs call:empty(Admin.Calendar.NoExceptions) ?></div><?cs /if ?><?cs /if ?>
<div class="pair year">
<section><h2><?cs var:Admin.Calendar.Published ?></h2>
<?cs if:subcount(Published) > 0 ?><div class="list" role="region" tabindex="0" aria-label="<?cs var:Admin.Calendar.Published ?>"><table>
<thead><tr><th scope="col"><?cs var:Admin.Calendar.Name ?></th><th scope="col"><?cs var:Admin.Calendar.What ?></th><th scope="col"><?cs var:Admin.Calendar.When ?></th><th scope="col"><?cs var:Admin.Calendar.Number ?></th></tr></thead>
<tbody><?cs each:p = Published ?><tr><td><?cs var:p.Name ?></td><td class="nowrap"><?cs if:p.Works ?><span class="kind-makeup"><?cs call:kind_icon("makeup") ?><?cs var:Admin.Calendar.Kind.makeup ?></span><?cs else ?><span class="kind-holiday"><?cs call:kind_icon("holiday") ?><?cs var:Admin.Calendar.Kind.holiday ?></span><?cs /if ?></td><td><?cs var:p.From ?><?cs if:p.To ?> <?cs var:Admin.Calendar.Until ?> <?cs var:p.To ?><?cs else ?> <?cs var:Admin.Calendar.Weekday[p.Weekday] ?><?cs /if ?></td><td class="nowrap"><?cs var:p.Days ?> <?cs if:p.Days == "1" ?><?cs var:Admin.Calendar.DayOne ?><?cs else ?><?cs var:Admin.Calendar.Days ?><?cs /if ?></td></tr>
<?cs /each ?></tbody></table></div>
<?cs if:subcount(Papers) > 0 ?><p class="quiet"><?cs var:Admin.Calendar.Papers ?><?cs call:colon() ?><?cs each:p = Papers ?><a rel="noreferrer" href="<?cs var:p.Url ?>"><?cs var:p.Url ?></a> <?cs /each ?></p><?cs /if ?>
<?cs else ?><div class="panel"><?cs call:empty(Admin.Calendar.Unpublished) ?></div><?cs /if ?></section>
<section><h2><?cs var:Admin.Calendar.Hours ?></h2>
<div class="panel"><ul class="plain-list"><?cs each:h = Hours ?><li><b><?cs var:h.Text ?></b> <span class="quiet"><?cs each:w = h.Words ?><span class="nowrap"><?cs var:Admin.Calendar.Weekday[w.Day] ?></span> <?cs /each ?></span></li><?cs /each ?></ul></div>
<div class="title"><h2><?cs var:Admin.Calendar.Versions ?></h2><div class="buttons"><?cs call:exports(Versions) ?></div></div>
<?cs if:subcount(List.Rows) > 0 ?><div class="list" role="region" tabindex="0" aria-label="<?cs var:Admin.Calendar.Versions ?>"><table>
<thead><tr><th scope="col"><?cs var:Admin.Calendar.Version ?></th><th scope="col"><?cs var:Admin.Calendar.Source ?></th><th scope="col"><?cs var:Admin.Calendar.By ?></th><th scope="col"><?cs var:Admin.Calendar.At ?></th></tr></thead>
<tbody><?cs each:r = List.Rows ?><tr<?cs if:r.Current ?> class="at"<?cs /if ?>><td class="nowrap"><?cs var:r.Version ?><?cs if:r.Current ?> <span class="mark"><?cs var:Admin.Calendar.InForce ?></span><?cs /if ?></td><td><?cs var:r.Source ?></td><td><?cs if:r.By ?><?cs var:r.By ?><?cs else ?><?cs var:Admin.Calendar.CommandLine ?><?cs /if ?></td><td class="nowrap"><?cs call:moment(r.At) ?></td></tr>
<?cs /each ?></tbody></table></div>
<?cs else ?><div class="panel"><?cs call:empty(Admin.Calendar.NoVersions) ?></div><?cs /if ?></section>
</div>
<?cs include!"layout/staff_end.cs" ?>
