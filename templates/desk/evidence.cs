<?cs # A picture, and how to ask for it as it came: layout/original.cs. ?><?cs include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Original.Title ?><?cs include!"layout/staff_begin.cs" ?>
<?cs include!"layout/original.cs" ?><?cs include!"layout/staff_end.cs" ?>
