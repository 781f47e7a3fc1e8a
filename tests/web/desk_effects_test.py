#!/usr/bin/env python3
"""Evaluations of effects: desk/effects with what is due, desk/effects/open for a case and for a group; what is bad is
taken up by a case that is open."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from desk_effect_test import Effects  # noqa: E402
from pages import texts  # noqa: E402
from visitor import Tap  # noqa: E402


def groups(s):
    tap = s.tap
    department = s.centre.department('engineering')
    answer = s.open('sam', {'days': '90'})
    tap.ok(answer.status == 422 and answer.error('category') and answer.error('day') and answer.error('measure') and answer.error('project'),
           'without a case everything is asked for', texts(answer))
    group = {'department': department, 'category': 'leak', 'day': '2026-08-01', 'days': '90', 'measure': '全部换管'}
    answer = s.open('sam', {**group, 'day': '2026-11-25'})
    tap.ok(answer.status == 422 and answer.error('day'), 'what is to come has no effect yet')
    tap.equal(s.open('sam', {**group, 'department': '999999'}).status, 409, 'a department that is not there')
    tap.equal(s.open('sam', {**group, 'category': 'nonsense'}).status, 409, 'a category that is not there')
    tap.equal(s.open('mei', {**group, 'department': s.centre.department('security')}).status, 409, 'managers evaluate their own department')
    answer = s.open('sam', group)
    tap.equal(answer.status, 303, 'a group is opened')
    effect = int(answer.location.split('=')[1].split('&')[0])
    tap.ok('全部换管' in s.centre.visitor('sam').get('desk/effects').text, 'and listed as due')
    answer = s.judge('sam', effect, {'verdict': 'bad', 'reason': '没有用'})
    tap.ok(answer.status == 409 and '未结案的案卷编号' in answer.text and '没有用' in answer.text, 'a bad one names the case that takes it up', texts(answer))
    done = s.closed(subject='已结')
    tap.equal(s.judge('sam', effect, {'verdict': 'bad', 'reason': '没有用', 'renewal': s.cases.number(done)}).status, 409, 'a closed one does not')
    fresh = s.cases.new(subject='重新分析')
    tap.equal(s.judge('sam', effect, {'verdict': 'bad', 'reason': '没有用', 'renewal': s.cases.number(fresh)}).status, 303, 'an open one does')
    tap.ok('没有用' in s.cases.page('sam', fresh).text, 'where it is on record')
    number = s.cases.number(done)
    tap.equal(s.open('sam', {'number': number, 'days': '30'}).status, 303, 'a closed case is evaluated by hand')
    tap.equal(s.open('sam', {'number': number, 'days': '30'}).status, 409, 'once for its plan')
    tap.equal(s.open('sam', {'number': '2020-000001', 'days': '30'}).status, 404, 'not one that is not there')
    tap.equal(s.open('sam', {'number': s.cases.number(fresh), 'days': '30'}).status, 409, 'nor one in which nothing was carried out')
    for path in ('desk/effect', 'desk/effect?id=x', 'desk/effect?id=0', 'desk/effect?id=99999999'):
        tap.equal(s.centre.visitor('sam').get(path).status, 404, path)


def main():
    tap, centre = Tap(), Centre('desk')
    try:
        groups(Effects(tap, centre))
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
