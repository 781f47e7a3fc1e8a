#!/usr/bin/env python3
"""Sub-tasks of a case: desk/task given, accepted, done, sent back, taken back; their clocks; what waits for whom."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, keeps, texts  # noqa: E402
from visitor import Tap  # noqa: E402

EVIL = '<script>x</script>"\'&'
# enum task_state, enum deadline_state
GIVEN, ACCEPTED, DONE, BACK, WITHDRAWN = (str(i) for i in range(5))
RUNNING, WARNED, BREACHED, MET, CANCELLED = (str(i) for i in range(5))


class Tasks:
    """One case of the engineers; security cooperates."""

    def __init__(self, tap, centre):
        self.tap, self.centre, self.cases = tap, centre, Cases(centre)
        self.sql = centre.programs.sql
        self.case = self.cases.new(subject='地库车位渗水')
        self.security, self.engineering = centre.department('security'), centre.department('engineering')
        for who, route, fields in (('dora', 'desk/case/dispatch', {'department': self.engineering}), ('han', 'desk/case/accept', {}),
                                   ('mei', 'desk/cooperation/name', {'department': self.security, 'duty': '夜间引导车辆'})):
            self.send(who, route, fields)

    def send(self, who, route, fields, files=None):
        return self.cases.send(who, self.case, route, fields, files)

    def give(self, who='han', **changes):
        return self.send(who, 'desk/task/give', {'department': self.security, 'person': '', 'until': '2026-11-25 18:00',
                                            'text': '封闭B2渗水车位，夜间引导', **changes})

    def move(self, who, act, number=1, files=None, **changes):
        round_ = self.sql(f'SELECT round FROM task WHERE case_id = {self.case} AND number = {number}')
        return self.send(who, act, {'number': number, 'round': round_[0] if round_ else 1, 'note': '已处理完毕',
                                              **changes}, files)

    def stands(self, number=1):
        return self.sql(f'SELECT state FROM task WHERE case_id = {self.case} AND number = {number}')

    def clock(self, number=1):
        return self.sql("SELECT d.round, d.state, COALESCE(s.login, '-') FROM deadline d LEFT JOIN staff s ON s.id = d.responsible_id "
                        f"WHERE d.case_id = {self.case} AND d.clock = 'T{number}' ORDER BY d.round")

    def page(self, who):
        return self.centre.visitor(who).get(f'desk/cooperation?id={self.case}')

    def work(self, who):
        return self.centre.visitor(who).get('desk/work')


def giving(t):
    tap = t.tap
    for field, value in (('department', ''), ('until', ''), ('until', '2026-11-23 08:00'), ('text', ''), ('person', 'x')):
        answer = t.give(**{field: value})
        tap.ok(answer.status == 422 and answer.error(field), f'{field}={value} is asked for', texts(answer))
    for who, status in (('wu', 409), ('gao', 409), ('dora', 409), ('sun', 409)):
        tap.equal(t.give(who).status, status, f'{who} gives nothing')
    answer = t.give(department=t.centre.department('service'))
    tap.ok(answer.status == 409 and '请先指定为配合部门' in answer.text, 'only departments that take part are given anything', texts(answer))
    tap.equal(t.give(person=t.cases.staff('wu')).status, 409, 'nor somebody of another department')
    tap.equal(t.stands(), [], 'nothing was kept of that')
    answer = t.give(text=EVIL)
    tap.ok(answer.status == 303, 'the handler gives one to security', texts(answer))
    tap.equal(t.stands(), [GIVEN], 'it is given')
    tap.equal(t.sql(f"SELECT state, due_at, warn_at, next_at FROM deadline WHERE case_id = {t.case} AND clock = 'T1'"),
              ['0\t2026-11-25 10:00:00\t2026-11-25 01:31:15\t2026-11-25 01:31:15'], 'with a clock, warned a quarter before its end')
    page = t.page('han')
    tap.ok('<script>x' not in page.text and '&lt;script&gt;x' in page.text, 'it is shown as text')
    tap.ok('T1' in t.cases.page('han', t.case).text and '子任务' in t.cases.page('han', t.case).text, 'and on the case page')
    tap.ok('地库车位渗水' in t.work('gao').text and 'desk/task/accept' in t.work('gao').text, 'it waits for anybody of the department')
    tap.ok('desk/task/accept' not in t.work('wu').text, 'and for nobody else')


def working(t):
    tap = t.tap
    tap.equal(t.move('wu', 'desk/task/accept').status, 409, 'another department accepts nothing')
    tap.equal(t.move('gao', 'desk/task/done').status, 409, 'what was not accepted is not done')
    tap.equal(t.move('gao', 'desk/task/accept', number=9).status, 404, 'what is not there is not found')
    tap.equal(t.move('gao', 'desk/task/accept', back='desk/work').location, '/desk/work', 'accepted from the own work, and back there')
    tap.equal((t.stands(), t.clock()), ([ACCEPTED], ['1\t0\tgao']), 'who accepts answers for it')
    answer = t.send('han', 'desk/task/accept', {'number': 1, 'round': 1})
    tap.ok(answer.status == 409, 'not twice', texts(answer))
    blocked(t, '还有子任务没有完成')
    row = t.sql(f'SELECT id FROM cooperation WHERE case_id = {t.case}')[0]
    tap.equal(t.send('mei', 'desk/cooperation/end', {'cooperation': row, 'reason': '不需要了'}).status, 409,
              'nor does a department end its part before')
    answer = t.move('gao', 'desk/task/done', note='')
    tap.ok(answer.status == 422 and answer.error('note'), 'how it was done must be said', texts(answer))
    keeps(tap, t.sql, lambda fields, files: t.move('gao', 'desk/task/done', files=files, **fields), {'note': ''}, {}, 'files')
    tap.equal((t.stands(), t.clock()), ([DONE], ['1\t3\tgao']), 'in time')
    tap.equal(t.sql(f'SELECT name, note FROM evidence WHERE case_id = {t.case}'), ['门口.jpg\tT1'], 'the photo is evidence of the case')
    tap.equal(t.move('gao', 'desk/task/done').status, 409, 'not twice')
    tap.equal(t.move('gao', 'desk/task/again', until='2026-11-26 18:00').status, 409, 'who did it does not give it again')
    answer = t.move('han', 'desk/task/again', note='路障还缺灯', until='2026-11-26 18:00', person=t.cases.staff('gao'))
    tap.ok(answer.status == 303, 'the handler does, with a new time', texts(answer))
    tap.equal((t.stands(), t.clock()), ([GIVEN], ['1\t3\tgao', '2\t0\tgao']), 'the first verdict stays')
    tap.equal(t.send('gao', 'desk/task/accept', {'number': 1, 'round': 1}).status, 409, 'a page that is too old accepts nothing')
    tap.equal(t.move('gao', 'desk/task/send_back', note='').status, 422, 'sending back needs a reason')
    tap.equal(t.move('gao', 'desk/task/send_back', note='没有警示灯').status, 303, 'sent back')
    tap.equal((t.stands(), t.clock()[1]), ([BACK], '2\t4\tgao'), 'its clock stops')
    tap.ok('没有警示灯' in t.work('han').text, 'and it waits for whoever gave it')
    blocked(t, '还有子任务没有完成')
    tap.equal(t.move('wu', 'desk/task/withdraw').status, 409, 'others take nothing back')
    tap.equal(t.move('han', 'desk/task/withdraw', note='改由工程部办').status, 303, 'taken back')
    tap.equal(t.stands(), [WITHDRAWN], 'for good')
    tap.equal(t.move('han', 'desk/task/again', until='2026-11-26 18:00').status, 409, 'nothing follows')


def blocked(t, why):
    """As if the work was done: the result cannot be fed back, and the page says why."""
    before = t.sql(f'SELECT stage, completed_at FROM case_file WHERE id = {t.case}')[0].split('\t')
    t.sql(f"UPDATE case_file SET stage = 5, completed_at = '2026-11-24 00:10:00' WHERE id = {t.case}")
    answer = t.send('han', 'desk/case/feed_back', {'text': '已修复'})
    t.tap.ok(answer.status == 409 and why in answer.text, 'the result is not fed back while a sub-task is open', texts(answer))
    t.sql(f"UPDATE case_file SET stage = {before[0]}, completed_at = NULL WHERE id = {t.case}")


def ending(t):
    tap = t.tap
    tap.equal(t.give(department=t.engineering, person=t.cases.staff('wu'), text='注浆').status, 303, 'one within the lead')
    tap.ok('注浆' in t.work('wu').text, 'waits for the person')
    t.move('wu', 'desk/task/accept', number=2)
    tap.equal(t.give(text='回填后复查').status, 303, 'and one for security')
    t.sql(f"UPDATE case_file SET stage = 5, completed_at = '2026-11-24 00:10:00' WHERE id = {t.case}")
    history = t.sql(f"SELECT detail FROM case_event WHERE case_id = {t.case} AND act IN (43, 44) ORDER BY number")
    tap.equal([line.split('=')[-1] for line in history],
              ['give', 'accept', 'finish', 'give_again', 'send_back', 'withdraw', 'give', 'accept', 'give'], 'the history tells all of it')
    tap.ok('重新下达' in t.cases.page('gao', t.case).text, 'in words')
    tap.equal(t.send('dora', 'desk/case/dispatch', {'department': t.security}).status, 303, 'another department becomes the lead')
    tap.equal((t.stands(2), t.clock(2)), ([WITHDRAWN], ['1\t4\twu']), 'what the old one had to do ends with its part')
    tap.equal(t.stands(3), [GIVEN], 'what the new one has stays')
    tap.equal(t.send('dora', 'desk/case/withdraw', {'text': '投诉人撤诉'}).status, 303, 'the case ends')
    tap.equal((t.stands(3), t.clock(3)[0][:3]), ([WITHDRAWN], '1\t4'), 'and its sub-tasks with it')
    tap.ok('回填后复查' not in t.work('gao').text, 'nothing waits any more')


def main():
    tap, centre = Tap(), Centre('desk')
    try:
        tasks = Tasks(tap, centre)
        giving(tasks)
        working(tasks)
        ending(tasks)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
