#!/usr/bin/env python3
"""What is said to a complainant: desk/case/contact, when they last heard from us, the next report, the standard texts."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, texts  # noqa: E402
from visitor import Tap  # noqa: E402

CALL = {'way': 'phone', 'direction': 'out', 'party': 'complainant', 'with': '刘女士的儿子', 'minutes': '12', 'text': '配件明天到货，后天上门。'}
START = '2026-11-24T08:05:00+08:00'


def told(page):
    return re.search(r'<section class="panel told">(.*?)</section>', page.text, re.S)[1]


def accepted(cases):
    case = cases.new()
    cases.act('dora', case, 'desk/case/dispatch', {'department': cases.centre.department('engineering')})
    cases.act('han', case, 'desk/case/accept', {})
    return case


def contact(tap, cases, case):
    sql = cases.centre.programs.sql
    before = told(cases.page('han', case))
    tap.ok('受理后还没有' in before, 'nobody has spoken with the complainant yet', before)
    tap.ok('2026-11-27 08:05' in before, 'the next report is due three days after it was taken on', before)
    cases.centre.programs.at('2026-11-24T08:20:00+08:00')
    answer = cases.act('han', case, 'desk/case/contact', CALL)
    tap.equal(answer.status, 303, 'a call is written down')
    page = cases.page('dora', case)
    tap.ok('2026-11-24 08:20' in told(page), 'and stands as the last word', told(page))
    tap.ok('2026-11-27 08:20' in told(page), 'from which the next report counts')
    row = re.search(r'<strong>沟通记录</strong>.*?</tr>', page.text, re.S)[0]
    tap.ok(all(word in row for word in ('后天上门', '方式: 电话', '方向: 我方联系', '与谁: 投诉人', '对象: 刘女士的儿子', '分钟: 12')),
           'the history tells how, with whom and how long', row)
    tap.ok('内部' in row, 'between colleagues')
    cases.centre.programs.at('2026-11-24T08:25:00+08:00')
    rounds = sql(f"SELECT COUNT(*) FROM deadline WHERE case_id = {case} AND clock = 'C1'")
    answer = cases.act('han', case, 'desk/case/contact', {**CALL, 'party': 'supplier', 'with': '门禁厂家', 'text': '催配件。'})
    tap.equal(answer.status, 303, 'so is a talk with a supplier')
    answer = cases.act('han', case, 'desk/case/contact', {**CALL, 'direction': 'in', 'public': '1', 'text': '您来电问了进度。'})
    tap.equal(answer.status, 303, 'a call of the complainant too')
    page = cases.page('dora', case)
    tap.ok('2026-11-24 08:20' in told(page) and '2026-11-27 08:20' in told(page) and '08:25' not in told(page),
           'neither is a word of ours to the complainant', told(page))
    tap.equal(sql(f"SELECT COUNT(*) FROM deadline WHERE case_id = {case} AND clock = 'C1'"), rounds, 'and the clock goes on')
    tap.equal(sql(f'SELECT public FROM case_event WHERE case_id = {case} ORDER BY number DESC LIMIT 1'), ['1'],
              'which may be shown to the complainant')


def unreached(tap, cases, case):
    """An attempt is no contact."""
    sql = cases.centre.programs.sql
    cases.centre.programs.at('2026-11-24T08:30:00+08:00')
    rounds = sql(f"SELECT COUNT(*) FROM deadline WHERE case_id = {case} AND clock = 'C1'")
    answer = cases.act('han', case, 'desk/case/contact', {**CALL, 'unreached': '1', 'public': '1', 'text': '<b>无人接听</b>'})
    tap.equal(answer.status, 303, 'a call that nobody took is written down')
    page = cases.page('han', case)
    tap.ok('2026-11-24 08:30' not in told(page) and '2026-11-27 08:20' in told(page), 'and nobody has heard anything by it', told(page))
    tap.equal(sql(f"SELECT COUNT(*) FROM deadline WHERE case_id = {case} AND clock = 'C1'"), rounds, 'the clock goes on')
    row = re.search(r'<strong>内部备注</strong>.*?</tr>', page.text, re.S)[0]
    tap.ok('&lt;b&gt;无人接听' in row and '没有联系上: 是' in row and '内部' in row, 'it is a note, for colleagues alone', row)


def refused(tap, cases, case):
    rows = [
        ('han', {'way': ''}, 422, 'way'), ('han', {'way': 'pigeon'}, 422, 'way'), ('han', {'direction': ''}, 422, 'direction'),
        ('han', {'direction': 'up'}, 422, 'direction'), ('han', {'party': ''}, 422, 'party'), ('han', {'party': 'neighbour'}, 422, 'party'),
        ('han', {'text': ''}, 422, 'text'), ('han', {'minutes': '601'}, 422, 'minutes'),
        ('han', {'minutes': '-1'}, 422, 'minutes'), ('han', {'minutes': 'x'}, 422, 'minutes'), ('han', {'with': '长' * 201}, 422, 'with'),
        ('han', {'text': '长' * 2001}, 422, 'text'), ('han', {'with': ''}, 422, 'with'), ('han', {'minutes': ''}, 422, 'minutes'),
        ('han', {'way': 'meeting', 'minutes': ''}, 422, 'minutes'), ('han', {'unreached': '1', 'with': '', 'minutes': ''}, 422, 'with'),
    ]
    for who, change, status, field in rows:
        answer = cases.send(who, case, 'desk/case/contact', {**CALL, **change})
        tap.ok(answer.status == status and answer.error(field) is not None, f'{change} is not taken', texts(answer))
    for who, status in (('wu', 409), ('gao', 404), ('ida', 409), ('max', 403), ('ada', 403)):
        answer = cases.send(who, case, 'desk/case/contact', CALL)
        tap.equal(answer.status, status, f'{who} writes nothing down here')


def clock(cases, case, name):
    return cases.centre.programs.sql(f"SELECT state, stopped_at IS NOT NULL FROM deadline WHERE case_id = {case} AND clock = '{name}' ORDER BY round DESC LIMIT 1")


def urgent(tap, cases):
    """Within the hour we speak with the complainant (K3); after a day unfinished work is reported up and they are calmed (K7)."""
    centre = cases.centre
    centre.programs.at('2026-11-24T08:40:00+08:00')
    case = cases.new(urgency='urgent')
    cases.act('dora', case, 'desk/case/dispatch', {'department': centre.department('engineering')})
    cases.act('han', case, 'desk/case/accept', {})
    before = clock(cases, case, 'K3')
    cases.act('han', case, 'desk/case/contact', {**CALL, 'direction': 'in'})
    cases.act('han', case, 'desk/case/contact', {**CALL, 'party': 'other', 'with': '物业经理'})
    tap.equal(clock(cases, case, 'K3'), before, 'who calls us, and who else is spoken with, has had no apology')
    cases.act('han', case, 'desk/case/contact', {**CALL, 'way': 'meeting'})
    tap.ok(clock(cases, case, 'K3') != before, 'whom we go to see has', clock(cases, case, 'K3'))
    running = clock(cases, case, 'K7')
    centre.programs.at('2026-11-24T09:00:00+08:00')
    tap.equal(cases.act('han', case, 'desk/case/report_up', {'text': '厂家未到货'}).status, 303, 'unfinished work is reported up')
    tap.equal(clock(cases, case, 'K7'), running, 'which is half of it')
    page = cases.page('han', case)
    tap.ok('已上报，另须安抚投诉人' in page.text, 'and the page says so')
    answer = cases.send('han', case, 'desk/case/report_up', {'text': '再报', 'soothed': '长' * 201})
    tap.ok(answer.status == 422 and answer.error('soothed') is not None, 'too many words are not taken', texts(answer))
    tap.equal(cases.act('han', case, 'desk/case/report_up', {'text': '再报', 'soothed': '已<b>致歉</b>并说明'}).status, 303,
              'another report says what the complainant was told')
    tap.ok(clock(cases, case, 'K7') != running, 'and that meets it', clock(cases, case, 'K7'))
    tap.ok('已&lt;b&gt;致歉' in cases.page('han', case).text, 'what was said stands in the history')


def scripts(tap, cases, case):
    page = cases.page('han', case)
    block = re.search(r'<section class="panel texts".*?</section>', page.text, re.S)[0]
    number = cases.number(case)
    tap.ok('进度告知' in block and number in block, 'standard texts are filled with the case', block[:600])
    tap.ok('{result}' in block, 'what only the writer knows stays open')
    tap.ok('{number}' not in block and '{subject}' not in block and '{phone}' not in block, 'what is known does not', block)
    tap.ok('刘女士' not in block and '刘*士' in block, 'the name is masked as on the rest of the page', block)
    tap.ok('退回调度的理由' not in cases.page('ida', case).text, 'nobody gets texts for acts of others')
    tap.ok('/static/insert.js' in page.text and page.text.count('data-insert') == block.count('<details'), 'each can be inserted')
    tap.ok('class="panel texts"' not in cases.page('max', case).text or '接听登记话术' in cases.page('max', case).text,
           'who may do nothing is offered nothing but what anybody says')
    dora = cases.centre.visitor('dora')
    tap.ok('接听登记话术' in dora.get('desk/intake').text, 'the clerk has the words for taking a call')


def main():
    tap, centre = Tap(), Centre('desk')
    cases = Cases(centre)
    try:
        centre.programs.at(START)
        case = accepted(cases)
        contact(tap, cases, case)
        unreached(tap, cases, case)
        refused(tap, cases, case)
        urgent(tap, cases)
        scripts(tap, cases, case)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
