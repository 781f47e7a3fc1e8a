#!/usr/bin/env python3
"""What a resident reads at portal/follow of what staff wrote at the desk: never a whole name or phone."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, texts  # noqa: E402
from visitor import Tap, Visitor  # noqa: E402

NAMED = '刘女士，138 0013 8000，另拨139-0013-9000'


def written(cases):
    """A case closed by people who write down whom they spoke with, wherever the complainant reads it."""
    case = cases.new(contact='139 0013 9000', matter=f'{NAMED}来电：卫生间渗水', remedy=f'请先联系{NAMED}')
    done = {'text': f'好了，已告知{NAMED}', 'result': f'修复，{NAMED}验收'}
    plan = {'text': f'重做，与{NAMED}约定', 'department': cases.centre.department('engineering'), 'person': cases.staff('han'),
            'until': '2026-11-26 18:00'}
    for who, route, fields in (
            ('dora', 'dispatch', {'department': cases.centre.department('engineering')}),
            ('dora', 'add', {'text': f'{NAMED}补充：还在漏', 'public': '1'}), ('han', 'accept', {}), ('han', 'plan', plan),
            ('han', 'execute', {}), ('dora', 'judge', {'validity': 'valid', 'text': '属实'}), ('han', 'complete', done),
            ('han', 'feed_back', {'text': f'{NAMED}在家，已修好'}),
            ('dora', 'confirm', {'text': f'{NAMED}满意'}), ('dora', 'close', {'text': f'{NAMED}认可', 'result': done['result']})):
        answer = cases.send(who, case, 'desk/case/' + route, fields)
        if answer.status != 303:
            raise RuntimeError(f'{route}: {texts(answer)}')
    return case


def reading(tap, cases, case):
    answer = cases.send('dora', case, 'desk/case/reissue', {'text': '回拨，本人核实'})
    code = re.search(r'<dd class="code big">([^<]*)</dd>', cases.centre.visitor('dora').get(answer.location.lstrip('/')).text)[1]
    visitor = Visitor(cases.centre.programs)
    visitor.form(visitor.get('portal/follow'), 'portal/follow', {'number': cases.number(case), 'code': code})
    page = visitor.get('portal/follow/case')
    tap.ok(page.status == 200 and all(word in page.text for word in ('还在漏', '修复', '卫生间渗水', '请先联系')), 'the complaint, the answers and the result are there', texts(page))
    for whole in '刘女士', '13800138000', '138 0013 8000', '13900139000', '139-0013-9000':
        tap.ok(whole not in page.text, f'without {whole}', texts(page))
    tap.ok('刘*士' in page.text and '138****8000' in page.text and '139****9000' in page.text, 'but masked', texts(page))


def main():
    tap, centre = Tap(), Centre('desk', 'portal')
    cases = Cases(centre)
    try:
        reading(tap, cases, written(cases))
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
