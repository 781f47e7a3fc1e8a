#!/usr/bin/env python3
"""What is sent, as the administrator sees it: admin/outbox with filters, repeating, cancelling, and admin/outbox/export."""

import csv
import io
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from outbox import MORNING, Post  # noqa: E402
from visitor import Tap  # noqa: E402

MAIL = {'channel': 'email', 'contact': 'liu.min@resident.example', 'phone': ''}


def rows(answer):
    """Ids of the messages on the page."""
    return [int(one) for one in re.findall(r'name="message" value="(\d+)"', answer.text)]


def act(ada, page, what, ids, query=''):
    return ada.form(page, f'admin/outbox{query}', {'what': what, 'message': ids})


def lists(tap, ada, cases):
    page = ada.get('admin/outbox')
    tap.equal((page.status, len(rows(page))), (200, 3), 'every message has a row')
    tap.ok('liu***@resident.example' in page.text and '138****8000' in page.text, 'recipients are masked')
    tap.ok('liu.min@' not in page.text and '13800138000' not in page.text and '漏水' not in page.text and '刘' not in page.text,
           'no address in full, no word of the matter')
    tap.ok('未设置，消息暂存' in page.text and '暂存' in page.text, 'it says that nothing is set up')
    tap.equal(rows(page), sorted(rows(page), reverse=True), 'newest first')
    for query, count in (('state=held', 3), ('state=sent', 0), ('delivery=mail', 2), ('delivery=webhook', 1), ('kind=result', 0),
                         ('kind=acknowledgement', 3), (f'number={cases[1][1]}', 1), ('number=none', 0), ('from=2026-11-24', 3),
                         ('until=2026-11-23', 0), (f'number={cases[1][1]}&state=sent', 0), ('before=2', 1), ('state=nonsense', 3)):
        tap.equal(len(rows(ada.get(f'admin/outbox?{query}'))), count, f'{query}: {count}')
    sheet = ada.get('admin/outbox/export?format=csv&delivery=mail')
    lines = list(csv.reader(io.StringIO(sheet.body.decode('utf-8-sig'))))
    tap.equal((sheet.status, len(lines)), (200, 3), 'the filtered list as a file')
    tap.ok('liu***@resident.example' in lines[1] and 'liu.min' not in sheet.body.decode('utf-8-sig'), 'masked there, too', lines[1])
    tap.equal(ada.get('admin/outbox/export?format=doc').status, 404, 'another format is not there')


def about_viewer(tap, post, ada, cases):
    """What is about the administrator is kept from the list, from the file and from the buttons."""
    sql, number = post.programs.sql, cases[1][1]
    whole = rows(ada.get('admin/outbox'))
    page = ada.get('admin/outbox?state=held')
    own = [int(one) for one in sql(f"SELECT id FROM outbox WHERE number = '{number}'")]
    sql(f"UPDATE case_file SET accused_staff_id = (SELECT id FROM staff WHERE login = 'ada') WHERE number = '{number}'")
    for query in '', '?state=held', f'?number={number}':
        shown = ada.get('admin/outbox' + query)
        tap.ok(shown.status == 200 and not set(own) & set(rows(shown)) and f'<span class="number">{number}' not in shown.text, f'admin/outbox{query} leaves it out', rows(shown))
    tap.ok(number not in ada.get('admin/outbox/export?format=csv').text, 'so does the file')
    answer = act(ada, page, 'cancel', own)
    tap.ok(answer.location.endswith(f'done=0&refused={len(own)}'), 'it cannot be called off', answer.location)
    answer = act(ada, ada.get('admin/outbox'), 'again', own)
    tap.ok(answer.location.endswith(f'done=0&refused={len(own)}'), 'nor sent', answer.location)
    sql(f"UPDATE case_file SET accused_staff_id = NULL WHERE number = '{number}'")
    tap.equal(rows(ada.get('admin/outbox')), whole, 'what is about nobody is there')


