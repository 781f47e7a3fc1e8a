#!/usr/bin/env python3
"""Handing in what one was told: desk/handin for every role, and the list that follows it to the end, also as
a file: desk/handin/export."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre, PEOPLE  # noqa: E402
from lists import exported, offered  # noqa: E402
from pages import Cases  # noqa: E402
from visitor import Tap, Visitor  # noqa: E402

TOLD = {'who': '刘女士', 'phone': '138 0013 8000', 'where': '3-2-1201', 'what': '楼道灯坏了<b>\n老人差点摔倒'}


def main():
    tap, centre = Tap(), Centre('desk', 'archive')
    cases, sql = Cases(centre), centre.programs.sql
    try:
        tap.equal(Visitor(centre.programs).get('desk/handin').status, 303, 'a stranger is sent to the door')
        for login in PEOPLE:
            visitor = centre.visitor(login)
            tap.equal(visitor.get('desk/handin').status, 200, f'{login} has the page')
            answer = visitor.post('desk/handin', TOLD)
            tap.equal((answer.status, answer.location), (303, '/desk/handin'), f'{login} hands in')
            page = visitor.get('desk/handin').text
            tap.ok(page.count('楼道灯坏了') == 1 and '已登记' in page, f'and {login} sees the own one alone')
            tap.ok('&lt;b&gt;' in page and '13800138000' not in page and '刘女士' not in page, 'escaped and without personal data')
        for login, front in (('ida', 'archive/search'), ('sun', 'archive/search'), ('ada', 'admin/staff')):
            page = centre.visitor(login).get(front).text
            tap.ok('class="programs"' in page and 'href="/desk/handin"' in page, f'{front} leads {login} to it', page[:2500])
        rows = sql('SELECT COUNT(*), COUNT(DISTINCT receiver_id), MIN(room_id), MIN(channel), MAX(channel) FROM complaint')
        tap.equal(rows, [f'{len(PEOPLE)}\t{len(PEOPLE)}\t1\t13\t13'], 'each is a complaint of channel department, in its room')
        tap.equal(sql("SELECT COUNT(*) FROM case_file WHERE number LIKE 'Q%'"), [str(len(PEOPLE))], 'numbered so')
        gao = centre.visitor('gao')
        case = int(sql(f"SELECT MAX(id) FROM complaint WHERE receiver_id = {cases.staff('gao')}")[0])
        tap.equal(cases.page('gao', case).status, 404, 'following is not opening')
        tap.ok(f'desk/case?id={case}' not in gao.get('desk/handin').text, 'so there is no way to it')
        cases.act('dora', case, 'desk/case/answer', {'validity': 'valid', 'text': '已换灯', 'result': '灯已更换'})
        tap.ok('转交的投诉已有结果' in gao.get('desk/notices').text, 'who handed it in is told')
        page = gao.get('desk/handin').text
        tap.ok('灯已更换' in page and '已结案' in page, 'the result is seen by whoever handed it in')
        tap.equal(offered(gao.get('desk/handin')), {kind: f'desk/handin/export?format={kind}' for kind in ('xlsx', 'csv')},
                  'what one handed in can be taken along')
        sql(f"UPDATE case_file SET subject = '=1+1', result = CONCAT('+1;\"x\",', CHAR(10), '@b') WHERE id = {case}")
        rows = exported(tap, gao, 'desk/handin/export', 'handed in')
        tap.equal([[row[title] for title in ('编号', '阶段', '事项', '处理结果', '投诉时间', '时限')] for row in rows],
                  [[cases.number(case), '已结案', '=1+1', '+1;"x",\n@b', '2026-11-24 08:05', '']], 'the own one alone')
        tap.ok('刘女士' not in str(rows) and '8000' not in str(rows) and rows[0]['已告知投诉人'], 'with when it was told, without who', rows)
        tap.equal(sql("SELECT subject, reason FROM access_log WHERE kind = 'export'"), ['handin\txlsx', 'handin\tcsv'],
                  'on record')
        sql(f'UPDATE case_file SET accused_staff_id = {cases.staff("gao")} WHERE id = {case}')
        tap.ok('=1+1' not in gao.get('desk/handin').text and offered(gao.get('desk/handin')) == {}, 'but not by whom it is about')
        tap.equal(exported(tap, gao, 'desk/handin/export', 'about oneself'), [], 'nor in a file')
        han = int(sql(f"SELECT MAX(id) FROM complaint WHERE receiver_id = {cases.staff('han')}")[0])
        sql(f"UPDATE case_file SET accused_staff_id = {cases.staff('mei')}, by_staff = 1, subject = '队长刁难' WHERE id = {han}")
        tap.equal([('队长刁难' in centre.visitor(login).get('desk/handin').text, cases.page(login, han).status)
                   for login in ('han', 'wu', 'mei')], [(True, 404), (False, 404), (False, 404)],
                  'about the own superior it can be followed by whoever handed it in alone, and opened by none under that person')
        answer = gao.post('desk/handin', {**TOLD, 'what': '', 'phone': 'x', 'where': '门口<i>'})
        tap.ok(answer.status == 422 and answer.error('what') and answer.error('phone'), 'what was told and a phone are needed')
        tap.ok('门口&lt;i&gt;' in answer.text, 'what was typed is kept')
        page = gao.get('desk/handin')
        before = sql('SELECT COUNT(*) FROM complaint')
        first = gao.form(page, 'desk/handin', {**TOLD, 'who': ''})
        second = gao.form(page, 'desk/handin', {**TOLD, 'who': ''})
        tap.equal((first.status, second.status), (303, 303), 'a double click is answered twice')
        tap.equal(int(sql('SELECT COUNT(*) FROM complaint')[0]), int(before[0]) + 1, 'and handed in once')
        tap.equal(sql('SELECT anonymous FROM complaint ORDER BY id DESC LIMIT 1'), ['1'], 'without a name it is anonymous')
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
