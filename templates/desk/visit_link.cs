<?cs # A one-time link to the survey, for some minutes to whoever made it.  Case.{Id,Number};  Link.{Url,Path,Size,Until.*}
?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Desk.Visit.Link ?><?cs include!"layout/staff_begin.cs" ?>
<h1><?cs var:Desk.Visit.Link ?> <span class="number"><?cs var:Case.Number ?></span></h1>
<section class="panel"><p class="code words"><?cs var:Link.Url ?></p>
<figure class="qr"><svg viewBox="0 0 <?cs var:Link.Size ?> <?cs var:Link.Size ?>" width="180" height="180" role="img" aria-label="<?cs var:Desk.Visit.Link ?>"><rect width="100%" height="100%" fill="#fff"></rect><path d="<?cs var:Link.Path ?>" fill="#000"></path></svg></figure>
<p class="quiet"><?cs var:Desk.Visit.LinkUntil ?> <?cs call:day(Link.Until) ?></p><p class="quiet"><?cs var:Desk.Visit.LinkOnce ?></p></section>
<p class="buttons"><a class="button" href="<?cs var:Page.Base ?>/desk/visit?id=<?cs var:Case.Id ?>"><?cs var:Desk.Visit.Title ?></a></p>
<?cs include!"layout/staff_end.cs" ?>
