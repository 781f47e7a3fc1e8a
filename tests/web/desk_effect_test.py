#!/usr/bin/env python3
"""Evaluations of effects: desk/effect with both periods, desk/effect/judge once by who did not do the work; what is bad
is reopened and planned anew."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, texts  # noqa: E402
from visitor import Tap  # noqa: E402


class Effects:
    """Closed cases and what became of their measures."""

    def __init__(self, tap, centre):
        self.tap, self.centre, self.cases = tap, centre, Cases(centre)
        self.sql = centre.programs.sql

    def of(self, case):
        """The evaluation of a case, or None."""
        found = self.sql(f'SELECT MAX(id) FROM effect WHERE case_id = {case}')[0]
        return None if found == 'NULL' else int(found)

    def over(self, effect):
        """As if the measure had been carried out on the first of August: both periods are over since the first of November."""
        self.sql(f"UPDATE effect SET day = '2026-08-01' WHERE id = {effect}")

    def received(self, day, category='leak', room=True, **columns):
        """A case of that category received on that day."""
        case = self.cases.new(category=category, **({} if room else {'room_text': '不详'}))
        sets = ''.join(f', {name} = {value}' for name, value in columns.items())
        self.sql(f"UPDATE case_file SET received_at = '{day}'{sets} WHERE id = {case}")
        return case

    def judge(self, who, effect, fields):
        visitor = self.centre.visitor(who)
        return visitor.form(visitor.get(f'desk/effect?id={effect}'), 'desk/effect/judge', {'id': effect, **fields})

    def open(self, who, fields):
        visitor = self.centre.visitor(who)
        return visitor.form(visitor.get('desk/effects'), 'desk/effects/open', fields)


def opened_by_closing(s):
    tap = s.tap
    plain = s.cases.closed(subject='小事')
    tap.equal(s.of(plain), None, 'a case of every day opens no evaluation')
    again = s.cases.closed(subject='大事', flags='repeat')
    effect = s.of(again)
    tap.equal(s.sql(f'SELECT plan, category, measure, days, day, opened_by IS NULL, project_id IS NULL <> (department_id IS NULL) FROM effect WHERE id = {effect}'),
              ['1\tleak\t重做\t90\t2026-11-24\t1\t1'], 'a repeated one does, with its plan, place, category and day')
    page = s.centre.visitor('sam').get('desk/effects')
    tap.ok('对比期未满' in page.text and s.cases.number(again) in page.text, 'it is listed as running', texts(page))
    tap.ok(f'desk/effect?id={effect}' in s.cases.page('sam', again).text, 'and stands on the page of the case')
    answer = s.judge('sam', effect, {'verdict': 'good', 'reason': '没有再漏'})
    tap.ok(answer.status == 409 and '对比期还没有满' in answer.text, 'it is not judged before the period after is over', texts(answer))
    for who, status in (('dora', 403), ('han', 403), ('sun', 403), ('ada', 403), ('mei', 200), ('ida', 200), ('max', 200)):
        tap.equal(s.centre.visitor(who).get('desk/effects').status, status, f'{who}: {status}')
    return again, effect


def compared(s, effect):
    """Before: 2026-05-03 to 07-31 of local days; after: 2026-08-02 to 10-30."""
    tap = s.tap
    project = s.sql(f'SELECT COALESCE(project_id, 0) FROM effect WHERE id = {effect}')[0]
    tap.ok(True, f'the place is {"a project" if project != "0" else "a department"}')
    s.over(effect)
    department = s.centre.department('engineering')
    place = {'department_id': department}
    for day in ('2026-05-02 16:00:00', '2026-05-20 02:00:00', '2026-06-10 02:00:00', '2026-07-01 02:00:00', '2026-07-31 15:59:59'):
        s.received(day, closed_at=f"'{day}' + INTERVAL 10 HOUR", stage=7, **place)
    s.received('2026-05-02 15:59:59', **place)
    s.received('2026-07-31 16:00:00', **place)
    s.received('2026-06-01 02:00:00', category='noise', **place)
    s.received('2026-06-01 02:00:00', validity=2, **place)
    s.received('2026-08-01 16:00:00', **place)
    s.received('2026-10-30 15:59:59', **place)
    s.received('2026-10-30 16:00:00', **place)
    page = s.centre.visitor('ida').get(f'desk/effect?id={effect}')
    tap.ok('2026-05-03 ~ 2026-07-31' in page.text and '2026-08-02 ~ 2026-10-30' in page.text, 'the same number of days before and after', texts(page))
    tap.ok('5 件' in page.text and '2 件' in page.text and '-60.0%' in page.text, 'to the second, without other categories, invalid ones and the day itself', texts(page))
    tap.ok('10.0 小时' in page.text, 'with the time they took')
    empty = s.centre.visitor('ida').get(f'desk/effect?id={s.of(s.cases.closed(subject="灯坏", category="power", flags="repeat"))}')
    tap.ok(empty.text.count('0 件') >= 2, 'none is told as none', texts(empty))
    tap.ok('样本太少，不比较' in page.text, 'too few answers are not put in percent')


def judged(s, again, effect):
    tap = s.tap
    answer = s.judge('ida', effect, {'verdict': 'good'})
    tap.ok(answer.status == 422 and answer.error('reason'), 'reasons are asked for', texts(answer))
    s.sql(f'UPDATE case_file SET handler_id = {s.cases.staff("ida")} WHERE id = {again}')
    answer = s.judge('ida', effect, {'verdict': 'good', 'reason': '没有再漏'})
    tap.ok(answer.status == 409 and '不能自己批自己的' in answer.text, 'not by who did the work', texts(answer))
    s.sql(f'UPDATE case_file SET handler_id = {s.cases.staff("han")} WHERE id = {again}')
    tap.equal(s.centre.visitor('mei').get(f'desk/effect?id={effect}').status, 404, 'managers see those of their own department')
    visitor = s.centre.visitor('ida')
    page = visitor.get(f'desk/effect?id={effect}')
    form = {'id': effect, 'verdict': 'partly', 'reason': '<b>少了</b>，但仍有'}
    answers = [visitor.form(page, 'desk/effect/judge', form) for _ in range(2)]
    tap.equal([one.status for one in answers], [303, 303], 'judged, and sent twice')
    tap.equal(s.sql(f'SELECT verdict, before_cases, before_closed, before_seconds, after_cases, renewal_id IS NULL FROM effect WHERE id = {effect}'),
              ['2\t5\t5\t180000\t2\t1'], 'it is kept with the figures of then')
    s.received('2026-06-02 02:00:00', department_id=s.centre.department('engineering'))
    page = visitor.get(f'desk/effect?id={effect}')
    tap.ok('5 件' in page.text and '6 件' not in page.text and '&lt;b&gt;' in page.text and '部分有效' in page.text, 'and so it stays', texts(page))
    tap.equal(s.judge('sam', effect, {'verdict': 'bad', 'reason': '再来'}).status, 409, 'it is judged once')
    tap.ok('效果评价' in s.cases.page('sam', again).text and '部分有效' in s.cases.page('sam', again).text, 'the history of the case tells it')
    paper = s.centre.visitor('sam').get(f'desk/print_inquiry?id={again}')
    tap.ok('效果评价' in paper.text and '部分有效' in paper.text, 'and the paper')


def bad_ones(s):
    tap = s.tap
    case = s.cases.closed(subject='又漏', flags='repeat')
    effect = s.of(case)
    s.over(effect)
    tap.equal(s.judge('sam', effect, {'verdict': 'bad', 'reason': '还是漏'}).status, 303, 'ineffective')
    tap.equal(s.cases.stage(case), 'reopened', 'its case is reopened')
    page = s.centre.visitor('max').get('desk/effects')
    tap.ok('待重新分析制定方案' in page.text, 'and has to be planned anew', texts(page))
    s.cases.send('dora', case, 'desk/case/dispatch', {'department': s.centre.department('engineering')})
    s.cases.send('han', case, 'desk/case/accept', {})
    s.centre.programs.at('2026-11-24T08:07:00+08:00')
    s.cases.to_closed(case)
    page = s.centre.visitor('max').get(f'desk/effect?id={effect}')
    tap.ok('已制定新方案' in page.text, 'until a new plan is there', texts(page))
    tap.equal(s.sql(f'SELECT COUNT(*), MAX(plan) FROM effect WHERE case_id = {case}'), ['2\t2'], 'which is evaluated in its turn')
    s.centre.programs.at('2026-11-24T08:05:00+08:00')


def hidden(s):
    """Who is complained about sees nothing of it (§32.17)."""
    case = s.cases.closed(subject='态度', flags='repeat')
    effect = s.of(case)
    s.sql(f'UPDATE case_file SET accused_staff_id = {s.cases.staff("sam")} WHERE id = {case}')
    s.tap.equal(s.centre.visitor('sam').get(f'desk/effect?id={effect}').status, 404, 'who is complained about is not shown it')
    s.tap.ok(f'desk/effect?id={effect}"' not in s.centre.visitor('sam').get('desk/effects').text, 'not in the list either')


def main():
    tap, centre = Tap(), Centre('desk')
    try:
        effects = Effects(tap, centre)
        again, effect = opened_by_closing(effects)
        compared(effects, effect)
        judged(effects, again, effect)
        bad_ones(effects)
        hidden(effects)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
