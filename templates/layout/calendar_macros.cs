<?cs # What the previews of a calendar share.

    calendar_look(l)     what a day is, with its name
    calendar_moves()     the open deadlines that would move: Import.{Moved,Cut,More}, Moved.N.{Number,Clock,Name,Before.*,After.*}
?>
<?cs def:calendar_look(l) ?><span class="kind-<?cs var:l.Kind ?>"><?cs if:l.Kind == "holiday" || l.Kind == "closed" ?><?cs call:icon("close") ?><?cs elif:l.Kind == "makeup" || l.Kind == "opened" ?><?cs call:icon("done") ?><?cs /if ?><?cs var:Admin.Calendar.Kind[l.Kind] ?></span><?cs if:l.Name ?> <?cs var:l.Name ?><?cs /if ?><?cs /def ?>

<?cs def:calendar_moves() ?><h2><?cs var:Admin.Calendar.Moved ?></h2>
<p class="quiet"><?cs if:subcount(Moved) == 0 ?><?cs var:Admin.Calendar.Moved.None ?><?cs else ?><?cs var:Admin.Calendar.Moved.Why ?><?cs /if ?><?cs if:Import.Cut ?> <?cs var:Admin.Calendar.Moved.Cut ?><?cs /if ?><?cs if:Import.More ?> <?cs var:Admin.Calendar.Moved.More ?><?cs /if ?></p>
<?cs if:subcount(Moved) > 0 ?><div class="list" role="region" tabindex="0" aria-label="<?cs var:Admin.Calendar.Moved ?>"><table>
<thead><tr><th scope="col"><?cs var:Admin.Calendar.Moved.Number ?></th><th scope="col"><?cs var:Admin.Calendar.Moved.Clock ?></th><th scope="col"><?cs var:Admin.Calendar.Moved.Before ?></th><th scope="col"><?cs var:Admin.Calendar.Moved.After ?></th></tr></thead>
<tbody><?cs each:m = Moved ?><tr><td class="nowrap"><?cs var:m.Number ?></td><td><strong><?cs var:m.Clock ?></strong> <?cs var:m.Name ?></td><td class="nowrap"><del><?cs call:moment(m.Before) ?></del></td><td class="nowrap"><ins><?cs call:moment(m.After) ?></ins></td></tr>
<?cs /each ?></tbody></table></div><?cs /if ?><?cs /def ?>
