<?cs # The frame of the residents' pages and of sign-in; closed by public_end.cs.  Page.Title is set by the page. ?><?cs include!"layout/head.cs" ?>
<script src="<?cs var:Page.Base ?>/static/page.js" defer></script>
<?cs if:Page.Scripts ?><script src="<?cs var:Page.Base ?>/static/<?cs var:Page.Scripts ?>.js" defer></script><?cs /if ?>
</head>
<body class="public" data-base="<?cs var:Page.Base ?>" data-more="<?cs var:Text.Form.More ?>" data-excess="<?cs var:Text.Form.Excess ?>" data-remove="<?cs var:Text.Form.RemoveFile ?>" data-pick="<?cs var:Text.Form.Pick ?>">
<a class="skip" href="#main"><?cs var:Text.Frame.Skip ?></a>
<header class="bar">
<a class="brand" href="<?cs var:Page.Base ?>/portal/"><?cs call:icon("file") ?><b><?cs if:Company.Name ?><?cs var:Company.Name ?><?cs else ?><?cs var:Text.Product ?><?cs /if ?></b></a>
<div class="who"><?cs if:Page.Switch ?><a href="<?cs var:Page.Switch ?>" lang="<?cs if:Page.Language == "en" ?>zh-CN<?cs else ?>en<?cs /if ?>"><?cs var:Text.Frame.OtherLanguage ?></a><?cs /if ?></div>
</header>
<main id="main" tabindex="-1">
<?cs call:news() ?>
