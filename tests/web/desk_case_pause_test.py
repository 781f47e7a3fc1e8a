#!/usr/bin/env python3
"""A clock that stands still: desk/case/pause, and how the page tells it."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, words  # noqa: E402
from visitor import Tap  # noqa: E402


def main():
    tap, centre = Tap(), Centre('desk')
    cases = Cases(centre)
    sql = centre.programs.sql

    try:
        case = cases.new()
        cases.send('dora', case, 'desk/case/dispatch', {'department': centre.department('engineering')})
        page = cases.page('dora', case)
        tap.ok('id="form-pause"' not in page.text and 'id="form-extend"' not in page.text,
               'nothing is offered that no clock permits', words(page))
        tap.equal(cases.send('han', case, 'desk/case/accept', {}).status, 303, 'accepted at 08:05')
        page = cases.page('han', case)
        tap.ok('id="form-pause"' in page.text and 'id="form-resume"' not in page.text, 'the handler may pause', words(page))
        tap.ok('<option value="K6">K6 处理完毕或反馈进度</option>' in page.text and '<option value="K7">' not in page.text,
               'K6 alone')
        tap.ok('起算：接单 2026-11-24 08:05' in words(page) and '时限：12 小时' in words(page), 'how it was counted', words(page))

        for wrong, field in ({'clock': ''}, 'clock'), ({'reason': ''}, 'reason'), ({'text': ''}, 'text'):
            answer = cases.send('han', case, 'desk/case/pause', {'clock': 'K6', 'reason': 'absent', 'text': '出差', **wrong})
            tap.ok(answer.status == 422 and answer.error(field), f'without {field} nothing is paused', words(answer))
        for wrong in {'clock': 'K7'}, {'clock': 'K99'}, {'reason': 'holiday'}, {'clock': '<b>'}:
            tap.equal(cases.send('han', case, 'desk/case/pause', {'clock': 'K6', 'reason': 'absent', 'text': '出差', **wrong}).status,
                      409, f'{wrong} is refused')
        tap.equal(cases.send('wu', case, 'desk/case/pause', {'clock': 'K6', 'reason': 'absent', 'text': '出差'}).status, 409,
                  'another handler does not pause it')
        tap.equal(cases.clock(case, 'K6'), ['0', '2026-11-24 12:05:00', 'NULL'], 'it runs as before')

        answer = cases.send('han', case, 'desk/case/pause', {'clock': 'K6', 'reason': 'absent', 'text': '业主<b>出差</b>'})
        tap.equal(answer.status, 303, 'it is paused')
        tap.equal(cases.clock(case, 'K6'), ['5', '2026-11-27 12:05:00', '2026-11-27 00:05:00'], 'for three days at most')
        page = cases.page('han', case)
        tap.ok('已暂停' in words(page) and '业主&lt;b&gt;出差' in page.text, 'the page says so', words(page))
        tap.ok('id="form-resume"' in page.text and 'id="form-pause"' not in page.text, 'and offers to resume')
        tap.equal(sql(f"SELECT text, detail, until_at FROM case_event WHERE case_id = {case} ORDER BY number DESC LIMIT 1"),
                  ['业主<b>出差</b>\tclock=K6\\nreason=absent\t2026-11-27 00:05:00'], 'with clock, reason and limit in the history')
        tap.ok('投诉人' in words(page), 'the reason by its name')
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
