#!/usr/bin/env python3
"""The 8D report of a serious case, its weekly meetings and the tracking: desk/case/eight_d, desk/case/review, desk/case/verify."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import PHOTO, Cases, texts  # noqa: E402
from visitor import Tap  # noqa: E402

ACTS = ('eight_d', 'review', 'verify')
PAPER = {'files': ('8D.jpg', PHOTO)}


def offered(page):
    """Which of the three the page has a form for."""
    return [act for act in ACTS if f'id="form-{act}"' in page.text]


def main():
    tap, centre = Tap(), Centre('desk')
    cases = Cases(centre)
    sql = centre.programs.sql

    def clock(name):
        return sql(f"SELECT state FROM deadline WHERE case_id = {case} AND clock = '{name}' ORDER BY round")

    def refused(route, note):
        """A form sent by hand, which no page offered."""
        papers = sql(f'SELECT COUNT(*) FROM evidence WHERE case_id = {case}')
        answer = cases.send('han', case, f'desk/case/{route}', {'text': '已办'}, PAPER)
        tap.ok(answer.status == 409 and '没有在计时' in answer.text, note, f'{answer.status} {texts(answer)}')
        tap.equal(sql(f'SELECT COUNT(*) FROM evidence WHERE case_id = {case}'), papers, f'{note}: nothing is kept of it')

    def does(who, route, fields, files=None):
        answer = cases.send(who, case, f'desk/case/{route}', fields, files)
        tap.ok(answer.status == 303, f'{who} does {route}', texts(answer))

    try:
        engineering = centre.department('engineering')
        case = cases.new(severity='serious')
        does('dora', 'dispatch', {'department': engineering})
        does('han', 'accept', {})
        tap.equal(offered(cases.page('han', case)), [], 'a procedure without these clocks has no such acts')
        for act in ('eight_d', 'review'):
            refused(act, f'nor does it take {act}')
        sql('UPDATE case_file SET stage = 12, queue = 5')
        centre.programs.anjuan('import', 'procedure', 'conf/procedure/workshop.xml')
        version = sql("SELECT version FROM procedure_version WHERE adopted_at IS NULL")[0]
        sql(f"UPDATE procedure_version SET adopted_at = '2026-11-24 00:20:00' WHERE version = '{version}'")
        centre.programs.at('2026-11-24T08:25:00+08:00')
        case = cases.new(category='repair_quality', received_at='2026-11-24 08:24', severity='serious')
        does('dora', 'dispatch', {'department': engineering})
        does('han', 'accept', {})
        tap.equal(offered(cases.page('han', case)), ['eight_d'], 'the report is due from the beginning')
        refused('review', 'no meeting before its clock runs')
        does('han', 'plan', {'text': '更换总成', 'department': engineering, 'person': cases.staff('han'), 'until': '2026-11-26 18:00'})
        tap.equal(offered(cases.page('han', case)), ['eight_d', 'review'], 'meetings from the plan on')
        answer = cases.send('han', case, 'desk/case/review', {'text': '第一次评审'})
        tap.ok(answer.status == 422 and answer.error('files'), 'a meeting without minutes is none', texts(answer))
        does('han', 'review', {'text': '第一次评审：D3有效'}, PAPER)
        tap.ok(len(clock('K16')) == 2, 'and the next week begins', clock('K16'))
        does('han', 'eight_d', {'text': 'D0至D7完成'}, PAPER)
        tap.equal(offered(cases.page('han', case)), ['review'], 'the report is made once')
        refused('eight_d', 'and not a second time')
        early = cases.send('han', case, 'desk/case/execute', {})
        tap.equal(early.status, 409, 'nothing is carried out before the manager has approved the plan of a serious case')
        approved = cases.send('mei', case, 'desk/inquiry/approve', {'text': '同意'})
        tap.equal(approved.status, 303, 'who does')
        does('han', 'execute', {})
        does('dora', 'judge', {'validity': 'valid', 'text': '属实'})
        does('han', 'complete', {'text': '已更换', 'result': '更换'})
        does('han', 'feed_back', {'text': '已更换'})
        tap.equal(offered(cases.page('han', case)), ['review', 'verify'], 'what was done is tracked')
        does('han', 'verify', {'text': '两个月无再发'}, PAPER)
        refused('verify', 'tracking ends once')
        met = clock('K14')[0]
        tap.equal((clock('K15'), clock('K16')[0]), ([met], met), 'all three are met')
        tap.equal(sql(f"SELECT COUNT(*) FROM deadline WHERE case_id = {case} AND clock IN ('K14', 'K15', 'K16') AND stopped_at IS NOT NULL "
                      "AND stopped_at <= due_at"), ['3'], 'in time')
        tap.equal(sql(f'SELECT COUNT(*) FROM evidence WHERE case_id = {case}'), ['3'], 'with a paper each')
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
