#!/usr/bin/env python3
"""A clock that gets more time, once: desk/case/extend."""

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
        tap.equal(cases.send('dora', case, 'desk/case/extend', {'clock': 'K5', 'text': '缺件', 'told': '1'}).status, 409,
                  'what the procedure never extends')
        # Another profile has other categories: what is open ends first, and two others have approved it.
        centre.programs.sql('UPDATE case_file SET stage = 12, queue = 5')
        centre.programs.anjuan('import', 'procedure', 'conf/procedure/two-stage.xml')
        centre.programs.sql("UPDATE procedure_version SET adopted_at = '2026-11-24 00:20:00' WHERE version = '2026-01-twostage'")
        centre.programs.at('2026-11-24T08:25:00+08:00')
        case = cases.new(category='repair_delay', received_at='2026-11-24 08:24')
        tap.ok('id="form-extend"' in cases.page('dora', case).text, 'an answer may be extended')
        page = words(cases.page('dora', case))
        tap.ok('时限：10 个工作日' in page and '周一至周五' in page, 'counted by weekdays, no calendar being there', page)
        tap.ok('暂定' in page, 'and provisional')
        extend = {'clock': 'A2', 'text': '须等第三方检测', 'told': '1'}
        answer = cases.send('dora', case, 'desk/case/extend', {**extend, 'told': ''})
        tap.ok(answer.status == 422 and answer.error('told'), 'who is extended for must have been told', words(answer))
        tap.equal(cases.clock(case, 'A2')[1], '2026-12-08 10:00:00', 'ten working days')
        tap.equal(cases.send('dora', case, 'desk/case/extend', extend).status, 303, 'extended')
        tap.equal(cases.clock(case, 'A2')[1], '2026-12-22 10:00:00', 'by ten more')
        tap.equal(cases.send('dora', case, 'desk/case/extend', extend).status, 409, 'once')
        tap.equal(cases.send('dora', case, 'desk/case/extend', {**extend, 'clock': 'A1'}).status, 409, 'not the acknowledgement')
        tap.equal(sql(f"SELECT public FROM case_event WHERE case_id = {case} ORDER BY number DESC LIMIT 1"), ['1'],
                  'the complainant sees it')
        page = words(cases.page('dora', case))
        tap.ok('延长：10 个工作日' in page, 'told in the calculation', page)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
