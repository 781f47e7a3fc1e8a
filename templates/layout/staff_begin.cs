<?cs # The frame of desk, audit, archive and admin; closed by staff_end.cs.

  Page.Title is set by the page.  Set by the program:
  Programs.N.{Name,Path}  programs this person may enter (Text.Program.<name>), and where when not at its front
  Nav.N.{Url,Word,Count,Current,Alert}   this program's pages: Url without the base ("desk/board?view=mine"),
                        Word of Text.Nav, Count "" or a number, Alert "warned" or "breached" colours the count
  Actor.{Name,Title,Department}
?><?cs include!"layout/head.cs" ?>
<script src="<?cs var:Page.Base ?>/static/page.js" defer></script>
<script src="<?cs var:Page.Base ?>/static/countdown.js" defer></script>
<script src="<?cs var:Page.Base ?>/static/keys.js" defer></script>
<?cs if:Page.Scripts ?><script src="<?cs var:Page.Base ?>/static/<?cs var:Page.Scripts ?>.js" defer></script><?cs /if ?><?cs if:Page.Inserts ?>
<script src="<?cs var:Page.Base ?>/static/insert.js" defer></script><?cs /if ?>
</head>
<body class="staff program-<?cs var:Page.Program ?>" data-base="<?cs var:Page.Base ?>" data-program="<?cs var:Page.Program ?>" data-now="<?cs var:Page.Now.Epoch ?>" data-day="<?cs var:Text.Span.Day ?>" data-hour="<?cs var:Text.Span.Hour ?>" data-minute="<?cs var:Text.Span.Minute ?>" data-left="<?cs var:Text.Span.Left ?>" data-over="<?cs var:Text.Span.Over ?>" data-more="<?cs var:Text.Form.More ?>" data-excess="<?cs var:Text.Form.Excess ?>" data-remove="<?cs var:Text.Form.RemoveFile ?>" data-pick="<?cs var:Text.Form.Pick ?>">
<a class="skip" href="#main"><?cs var:Text.Frame.Skip ?></a>
<header class="bar">
<a class="brand" href="<?cs var:Page.Base ?>/<?cs var:Page.Program ?>/"><svg class="icon" aria-hidden="true" focusable="false"><use href="<?cs var:Page.Base ?>/static/icons.svg#file"></use></svg><b><?cs var:Text.Product ?></b> <span><?cs var:Company.Name ?></span></a>
<?cs if:subcount(Programs) > 1 ?><nav class="programs" aria-label="<?cs var:Text.Frame.Programs ?>"><?cs each:p = Programs ?><a href="<?cs var:Page.Base ?>/<?cs if:p.Path ?><?cs var:p.Path ?><?cs else ?><?cs var:p.Name ?>/<?cs /if ?>"<?cs if:p.Name == Page.Program ?> aria-current="true"<?cs /if ?>><?cs var:Text.Program[p.Name] ?></a><?cs /each ?></nav><?cs /if ?>
<div class="who"><button type="button" class="plain" data-dialog="keys" hidden><?cs var:Text.Keys ?></button>
<?cs if:Page.Switch ?><a href="<?cs var:Page.Switch ?>" lang="<?cs if:Page.Language == "en" ?>zh-CN<?cs else ?>en<?cs /if ?>"><?cs var:Text.Frame.OtherLanguage ?></a><?cs /if ?>
<?cs if:Actor.Name ?><?cs if:!Page.MustChange ?><a href="<?cs var:Page.Base ?>/desk/notices"><?cs var:Desk.Notices ?><?cs if:Actor.Unseen ?> <span class="count count-warned"><?cs if:#Actor.Unseen > #99 ?>99+<?cs else ?><?cs var:Actor.Unseen ?><?cs /if ?></span><?cs /if ?></a><?cs /if ?><a href="<?cs var:Page.Base ?>/admin/password" title="<?cs var:Actor.Department ?> <?cs var:Actor.Title ?>"><?cs var:Actor.Name ?></a>
<form method="post" action="<?cs var:Page.Base ?>/admin/sign_out"><input type="hidden" name="token" value="<?cs var:Page.Token ?>"><button type="submit" class="plain"><?cs var:Text.Frame.SignOut ?></button></form><?cs /if ?>
</div>
</header>
<?cs if:subcount(Nav) > 0 ?><nav class="side" aria-label="<?cs var:Text.Program[Page.Program] ?>"><ul><?cs each:n = Nav ?><li><a href="<?cs var:Page.Base ?>/<?cs var:n.Url ?>"<?cs if:n.Current ?> aria-current="page"<?cs /if ?>><span><?cs var:Text.Nav[n.Word] ?></span><?cs if:?n.Count ?><span class="count<?cs if:n.Alert && n.Count ?> count-<?cs var:n.Alert ?><?cs /if ?>"><?cs var:n.Count ?></span><?cs /if ?></a></li><?cs /each ?></ul></nav><?cs /if ?>
<main id="main" tabindex="-1">
<?cs call:news() ?>
