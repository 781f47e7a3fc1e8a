<?cs # What one was told, newest first.

  List.Rows.N.{Kind,Number,About,Clock,Name,Unseen,Case,Duties} .At.* .Due.*   Kind of Text.StaffNotice; Case: its id, when it may be opened; Duties: the duties may be
  List.{Older,Xlsx,Csv,Newest,All}   Newest: id of the newest shown; All: seen ones too
  POST desk/notices with until=<Newest>
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Desk.Notices ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Desk.Notices ?></h1>
<div class="buttons"><?cs if:List.All ?><a class="button" href="<?cs var:Page.Base ?>/desk/notices"><?cs var:Desk.Notices.Unseen ?></a><?cs else ?><a class="button" href="<?cs var:Page.Base ?>/desk/notices?view=all"><?cs var:Desk.Notices.All ?></a><?cs /if ?><a class="button" href="<?cs var:Page.Base ?>/admin/password#digest"><?cs var:Desk.Notices.Wish ?></a><?cs call:exports(List) ?></div></div>
<?cs if:subcount(List.Rows) > 0 ?><section class="panel"><ul class="plain-list notices"><?cs each:r = List.Rows ?><li<?cs if:r.Unseen ?> class="unseen"<?cs /if ?>><span class="mark<?cs if:r.Kind == "breached" || r.Kind == "below" || r.Kind == "reported" || r.Kind == "duty_breached" || r.Kind == "objected" ?> strong<?cs /if ?>"><?cs var:Text.StaffNotice[r.Kind] ?></span> <?cs if:r.Case ?><a href="<?cs var:Page.Base ?>/desk/case?id=<?cs var:r.Case ?>"><span class="number"><?cs var:r.Number ?></span> <?cs var:r.About ?></a><?cs elif:r.Duties ?><a href="<?cs var:Page.Base ?>/desk/duties"><?cs if:r.Name ?><?cs var:r.Name ?> <?cs /if ?><?cs var:r.About ?><?cs if:!r.Name && !r.About ?><?cs var:Text.Nav.duties ?><?cs /if ?></a><?cs else ?><span class="number"><?cs var:r.Number ?></span> <?cs var:r.About ?><?cs /if ?><br><span class="quiet"><?cs call:moment(r.At) ?><?cs if:r.Clock ?> <?cs var:r.Clock ?><?cs if:r.Number ?> <?cs var:r.Name ?><?cs /if ?><?cs /if ?><?cs if:r.Due.Text ?> · <?cs var:Desk.Notices.Due ?> <?cs call:moment(r.Due) ?><?cs /if ?></span></li><?cs /each ?></ul>
<?cs call:form_begin("desk/notices", "") ?><input type="hidden" name="until" value="<?cs var:List.Newest ?>"><div class="buttons"><button type="submit"><?cs var:Desk.Notices.TickAll ?></button></div><?cs call:form_end() ?></section>
<?cs call:pager(List) ?><?cs else ?><div class="panel"><?cs call:empty(Desk.Notices.Empty) ?></div><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
