<?cs # The <head> of every page.  A page sets Page.Title before it includes a frame. ?><!DOCTYPE html>
<html lang="<?cs if:Page.Language == "en" ?>en<?cs else ?>zh-CN<?cs /if ?>">
<head>
<meta charset="utf-8">
<title><?cs if:subcount(Form.Errors) > 0 || Page.Refusal ?><?cs var:Text.Form.WrongTitle ?><?cs /if ?><?cs var:Page.Title ?> · <?cs if:Company.Name ?><?cs var:Company.Name ?><?cs else ?><?cs var:Text.Product ?><?cs /if ?></title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="same-origin">
<link rel="icon" type="image/svg+xml" href="<?cs var:Page.Base ?>/static/mark.svg">
<link rel="stylesheet" href="<?cs var:Page.Base ?>/static/style.css">
