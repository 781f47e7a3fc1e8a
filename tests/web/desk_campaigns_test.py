#!/usr/bin/env python3
"""Rounds of special return visits: desk/campaigns lists them, desk/campaigns/export takes them along, desk/campaigns/open begins one, with its duty and its item of the plan."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from lists import exported, offered  # noqa: E402
from pages import texts  # noqa: E402
from visitor import Tap  # noqa: E402


def main():
    tap, centre = Tap(), Centre('desk')
    sql = centre.programs.sql
    round_ = {'title': '2026年供暖季<b>回访</b>', 'form': 'heating', 'first': '2026-11-20', 'last': '2026-12-10',
              'leader': '', 'planned': ''}

    def send(who, route, fields):
        visitor = centre.visitor(who)
        return visitor.form(visitor.get('desk/campaigns'), route, fields)

    try:
        page = centre.visitor('sam').get('desk/campaigns')
        tap.ok('没有正在进行的专项回访' in texts(page), 'nothing is under way at first')
        tap.equal(offered(page), {}, 'and there is nothing to take along')
        tap.equal(send('sam', 'desk/campaigns/open', round_).status, 404, 'a sheet that was not adopted is not there')
        for name in 'rain', 'heating', 'other':
            said = centre.programs.anjuan('import', 'campaign', f'conf/campaigns/{name}.xml')
            tap.ok('adopted' in said, f'the sheet {name} is adopted', said)
        tap.ok('nothing changed' in centre.programs.anjuan('import', 'campaign', 'conf/campaigns/rain.xml'), 'once')
        page = centre.visitor('sam').get('desk/campaigns')
        tap.ok('供暖期专项回访表' in texts(page), 'and may be chosen', texts(page))
        tap.ok('name="title"' not in centre.visitor('han').get('desk/campaigns').text, 'a handler opens none')

        for wrong, field in ({'title': ''}, 'title'), ({'title': 'x'}, 'title'), ({'form': ''}, 'form'), ({'first': 'x'}, 'first'), \
                ({'last': '2026-11-19'}, 'last'), ({'last': '2027-11-21'}, 'last'), \
                ({'first': '2026-11-01', 'last': '2026-11-23'}, 'last'), ({'leader': 'x'}, 'leader'), ({'planned': '-1'}, 'planned'):
            answer = send('sam', 'desk/campaigns/open', {**round_, **wrong})
            tap.ok(answer.status == 422 and answer.error(field), f'a wrong {field} is refused: {wrong}', texts(answer))
        tap.equal(send('sam', 'desk/campaigns/open', {**round_, 'leader': '999'}).status, 409, 'nobody who is not there leads')
        tap.equal(send('sam', 'desk/campaigns/open', {**round_, 'planned': '999'}).status, 404, 'no item that is not planned')
        tap.equal(send('sam', 'desk/campaigns/open', {**round_, 'form': 'none'}).status, 404, 'no sheet that is not there')
        tap.equal(sql('SELECT COUNT(*) FROM campaign, duty'), ['0'], 'nothing was written')

        plan = centre.visitor('sam')
        for kind in 'rain', 'heating':
            tap.equal(plan.form(plan.get('desk/yearplan?year=2026'), 'desk/yearplan/add',
                                {'year': 2026, 'month': 11, 'kind': kind, 'subject': f'{kind} 2026', 'planned': 3, 'person': ''}).status,
                      303, f'{kind} is planned')
        rain, heating = sql('SELECT id FROM planned_visit ORDER BY id')
        tap.equal(send('sam', 'desk/campaigns/open', {**round_, 'planned': rain}).status, 409, 'not for visits of another season')

        visitor = centre.visitor('sam')
        page = visitor.get('desk/campaigns')
        answer = visitor.form(page, 'desk/campaigns/open', {**round_, 'planned': heating})
        tap.equal(answer.status, 303, 'a round is opened')
        again = visitor.form(page, 'desk/campaigns/open', {**round_, 'planned': heating})
        tap.equal((again.status, again.location), (303, answer.location), 'a double click leads to the same')
        tap.equal(sql('SELECT season, first_day, last_day, form_id, form_version FROM campaign'),
                  ['1\t2026-11-20\t2026-12-10\theating\t2026-01'], 'once, with its sheet')
        tap.equal(sql("SELECT d.rule, d.period, d.due_at, d.warn_at, s.login FROM duty d JOIN staff s ON s.id = d.responsible_id"),
                  ['K25\t2026-12-10\t2026-12-10 15:59:59\t2026-12-02 16:00:00\tsam'], 'a duty of the calendar watches its end')
        tap.equal(sql('SELECT p.id, p.campaign_id = c.id FROM planned_visit p JOIN campaign c ON c.id = p.campaign_id'),
                  [f'{heating}\t1'], 'it carries out what was planned')
        tap.equal(send('sam', 'desk/campaigns/open', {**round_, 'title': '又一次', 'planned': heating}).status, 409, 'which no other does')
        tap.equal(send('max', 'desk/campaigns/open', round_).status, 409, 'not twice under one title')
        page = centre.visitor('han').get('desk/campaigns')
        tap.ok('供暖季&lt;b&gt;回访&lt;/b&gt;' in page.text and '进行中' in texts(page), 'everybody sees it, escaped', texts(page))
        tap.ok(re.search(r'desk/campaign\?id=\d+', page.text), 'and opens it')

        tap.equal(send('mei', 'desk/campaigns/open', {**round_, 'title': '雨季回访', 'form': 'rain', 'first': '2027-06-01', 'last': '2027-06-30'}).status,
                  303, 'one of the next year')
        tap.ok('未开始' in texts(centre.visitor('sam').get('desk/campaigns')), 'has not begun')
        sql("UPDATE campaign SET last_day = '2026-11-23' WHERE season = 1")
        sql('INSERT INTO campaign_room (campaign_id, room_id) SELECT id, 1 FROM campaign WHERE season = 1')
        page = centre.visitor('sam').get('desk/campaigns')
        tap.ok('已逾期' in texts(page) and '尚未回访的户数： 1' in texts(page), 'what is overdue says so, and how much', texts(page))

        tap.equal(offered(page), {kind: f'desk/campaigns/export?format={kind}' for kind in ('xlsx', 'csv')}, 'the list is offered as a file')
        tap.equal(offered(centre.visitor('han').get('desk/campaigns')), {}, 'not to a handler')
        tap.equal(centre.visitor('han').get('desk/campaigns/export?format=csv').status, 403, 'who gets none')
        rows = exported(tap, centre.visitor('sam'), 'desk/campaigns/export', 'rounds')
        tap.equal([list(row.values())[:6] for row in rows], [
            ['2026年供暖季<b>回访</b>', '供暖季', '已逾期', '2026-11-20', '2026-11-23', centre.name('sam')],
            ['雨季回访', '雨季', '未开始', '2027-06-01', '2027-06-30', centre.name('mei')]], 'each with its days and who leads it')
        tap.equal([rows[0][title] for title in ('房间数', '已回访', '家中无人', '发现问题', '完成率（%）', '结束时间')],
                  ['1', '0', '0', '0', '0', ''], 'and how far it is')
        tap.equal(sql("SELECT DISTINCT subject FROM access_log WHERE kind = 'export'"), ['campaigns'], 'on record')
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
