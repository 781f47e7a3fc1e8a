<?cs # The frame of sheets for paper (A4, black on white); closed by print_end.cs.  Page.Title is set by the page. ?><?cs include!"layout/head.cs" ?>
<script src="<?cs var:Page.Base ?>/static/page.js" defer></script>
</head>
<body class="sheet<?cs if:Page.Sheet ?> sheet-<?cs var:Page.Sheet ?><?cs /if ?>">
<nav class="sheet-tools" aria-label="<?cs var:Text.Frame.Print ?>"><button type="button" class="primary" data-print="1" hidden><?cs var:Text.Frame.Print ?></button><?cs if:Page.Back ?> <a class="button" href="<?cs var:Page.Base ?>/<?cs var:Page.Back ?>"><?cs var:Text.Frame.Back ?></a><?cs /if ?></nav>
<main id="main" tabindex="0">
