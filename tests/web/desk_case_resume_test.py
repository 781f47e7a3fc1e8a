#!/usr/bin/env python3
"""A clock that runs on: desk/case/resume."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, words  # noqa: E402
from visitor import Tap  # noqa: E402


def main():
    tap, centre = Tap(), Centre('desk')
    cases = Cases(centre)

    try:
        case = cases.new()
        cases.send('dora', case, 'desk/case/dispatch', {'department': centre.department('engineering')})
        cases.send('han', case, 'desk/case/accept', {})
        tap.equal(cases.send('han', case, 'desk/case/resume', {'clock': 'K6'}).status, 409, 'what runs is not resumed')
        tap.equal(cases.send('han', case, 'desk/case/pause', {'clock': 'K6', 'reason': 'absent', 'text': '出差'}).status, 303,
                  'paused at 08:05')
        centre.programs.at('2026-11-24T08:25:00+08:00')
        answer = cases.send('han', case, 'desk/case/resume', {'clock': '', 'text': ''})
        tap.ok(answer.status == 422 and answer.error('clock'), 'which clock must be said', words(answer))
        tap.equal(cases.send('wu', case, 'desk/case/resume', {'clock': 'K6'}).status, 409, 'another handler does not resume it')
        tap.equal(cases.send('han', case, 'desk/case/resume', {'clock': 'K6', 'text': '业主已回'}).status, 303, 'resumed after twenty minutes')
        tap.equal(cases.clock(case, 'K6'), ['0', '2026-11-24 12:25:00', 'NULL'], 'twelve hours are left')
        tap.ok(re.search(r'暂停：\S+ 2026-11-24 08:05～2026-11-24 08:25', words(cases.page('han', case))), 'the calculation tells it',
               words(cases.page('han', case)))

    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
