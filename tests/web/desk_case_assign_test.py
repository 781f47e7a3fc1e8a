#!/usr/bin/env python3
"""A second stage by another person: desk/case/assign and the other lists of people leave out who handled the first one."""

import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, texts  # noqa: E402
from visitor import TOP, Tap  # noqa: E402


def other_person(centre):
    """The shipped procedure, with another person for what is reopened."""
    with open(os.path.join(TOP, 'conf/procedure/property.xml'), encoding='utf-8') as file:
        text = file.read().replace('version="2026-02"', 'version="2026-90" other_person="yes"', 1)
    with tempfile.NamedTemporaryFile('w', suffix='.xml', encoding='utf-8') as file:
        file.write(text)
        file.flush()
        centre.programs.anjuan('import', 'procedure', file.name)
    centre.programs.sql("UPDATE procedure_version SET adopted_at = '2026-11-24 00:00:30' WHERE version = '2026-90'")
    centre.programs.at('2026-11-24T08:06:00+08:00')


def choices(page, action, field):
    """The people that a form of the page offers."""
    form = re.search(rf'<form[^>]*action="/{action}".*?</form>', page.text, re.S)
    control = re.search(rf'<select[^>]*name="{field}".*?</select>', form[0], re.S) if form else None
    return set(re.findall(r'<option value="([0-9]+)"', control[0])) if control else None


def act(tap, cases, who, case, route, fields):
    answer = cases.act(who, case, route, fields)
    tap.equal((answer.status, ''), (303, '') if answer.status == 303 else (303, texts(answer)), f'{who} {route}')


def main():
    tap, centre = Tap(), Centre('desk')
    cases = Cases(centre)
    try:
        other_person(centre)
        engineering, han, wu = centre.department('engineering'), cases.staff('han'), cases.staff('wu')
        plan = {'text': '重做防水层', 'department': engineering, 'person': han, 'until': '2026-11-26 18:00'}
        case = cases.new()
        dispatch = ('dora', 'desk/case/dispatch', {'department': engineering})
        first = [dispatch, ('han', 'desk/case/accept', {}), ('dora', 'desk/case/judge', {'validity': 'valid', 'text': '属实'}),
                 ('han', 'desk/case/investigate', {'text': '防水层破损'})]
        for who, route, fields in first:
            act(tap, cases, who, case, route, fields)
        tap.equal(choices(cases.page('mei', case), 'desk/case/assign', 'person'), {han, wu}, 'in the first stage anybody is offered')
        rest = [('han', 'desk/case/plan', plan), ('han', 'desk/case/execute', {}),
                ('han', 'desk/case/complete', {'text': '已修好', 'result': '修复'}), ('han', 'desk/case/feed_back', {'text': '请征询'}),
                ('dora', 'desk/case/object', {'text': '又漏了'}), dispatch]
        for who, route, fields in rest:
            act(tap, cases, who, case, route, fields)
        tap.ok('desk/case/accept' not in cases.page('han', case).text, 'who handled it is not asked to accept it')
        tap.ok('desk/case/accept' not in centre.visitor('han').get(f'desk/work?id={case}').text, 'nor on the page of work')
        tap.ok('desk/case/accept' in cases.page('wu', case).text, 'a colleague is')
        tap.equal(cases.send('han', case, 'desk/case/accept', {}).status, 409, 'the forged form is refused')
        tap.equal(choices(cases.page('mei', case), 'desk/case/assign', 'person'), {wu}, 'nor is he offered to be named')
        tap.equal(cases.send('mei', case, 'desk/case/assign', {'person': han, 'text': '熟悉'}).status, 409, 'and a forged name is refused')
        act(tap, cases, 'wu', case, 'desk/case/accept', {})
        act(tap, cases, 'wu', case, 'desk/case/investigate', {'text': '重新查看'})
        task = {'department': engineering, 'person': han, 'until': '2026-11-26 18:00', 'text': '复查'}
        for path, action in ((f'desk/case?id={case}', 'desk/case/plan'), (f'desk/inquiry?id={case}', 'desk/inquiry/measure'),
                             (f'desk/cooperation?id={case}', 'desk/task/give')):
            offered = choices(centre.visitor('wu').get(path), action, 'person')
            tap.ok(offered is not None and wu in offered and han not in offered, f'nor in the list of {action}', offered)
        for route, fields in (('desk/case/plan', plan), ('desk/inquiry/measure', plan), ('desk/task/give', task)):
            tap.equal(cases.send('wu', case, route, fields).status, 409, f'a forged name in {route} is refused')
        for route, fields in (('desk/task/give', {**task, 'person': wu}), ('desk/case/plan', {**plan, 'person': wu})):
            act(tap, cases, 'wu', case, route, fields)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