def changes(tap, post, ada, cases):
    ids = rows(ada.get('admin/outbox'))
    page = ada.get('admin/outbox?state=held')
    answer = act(ada, page, 'cancel', [ids[0]], '?state=held')
    tap.equal((answer.status, answer.location), (303, '/admin/outbox?state=held&done=1&refused=0'), 'cancelling leads back to the list')
    tap.equal(post.row(f'id = {ids[0]}', 'state, next_at, changed_by > 0'), ['5', 'NULL', '1'], 'it is cancelled, by whom is kept')
    shown = ada.get(answer.location.lstrip('/'))
    tap.ok('已办理 1' in shown.text, 'and said so')
    answer = act(ada, ada.get('admin/outbox'), 'again', ids)
    tap.ok(answer.location.endswith('done=3&refused=0'), 'what is held or cancelled can be sent', answer.location)
    tap.equal(post.programs.sql('SELECT state, next_at IS NULL, tries FROM outbox'), ['0\t0\t0'] * 3, 'all wait again')
    answer = act(ada, ada.get('admin/outbox'), 'again', ids[:2])
    tap.ok(answer.location.endswith('done=0&refused=2'), 'what waits already is left alone, and counted', answer.location)
    answer = act(ada, ada.get('admin/outbox'), 'again', [])
    tap.equal((answer.status, '请填写' in answer.text), (422, True), 'nothing ticked: said at the list')
    tap.equal(act(ada, ada.get('admin/outbox'), 'eat', ids).status, 422, 'nothing else can be done')
    tap.equal(post.programs.sql("SELECT kind, COUNT(*) FROM access_log WHERE kind LIKE 'message_%' GROUP BY kind"),
              ['message_cancelled\t1', 'message_repeated\t3'], 'every change is written down')
    del cases


def failed(tap, post, ada):
    """What was refused for good is put right and sent by hand."""
    post.configure(post.sections())
    post.mail.script = {'rcpt': '550 5.1.1 <liu.min@resident.example>: no such mailbox'}
    post.courier(5)
    post.until(lambda: post.programs.sql('SELECT COUNT(*) FROM outbox WHERE state = 3') == ['2'])
    page = ada.get('admin/outbox?state=failed')
    tap.ok('550 5.1.1 &lt;liu***@resident.example&gt;: no such mailbox' in page.text, 'why it failed stands there, masked', page.text[-900:])
    post.stop()
    post.mail.script = {}
    answer = act(ada, page, 'again', rows(page), '?state=failed')
    tap.ok('done=2' in answer.location, 'both are sent again')
    post.courier(6)
    tap.ok(post.until(lambda: post.programs.sql('SELECT COUNT(*) FROM outbox WHERE state = 2') == ['3']), 'and arrive')
    page = ada.get('admin/outbox?state=sent')
    tap.ok('已发送' in page.text and 'queued as' in page.text and '已开通' in page.text, 'when and as what they were taken over')
    answer = act(ada, page, 'cancel', rows(page))
    tap.ok(answer.location.endswith('done=0&refused=3'), 'what is sent cannot be called off', answer.location)
    post.stop()
    answer = act(ada, page, 'again', rows(page)[:1])
    tap.equal(post.row(f'id = {rows(page)[0]}', 'state, doubtful'), ['0', '1'], 'what is sent can be sent again, and says that it is a repetition')
    post.programs.sql(f'UPDATE outbox SET state = 2 WHERE id = {rows(page)[0]}')
    answer = act(ada, page, 'again', rows(page)[:1])
    tap.ok(answer.location.endswith('done=1&refused=0'), 'the same form once more is answered alike', answer.location)
    tap.equal(post.row(f'id = {rows(page)[0]}', 'state'), ['2'], 'and sends nothing, although the courier was faster')


