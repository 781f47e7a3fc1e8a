<?cs # Open cases that a version would leave without a next act.  Stranded.N.{Why,Category,Department,Stage,Cases,Rest}, .Numbers.N.Number
?><?cs if:subcount(Stranded) > 0 ?><section class="panel wrong" id="stranded"><h2><?cs var:Admin.Procedures.Stranded ?></h2>
<?cs each:s = Stranded ?><p><strong><?cs var:s.Category ?></strong><?cs if:s.Department ?> <code><?cs var:s.Department ?></code><?cs /if ?> <?cs call:stage(s.Stage) ?> <?cs var:s.Cases ?> <?cs var:Admin.Procedures.Cases ?><br><?cs var:Text.Stranded[s.Why] ?></p>
<p><?cs each:n = s.Numbers ?><span class="mark nowrap"><?cs var:n.Number ?></span> <?cs /each ?><?cs if:s.Rest ?><span class="quiet"><?cs var:Admin.Procedures.Rest ?> <?cs var:s.Rest ?></span><?cs /if ?></p><?cs /each ?>
</section><?cs /if ?>
