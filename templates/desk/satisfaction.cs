<?cs # How content complainants are, by department: of each case the latest answer in the period.

  List.Rows.N.{Department,Rated,Yes,Middling,No,Rate,Whole} (Rate in percent, none while nobody rated), All the same;  Filter.{from,until};  List.{Xlsx,Csv}
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.satisfaction ?><?cs include!"layout/staff_begin.cs" ?><?cs
def:figures(f) ?><td class="right" data-label="<?cs var:Desk.Satisfaction.Rated ?>"><?cs var:f.Rated ?></td><td class="right" data-label="<?cs var:Desk.Satisfaction.Yes ?>"><?cs var:f.Yes ?></td><td class="right" data-label="<?cs var:Desk.Satisfaction.Middling ?>"><?cs var:f.Middling ?></td><td class="right" data-label="<?cs var:Desk.Satisfaction.No ?>"><?cs var:f.No ?></td><td class="right" data-label="<?cs var:Desk.Satisfaction.Rate ?>"><?cs if:f.Rate ?><strong><?cs var:f.Rate ?>%</strong> <meter min="0" max="100" value="<?cs var:f.Whole ?>" aria-label="<?cs var:Desk.Satisfaction.Rate ?>"></meter><?cs else ?>--<?cs /if ?></td><?cs /def ?>
<div class="title"><h1><?cs var:Text.Nav.satisfaction ?></h1><div class="buttons"><?cs call:exports(List) ?></div></div>
<form class="panel filter" method="get" action="<?cs var:Page.Base ?>/desk/satisfaction" role="search" aria-label="<?cs var:Text.Filter ?>"><div class="grid"><?cs call:filter_text("from", "day") ?><?cs call:filter_text("until", "day") ?><div class="buttons"><button type="submit"><?cs var:Text.Filter.Apply ?></button></div></div></form>
<?cs if:subcount(List.Rows) > 0 ?><div class="list" role="region" tabindex="0" aria-label="<?cs var:Text.Nav.satisfaction ?>"><table class="labelled">
<thead><tr><th scope="col"><?cs var:Desk.Export.Department ?></th><th scope="col" class="right"><?cs var:Desk.Satisfaction.Rated ?></th><th scope="col" class="right"><?cs var:Desk.Satisfaction.Yes ?></th><th scope="col" class="right"><?cs var:Desk.Satisfaction.Middling ?></th><th scope="col" class="right"><?cs var:Desk.Satisfaction.No ?></th><th scope="col" class="right"><?cs var:Desk.Satisfaction.Rate ?></th></tr></thead>
<tbody><?cs each:r = List.Rows ?><tr><th scope="row"><?cs if:r.Department ?><?cs var:r.Department ?><?cs else ?><?cs var:Desk.Satisfaction.Nobody ?><?cs /if ?></th><?cs call:figures(r) ?></tr>
<?cs /each ?><tr><th scope="row"><?cs var:Desk.Satisfaction.All ?></th><?cs call:figures(All) ?></tr></tbody></table></div>
<?cs else ?><div class="panel"><?cs call:empty(Desk.Satisfaction.Empty) ?></div><?cs /if ?>
<p class="quiet"><?cs var:Desk.Satisfaction.Formula ?></p>
<?cs include!"layout/staff_end.cs" ?>