def closed(post, **changes):
    case = post.cases.new(**MAIL, **changes)
    post.cases.send('dora', case, 'desk/case/dispatch', {'department': post.centre.department('engineering')})
    post.cases.send('han', case, 'desk/case/accept', {})
    post.cases.to_closed(case)
    return case


def called_off(tap, post, ada):
    """A survey that waits when its case is reopened asks about what no longer stands."""
    case, other, gone, taken = (closed(post, subject=subject) for subject in ('灯坏', '门坏', '窗坏', '锁坏'))
    survey = 'case_id = {} AND kind = 8'.format
    states = lambda case: post.programs.sql(f'SELECT state, called_off, next_at IS NULL, doubtful FROM outbox WHERE {survey(case)} ORDER BY id')  # noqa: E731
    before = post.programs.sql(f'SELECT id, state FROM outbox WHERE case_id = {case} AND kind <> 8')
    tap.equal((states(case), len(before) > 0), (['0\t0\t0\t0'], True), 'it waits beside the other letters')
    post.programs.sql(f'UPDATE outbox SET state = 2, sent_at = created_at, next_at = NULL WHERE {survey(gone)}')
    post.programs.sql(f"UPDATE outbox SET state = 1, holder = 'x' WHERE {survey(taken)}")
    for one in (case, gone, taken):
        tap.equal(post.cases.send('dora', one, 'desk/case/reopen', {'text': '又坏'}).status, 303, 'reopened')
    tap.equal(states(case), ['5\t1\t1\t0'], 'it is cancelled')
    tap.equal(states(other), ['0\t0\t0\t0'], 'that of another case is not')
    tap.equal(states(gone), ['2\t0\t1\t0'], 'one that has gone out has gone out')
    tap.equal(states(taken), ['5\t1\t1\t1'], 'one that a courier has in its hands may have arrived')
    tap.equal(post.programs.sql(f'SELECT id, state FROM outbox WHERE case_id = {case} AND kind <> 8'), before, 'the other letters are left alone')
    page = ada.get(f'admin/outbox?number={post.cases.number(case)}&kind=survey')
    tap.ok('已取消' in page.text and '案件已重新处理' in page.text and '周敏' in page.text, 'the outbox says so, why and by whom', page.text[-900:])
    sheet = ada.get(f'admin/outbox/export?format=csv&number={post.cases.number(case)}&kind=survey')
    tap.ok('案件已重新处理' in sheet.body.decode('utf-8-sig'), 'the file as well')
    answer = act(ada, page, 'again', rows(page))
    tap.ok(answer.location.endswith('done=0&refused=1') and states(case) == ['5\t1\t1\t0'], 'it is not sent again by hand', answer.location)
    post.cases.send('dora', case, 'desk/case/dispatch', {'department': post.centre.department('engineering')})
    post.cases.send('han', case, 'desk/case/accept', {})
    post.cases.to_closed(case)
    tap.equal(states(case), ['5\t1\t1\t0', '0\t0\t0\t0'], 'another closing asks anew')


def main():
    tap, post = Tap(), Post()
    try:
        post.programs.at(MORNING)
        cases = [(case, post.cases.number(case)) for case in (post.cases.new(**MAIL), post.cases.new(), post.cases.new(**MAIL))]
        ada = post.centre.visitor('ada')
        lists(tap, ada, cases)
        about_viewer(tap, post, ada, cases)
        changes(tap, post, ada, cases)
        failed(tap, post, ada)
        called_off(tap, post, ada)
        for who in ('dora', 'sam', 'han', 'max', 'ida', 'sun', 'mei'):
            visitor = post.centre.visitor(who)
            tap.equal((visitor.get('admin/outbox').status, visitor.get('admin/outbox/export?format=csv').status,
                       visitor.form(visitor.get('admin/password'), 'admin/outbox', {'what': 'again', 'message': 1}).status),
                      (403, 403, 403), f'{who} has no business here')
    finally:
        post.close()
    tap.end()


main()
