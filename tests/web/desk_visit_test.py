#!/usr/bin/env python3
"""Return visits: the list desk/visits and its file desk/visits/export, the page desk/visit in view while calling, a try in vain
desk/visit/miss, the visit itself desk/visit/record, the number to call desk/visit/reveal, a second visit waived desk/visit/waive,
a survey on paper desk/visit/paper, a link to one desk/visit/link, and the sheet to be signed desk/print_visit."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, PHOTO, keeps, texts  # noqa: E402
from visitor import Tap  # noqa: E402

EVIL = '<script>x</script>"\'&'
GOOD = {'on_site': '0', 'satisfied': '1', 'satisfaction': '5', 'solved': 'yes', 'text': '没有再漏，很满意。'}
BAD = {'on_site': '0', 'satisfied': '0', 'satisfaction': '2', 'solved': 'no', 'text': '又漏了。'}
PDF = b'%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'


class Visits:
    """Closed cases and what is done with them."""

    def __init__(self, tap, centre):
        self.tap, self.centre, self.cases = tap, centre, Cases(centre)
        self.sql = centre.programs.sql

    def closed(self, **changes):
        case = self.cases.new(**changes)
        self.handle(case)
        return case

    def handle(self, case):
        self.cases.send('dora', case, 'desk/case/dispatch', {'department': self.centre.department('engineering')})
        self.cases.send('han', case, 'desk/case/accept', {})
        self.cases.to_closed(case)

    def page(self, who, case):
        return self.centre.visitor(who).get(f'desk/visit?id={case}')

    def send(self, who, case, route, fields, files=None):
        return self.cases.send(who, case, 'desk/visit/' + route, fields, files)

    def is_(self, answer, status, note):
        self.tap.ok(answer.status == status, note, f'{answer.status} {texts(answer)}')

    def clocks(self, case):
        return self.sql(f"SELECT CONCAT(clock, ' ', state) FROM deadline WHERE case_id = {case} AND clock IN ('K9', 'K10', 'V2') "
                        f"ORDER BY id")


def calling(v):
    tap = v.tap
    case = v.closed(matter='半夜<b>漏水</b>')
    page = v.page('dora', case)
    tap.ok('回访员，想就您投诉的“卧室天花板漏水”' in page.text, 'the script is filled in for the case', texts(page))
    tap.ok('刘女士您好' not in page.text and '13800138000' not in page.text, 'whom it is about stays masked')
    tap.ok('<b>漏水' not in page.text, 'and is text')
    answer = v.send('dora', case, 'reveal', {})
    tap.ok(answer.status == 422 and answer.error('reason') and '13800138000' not in answer.text, 'without a reason nobody is shown')
    answer = v.send('dora', case, 'reveal', {'reason': '首次电话回访'})
    tap.ok(answer.status == 200 and 'tel:13800138000' in answer.text and '刘女士您好' in answer.text, 'the number is shown for the call')
    tap.equal(v.sql(f"SELECT kind, reason FROM access_log WHERE subject = 'case {v.cases.number(case)}' ORDER BY id DESC LIMIT 1"),
              ['reveal\t首次电话回访'], 'which is remembered')
    v.is_(v.page('gao', case), 404, 'another department sees nothing of it')
    v.is_(v.send('gao', case, 'reveal', {}), 404, 'nor the number')
    v.is_(v.send('han', case, 'record', GOOD), 409, 'the handler does not visit an ordinary case')
    sheet(v, case)

    for field, value, word in (('text', '', 'text'), ('next_at', '', 'next_at'), ('next_at', '2026-11-23 09:00', 'next_at'), ('on_site', '', 'on_site')):
        miss = {'on_site': '0', 'text': '无人接听', 'next_at': '2026-11-25 19:00', field: value}
        answer = v.send('dora', case, 'miss', miss)
        tap.ok(answer.status == 422 and answer.error(word), f'a try needs {field}', texts(answer))
    v.is_(v.send('dora', case, 'miss', {'on_site': '0', 'text': '无人接听', 'next_at': '2027-02-01 19:00'}), 409, 'not after the visit is due')
    v.is_(v.send('dora', case, 'miss', {'on_site': '0', 'text': EVIL, 'next_at': '2026-11-25 19:00'}), 303, 'nobody answers')
    tap.equal(v.cases.stage(case), 'closed', 'the visit is still due')
    tap.equal(v.clocks(case), ['K9 0'], 'and its clock runs')
    row = texts(v.centre.visitor('dora').get('desk/visits'))
    tap.ok('2026-11-25 19:00' in row and '未联系上次数 1' in row, 'the list says when it is tried again', row)
    page = v.page('dora', case)
    tap.ok('<script>x' not in page.text and '&lt;script&gt;x' in page.text, 'what happened is shown as text')
    return case


def sheet(v, case):
    """What is taken along to be signed: name and phone for a typed reason, while a visit is due."""
    tap = v.tap
    for who in ('dora', 'sam', 'han', 'mei', 'ida', 'sun', 'max'):
        for route in ('desk/visit', 'desk/print_visit'):
            page = v.centre.visitor(who).get(f'{route}?id={case}')
            tap.ok(page.status == 200 and '13800138000' not in page.text and '刘女士' not in page.text and '3栋2单元1201' not in page.text,
                   f'{route} is masked for {who}', page.status)
    dora = v.centre.visitor('dora')
    paper = dora.get(f'desk/print_visit?id={case}')
    form = {'id': case, 'version': paper.hidden('version')}
    answer = dora.form(paper, 'desk/print_visit', {**form, 'reason': ''})
    tap.ok(answer.status == 422 and answer.error('reason') and '13800138000' not in answer.text, 'the sheet needs a reason, too', texts(answer))
    answer = dora.form(paper, 'desk/print_visit', {**form, 'reason': '上门回访签字'})
    tap.ok(answer.status == 200 and '业主签章' in answer.text and '13800138000' in answer.text and '3栋2单元1201' in answer.text,
           'the sheet to sign prints, with whom to speak', answer.status)
    tap.equal(v.sql('SELECT kind, reason FROM access_log ORDER BY id DESC LIMIT 1'), ['reveal\t上门回访签字'], 'which is remembered')
    tap.equal(v.centre.visitor('max').form(paper, 'desk/print_visit', {**form, 'reason': '看看'}).status, 403, 'management calls nobody')
    tap.ok('name="reason"' not in v.centre.visitor('max').get(f'desk/print_visit?id={case}').text, 'and is not asked why')


def not_due(v, case, when):
    """Before closing and after the last visit nobody is to be called."""
    for route in ('desk/visit/reveal', 'desk/print_visit'):
        answer = v.cases.send('dora', case, route, {'reason': '还想再问问'})
        v.tap.ok(answer.status == 409 and '13800138000' not in answer.text and '刘女士' not in answer.text, f'{when}: {route}', answer.status)


def recording(v, case):
    tap = v.tap
    for field in ('on_site', 'satisfied', 'text'):
        answer = v.send('dora', case, 'record', {**GOOD, field: ''})
        tap.ok(answer.status == 422 and answer.error(field), f'a visit needs {field}', texts(answer))
    for wrong in ({'satisfaction': '2'}, {'satisfied': '0', 'satisfaction': '4'}):
        answer = v.send('dora', case, 'record', {**GOOD, **wrong})
        tap.ok(answer.status == 422 and answer.error('satisfaction'), f'a mark that says the contrary: {wrong}', texts(answer))
    tap.equal(v.send('dora', case, 'record', {**GOOD, 'satisfaction': '9'}).status, 422, 'a mark that is none')
    visitor = v.centre.visitor('dora')
    page = v.page('dora', case)
    form = {'id': case, 'version': page.hidden('version'), **GOOD, 'wish': '加装\n扶手'}
    tap.equal([visitor.form(page, 'desk/visit/record', form, {}).status for _ in range(2)], [303, 303], 'recorded, and sent twice')
    tap.equal(v.cases.stage(case), 'visited', 'the case is visited')
    tap.equal(v.clocks(case), ['K9 3'], 'in time')
    tap.equal(v.sql(f'SELECT turn, manner, reached, satisfied, mark, solved, wish FROM return_visit WHERE case_id = {case} ORDER BY id'),
              ['1\t0\t0\t0\t0\t0\t', '1\t0\t1\t1\t5\t1\t加装\\n扶手'], 'a try and a visit')
    tap.equal(v.sql(f'SELECT way, turn, mark, verdict, solved, by_id IS NOT NULL FROM satisfaction WHERE case_id = {case}'),
              ['0\t1\t5\t2\t1\t1'], 'and one answer, by telephone')
    v.is_(v.send('dora', case, 'record', GOOD), 409, 'nothing more is due')
    v.is_(v.send('max', case, 'waive', {'text': '不必'}), 409, 'and nothing to waive')
    not_due(v, case, 'after the visit')


def on_site(v):
    tap = v.tap
    case = v.closed(subject='电梯坠落', major='1')
    tap.equal(v.clocks(case), ['K10 0'], 'a major case is visited on site')
    v.is_(v.send('dora', case, 'record', GOOD), 409, 'not by telephone')
    v.is_(v.send('dora', case, 'record', {**GOOD, 'on_site': '1'}), 409, 'nor without a receipt')
    answer = v.send('dora', case, 'record', {**GOOD, 'on_site': '1'}, {'receipt': ('签字.jpg', b'just words, no picture')})
    tap.ok(answer.status == 409 and answer.error('receipt'), 'a receipt is known by its content, and that said at its field', texts(answer))
    tap.equal(v.sql(f'SELECT COUNT(*) FROM evidence WHERE case_id = {case}'), ['0'], 'nothing was kept of that')
    keeps(tap, v.sql, lambda fields, files: v.send('han', case, 'record', {**GOOD, 'on_site': '1', **fields}, files), {'text': ''}, {}, 'receipt')
    tap.equal(v.sql(f'SELECT receipt, name, origin FROM evidence WHERE case_id = {case}'), ['1\t门口.jpg\t1'],
              'which is evidence, brought in afterwards as nobody says otherwise')
    tap.equal(v.cases.stage(case), 'visited', 'visited')


def second(v):
    tap = v.tap
    case = v.closed(subject='再次漏水')
    v.is_(v.send('dora', case, 'record', BAD), 303, 'who is not satisfied')
    tap.equal(v.cases.stage(case), 'reopened', 'reopens the case')
    v.handle(case)
    tap.ok('还须二次回访' in v.page('dora', case).text, 'a second visit will follow')
    v.is_(v.send('dora', case, 'record', {**GOOD, 'waiver': '业主说不必再来'}), 303, 'this time satisfied')
    tap.equal(v.cases.stage(case), 'closed', 'the case stays closed')
    tap.equal(v.clocks(case), ['K9 3', 'K9 3', 'V2 0'], 'the clock of the second visit runs')
    page = v.centre.visitor('max').get('desk/visits')
    tap.ok('二次回访' in page.text and '免予二次回访待批' in page.text, 'management sees that it should be waived', texts(page))
    tap.ok('业主说不必再来' in v.page('max', case).text, 'and why')
    v.is_(v.send('dora', case, 'waive', {'text': '不必'}), 403, 'the dispatcher waives nothing')
    v.is_(v.send('sam', case, 'waive', {'text': '不必'}), 409, 'nor does the supervisor')
    answer = v.send('max', case, 'waive', {'text': ''})
    tap.ok(answer.status == 422 and answer.error('text'), 'the director says why')
    v.is_(v.send('max', case, 'waive', {'text': '同意'}), 303, 'and approves')
    tap.equal(v.cases.stage(case), 'visited', 'so it is visited')
    tap.equal(v.clocks(case)[-1], 'V2 3', 'and the clock met')

    case = v.closed(subject='三次漏水')
    v.send('dora', case, 'record', BAD)
    v.handle(case)
    v.send('dora', case, 'record', GOOD)
    v.is_(v.send('dora', case, 'record', GOOD), 303, 'the second visit itself')
    tap.equal(v.cases.stage(case), 'visited', 'ends it too')
    tap.equal(v.sql(f'SELECT round, way, turn, verdict FROM satisfaction WHERE case_id = {case} ORDER BY id'),
              ['0\t0\t1\t0', '1\t0\t1\t2', '1\t0\t2\t2'], 'each visit has its answer')


def paper(v):
    tap = v.tap
    case = v.closed(subject='噪音')
    good = {'satisfaction': '4', 'text': '字迹<b>'}
    answer = v.send('dora', case, 'paper', good)
    tap.ok(answer.status == 422 and answer.error('receipt'), 'a survey needs its signature', texts(answer))
    v.is_(v.send('dora', case, 'paper', good, {'receipt': ('表.txt', b'words')}), 409, 'on something that can bear one')
    v.is_(v.send('han', case, 'paper', good, {'receipt': ('表.jpg', PHOTO)}), 409, 'the handler enters none')
    v.is_(v.send('dora', case, 'paper', good, {'receipt': ('表.pdf', PDF)}), 303, 'a scan')
    tap.equal(v.sql(f'SELECT way, mark, verdict FROM satisfaction WHERE case_id = {case}'), ['3\t4\t2'], 'counts')
    v.is_(v.send('dora', case, 'paper', good, {'receipt': ('表.jpg', PHOTO)}), 409, 'once')
    tap.ok('字迹&lt;b&gt;' in v.page('dora', case).text, 'what was written is text')
    other = v.closed(subject='噪音二')
    v.is_(v.send('dora', other, 'paper', {'satisfaction': '1', 'text': '没修好'}, {'receipt': ('表.jpg', PHOTO)}), 303, 'one that is not satisfied')
    tap.equal(v.cases.stage(other), 'reopened', 'reopens the case')
    unsolved = v.closed(subject='噪音三')
    v.is_(v.send('dora', unsolved, 'paper', {'satisfaction': '5', 'solved': 'no'}, {'receipt': ('表.jpg', PHOTO)}), 303, 'a kind one, not solved')
    tap.equal(v.cases.stage(unsolved), 'reopened', 'too')


def main():
    tap, centre = Tap(), Centre('desk')
    try:
        v = Visits(tap, centre)
        case = calling(v)
        recording(v, case)
        on_site(v)
        second(v)
        paper(v)
        open_case = v.cases.new(subject='未结')
        not_due(v, open_case, 'before closing')
        v.is_(v.send('dora', open_case, 'link', {}), 409, 'about an open case nobody is asked by link')
        v.is_(v.send('gao', open_case, 'link', {}), 404, 'nor by who does not see it')
        v.is_(centre.visitor('dora').get('desk/visit/link?once=desk-0'), 404, 'a link that nobody made')
        answer = centre.visitor('max').get('desk/visits/export?format=csv')
        tap.ok(answer.status in (200, 404) and not re.search(r'1[3-9]\d{9}', answer.text), 'the list as a file names no phone')
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
