#!/usr/bin/env python3
"""What one was told: desk/notices for every role with its count on every page, ticked off there or by opening the
case, and as a file: desk/notices/export."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre, PEOPLE  # noqa: E402
from lists import exported, offered  # noqa: E402
from pages import Cases  # noqa: E402
from visitor import Tap, Visitor  # noqa: E402


def count(answer):
    """The number beside the link to the notices; None when there is no link."""
    found = re.search(r'<a href="/desk/notices">通知(?: <span class="count[^"]*">([\d+]+)</span>)?</a>', answer.text)
    return (found[1] or '') if found else None


def pages(tap, centre):
    tap.equal(Visitor(centre.programs).get('desk/notices').status, 303, 'a stranger is sent to the door')
    for login in PEOPLE:
        answer = centre.visitor(login).get('desk/notices')
        tap.ok(answer.status == 200 and '没有未读通知' in answer.text and count(answer) == '', f'{login} has the page', answer.status)
    for page in ('audit/', 'archive/search', 'admin/password'):
        login = {'audit/': 'ida', 'archive/search': 'sun', 'admin/password': 'ada'}[page]
        tap.equal(count(centre.visitor(login).get(page)), '', f'{page} leads there')


def told(tap, centre, cases):
    """Given, seen by opening; the count goes with it."""
    case = cases.new()
    cases.act('dora', case, 'desk/case/dispatch', {'department': centre.department('engineering'), 'text': '请处理'})
    mei, han = centre.visitor('mei'), centre.visitor('han')
    page = mei.get('desk/notices')
    number = cases.number(case)
    tap.ok(count(page) == '1' and '交办' in page.text and number in page.text and f'desk/case?id={case}' in page.text,
           'the manager is told what came to the department', page.text[-900:])
    centre.programs.sql(f"UPDATE case_file SET accused_staff_id = {cases.staff('mei')} WHERE id = {case}")
    for path in 'desk/notices', 'desk/notices/export?format=csv':
        shown = mei.get(path)
        tap.ok(shown.status == 200 and '交办' in shown.text and number not in shown.text, f'{path} forgets the number of a case that is kept from the reader')
    centre.programs.sql(f'UPDATE case_file SET accused_staff_id = NULL WHERE id = {case}')
    tap.equal(count(mei.get('desk/board?view=all')), '1', 'on every page')
    tap.equal(count(han.get('desk/work')), '', 'others are not')
    cases.act('mei', case, 'desk/case/assign', {'person': cases.staff('han'), 'text': '你来'})
    tap.equal(count(han.get('desk/work')), '1', 'who was named is')
    answer = cases.page('han', case)
    tap.equal((answer.status, count(answer)), (200, ''), 'opening the case is seeing it')
    tap.ok('没有未读通知' in han.get('desk/notices').text and number in han.get('desk/notices?view=all').text, 'it stays among all')
    tap.equal(count(centre.visitor('dora').get('desk/board?view=all')), '', 'nobody is told of what they did')
    return case


def ticked(tap, centre, cases, case):
    mei, sql = centre.visitor('mei'), centre.programs.sql
    sql("INSERT INTO notice (staff_id, at, kind, case_id, number, clock, due_at) SELECT s.id, '2026-11-24 00:01', 3, "
        f"{case}, '{cases.number(case)}', 'K6', '2026-11-24 01:00' FROM staff s WHERE login = 'mei'")
    sql("INSERT INTO notice (staff_id, at, kind, clock, about) SELECT id, '2026-11-24 00:02', 12, '', '<b>消防演练' FROM staff WHERE login = 'mei'")
    page = mei.get('desk/notices')
    tap.ok('下属超期' in page.text and '处理完毕' in page.text and '2026-11-24 09:00' in page.text, 'clocks by name, with when it was due')
    tap.ok('&lt;b&gt;消防演练' in page.text and '<b>消防' not in page.text, 'duties with what was entered, escaped')
    rows = exported(tap, mei, 'desk/notices/export', 'notices')
    tap.equal([row['通知'] for row in rows][:2], ['定期事项已超期', '下属超期'], 'as a file', )
    tap.ok(offered(page), 'which the page offers')
    sql(f"INSERT INTO notice (staff_id, at, kind, case_id, number) SELECT id, '2026-11-24 00:03', 7, {case}, 'x' FROM staff WHERE login = 'mei'")
    tap.equal(mei.form(page, 'desk/notices', {'until': page.hidden('until')}).status, 303, 'ticked off')
    tap.equal(count(mei.get('desk/notices')), '1', 'what came after the page stays')
    answer = mei.post('desk/notices', {'until': 'x'})
    tap.equal(answer.status, 422, 'nonsense is refused')
    sql("INSERT INTO notice (staff_id, at, kind, number) SELECT id, '2026-11-24', 7, seq FROM staff JOIN seq_1_to_120 WHERE login = 'mei'")
    centre.programs.at('2026-11-24T08:30:02+08:00')		# what no program wrote is seen after two seconds
    page = mei.get('desk/notices')
    tap.equal((count(page), page.text.count('<li class="unseen">'), 'before=' in page.text), ('99+', 50, True), 'many: no count without end, a page at a time')
    other = centre.visitor('gao').post('desk/notices', {'until': '999999'})
    tap.equal((other.status, count(mei.get('desk/notices'))), (303, '99+'), 'nobody ticks off what is somebody else\'s')
    mei.post('desk/notices', {'until': '999999'})
    sql(f"INSERT INTO notice (staff_id, at, kind, case_id, number) SELECT id, '2026-11-24', 7, {case}, '{cases.number(case)}' FROM staff WHERE login = 'mei'")
    sql(f"UPDATE case_file SET accused_staff_id = {cases.staff('mei')} WHERE id = {case}")
    page = mei.get('desk/notices').text
    tap.ok('卧室天花板漏水' not in page and f'id={case}' not in page and cases.number(case) not in page, 'no word of a case that is about oneself', page[-600:])


def main():
    tap, centre = Tap(), Centre('desk', 'audit', 'archive')
    cases = Cases(centre)
    try:
        pages(tap, centre)
        case = told(tap, centre, cases)
        ticked(tap, centre, cases, case)
    finally:
        centre.close()
    tap.end()


main()
