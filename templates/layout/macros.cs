<?cs # The drawing of everything that occurs on more than one page.  Include once, first, in every page.

  Small things
    icon(name)                      a picture of static/icons.svg, hidden from screen readers
    moment(m)                       m.Iso .Text          "2026-11-23 18:05", or --
    day(m)                          m.Iso .Day
    stage(name)  urgency(name)  severity(name)           badges, names of rules/*.h
    flags(list)                     list.N.Name          media authority safety legal repeat
    deadline(d)                     d.State d.Title d.Left d.Iso: the chip of view_row.h
    marks(list)                     list.N.Kind list.N.Text list.N.Icon: the marks of a row, Kind "" or strong or urgent
    count(n)                        a number in a pill; "" shows nothing
    empty(words)                    the sentence of a list without rows; words.Hint says what to do
    pager(list)                     list.Newer list.Older (addresses) list.Total
    exports(list)                   list.Xlsx list.Csv (addresses): this list as a file; nothing when it is not offered
    tags(list)                      list.N.Word list.N.Text list.N.Url: chosen filters, each removable; with
                                    list.N.Group the text is a name of Text.<Group>
    fact(words, value)              one row of a <dl class="facts">; nothing when there is no value
    score(s)                        s.Actual s.Allotted s.Rate s.Answered s.Items (Rate as text "86.7")

  Forms
    form_begin(action, scope)       POST to <base>/<action> with token and one-time key.  scope "" when it is the page's only
                                    form; otherwise a word that keeps ids apart, and Form.* is shown in that form only whose
                                    action is Page.Path (with or without the program) or whose scope is Form.Scope
    form_begin_files(action, scope) the same as multipart
    form_end()
    hidden(name, value)
    field(name, kind, words, need, options)
                                    kind: text lines phone number money day moment password choice radio choices check files camera;
                                    words: a catalogue node, its .Hint the hint, .Place the placeholder;
                                    need: "required" or "optional" or "" (no mark);
                                    options: a catalogue node (value = node name, word = its text), or a dataset list with
                                    N.Value and N.Word; "" for kinds without
                                    reads Form.<name>.{Value,Error,Max} and Form.<name>.Checked.<value>
    kept(name)                      files that an earlier sending of the form left with us, each to be taken out; field() of kind
                                    files and camera draws them: Form.<name>.{Names,Left}, Form.<name>.Kept.N of view_files.h
    errors(words)                   the summary; words.<field> are the labels
    submit(words)                   primary button, at the end of a form

  Filters (a GET form whose whole state is the address)
    filter_text(name, kind)         kind "text" or "day"; reads Filter.<name> and its .Error; label Text.Filter.<name>
    filter_choice(name, options)    options as for field(); reads Filter.<name>
?>
<?cs def:icon(name) ?><svg class="icon" aria-hidden="true" focusable="false"><use href="<?cs var:Page.Base ?>/static/icons.svg#<?cs var:name ?>"></use></svg><?cs /def ?>

<?cs def:moment(m) ?><?cs if:m.Text ?><time datetime="<?cs var:m.Iso ?>"><?cs var:m.Text ?></time><?cs else ?>--<?cs /if ?><?cs /def ?>

<?cs def:day(m) ?><?cs if:m.Day ?><time datetime="<?cs var:m.Iso ?>"><?cs var:m.Day ?></time><?cs else ?>--<?cs /if ?><?cs /def ?>

<?cs def:stage(name) ?><span class="stage stage-<?cs var:name ?>"><?cs var:Text.Stage[name] ?></span><?cs /def ?>

<?cs def:urgency(name) ?><?cs if:name == "urgent" ?><span class="mark urgent"><?cs var:Text.Urgency[name] ?></span><?cs elif:name == "fairly" ?><span class="mark"><?cs var:Text.Urgency[name] ?></span><?cs /if ?><?cs /def ?>

<?cs def:severity(name) ?><span class="mark<?cs if:name == "grave" || name == "serious" ?> strong<?cs /if ?>"><?cs var:Text.Severity[name] ?></span><?cs /def ?>

<?cs def:flags(list) ?><?cs each:f = list ?><span class="mark strong"><?cs var:Text.Flag[f.Name] ?></span><?cs /each ?><?cs /def ?>

<?cs def:span(left) ?><?cs if:left.Days ?><?cs var:left.Days ?><?cs var:Text.Span.Day ?><?cs var:left.Hours ?><?cs var:Text.Span.Hour ?><?cs elif:left.Hours ?><?cs var:left.Hours ?><?cs var:Text.Span.Hour ?><?cs var:left.Minutes ?><?cs var:Text.Span.Minute ?><?cs else ?><?cs var:#left.Minutes + #0 ?><?cs var:Text.Span.Minute ?><?cs /if ?><?cs /def ?>

<?cs # The icon of a chip is drawn by the style sheet, after its state. ?>
<?cs def:deadline(d) ?><?cs if:d.Left ?><span class="due due-<?cs var:d.State ?>" title="<?cs var:d.Title ?>" data-due><time datetime="<?cs var:d.Iso ?>"><?cs var:d.Left ?></time></span><?cs
elif:d.State ?><span class="due due-<?cs var:d.State ?>"><?cs var:d.Title ?></span><?cs
else ?><span class="quiet">--</span><?cs /if ?><?cs /def ?>

<?cs def:marks(list) ?><?cs each:m = list ?><span class="mark <?cs var:m.Kind ?>"><?cs if:m.Icon ?><?cs call:icon(m.Icon) ?><?cs /if ?><?cs var:m.Text ?></span><?cs /each ?><?cs /def ?>

<?cs def:count(n) ?><?cs if:?n ?><span class="count"><?cs var:n ?></span><?cs /if ?><?cs /def ?>

<?cs def:empty(words) ?><div class="empty"><p><?cs var:words ?></p><?cs if:words.Hint ?><p class="quiet"><?cs var:words.Hint ?></p><?cs /if ?></div><?cs /def ?>

<?cs def:pager(list) ?><nav class="pager" aria-label="<?cs var:Text.Pager ?>"><?cs
if:list.Newer ?><a class="button" rel="prev" href="<?cs var:list.Newer ?>"><?cs var:Text.Pager.Newer ?></a><?cs /if ?><?cs
if:list.Total ?><span class="quiet"><?cs var:Text.Pager.Total ?> <?cs var:list.Total ?> <?cs var:Text.Pager.Rows ?></span><?cs /if ?><?cs
if:list.Older ?><a class="button" rel="next" href="<?cs var:list.Older ?>"><?cs var:Text.Pager.Older ?></a><?cs /if ?></nav><?cs /def ?><?cs

def:exports(list) ?><?cs if:list.Xlsx ?><a class="button" href="<?cs var:list.Xlsx ?>"><span class="hidden"><?cs var:Text.Filter.Export ?> </span>XLSX</a><a class="button" href="<?cs var:list.Csv ?>"><span class="hidden"><?cs var:Text.Filter.Export ?> </span>CSV</a><?cs /if ?><?cs /def ?>

<?cs def:tags(list) ?><?cs if:subcount(list) > 0 ?><ul class="tags" aria-label="<?cs var:Text.Filter.Chosen ?>"><?cs each:t = list
?><li><a href="<?cs var:t.Url ?>"><?cs var:Text.Filter[t.Word] ?><?cs if:t.Group ?>: <?cs var:Text[t.Group][t.Text] ?><?cs elif:t.Text ?>: <?cs var:t.Text ?><?cs /if ?><?cs call:icon("close") ?><span class="hidden"><?cs var:Text.Filter.Remove ?></span></a></li><?cs /each ?></ul><?cs /if ?><?cs /def ?>

<?cs def:fact(words, value) ?><?cs if:string.length(value) ?><div><dt><?cs var:words ?></dt><dd class="lines"><?cs var:value ?></dd></div>
<?cs /if ?><?cs /def ?>

<?cs def:score(s) ?><div class="score">
<p><strong><?cs if:#s.Answered ?><?cs var:s.Rate ?>%<?cs else ?>--<?cs /if ?></strong> <span><?cs var:s.Actual ?> / <?cs var:s.Allotted ?> <?cs var:Text.Score.Points ?></span> <span class="quiet"><?cs var:s.Answered ?>/<?cs var:s.Items ?> <?cs var:Text.Score.Answered ?></span></p>
<meter min="0" max="100" value="<?cs var:s.Rate ?>" aria-label="<?cs var:Text.Score.Rate ?>"></meter>
</div><?cs /def ?>

<?cs def:hidden(name, value) ?><input type="hidden" name="<?cs var:name ?>" value="<?cs var:value ?>">
<?cs /def ?>

<?cs def:form_scope(action, scope) ?><?cs
set:Draw.Scope = "f-" ?><?cs set:Draw.Live = "1" ?><?cs
if:scope != "" ?><?cs set:Draw.Scope = scope + "-" ?><?cs set:Draw.Live = "" ?><?cs
  if:Form.Scope == scope || Page.Path == action || Draw.Path == action ?><?cs set:Draw.Live = "1" ?><?cs /if ?><?cs
/if ?><?cs /def ?>

<?cs def:form_secrets() ?><input type="hidden" name="token" value="<?cs var:Page.Token ?>"><input type="hidden" name="once" value="<?cs var:Page.Once ?>">
<?cs /def ?>

<?cs def:form_begin(action, scope) ?><?cs call:form_scope(action, scope) ?><form method="post" action="<?cs var:Page.Base ?>/<?cs var:action ?>"<?cs if:scope != "" ?> id="form-<?cs var:scope ?>"<?cs /if ?> novalidate>
<?cs call:form_secrets() ?><?cs /def ?>

<?cs def:form_begin_files(action, scope) ?><?cs call:form_scope(action, scope) ?><form method="post" enctype="multipart/form-data" action="<?cs var:Page.Base ?>/<?cs var:action ?>"<?cs if:scope != "" ?> id="form-<?cs var:scope ?>"<?cs /if ?> novalidate>
<?cs call:form_secrets() ?><?cs /def ?>

<?cs def:form_end() ?></form><?cs set:Draw.Scope = "f-" ?><?cs set:Draw.Live = "1" ?><?cs /def ?>

<?cs # Both sides of && are always worked out, so what only a live form has stands in an if of its own. ?>
<?cs def:live_notes(name, words) ?><?cs if:Form[name].Error ?> aria-invalid="true" aria-describedby="<?cs var:Draw.Scope ?><?cs var:name ?>-error<?cs if:words.Hint ?> <?cs var:Draw.Scope ?><?cs var:name ?>-hint<?cs /if ?>"<?cs elif:words.Hint ?> aria-describedby="<?cs var:Draw.Scope ?><?cs var:name ?>-hint"<?cs /if ?><?cs /def ?>

<?cs def:field_notes(name, words) ?><?cs if:Draw.Live ?><?cs call:live_notes(name, words) ?><?cs elif:words.Hint ?> aria-describedby="<?cs var:Draw.Scope ?><?cs var:name ?>-hint"<?cs /if ?><?cs /def ?>

<?cs def:field_common(name, words, need) ?> id="<?cs var:Draw.Scope ?><?cs var:name ?>" name="<?cs var:name ?>"<?cs if:need == "required" ?> aria-required="true"<?cs /if ?><?cs call:field_notes(name, words) ?><?cs /def ?>

<?cs def:field_value(name) ?><?cs if:Draw.Live ?><?cs var:Form[name].Value ?><?cs /if ?><?cs /def ?>

<?cs def:field_mark(need) ?><?cs if:need == "required" ?><span class="star" aria-hidden="true">*</span><?cs /if ?><?cs /def ?>

<?cs def:field_optional(need) ?><?cs if:need == "optional" ?><span class="quiet"><?cs var:Text.Form.Optional ?></span><?cs /if ?><?cs /def ?>

<?cs def:colon() ?><?cs var:Text.Form.Colon ?><?cs if:Page.Language == "en" ?> <?cs /if ?><?cs /def ?>

<?cs def:field_below(name, words) ?><?cs if:words.Hint ?><p class="hint" id="<?cs var:Draw.Scope ?><?cs var:name ?>-hint"><?cs var:words.Hint ?></p><?cs /if ?><?cs
if:Draw.Live ?><?cs if:Form[name].Error ?><p class="error" id="<?cs var:Draw.Scope ?><?cs var:name ?>-error"><?cs call:icon("warn") ?><?cs var:words ?><?cs call:colon() ?><?cs var:Text.Error[Form[name].Error] ?></p><?cs /if ?><?cs /if ?><?cs /def ?>

<?cs def:field_option(name, value, word) ?><option value="<?cs var:value ?>"<?cs if:Draw.Live ?><?cs if:Form[name].Checked[value] ?> selected<?cs /if ?><?cs /if ?>><?cs var:word ?></option><?cs /def ?>

<?cs def:field_box(name, kind, value, word) ?><label class="pick"><input type="<?cs if:kind == "radio" ?>radio<?cs else ?>checkbox<?cs /if ?>" name="<?cs var:name ?>" value="<?cs var:value ?>"<?cs if:Draw.Live ?><?cs if:Form[name].Checked[value] ?> checked<?cs /if ?><?cs /if ?>><span><?cs var:word ?></span></label><?cs /def ?>

<?cs # Most forms of a page are not live: then nothing is chosen in them, and nobody asks for each option whether it is. ?><?cs
def:field_options(name, kind, options) ?><?cs
if:kind == "choice" && !Draw.Live ?><?cs each:o = options ?><?cs if:o.Word ?><option value="<?cs var:o.Value ?>"><?cs var:o.Word ?></option><?cs else ?><option value="<?cs var:name(o) ?>"><?cs var:o ?></option><?cs /if ?><?cs /each ?><?cs
elif:kind == "choice" ?><?cs each:o = options ?><?cs if:o.Word ?><?cs call:field_option(name, o.Value, o.Word) ?><?cs else ?><?cs call:field_option(name, name(o), o) ?><?cs /if ?><?cs /each ?><?cs
else ?><?cs each:o = options ?><?cs if:o.Word ?><?cs call:field_box(name, kind, o.Value, o.Word) ?><?cs else ?><?cs call:field_box(name, kind, name(o), o) ?><?cs /if ?><?cs /each ?><?cs /if ?><?cs /def ?>

<?cs def:field_class(name, kind) ?>field field-<?cs var:kind ?> field-<?cs var:name ?><?cs if:Draw.Live ?><?cs if:Form[name].Error ?> wrong<?cs /if ?><?cs /if ?><?cs /def ?>

<?cs def:kept_files(name) ?><?cs if:subcount(Form[name].Kept) > 0 ?><fieldset class="kept"><legend><?cs var:Text.Form.Kept ?></legend><ul class="previews"><?cs each:k = Form[name].Kept ?><li><?cs if:k.Shown ?><img src="<?cs var:Page.Base ?>/<?cs var:Form.KeptPath ?>?kept=<?cs var:k.Piece ?>" alt="<?cs var:k.Name ?>"><?cs else ?><span class="file"><?cs var:k.Name ?></span><?cs /if ?><label class="pick"><input type="checkbox" name="drop-<?cs var:name ?>" value="<?cs var:k.Position ?>"><span><?cs var:Text.Form.RemoveFile ?><span class="hidden"> <?cs var:k.Name ?></span></span></label></li><?cs /each ?></ul><?cs call:hidden("kept-" + name, Form[name].Names) ?></fieldset><?cs /if ?><?cs /def ?><?cs

def:kept(name) ?><?cs if:Draw.Live ?><?cs call:kept_files(name) ?><?cs /if ?><?cs /def ?><?cs

def:file_count(name) ?><?cs set:Draw.Most = Form[name].Max ?><?cs if:Draw.Live ?><?cs if:Form[name].Left ?><?cs set:Draw.Most = Form[name].Left ?><?cs /if ?><?cs /if ?><?cs if:Draw.Most ?> data-max="<?cs var:Draw.Most ?>"<?cs /if ?><?cs /def ?><?cs

def:field(name, kind, words, need, options) ?><?cs
if:kind == "radio" || kind == "choices" ?><fieldset class="<?cs call:field_class(name, kind) ?>" id="<?cs var:Draw.Scope ?><?cs var:name ?>" tabindex="-1"<?cs call:field_notes(name, words) ?>>
<legend><?cs call:field_mark(need) ?><?cs var:words ?><?cs if:need == "required" ?><span class="hidden"><?cs var:Text.Form.Required ?></span><?cs /if ?><?cs call:field_optional(need) ?></legend>
<div class="picks"><?cs call:field_options(name, kind, options) ?></div>
<?cs call:field_below(name, words) ?></fieldset><?cs
elif:kind == "check" ?><div class="<?cs call:field_class(name, kind) ?>"><label class="pick"><input type="checkbox" value="1"<?cs call:field_common(name, words, need) ?><?cs if:Draw.Live ?><?cs if:Form[name].Value == "1" ?> checked<?cs /if ?><?cs /if ?>><span><?cs var:words ?></span></label>
<?cs call:field_below(name, words) ?></div><?cs
else ?><div class="<?cs call:field_class(name, kind) ?>"><label for="<?cs var:Draw.Scope ?><?cs var:name ?>"><?cs call:field_mark(need) ?><?cs var:words ?><?cs call:field_optional(need) ?></label>
<?cs if:kind == "lines" ?><textarea rows="4"<?cs call:field_common(name, words, need) ?><?cs if:Form[name].Max ?> data-max="<?cs var:Form[name].Max ?>"<?cs /if ?>>
<?cs call:field_value(name) ?></textarea><?cs
elif:kind == "choice" ?><select<?cs call:field_common(name, words, need) ?>><option value=""><?cs var:Text.Form.Choose ?></option><?cs call:field_options(name, kind, options) ?></select><?cs
elif:kind == "files" ?><?cs call:kept(name) ?><input type="file" multiple<?cs call:field_common(name, words, need) ?><?cs call:file_count(name) ?>><?cs
elif:kind == "camera" ?><?cs call:kept(name) ?><input type="file" multiple accept="image/*" capture="environment"<?cs call:field_common(name, words, need) ?><?cs call:file_count(name) ?>><?cs
elif:kind == "password" ?><input type="password" autocomplete="<?cs if:need == "required" && name == "password" ?>current-password<?cs else ?>new-password<?cs /if ?>"<?cs call:field_common(name, words, need) ?>><?cs
else ?><input <?cs if:kind == "phone" ?>type="tel" inputmode="tel" autocomplete="tel"<?cs elif:kind == "number" ?>type="text" inputmode="numeric" autocomplete="off"<?cs elif:kind == "money" ?>type="text" inputmode="decimal" autocomplete="off"<?cs elif:kind == "day" ?>type="text" autocomplete="off" placeholder="<?cs var:Text.Form.DayPlace ?>" data-pick="date"<?cs elif:kind == "moment" ?>type="text" autocomplete="off" placeholder="<?cs var:Text.Form.MomentPlace ?>" data-pick="datetime-local"<?cs else ?>type="text" autocomplete="off"<?cs /if ?><?cs call:field_common(name, words, need) ?> value="<?cs call:field_value(name) ?>"<?cs if:words.Place ?> placeholder="<?cs var:words.Place ?>"<?cs /if ?>><?cs
/if ?>
<?cs call:field_below(name, words) ?></div><?cs /if ?><?cs /def ?>

<?cs def:errors(words) ?><?cs if:subcount(Form.Errors) > 0 ?><div class="summary" id="errors" role="alert" tabindex="-1" aria-labelledby="errors-title" data-focus="1">
<h2 id="errors-title"><?cs var:Text.Form.Wrong ?></h2>
<ul><?cs each:e = Form.Errors ?><li><a href="#<?cs if:Form.Scope ?><?cs var:Form.Scope ?>-<?cs else ?><?cs var:Draw.Anchor ?><?cs /if ?><?cs var:e.Field ?>"><?cs var:words[e.Field] ?><?cs call:colon() ?><?cs var:Text.Error[e.Word] ?></a></li><?cs /each ?></ul>
</div><?cs /if ?><?cs /def ?>

<?cs def:submit(words) ?><div class="buttons"><button type="submit" class="primary"><?cs var:words ?></button></div><?cs /def ?>

<?cs def:filter_text(name, kind) ?><div class="field"><label for="filter-<?cs var:name ?>"><?cs var:Text.Filter[name] ?></label><input type="text" id="filter-<?cs var:name ?>" name="<?cs var:name ?>" autocomplete="off" value="<?cs var:Filter[name] ?>"<?cs if:kind == "day" ?> placeholder="<?cs var:Text.Form.DayPlace ?>" data-pick="date"<?cs /if ?><?cs if:Filter[name].Error ?> aria-invalid="true" aria-describedby="filter-<?cs var:name ?>-error"<?cs /if ?>><?cs if:Filter[name].Error ?><p class="error" id="filter-<?cs var:name ?>-error"><?cs call:icon("warn") ?><?cs var:Text.Error[Filter[name].Error] ?></p><?cs /if ?></div><?cs /def ?>

<?cs def:filter_option(value, word, chosen) ?><option value="<?cs var:value ?>"<?cs if:value == chosen ?> selected<?cs /if ?>><?cs var:word ?></option><?cs /def ?>

<?cs def:filter_options(options, chosen) ?><?cs each:o = options ?><?cs if:o.Word ?><option value="<?cs var:o.Value ?>"<?cs if:o.Value == chosen ?> selected<?cs /if ?>><?cs var:o.Word ?></option><?cs else ?><option value="<?cs var:name(o) ?>"<?cs if:name(o) == chosen ?> selected<?cs /if ?>><?cs var:o ?></option><?cs /if ?><?cs /each ?><?cs /def ?>

<?cs def:filter_choice(name, options) ?><div class="field"><label for="filter-<?cs var:name ?>"><?cs var:Text.Filter[name] ?></label><select id="filter-<?cs var:name ?>" name="<?cs var:name ?>"><option value=""><?cs var:Text.Filter.Any ?></option><?cs call:filter_options(options, Filter[name]) ?></select></div><?cs /def ?>

<?cs # The answer to what was done last: news, or the rule that said no. ?>
<?cs def:news() ?><?cs if:Page.Notice ?><div class="notice" role="status"><?cs call:icon("done") ?><p><?cs var:Text.Notice[Page.Notice] ?></p></div><?cs /if ?><?cs
if:Page.Refusal ?><div class="summary" role="alert" tabindex="-1" data-focus="1"><?cs if:Page.Refusal != "sign_in" && Page.Refusal != "code" && Page.Refusal != "password" ?><h2><?cs var:Text.Form.Refused ?></h2><?cs /if ?><p><?cs var:Text.Refusal[Page.Refusal] ?></p></div><?cs /if ?><?cs /def ?>
<?cs set:Draw.Scope = "f-" ?><?cs set:Draw.Live = "1" ?><?cs set:Draw.Anchor = "f-" ?><?cs set:Draw.Path = Page.Program + "/" + Page.Path ?>
