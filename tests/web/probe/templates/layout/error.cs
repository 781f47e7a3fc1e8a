<?cs include!"layout/head.cs" ?><p>error <?cs var:Error.Status ?> <?cs var:Error.Word ?> <?cs var:Page.VisitId ?></p>
