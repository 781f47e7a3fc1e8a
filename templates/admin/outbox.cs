<?cs # What is sent to residents and staff, newest first; recipients masked.
  List.Rows.N.{Id,Number,Kind,Delivery,Recipient,Staff,State,Tries,Doubtful,Error,CalledOff,Provider,By}, .Created.*, .Sent.*, .Next.*
       Kind of Text.Message, Delivery of Text.Delivery, State of Text.MessageState, CalledOff of Text.CallOff: why the product cancelled it
  List.{Older,Xlsx,Csv,Query}   Filter.{state,delivery,kind,number,from,until}
  Numbers.{Waiting,Failed,Held}   Ways.N.{Name,Open}   Bulk.{Done,Left} what the last ticking did
  POST admin/outbox with message=<id> many times and what=again or what=cancel ?><?cs
include!"layout/macros.cs" ?><?cs set:Page.Title = Text.Nav.outbox ?><?cs include!"layout/staff_begin.cs" ?>
<div class="title"><h1><?cs var:Text.Nav.outbox ?></h1><p class="quiet"><?cs var:Text.MessageState.waiting ?> <?cs var:Numbers.Waiting ?> · <?cs var:Text.MessageState.failed ?> <?cs var:Numbers.Failed ?> · <?cs var:Text.MessageState.held ?> <?cs var:Numbers.Held ?></p>
<div class="buttons"><?cs call:exports(List) ?></div></div>
<?cs if:?Bulk.Done ?><div class="notice" role="status"><?cs call:icon("done") ?><p><?cs var:Admin.Outbox.Done ?> <?cs var:Bulk.Done ?><?cs if:#Bulk.Left > #0 ?> · <?cs var:Admin.Outbox.Left ?> <?cs var:Bulk.Left ?><?cs /if ?></p></div><?cs /if ?>
<?cs call:errors(Admin.Outbox.Field) ?>
<p class="quiet"><?cs each:w = Ways ?><?cs var:Text.Delivery[w.Name] ?><?cs call:colon() ?><?cs if:w.Open ?><?cs var:Admin.Outbox.Open ?><?cs else ?><?cs var:Admin.Outbox.Closed ?><?cs /if ?><?cs if:!last(w) ?> · <?cs /if ?><?cs /each ?></p>
<form class="panel filter" method="get" action="<?cs var:Page.Base ?>/admin/outbox"><div class="grid">
<?cs call:filter_choice("state", Text.MessageState) ?><?cs call:filter_choice("delivery", Text.Delivery) ?><?cs call:filter_choice("kind", Text.Message) ?><?cs call:filter_text("number", "text") ?><?cs call:filter_text("from", "day") ?><?cs call:filter_text("until", "day") ?>
<div class="buttons"><button type="submit" class="primary"><?cs var:Text.Filter.Apply ?></button><a class="button" href="<?cs var:Page.Base ?>/admin/outbox"><?cs var:Text.Filter.Reset ?></a></div></div></form>
<?cs if:subcount(List.Rows) > 0 ?><?cs call:form_begin("admin/outbox" + List.Query, "") ?>
<div class="list" role="region" tabindex="0" aria-label="<?cs var:Text.Nav.outbox ?>"><table>
<thead><tr><th scope="col"><label class="tick"><input type="checkbox" data-all="message" hidden><span class="hidden"><?cs var:Desk.Board.All ?></span></label></th><th scope="col"><?cs var:Admin.Outbox.Created ?></th><th scope="col"><?cs var:Admin.Outbox.Kind ?></th><th scope="col"><?cs var:Admin.Outbox.Recipient ?></th><th scope="col"><?cs var:Admin.Outbox.State ?></th><th scope="col"><?cs var:Admin.Outbox.Error ?></th></tr></thead>
<tbody><?cs each:r = List.Rows ?><tr>
<td class="cell-tick"><label class="tick"><input type="checkbox" name="message" value="<?cs var:r.Id ?>"><span class="hidden"><?cs var:Desk.Board.Tick ?> <?cs var:Text.Message[r.Kind] ?> <?cs var:r.Number ?></span></label></td>
<td class="nowrap" data-label="<?cs var:Admin.Outbox.Created ?>"><?cs call:moment(r.Created) ?></td>
<td data-label="<?cs var:Admin.Outbox.Kind ?>"><?cs var:Text.Message[r.Kind] ?><small class="number"><?cs var:r.Number ?></small></td>
<td data-label="<?cs var:Admin.Outbox.Recipient ?>"><?cs if:r.Staff ?><?cs var:r.Staff ?> <?cs /if ?><?cs var:r.Recipient ?><small><?cs var:Text.Delivery[r.Delivery] ?></small></td>
<td data-label="<?cs var:Admin.Outbox.State ?>"><span class="mark<?cs if:r.State == "failed" ?> strong<?cs /if ?>"><?cs var:Text.MessageState[r.State] ?></span><?cs if:r.Sent.Text ?><small><?cs call:moment(r.Sent) ?></small><?cs elif:r.Next.Text ?><small><?cs var:Admin.Outbox.Next ?> <?cs call:moment(r.Next) ?></small><?cs /if ?></td>
<td data-label="<?cs var:Admin.Outbox.Error ?>"><?cs if:r.CalledOff ?><div class="lines"><?cs var:Text.CallOff[r.CalledOff] ?></div><?cs elif:r.Error ?><div class="lines"><?cs var:r.Error ?></div><?cs elif:r.Provider ?><small><?cs var:r.Provider ?></small><?cs /if ?><?cs if:r.Tries ?><small><?cs var:Admin.Outbox.Tries ?> <?cs var:r.Tries ?><?cs if:r.Doubtful ?> · <?cs var:Admin.Outbox.Doubtful ?><?cs /if ?></small><?cs /if ?><?cs if:r.By ?><small><?cs var:Admin.Outbox.By ?> <?cs var:r.By ?></small><?cs /if ?></td></tr>
<?cs /each ?></tbody></table></div>
<div class="bulk" id="f-message" tabindex="-1"><button type="submit" name="what" value="again" class="primary"><?cs var:Admin.Outbox.Again ?></button><button type="submit" name="what" value="cancel"><?cs var:Admin.Outbox.Cancel ?></button><span class="quiet" data-chosen="<?cs var:Desk.Board.Chosen ?>" role="status"></span></div>
<?cs call:form_end() ?><?cs call:pager(List) ?>
<?cs else ?><div class="panel"><?cs call:empty(Admin.Outbox.Empty) ?></div><?cs /if ?>
<?cs include!"layout/staff_end.cs" ?>
