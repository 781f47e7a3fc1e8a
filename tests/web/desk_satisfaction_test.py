#!/usr/bin/env python3
"""Figures of satisfaction: desk/satisfaction by department and period, and the same as a file, desk/satisfaction/export."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, texts  # noqa: E402
from visitor import Tap  # noqa: E402

NO, MIDDLING, YES = range(3)


def main():
    tap, centre = Tap(), Centre('desk')
    sql = centre.programs.sql
    cases = Cases(centre)

    def answer(case, way, verdict, at, department='engineering'):
        sql(f"INSERT INTO satisfaction (case_id, round, way, turn, mark, verdict, solved, text, department_id, at) VALUES ({case}, 0, {way}, 0, "
            f"{verdict * 2 + 1}, {verdict}, 0, '', (SELECT id FROM department WHERE code = '{department}'), '{at}')")

    def page(who, query=''):
        return centre.visitor(who).get('desk/satisfaction' + query)

    try:
        tap.ok('这段时间没有评价' in page('max').text, 'nobody has rated yet')
        one, two, three, four = (cases.new(subject=subject) for subject in ('甲', '乙', '丙', '丁'))
        answer(one, 0, NO, '2026-11-02 01:00:00')
        answer(one, 2, YES, '2026-11-03 01:00:00')
        answer(two, 0, NO, '2026-11-04 01:00:00')
        answer(three, 0, MIDDLING, '2026-11-05 01:00:00')
        answer(four, 0, YES, '2026-10-31 15:59:59', 'security')
        shown = page('max')
        tap.ok(shown.status == 200 and '33.3%' in shown.text, 'of each case the latest answer counts', texts(shown))
        tap.ok('满意 ÷ 评价件数' in shown.text, 'and the page says how it is counted')
        shown = page('sam', '?from=2026-11-01&until=2026-11-02')
        tap.ok('0.0%' in shown.text and '33.3%' not in shown.text, 'the latest of the period, whatever came after', texts(shown))
        shown = page('max', '?from=2026-10-31&until=2026-10-31')
        tap.ok('100.0%' in shown.text and 'security' in shown.text, 'days are local: the last second of October', texts(shown))
        tap.ok('这段时间没有评价' in page('max', '?from=2026-10-01&until=2026-10-30').text, 'and the day before has none')
        tap.equal(page('max', '?from=x&until=%22%3Cb%3E').status, 200, 'nonsense asks for this month')
        csv = centre.visitor('max').get('desk/satisfaction/export?format=csv&from=2026-11-01&until=2026-11-30')
        tap.ok(csv.status == 200 and '工程部,3,1,1,1,33.3' in csv.text.replace('"', ''), 'as a file', csv.text[:300])
        for who in ('dora', 'han', 'mei', 'ida', 'sun', 'ada'):
            tap.equal(page(who).status, 403, f'{who} is shown no figures')
            tap.equal(centre.visitor(who).get('desk/satisfaction/export?format=csv').status, 403, 'nor the file')
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
