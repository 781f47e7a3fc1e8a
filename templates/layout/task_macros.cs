<?cs # Sub-tasks on pages.

    task_head(t)              number, state, time left
    task_facts(t)             who gave it to whom by when, and what became of it
    task_acts(t, id, back)    what this person may do with it, as foldable forms (POST desk/task/<act>); id is that of the case
?>
<?cs def:task_head(t) ?><div><strong><?cs var:t.Clock ?></strong> <span class="mark<?cs if:t.State == "sent_back" ?> strong<?cs /if ?>"><?cs var:Desk.Task.State[t.State] ?></span> <?cs if:t.Deadline.State ?><?cs call:deadline(t.Deadline) ?><?cs /if ?></div><?cs /def ?>

<?cs def:task_facts(t) ?><p class="lines words"><?cs var:t.Text ?></p><p class="quiet"><?cs var:t.Department ?> <?cs if:t.Person ?><?cs var:t.Person ?><?cs else ?><?cs var:Desk.Task.Nobody ?><?cs /if ?> · <?cs var:Desk.Task.Until ?> <?cs call:moment(t.Until) ?> · <?cs var:Desk.Task.GivenBy ?> <?cs var:t.GivenBy ?> <?cs call:moment(t.Given) ?></p><?cs if:t.Closed.Text || t.Note ?><p class="quiet"><?cs if:t.Closed.Text ?><?cs var:Desk.Task.State[t.State] ?> <?cs var:t.ClosedBy ?> <?cs call:moment(t.Closed) ?> <?cs /if ?><span class="words"><?cs var:t.Note ?></span></p><?cs /if ?><?cs /def ?>

<?cs def:task_which(t, id, back) ?><input type="hidden" name="id" value="<?cs var:id ?>"><input type="hidden" name="number" value="<?cs var:t.Number ?>"><input type="hidden" name="round" value="<?cs var:t.Round ?>"><?cs if:back ?><input type="hidden" name="back" value="<?cs var:back ?>"><?cs /if ?>
<?cs /def ?>

<?cs def:task_open(path, scope, words) ?><details class="act"<?cs if:Form.Scope == scope ?> open<?cs /if ?>><summary><?cs var:words ?></summary><?cs /def ?>

<?cs def:task_begin(path, scope, key, files) ?><?cs if:files ?><?cs call:form_begin_files("desk/task/" + path, key) ?><?cs else ?><?cs call:form_begin("desk/task/" + path, key) ?><?cs /if ?><?cs if:Form.Scope != scope ?><?cs set:Draw.Live = "" ?><?cs /if ?><?cs /def ?>

<?cs def:task_note(path, t, id, back, words, note, files) ?><?cs call:task_open(path, path + t.Number, words) ?><?cs call:task_begin(path, path + t.Number, path + id + "-" + t.Number, files) ?><?cs call:task_which(t, id, back) ?><?cs call:field("note", "lines", note, "required", "") ?><?cs if:files ?><?cs call:field("files", "files", Desk.Task.Field.files, "optional", "") ?><?cs /if ?><?cs call:submit(words) ?><?cs call:form_end() ?></details><?cs /def ?>

<?cs def:task_acts(t, id, back) ?><?cs
if:t.May.accept ?><?cs call:task_begin("accept", "accept" + t.Number, "accept" + id + "-" + t.Number, "") ?><?cs call:task_which(t, id, back) ?><div class="buttons"><button type="submit" class="primary"><?cs var:Desk.Task.Accept ?></button></div><?cs call:form_end() ?><?cs /if ?><?cs
if:t.May.finish ?><?cs call:task_note("done", t, id, back, Desk.Task.Finish, Desk.Task.Field.done, "1") ?><?cs /if ?><?cs
if:t.May.send_back ?><?cs call:task_note("send_back", t, id, back, Desk.Task.SendBack, Desk.Task.Field.reason, "") ?><?cs /if ?><?cs
if:t.May.withdraw ?><?cs call:task_note("withdraw", t, id, back, Desk.Task.Withdraw, Desk.Task.Field.reason, "") ?><?cs /if ?><?cs /def ?>
