<?cs # One version: what it changes, its decisions, and taking one.
  Version.{Name,State,Revision,Title,Current,Try,From.*,Waits,Installed,By,Proposed.*,Given,Needed}, .Approvals.N.Name
  Version.May.{Approve,Date,Withdraw,Why}   Version.Decisions.N.{Kind,Who,At.*,Dated,From.*,Reason}
  Parts.N.{Name,Count}, .Rows.N.{Id,Name,Field,Change}, .Before.N and .After.N.{Kind,Group,Word,Number,More,Yes}; Compared.Count
  POST admin/procedures/approve {version,revision,reason}, date {…,from}, withdraw {…}.  Problems.N.Line, Stranded ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.procedure + " " + Version.Name ?><?cs
def:atom(a) ?><?cs if:a.Kind == "yes" ?><?cs if:a.Yes ?><?cs var:Text.Form.Yes ?><?cs else ?><?cs var:Text.Form.No ?><?cs /if
?><?cs elif:a.Kind == "span" ?><span class="nowrap"><?cs var:a.Number ?> <?cs var:Text.Unit[a.Word] ?></span><?cs elif:a.Kind == "percent" ?><?cs var:a.Number ?>%<?cs
elif:a.Kind == "yuan" ?><span class="nowrap"><?cs var:a.Number ?><?cs if:a.More == "up" ?> <?cs var:Admin.Procedures.Yuan ?><?cs if:Page.Language == "en" ?> <?cs /if ?><?cs var:Admin.Procedures.Up ?><?cs else ?><?cs if:a.More ?>–<?cs var:a.More ?><?cs /if ?> <?cs var:Admin.Procedures.Yuan ?><?cs /if ?></span><?cs
elif:a.Kind == "word" ?><?cs var:Text[a.Group][a.Word] ?><?cs elif:a.Kind == "id" ?><code><?cs var:a.Word ?></code><?cs elif:a.Kind == "words" ?><span class="lines"><?cs var:a.Word ?></span><?cs else ?><?cs var:a.Number ?><?cs /if ?><?cs /def ?><?cs
def:value(v) ?><?cs if:subcount(v) > 0 ?><?cs each:a = v ?><?cs call:atom(a) ?> <?cs /each ?><?cs else ?><span class="quiet">--</span><?cs /if ?><?cs /def ?><?cs
def:decide(name, words, need) ?><?cs call:form_begin("admin/procedures/" + name, name) ?><?cs call:hidden("version", Version.Name) ?><?cs call:hidden("revision", Version.Revision) ?><?cs
if:name == "date" ?><?cs call:field("from", "moment", Admin.Procedures.Field.from, "optional", "") ?><?cs /if
?><?cs call:field("reason", "lines", Admin.Procedures.Field.reason, need, "") ?><?cs call:submit(words) ?><?cs call:form_end() ?><?cs /def ?><?cs include!"layout/staff_begin.cs" ?>
<p class="crumbs"><a href="<?cs var:Page.Base ?>/admin/procedures"><?cs var:Text.Nav.procedure ?></a></p>
<div class="title"><h1><?cs var:Page.Title ?></h1><span class="mark<?cs if:Version.State == "in_force" ?> strong<?cs /if ?>"><?cs var:Text.VersionState[Version.State] ?></span>
<div class="buttons"><a class="button" href="<?cs var:Page.Base ?>/admin/procedures/document?version=<?cs var:Version.Name ?>"><?cs var:Admin.Procedures.Download ?></a><?cs if:Version.Try ?><a class="button" href="<?cs var:Page.Base ?>/desk/trial?version=<?cs var:Version.Name ?>"><?cs var:Desk.Trial.Open ?></a><?cs /if ?></div></div>
<?cs if:Version.Title ?><p><?cs var:Version.Title ?></p><?cs /if ?>
<?cs call:errors(Admin.Procedures.Field) ?>
<?cs if:subcount(Problems) > 0 ?><section class="panel wrong"><h2><?cs var:Admin.Procedures.Unreadable ?></h2><ul class="problems"><?cs each:p = Problems ?><li><code><?cs var:p.Line ?></code></li><?cs /each ?></ul></section><?cs /if ?>
<?cs include!"admin/procedures_stranded.cs" ?>
<section class="panel"><dl class="facts">
<div><dt><?cs var:Admin.Procedures.From ?></dt><dd><?cs if:Version.From.Text ?><?cs call:moment(Version.From) ?><?cs else ?><?cs var:Admin.Procedures.AtOnce ?><?cs /if ?></dd></div>
<div><dt><?cs var:Admin.Procedures.Approved ?></dt><dd><?cs if:Version.Installed ?><?cs var:Admin.Procedures.Installed ?><?cs else ?><?cs var:Version.Given ?>/<?cs var:Version.Needed ?><?cs each:a = Version.Approvals ?> <?cs var:a.Name ?><?cs /each ?><?cs /if ?></dd></div></dl>
<?cs if:subcount(Version.Decisions) > 0 ?><h2><?cs var:Admin.Procedures.Decisions ?></h2><ol><?cs each:d = Version.Decisions ?><li><?cs call:moment(d.At) ?> <strong><?cs var:Text.VersionDecision[d.Kind] ?></strong> <?cs if:d.Who ?><?cs var:d.Who ?><?cs else ?><?cs var:Admin.Procedures.CommandLine ?><?cs /if ?><?cs if:d.Dated ?> <span class="quiet"><?cs var:Admin.Procedures.From ?><?cs call:colon() ?><?cs if:d.From.Text ?><?cs call:moment(d.From) ?><?cs else ?><?cs var:Admin.Procedures.AtOnce ?><?cs /if ?></span><?cs /if ?><?cs if:d.Reason ?><br><span class="lines"><?cs var:d.Reason ?></span><?cs /if ?></li>
<?cs /each ?></ol><?cs /if ?></section>
<?cs if:Version.May.Approve || Version.May.Date || Version.May.Withdraw || Version.May.Why ?><section class="panel"><h2><?cs var:Admin.Procedures.Decide ?></h2>
<?cs if:Version.May.Approve ?><details open><summary><?cs var:Admin.Procedures.Approve ?></summary><?cs call:decide("approve", Admin.Procedures.Approve, "optional") ?></details><?cs elif:Version.May.Why ?><p class="quiet"><?cs var:Text.Refusal[Version.May.Why] ?></p><?cs /if ?>
<?cs if:Version.May.Date ?><details<?cs if:Page.Path == "procedures/date" ?> open<?cs /if ?>><summary><?cs var:Admin.Procedures.Date ?></summary><?cs call:decide("date", Admin.Procedures.Date, "optional") ?></details><?cs /if ?>
<?cs if:Version.May.Withdraw ?><details<?cs if:Page.Path == "procedures/withdraw" ?> open<?cs /if ?>><summary><?cs var:Admin.Procedures.Withdraw ?></summary><?cs call:decide("withdraw", Admin.Procedures.Withdraw, "required") ?></details><?cs /if ?></section><?cs /if ?>
<?cs if:Version.Current && Version.Current != Version.Name ?><h2><?cs var:Admin.Procedures.Compared ?> <?cs var:Version.Current ?></h2>
<?cs if:subcount(Parts) > 0 ?><?cs each:p = Parts ?><h3><?cs var:Admin.Procedures.Part[p.Name] ?> <?cs call:count(p.Count) ?></h3>
<div class="list" role="region" tabindex="0" aria-label="<?cs var:Admin.Procedures.Part[p.Name] ?>"><table class="compare labelled">
<thead><tr><th scope="col"><?cs var:Admin.Procedures.What ?></th><th scope="col"><?cs var:Admin.Procedures.Before ?></th><th scope="col"><?cs var:Admin.Procedures.After ?></th></tr></thead>
<tbody><?cs each:r = p.Rows ?><tr><td><?cs if:r.Id ?><code><?cs var:r.Id ?></code> <?cs /if ?><?cs var:r.Name ?><?cs if:r.Change != "changed" ?> <span class="mark<?cs if:r.Change == "removed" ?> strong<?cs /if ?>"><?cs var:Admin.Procedures.Change[r.Change] ?></span><?cs /if ?><small><?cs var:Admin.Procedures.Say[r.Field] ?></small></td>
<td data-label="<?cs var:Admin.Procedures.Before ?>"><?cs call:value(r.Before) ?></td><td data-label="<?cs var:Admin.Procedures.After ?>"><?cs call:value(r.After) ?></td></tr>
<?cs /each ?></tbody></table></div><?cs /each ?>
<?cs else ?><p><?cs var:Admin.Procedures.Same ?></p><?cs /if ?><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
