#!/usr/bin/env python3
"""The visits planned for a year: desk/yearplan, added by month, done, taken out again, and as a file."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import texts  # noqa: E402
from visitor import Tap  # noqa: E402


def main():
    tap, centre = Tap(), Centre('desk')
    sql = centre.programs.sql
    staff = {row.split('\t')[0]: row.split('\t')[1] for row in sql('SELECT login, id FROM staff')}
    item = {'year': 2026, 'month': 11, 'kind': 'key_customer', 'subject': '重点客户<b>走访</b>', 'planned': 4, 'person': staff['han']}

    def send(who, route, fields):
        visitor = centre.visitor(who)
        return visitor.form(visitor.get('desk/yearplan?year=2026'), route, fields)

    def done(who, one, visits, version=1, note=''):
        return send(who, 'desk/yearplan/done', {'id': one, 'version': version, 'year': 2026, 'visits': visits, 'note': note})

    def strike(who, one, note, version=1):
        return send(who, 'desk/yearplan/strike', {'id': one, 'version': version, 'year': 2026, 'note': note})

    def stands(one):
        return sql(f'SELECT planned, done, struck_at IS NOT NULL FROM planned_visit WHERE id = {one}')[0].split('\t')

    try:
        tap.ok('这一年还没有回访计划' in texts(centre.visitor('sam').get('desk/yearplan')), 'nothing is planned at first')
        tap.ok('2026 年度回访计划' in texts(centre.visitor('sam').get('desk/yearplan?year=12')), 'a year that is none is this one')
        tap.ok('2027 年度回访计划' in texts(centre.visitor('sam').get('desk/yearplan?year=2027')), 'another year may be looked at')
        for wrong, field in ({'month': ''}, 'month'), ({'month': '13'}, 'month'), ({'month': '0'}, 'month'), ({'kind': 'party'}, 'kind'), \
                ({'subject': ''}, 'subject'), ({'planned': '0'}, 'planned'), ({'planned': '100001'}, 'planned'), ({'person': 'x'}, 'person'):
            answer = send('sam', 'desk/yearplan/add', {**item, **wrong})
            tap.ok(answer.status == 422 and answer.error(field), f'a wrong {field} is refused: {wrong}', texts(answer))
        tap.equal(send('sam', 'desk/yearplan/add', {**item, 'year': '1'}).status, 422, 'and a wrong year')
        tap.equal(send('sam', 'desk/yearplan/add', {**item, 'person': '999'}).status, 409, 'nobody who is not there is named')
        tap.equal(send('han', 'desk/yearplan/add', item).status, 403, 'a handler plans nothing')
        tap.equal(sql('SELECT COUNT(*) FROM planned_visit'), ['0'], 'nothing was written')

        visitor = centre.visitor('sam')
        page = visitor.get('desk/yearplan?year=2026')
        tap.equal(visitor.form(page, 'desk/yearplan/add', item).status, 303, 'visits are planned')
        tap.equal(visitor.form(page, 'desk/yearplan/add', item).status, 303, 'a double click')
        tap.equal(sql('SELECT year, month, kind, planned, done FROM planned_visit'), ['2026\t11\t2\t4\t0'], 'once')
        for month, kind, subject in (10, 'engineering', '九月交付楼栋'), (12, 'satisfaction', '年终满意度'), (12, 'warranty', '外墙保修期满'):
            send('sam', 'desk/yearplan/add', {**item, 'month': month, 'kind': kind, 'subject': subject, 'person': ''})
        ours, late, later, other = (int(one) for one in sql('SELECT id FROM planned_visit ORDER BY id'))
        page = visitor.get('desk/yearplan')
        tap.ok('重点客户&lt;b&gt;走访&lt;/b&gt;' in page.text, 'everything is escaped')
        words = texts(page)
        tap.ok('工程回访 未完成' in words.replace('  ', ' ') and '本月' in words and '未到时间' in words, 'each says how it stands', words)
        tap.ok('0/16' in words, 'and all of it is counted', words)

        tap.equal(done('gao', ours, 1).status, 409, 'somebody else does not say it is done')
        tap.equal(done('han', late, 1).status, 409, 'nor of what nobody was named for')
        for visits in '', '0', '-1', 'x':
            tap.equal(done('han', ours, visits).status, 422, f'{visits!r} visits are none')
        tap.equal(done('han', ours, 3, version=7).status, 409, 'an older version is refused')
        tap.equal(done('han', 999, 1).status, 404, 'what is not planned is not found')
        tap.equal(stands(ours), ['4', '0', '0'], 'nothing was done yet')
        visitor = centre.visitor('han')
        page = visitor.get('desk/yearplan')
        fields = {'id': ours, 'version': 1, 'year': 2026, 'visits': 3, 'note': '<i>走访</i>三家'}
        tap.equal(visitor.form(page, 'desk/yearplan/done', fields).status, 303, 'three were done')
        tap.equal(visitor.form(page, 'desk/yearplan/done', fields).status, 303, 'a double click')
        tap.equal(stands(ours), ['4', '3', '0'], 'counts once')
        page = visitor.get('desk/yearplan')
        tap.ok('&lt;i&gt;走访&lt;/i&gt;三家' in page.text and '3/16' in texts(page), 'and is told', texts(page))
        tap.equal(done('sam', ours, 2, version=2).status, 303, 'more than was planned')
        tap.ok('4/16' in texts(visitor.get('desk/yearplan')), 'does not make up for the rest', texts(visitor.get('desk/yearplan')))

        tap.equal(strike('han', later, '取消').status, 403, 'a handler takes nothing out')
        tap.equal(strike('sam', later, '').status, 422, 'taking out needs a reason')
        tap.equal(strike('sam', ours, '取消', version=3).status, 409, 'what was done stays')
        tap.equal(strike('sam', later, '改为线上').status, 303, 'something is taken out')
        tap.equal(strike('sam', later, '改为线上', version=2).status, 409, 'once')
        tap.equal(done('sam', later, 1, version=2).status, 409, 'and is not done any more')
        tap.ok('年终满意度' not in texts(visitor.get('desk/yearplan')) and '外墙保修期满' in texts(visitor.get('desk/yearplan')), 'the rest stands')
        tap.equal(sql(f'SELECT act, visits, note FROM planned_visit_event WHERE planned_visit_id = {later} ORDER BY id'),
                  ['0\t0\t', '2\t0\t改为线上'], 'with its history')

        centre.programs.anjuan('import', 'campaign', 'conf/campaigns/heating.xml')
        send('sam', 'desk/yearplan/add', {**item, 'kind': 'heating', 'subject': '供暖季', 'planned': 50, 'person': ''})
        heating = int(sql('SELECT MAX(id) FROM planned_visit')[0])
        visitor = centre.visitor('sam')
        visitor.form(visitor.get('desk/campaigns'), 'desk/campaigns/open', {
            'title': '供暖季回访', 'form': 'heating', 'first': '2026-11-20', 'last': '2026-12-10', 'leader': '', 'planned': heating})
        sql('INSERT INTO campaign_room (campaign_id, room_id, state) SELECT id, seq, IF(seq < 3, 2, 0) FROM campaign JOIN seq_1_to_3')
        page = visitor.get('desk/yearplan')
        tap.ok('2 / 3' in texts(page) and 'desk/campaign?id=' in page.text, 'a round counts its own rooms', texts(page))
        tap.equal(done('sam', heating, 1, version=2).status, 409, 'by itself')

        exported = visitor.get('desk/yearplan/export?year=2026&format=csv')
        tap.ok(exported.status == 200 and '外墙保修期满' in exported.text and '年终满意度' not in exported.text, 'the plan is a file', exported.text)
        tap.equal(exported.text.strip().count('\n'), 4, 'with a row for each item')
        tap.equal(visitor.get('desk/yearplan/export?year=2026&format=xlsx').status, 200, 'also a spreadsheet')
        tap.equal(visitor.get('desk/yearplan/export?format=doc').status, 404, 'and nothing else')
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
