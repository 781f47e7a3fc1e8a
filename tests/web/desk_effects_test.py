#!/usr/bin/env python3
"""Evaluations of effects: desk/effects with what is due and its desk/effects/export, desk/effects/open for a case and for a group; what is bad is
taken up by a case that is open."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from lists import exported, offered  # noqa: E402
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
    done = s.cases.closed(subject='已结')
    tap.equal(s.judge('sam', effect, {'verdict': 'bad', 'reason': '没有用', 'renewal': s.cases.number(done)}).status, 409, 'a closed one does not')
    fresh = s.cases.new(subject='重新分析')
    tap.equal(s.judge('sam', effect, {'verdict': 'bad', 'reason': '没有用', 'renewal': s.cases.number(fresh)}).status, 303, 'an open one does')
    tap.ok('没有用' in s.cases.page('sam', fresh).text, 'where it is on record')
    renewed = s.cases.number(fresh)
    for path in 'desk/effects', f'desk/effect?id={effect}', 'desk/effects/export?format=csv':
        tap.ok(renewed in s.centre.visitor('sam').get(path).text, f'{path} names it')
        s.sql(f'UPDATE case_file SET accused_staff_id = {s.cases.staff("sam")} WHERE id = {fresh}')
        shown = s.centre.visitor('sam').get(path)
        tap.ok(shown.status == 200 and renewed not in shown.text and f'desk/case?id={fresh}' not in shown.text, f'{path} does not name it to whom it is about')
        s.sql(f'UPDATE case_file SET accused_staff_id = NULL WHERE id = {fresh}')
    told = s.sql(f"SELECT DISTINCT subject, reason FROM access_log WHERE kind = 'view' AND staff_id = {s.cases.staff('sam')}")
    tap.ok(f'effect {effect}\t' in told and f'case {renewed}\teffect' in told, 'as that one of them was, and the case it told', told)
    kept = f"SELECT kind, staff_id, reason FROM access_log WHERE subject = 'effect {effect}' AND kind LIKE 'effect%' ORDER BY id"
    sam = s.cases.staff('sam')
    tap.equal(s.sql(kept), [f'effect_opened\t{sam}\t', f'effect_judged\t{sam}\tbad'], 'who opened and who judged it, once, and nothing refused')
    tap.ok('effects\t' in told and f'case {renewed}\teffects' in told, 'that it was read is remembered, and of which case it told', told)
    number = s.cases.number(done)
    tap.equal(s.open('sam', {'number': number, 'days': '30'}).status, 303, 'a closed case is evaluated by hand')
    tap.equal(s.open('sam', {'number': number, 'days': '30'}).status, 409, 'once for its plan')
    tap.equal(s.open('sam', {'number': '2020-000001', 'days': '30'}).status, 404, 'not one that is not there')
    tap.equal(s.open('sam', {'number': s.cases.number(fresh), 'days': '30'}).status, 409, 'nor one in which nothing was carried out')
    for path in ('desk/effect', 'desk/effect?id=x', 'desk/effect?id=0', 'desk/effect?id=99999999'):
        tap.equal(s.centre.visitor('sam').get(path).status, 404, path)


def files(s):
    tap, sql = s.tap, s.sql
    sam, mei = s.centre.visitor('sam'), s.centre.visitor('mei')
    wanted = {kind: f'desk/effects/export?format={kind}' for kind in ('xlsx', 'csv')}
    tap.equal(offered(sam.get('desk/effects')), wanted, 'the list is offered as a file')
    own = {'department': s.centre.department('engineering'), 'category': 'leak', 'day': '2026-08-01', 'days': '90', 'measure': '=1+1'}
    tap.equal(s.open('mei', own).status, 303, 'one that is late, its measure a formula')
    tap.equal(s.open('sam', {**own, 'day': '2026-08-20', 'measure': '清洗管道'}).status, 303, 'one that is due')
    tap.equal(s.open('sam', {**own, 'day': '2026-11-01', 'measure': '换阀门'}).status, 303, 'one that runs')
    tap.equal(s.open('sam', {**own, 'department': s.centre.department('security'), 'measure': '增设岗亭'}).status, 303, 'one of others')
    rows = exported(tap, sam, 'desk/effects/export', 'effects')
    tap.equal(len(rows), int(sql('SELECT COUNT(*) FROM effect')[0]), 'a row for each')
    tap.equal([row['状态'] for row in rows], sorted((row['状态'] for row in rows),
              key=['评价逾期', '待评价', '待重新分析制定方案', '对比期未满', '已评价'].index), 'in the order of the page')
    said = {row['实施的措施']: row for row in rows}
    tap.equal(list(said['=1+1'].values()), ['评价逾期', '工程部', '漏水渗水', '', '=1+1', '2026-08-01', '90', '2026-10-30', '2026-11-13',
                                            '', '', '', '', '', '', ''], 'late: its days, and no judgement')
    tap.equal([said['清洗管道']['状态'], said['换阀门']['状态']], ['待评价', '对比期未满'], 'due, and running')
    judged = said['全部换管']
    tap.equal([judged[title] for title in ('状态', '结论', '理由', '评价人', '评价时间', '实施前投诉数', '重新分析的案卷编号')],
              ['待重新分析制定方案', '无效', '没有用', s.centre.name('sam'), '2026-11-24 08:05', '0', sql(
                  'SELECT number FROM case_file WHERE id = (SELECT MAX(renewal_id) FROM effect)')[0]], 'judged: by whom, when, on which figures')
    rows = exported(tap, mei, 'desk/effects/export', 'effects of a department')
    tap.ok('=1+1' in str(rows) and '增设岗亭' not in str(rows), 'a manager takes along what that page shows', rows)
    for who in ('dora', 'han', 'sun', 'ada'):
        tap.equal(s.centre.visitor(who).get('desk/effects/export?format=csv').status, 403, f'nothing for {who}')
    tap.equal(sql("SELECT DISTINCT subject FROM access_log WHERE kind = 'export'"), ['effects'], 'on record')


def filed(s):
    """A filed case is as it was filed; only an evaluation that was open then is still judged, once."""
    tap, fresh, open_before = s.tap, s.cases.closed(subject='已归档'), s.cases.closed(subject='归档前已开启', flags='repeat')
    effect = s.of(open_before)
    s.over(effect)
    s.sql(f'UPDATE case_file SET stage = 9, queue = 9 WHERE id IN ({fresh}, {open_before})')
    answer = s.open('sam', {'number': s.cases.number(fresh), 'days': '30'})
    tap.ok(answer.status == 409 and '案卷已归档' in answer.text, 'none is opened for a filed case', f'{answer.status} {texts(answer)}')
    tap.equal(s.of(fresh), None, 'and nothing was written')
    for verdict, status in (('partly', 303), ('good', 409)):
        answer = s.judge('ida', effect, {'verdict': verdict, 'reason': '归档后评价'})
        tap.equal(answer.status, status, f'what was open is judged {verdict}')
    tap.equal(s.sql(f'SELECT verdict, reason FROM effect WHERE id = {effect}'), ['2\t归档后评价'], 'once')


def main():
    tap, centre = Tap(), Centre('desk')
    try:
        effects = Effects(tap, centre)
        tap.equal(offered(centre.visitor('sam').get('desk/effects')), {}, 'where there is nothing, there is no file')
        groups(effects)
        files(effects)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
