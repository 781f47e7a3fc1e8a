#!/usr/bin/env python3
"""The workbench of an investigation: desk/inquiry, its paper desk/print_inquiry, and every act on it."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, PHOTO, keeps, texts, words  # noqa: E402
from visitor import Tap  # noqa: E402

EVIL = '<script>x</script>"\'&'
INTERVIEW = {'kind': 'interview', 'subject': '夜间噪声', 'content': '问：何时？答：半夜。', 'at': '2026-11-24 08:00', 'persons': '周先生',
             'capacity': '邻居'}
RECORD = {'kind': 'site', 'subject': '1301卫生间', 'content': '门槛石处防水层破损，有水迹。', 'at': '2026-11-24 08:00',
          'place': '3栋2单元1301', 'persons': '刘女士、王工'}
CAUSE = {'branch': 'material', 'level': 'direct', 'kind': 'other', 'text': '防水层老化'}
FINDING = {'share': 'main', 'text': '保养计划由工程部制定，未列入防水层。'}


class Bench:
    """One case on the workbench."""

    def __init__(self, tap, cases, case):
        self.tap, self.cases, self.case = tap, cases, case
        self.sql = cases.centre.programs.sql

    def page(self, who):
        return self.cases.centre.visitor(who).get(f'desk/inquiry?id={self.case}')

    def send(self, who, route, fields, files=None):
        return self.cases.send(who, self.case, route, fields, files)

    def done(self, who, route, fields, note, files=None):
        answer = self.send(who, route, fields, files)
        self.tap.ok(answer.status == 303, note, f'{answer.status} {texts(answer)}')

    def refused(self, who, route, fields, note):
        answer = self.send(who, route, fields)
        self.tap.ok(answer.status == 409, note, f'{answer.status} {texts(answer)}')

    def invalid(self, who, route, fields, field):
        answer = self.send(who, route, fields)
        self.tap.ok(answer.status == 422 and answer.error(field), f'{route}: {field} is asked for', texts(answer))

    def newest(self, table):
        return self.sql(f'SELECT MAX(id) FROM {table} WHERE case_id = {self.case}')[0]


def accepted(cases, **changes):
    case = cases.new(**changes)
    cases.send('dora', case, 'desk/case/dispatch', {'department': cases.centre.department('engineering')})
    cases.send('han', case, 'desk/case/accept', {})
    return case


def records(bench):
    tap = bench.tap
    for field in ('kind', 'subject', 'content'):
        bench.invalid('han', 'desk/inquiry/record', {**RECORD, field: ''}, field)
    for field in ('at', 'place', 'persons'):
        bench.invalid('han', 'desk/inquiry/record', {**RECORD, field: ''}, field)
    bench.invalid('han', 'desk/inquiry/record', {**RECORD, 'at': '2026-11-24 23:00'}, 'at')
    for field in ('at', 'persons', 'capacity'):
        bench.invalid('han', 'desk/inquiry/record', {**INTERVIEW, field: ''}, field)
    paper = {'kind': 'document', 'subject': '保修书', 'content': '五年'}
    bench.invalid('han', 'desk/inquiry/record', paper, 'reference')
    bench.invalid('han', 'desk/inquiry/record', {**paper, 'subject': '', 'reference': 'BX-7'}, 'subject')
    bench.refused('wu', 'desk/inquiry/record', RECORD, 'another handler records nothing')
    tap.equal(bench.sql(f'SELECT COUNT(*) FROM inquiry_record WHERE case_id = {bench.case}'), ['0'], 'nothing was kept of that')
    keeps(tap, bench.sql, lambda fields, files: bench.send('han', 'desk/inquiry/record', {**RECORD, 'captured': '1', **fields}, files),
          {'content': ''}, {}, 'files')
    tap.equal(bench.cases.stage(bench.case), 'investigating', 'recording begins the investigation')
    evidence = bench.sql(f'SELECT MAX(id) FROM evidence WHERE case_id = {bench.case}')[0]
    tap.equal(bench.sql(f'SELECT record_id IS NOT NULL, evidence_id FROM inquiry_proof WHERE case_id = {bench.case}'),
              [f'1\t{evidence}'], 'the photo proves it')
    tap.equal(bench.sql(f'SELECT origin FROM evidence WHERE id = {evidence}'), ['2'], 'taken on the spot, as was said')
    bench.done('han', 'desk/inquiry/record', {**INTERVIEW, 'subject': EVIL, 'content': EVIL, 'agreed': '1', 'persons': EVIL,
                                 'evidence': evidence}, 'an interview, tied to the same photo')
    tap.equal(bench.sql(f'SELECT capacity, persons LIKE "%邻居%" FROM inquiry_record WHERE id = {bench.newest("inquiry_record")}'), ['邻居\t0'],
              'as what somebody was asked has its own place')
    page = bench.page('han')
    tap.ok('<script>x' not in page.text and '&lt;script&gt;x' in page.text, 'what was said is shown as text')
    tap.ok('门口.jpg' in page.text and '已宣读并经本人确认' in page.text, 'with its proof')
    digest = bench.sql(f'SELECT LOWER(HEX(f.sha256)) FROM evidence e JOIN file f ON f.id = e.file_id WHERE e.id = {evidence}')[0]
    tap.ok(digest[:12] in page.text, 'the register shows the digest')
    return evidence


def tying(bench, evidence, cause, struck):
    """Evidence is tied to what stands already, and what has none is marked."""
    tap, tie = bench.tap, {'cause': cause, 'evidence': evidence}
    proofs = f'SELECT COUNT(*) FROM inquiry_proof WHERE cause_id = {cause}'
    page = bench.page('han')
    tap.ok(page.text.count('class="mark unproved"') == 1, 'a cause without evidence is marked, a struck one is not', texts(page))
    tap.ok(page.text.count('<tspan class="unproved"') == 2, 'in both drawings as well')
    tap.ok('尚无证据' in bench.cases.centre.visitor('han').get(f'desk/print_inquiry?id={bench.case}').text, 'and on paper')
    bench.invalid('han', 'desk/inquiry/cause_tie', {**tie, 'cause': ''}, 'cause')
    bench.invalid('han', 'desk/inquiry/record_tie', {'record': '', 'evidence': evidence}, 'record')
    bench.refused('han', 'desk/inquiry/cause_tie', {'cause': cause}, 'no evidence is no proof')
    bench.refused('han', 'desk/inquiry/cause_tie', {**tie, 'evidence': '99999'}, 'nor is what is not there')
    bench.refused('han', 'desk/inquiry/cause_tie', {**tie, 'cause': struck}, 'what was struck out is proved no more')
    tap.equal(bench.send('han', 'desk/inquiry/cause_tie', {**tie, 'cause': '99999'}).status, 404, 'a cause that is not there')
    tap.equal(bench.send('han', 'desk/inquiry/record_tie', {'record': '99999', 'evidence': evidence}).status, 404, 'nor a record')
    bench.refused('wu', 'desk/inquiry/cause_tie', tie, 'another handler ties nothing')
    tap.equal(bench.sql(proofs), ['0'], 'nothing was kept of that')
    bench.done('han', 'desk/inquiry/cause_tie', tie, 'evidence is tied to a cause that stands')
    bench.refused('han', 'desk/inquiry/cause_tie', tie, 'once')
    tap.equal(bench.sql(proofs), ['1'], 'and is kept once')
    tap.ok('class="mark unproved"' not in bench.page('han').text, 'the mark is gone')
    record = bench.sql(f'SELECT MIN(id) FROM inquiry_record WHERE case_id = {bench.case}')[0]
    bench.done('han', 'desk/inquiry/record_tie', {'record': record, 'captured': '1'}, 'a record gets another photo', {'files': ('又一张.jpg', PHOTO + b'2')})
    tap.equal(bench.sql(f'SELECT COUNT(*) FROM inquiry_proof WHERE record_id = {record}'), ['2'], 'as proof')
    tap.equal(bench.sql(f'SELECT origin FROM evidence WHERE case_id = {bench.case} ORDER BY id DESC LIMIT 1'), ['2'], 'taken on the spot')
    tap.ok('关联证据' in bench.cases.page('han', bench.case).text, 'the history tells it')


def causes(bench, evidence):
    tap = bench.tap
    bench.invalid('han', 'desk/inquiry/cause', {**CAUSE, 'branch': ''}, 'branch')
    bench.invalid('han', 'desk/inquiry/cause', {**CAUSE, 'text': ''}, 'text')
    bench.done('han', 'desk/inquiry/cause', {**CAUSE, 'evidence': evidence}, 'a direct cause')
    first = bench.newest('cause')
    bench.done('han', 'desk/inquiry/cause', {'parent': first, 'level': 'indirect', 'kind': 'process', 'text': '没有按期更换'}, 'why')
    second = bench.newest('cause')
    tap.equal(bench.sql(f'SELECT branch FROM cause WHERE id = {second}'), bench.sql(f'SELECT branch FROM cause WHERE id = {first}'),
              'it hangs on the branch of what it explains')
    root = {'parent': second, 'level': 'root', 'kind': 'process', 'text': '没有更换周期'}
    bench.refused('han', 'desk/inquiry/cause', root, 'without evidence nothing is called the root of it')
    bench.refused('han', 'desk/inquiry/cause', {**root, 'evidence': '99999'}, 'nor with evidence that is not there')
    tap.equal(bench.sql(f'SELECT COUNT(*) FROM cause WHERE case_id = {bench.case}'), ['2'], 'and nothing was kept of that')
    bench.refused('han', 'desk/inquiry/cause', {'parent': second, 'level': 'direct', 'kind': 'human', 'text': '浅'}, 'an explanation is no shallower')
    tap.equal(bench.send('han', 'desk/inquiry/cause', {'parent': '99999', 'level': 'root', 'kind': 'human', 'text': '悬空'}).status, 404,
              'a parent that is not there')
    bench.refused('han', 'desk/inquiry/cause_strike', {'cause': first, 'text': '看错了'}, 'a cause that others explain is not struck out')
    bench.done('han', 'desk/inquiry/cause', {'branch': 'people', 'level': 'direct', 'kind': 'human', 'text': EVIL}, 'a second cause')
    third = bench.newest('cause')
    bench.invalid('han', 'desk/inquiry/cause_strike', {'cause': third, 'text': ''}, 'text')
    bench.done('han', 'desk/inquiry/cause_strike', {'cause': third, 'text': '与现场不符'}, 'which is struck out')
    bench.refused('han', 'desk/inquiry/cause_strike', {'cause': third, 'text': '再划'}, 'once')
    tying(bench, evidence, second, third)
    bench.done('han', 'desk/inquiry/cause', {**root, 'evidence': evidence}, 'with evidence it is')
    page = bench.page('han')
    tap.ok('<svg' in page.text and page.text.count('<figure class="drawing"') == 2, 'a fishbone and a chain are drawn')
    tap.ok('与现场不符' in page.text and '&lt;script&gt;x' in page.text, 'what was struck out stays readable')


def findings(bench):
    engineering = bench.cases.centre.department('engineering')
    bench.invalid('han', 'desk/inquiry/responsibility', {**FINDING, 'department': ''}, 'department')
    bench.refused('han', 'desk/inquiry/responsibility', {**FINDING, 'department': engineering, 'person': bench.cases.staff('gao')},
                  'a person of another department')
    bench.done('han', 'desk/inquiry/responsibility', {**FINDING, 'department': engineering, 'person': bench.cases.staff('wu')}, 'main responsibility')
    bench.done('ida', 'desk/inquiry/responsibility', {'share': 'secondary', 'text': '监督不到位', 'department': bench.cases.centre.department('service')},
               'the supervision office finds as well')
    bench.done('ida', 'desk/inquiry/responsibility_strike', {'finding': bench.newest('responsibility'), 'text': '复核后撤销'}, 'and strikes out')
    bench.refused('ida', 'desk/inquiry/responsibility_strike', {'finding': bench.newest('responsibility'), 'text': '再撤'}, 'once')


def timetable(bench, steps):
    """What cannot be solved now is done step by step: shown, counted, told to the complainant, and each ended once."""
    tap, page = bench.tap, bench.cases.page('han', bench.case)
    tap.equal(bench.sql(steps)[2:], ['M3\t0', 'M4\t0'], 'each measure of it has its clock')
    tap.ok('时间表' in page.text and '2026-11-28 18:00' in page.text, 'the case shows them among its deadlines', texts(page))
    letter = bench.cases.centre.visitor('han').get(f'desk/letter?id={bench.case}&text=progress_letter')
    tap.ok('等门槛石&lt;b&gt;到货' in letter.text and '2026-11-26 18:00 重做防水层' in letter.text and '2026-11-28 18:00 闭水试验' in letter.text
           and '赔偿地板' not in letter.text and '{timetable}' not in letter.text, 'the progress letter tells what is still to come', texts(letter))
    bench.invalid('han', 'desk/inquiry/step_done', {'step': '', 'text': '已完成'}, 'step')
    bench.invalid('han', 'desk/inquiry/step_done', {'step': '0', 'text': '已完成'}, 'step')
    bench.invalid('han', 'desk/inquiry/step_done', {'step': '3', 'text': ''}, 'text')
    bench.refused('wu', 'desk/inquiry/step_done', {'step': '3', 'text': '已完成'}, 'another handler ends nothing')
    bench.refused('han', 'desk/inquiry/step_done', {'step': '1', 'text': '已完成'}, 'what was given up is not done')
    tap.equal(bench.send('han', 'desk/inquiry/step_done', {'step': '5', 'text': '已完成'}).status, 404, 'nor what is not there')
    bench.done('han', 'desk/inquiry/step_done', {'step': '3', 'text': '防水层<i>已重做'}, 'a step is done')
    bench.refused('han', 'desk/inquiry/step_done', {'step': '3', 'text': '再报'}, 'once')
    tap.equal(bench.sql(steps)[2:], ['M3\t3', 'M4\t0'], 'in time, and the other goes on')
    page = bench.page('han')
    tap.ok('M3 按时完成' in words(page) and 'M4 计时中' in words(page), 'the plan says which', words(page)[-900:])
    tap.ok('防水层&lt;i&gt;已重做' in bench.cases.page('han', bench.case).text, 'the history tells how')
    bench.done('dora', 'desk/case/judge', {'validity': 'valid', 'text': '属实'}, 'it is judged')
    bench.done('han', 'desk/case/complete', {'text': '全部完成', 'result': '修复'}, 'when the work is complete')
    tap.equal(bench.sql(steps)[3:], ['M4\t3'], 'what was left of it is done')


def plan(bench):
    tap = bench.tap
    measure = {'text': '重做防水层', 'department': bench.cases.centre.department('engineering'), 'person': bench.cases.staff('han'),
               'until': '2026-11-26 18:00'}
    for field in ('text', 'department', 'person', 'until'):
        bench.invalid('han', 'desk/inquiry/measure', {**measure, field: ''}, field)
    bench.invalid('han', 'desk/inquiry/measure', {**measure, 'until': '2026-11-20 18:00'}, 'until')
    bench.invalid('han', 'desk/inquiry/measure', {**measure, 'text': '漏' * 4000, 'not_now': '等' * 4000, 'until': ''}, 'until')
    steps = f"SELECT clock, state FROM deadline WHERE case_id = {bench.case} AND clock LIKE 'M%' ORDER BY id"
    bench.done('han', 'desk/inquiry/measure', {**measure, 'cost': '1,200'}, 'a measure that costs money')
    tap.equal(bench.sql(steps), [], 'what can be solved now has no timetable')
    bench.done('han', 'desk/inquiry/measure', {**measure, 'text': '赔偿地板', 'compensation': '800.50', 'not_now': '等晴天'},
               'another of the same plan, with the reason why not now')
    tap.equal(bench.sql(steps), ['M1\t0', 'M2\t0'], 'which makes both of them steps of a timetable')
    tap.equal(bench.sql(f'SELECT plan, cost, compensation FROM measure WHERE case_id = {bench.case} ORDER BY id'),
              ['1\t120000\t0', '1\t0\t80050'], 'in fen')
    bench.cases.centre.visitor('han')
    answer = bench.cases.send('han', bench.case, 'desk/case/execute', {})
    tap.ok(answer.status == 409, 'nothing is carried out before it is approved', f'{answer.status} {texts(answer)}')
    tap.equal(bench.send('han', 'desk/inquiry/approve', {'text': '同意'}).status, 403, 'a handler approves nothing')
    bench.invalid('mei', 'desk/inquiry/reject', {'text': ''}, 'text')
    bench.done('mei', 'desk/inquiry/reject', {'text': '赔偿偏高'}, 'the manager sends it back')
    tap.equal(bench.cases.stage(bench.case), 'investigating', 'to be thought over')
    tap.equal(bench.sql(steps), ['M1\t4', 'M2\t4'], 'and its steps are given up')
    bench.done('mei', 'desk/inquiry/measure', {**measure, 'cost': '1,200', 'not_now': '等门槛石<b>到货'}, 'a second plan, by the manager')
    bench.done('mei', 'desk/inquiry/measure', {**measure, 'text': '闭水试验', 'until': '2026-11-28 18:00'}, 'with another step')
    bench.refused('mei', 'desk/inquiry/approve', {'text': '同意'}, 'who made a plan does not approve it')
    bench.done('max', 'desk/inquiry/approve', {'text': '同意'}, 'management does')
    bench.refused('max', 'desk/inquiry/approve', {'text': '同意'}, 'once')
    tap.equal(bench.cases.send('han', bench.case, 'desk/case/execute', {}).status, 303, 'and carried out')
    timetable(bench, steps)
    page = bench.page('dora')
    tap.ok('已退回' in page.text and '已批准' in page.text and '1,200.00' in page.text, 'both are told', texts(page))


def others(bench):
    tap = bench.tap
    paper = bench.cases.centre.visitor('mei').get(f'desk/print_inquiry?id={bench.case}')
    tap.ok(paper.status == 200 and '投诉调查报告' in paper.text and '重做防水层' in paper.text, 'the report prints')
    tap.ok(not re.search(r'1[3-9]\d{9}', paper.text), 'without a phone')
    for path in ('desk/inquiry?id=99999', 'desk/inquiry', f'desk/print_inquiry?id={bench.case}'):
        tap.equal(bench.cases.centre.visitor('gao').get(path).status, 404, f'{path} is nothing for another department')
    tap.equal(bench.send('gao', 'desk/inquiry/record', RECORD).status, 404, 'nor does that department write anything')
    # A double click, and a page that is out of date.
    page = bench.page('han')
    form = {'id': bench.case, 'version': page.hidden('version'), **CAUSE}
    visitor = bench.cases.centre.visitor('han')
    count = f'SELECT COUNT(*) FROM cause WHERE case_id = {bench.case}'
    before = int(bench.sql(count)[0])
    tap.equal([visitor.form(page, 'desk/inquiry/cause', form).status for _ in range(2)], [303, 303], 'sent twice')
    tap.equal(int(bench.sql(count)[0]), before + 1, 'it stands once')
    answer = visitor.form(bench.page('han'), 'desk/inquiry/cause', {**form, 'text': '旧页面'})
    tap.ok(answer.status == 409 and '旧页面' in answer.text, 'a page out of date keeps what was typed')


def main():
    tap, centre = Tap(), Centre('desk')
    cases = Cases(centre)
    try:
        bench = Bench(tap, cases, accepted(cases))
        evidence = records(bench)
        causes(bench, evidence)
        findings(bench)
        plan(bench)
        others(bench)
        invalid = Bench(tap, cases, accepted(cases, subject='楼上装修声'))
        cases.send('dora', invalid.case, 'desk/case/judge', {'validity': 'invalid', 'text': '装修许可时段内'})
        tap.ok('详细解释' in invalid.page('dora').text, 'an invalid complaint has to be explained')
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
