#!/usr/bin/env python3
"""The direct superior is told whoever he is: desk/case/see of somebody of another department, without a head's role."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, PHOTO, texts  # noqa: E402
from visitor import Tap  # noqa: E402


def handled(cases, **changes):
    """A case in the hands of wu, whose direct superior is gao of the security department; and its photo."""
    case = cases.new(**changes)
    cases.act('dora', case, 'desk/case/dispatch', {'department': cases.centre.department('engineering')})
    cases.act('wu', case, 'desk/case/accept', {})
    cases.act('wu', case, 'desk/case/attach', {'text': '漏点'}, {'files': ('漏点.jpg', PHOTO)})
    return case, cases.centre.programs.sql(f'SELECT MIN(id) FROM evidence WHERE case_id = {case}')[0]


def told(cases, case):
    return cases.centre.programs.sql(f'SELECT s.login FROM escalation e JOIN staff s ON s.id = e.to_id WHERE e.case_id = {case} '
                                     'ORDER BY e.id')


def main():
    tap, centre = Tap(), Centre('desk')
    cases = Cases(centre)
    sql, gao = centre.programs.sql, centre.visitor('gao')
    try:
        sql(f"UPDATE staff SET superior_id = {cases.staff('gao')} WHERE login = 'wu'")
        sql(f"UPDATE staff SET superior_id = {cases.staff('mei')} WHERE login = 'gao'")
        centre.programs.at('2026-11-24T08:06:00+08:00')
        case, photo = handled(cases)
        ways = (f'desk/case?id={case}', f'desk/evidence?id={photo}', f'desk/print_tracking?id={case}')
        tap.equal([gao.get(way).status for way in ways], [404] * 3, 'who was told nothing sees nothing')
        tap.equal(cases.send('gao', case, 'desk/case/see', {}).status, 404, 'and acknowledges nothing')
        tap.equal(cases.act('wu', case, 'desk/case/report_up', {'text': '处理不了'}).status, 303, 'wu reports up')
        tap.equal(told(cases, case), ['gao'], 'to the direct superior, not past him to a manager')
        tap.ok(cases.number(case) in gao.get('desk/notices').text, 'who finds it among the notices')
        tap.equal([gao.get(way).status for way in ways], [200] * 3, 'and now sees the case')
        page = cases.page('gao', case).text
        tap.ok('action="/desk/case/see"' in page, 'the page asks for the acknowledgement')
        tap.ok('desk/case/progress' not in page and 'desk/case/note' not in page, 'and offers nothing else')
        for route, fields in (('note', {'text': '看看'}), ('progress', {'text': '看看'}), ('complete', {'text': '看看', 'result': '好'})):
            answer = cases.send('gao', case, f'desk/case/{route}', fields)
            tap.equal(answer.status, 409, f'{route} stays with those who answer for the case')
        answer = cases.send('gao', case, 'desk/case/see', {'text': '知道了'})
        tap.equal(answer.status, 303, 'acknowledged')
        tap.equal(sql(f'SELECT COUNT(*) FROM escalation WHERE case_id = {case} AND seen_at IS NULL'), ['0'], 'it climbs no further')
        tap.ok('desk/case/see' not in cases.page('gao', case).text, 'once')
        other = handled(cases, subject='另一处')[0]
        tap.equal(cases.page('gao', other).status, 404, 'other cases of the same people are not shown')
        about = handled(cases, subject='安保态度')[0]
        sql(f"UPDATE case_file SET accused_staff_id = {cases.staff('gao')} WHERE id = {about}")
        answer = cases.act('dora', about, 'desk/case/report_up', {'text': '请看'})
        tap.ok(answer.status == 303 and told(cases, about) == ['mei'], 'the person complained about is passed over', texts(answer))
        sql(f"UPDATE case_file SET accused_staff_id = {cases.staff('gao')} WHERE id = {case}")
        tap.equal([gao.get(way).status for way in ways], [404] * 3, 'and sees no more of what was reported before')
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
