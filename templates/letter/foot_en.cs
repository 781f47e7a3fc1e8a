<?cs # The end of every letter in English. ?><?cs if:Message.mail && Message.answerable ?>To add something, simply answer this message<?cs if:Company.Phone ?>, or call <?cs var:Company.Phone ?><?cs /if ?>.
<?cs elif:Company.Phone ?>If you have questions, please call <?cs var:Company.Phone ?>.
<?cs /if ?>
<?cs var:Company.Name ?>
<?cs var:Message.day ?>
