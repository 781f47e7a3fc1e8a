#!/usr/bin/env python3
"""Several departments on a case: desk/cooperation, who is named with which duty, what each of them sees, where it stands."""

import difflib
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, PHOTO, texts  # noqa: E402
from visitor import Tap  # noqa: E402

EVIL = '<script>x</script>"\'&'


def facts(page):
    """What a case page tells, without what belongs to the reader: navigation, own acts and their texts, secrets."""
    body = re.search(r'<main[^>]*>\s*(.*)</main>', page.text, re.S)[1]
    body = re.sub(r'<section class="panel acts".*?</section>', '', body, flags=re.S)
    body = re.sub(r'<section class="panel texts".*?</section>|<p><a class="button" href="[^"]*desk/letter.*?</p>', '', body, flags=re.S)
    body = re.sub(r'<details class="act".*?</details>', '', body, flags=re.S)
    body = re.sub(r'<div class="notice".*?</div>\s*', '', body, flags=re.S)
    return re.sub(r'name="(token|once)" value="[^"]*"', '', body)


def parted(one, two):
    """Where two pages differ."""
    return [line for line in difflib.unified_diff(*(re.split(r'(?=<)', facts(page)) for page in (one, two)), lineterm='', n=0)
            if not line.startswith(('---', '+++', '@@'))][:12]


class Several:
    """One case of the engineers, on which others may cooperate."""

    def __init__(self, tap, centre):
        self.tap, self.centre, self.cases = tap, centre, Cases(centre)
        self.sql = centre.programs.sql
        self.case = self.cases.new(subject='地库车位渗水')
        self.cases.send('dora', self.case, 'desk/case/dispatch', {'department': centre.department('engineering')})
        self.cases.send('han', self.case, 'desk/case/accept', {})
        self.security = centre.department('security')

    def page(self, who):
        return self.centre.visitor(who).get(f'desk/cooperation?id={self.case}')

    def name(self, who, **changes):
        return self.cases.send(who, self.case, 'desk/cooperation/name',
                               {'department': self.security, 'duty': '夜间引导车辆，封闭渗水车位', **changes})

    def end(self, who, row, reason='渗水已止，不再需要'):
        return self.cases.send(who, self.case, 'desk/cooperation/end', {'cooperation': row, 'reason': reason})

    def rows(self):
        return self.sql(f'SELECT department_id, queue, ended_at IS NOT NULL FROM cooperation WHERE case_id = {self.case} ORDER BY id')

    def board(self, who, view, **more):
        query = '&'.join(f'{name}={value}' for name, value in more.items())
        return self.centre.visitor(who).get(f'desk/board?view={view}&{query}')

    def stands(self, who, view, **more):
        return f'data-row="{self.case}"' in self.board(who, view, **more).text


def naming(s):
    tap = s.tap
    tap.equal(s.page('gao').status, 404, 'another department does not see the case')
    tap.ok('没有配合部门' in texts(s.page('han')), 'nobody cooperates at first')
    tap.ok('desk/cooperation/name' not in s.page('han').text, 'a handler is not offered to name anybody')
    tap.equal(s.name('han').status, 409, 'and is refused')
    tap.equal(s.name('gao').status, 404, 'a stranger finds nothing')
    for field in 'department', 'duty':
        answer = s.name('mei', **{field: ''})
        tap.ok(answer.status == 422 and answer.error(field), f'{field} is asked for', texts(answer))
    tap.equal(s.name('mei', department=s.centre.department('engineering')).status, 409, 'the lead does not cooperate with itself')
    tap.equal(s.name('mei', department='999').status, 409, 'nor a department that is not there')
    tap.equal(s.rows(), [], 'nothing was kept of that')
    tap.equal(s.sql(f'SELECT level FROM case_file WHERE id = {s.case}'), ['3'], 'one department is level 3')
    tap.equal(s.name('mei', duty=EVIL).status, 303, 'the manager of the lead names one')
    tap.equal(s.rows(), [f'{s.security}\t2\t0'], 'with the queue of the case')
    tap.equal(s.sql(f'SELECT level, cooperating FROM case_file WHERE id = {s.case}'), [f'2\t{s.security}'],
              'several departments are level 2')
    tap.equal(s.name('dora').status, 409, 'not twice')
    page = s.page('mei')
    tap.ok('<script>x' not in page.text and '&lt;script&gt;x' in page.text, 'the duty is shown as text', texts(page))
    tap.ok('赵经理' in texts(page), 'with who named it')
    early = s.cases.new(subject='还没派单')
    answer = s.cases.send('dora', early, 'desk/cooperation/name', {'department': s.security, 'duty': '巡查'})
    tap.equal(answer.status, 409, 'without a lead nobody cooperates')
    tap.ok('还没有牵头部门' in texts(answer), 'and the page says why', texts(answer))


def seeing(s):
    tap = s.tap
    tap.equal(s.cases.send('han', s.case, 'desk/case/attach', {'text': '现场', 'public': '0'}, {'files': ('渗水.jpg', PHOTO)}).status,
              303, 'the lead brings evidence')
    tap.equal(s.cases.send('han', s.case, 'desk/case/note', {'text': '顶板裂缝约两米'}).status, 303, 'and writes a note')
    lead, help_ = s.cases.page('han', s.case), s.cases.page('gao', s.case)
    tap.equal(help_.status, 200, 'who cooperates sees the case')
    tap.equal(parted(help_, lead), [], 'exactly as the lead sees it')
    tap.equal(parted(s.page('gao'), s.page('han')), [], 'and the departments on it')
    tap.equal(s.centre.visitor('gao').get(f'desk/inquiry?id={s.case}').status, 200, 'and the investigation')
    evidence = s.sql(f'SELECT MAX(id) FROM evidence WHERE case_id = {s.case}')[0]
    tap.equal(s.centre.visitor('gao').get(f'desk/evidence?id={evidence}').status, 200, 'and the evidence')
    tap.ok('指定配合部门' in help_.text, 'the history tells of it')
    tap.equal(s.cases.send('gao', s.case, 'desk/case/note', {'text': '夜班已设路障'}).status, 303, 'who cooperates writes notes')
    tap.ok('夜班已设路障' in s.cases.page('han', s.case).text, 'which the lead reads')
    tap.equal(s.cases.send('gao', s.case, 'desk/case/progress', {'text': '好了'}).status, 409, 'but does not answer for the case')
    tap.ok('name="text"' not in re.search(r'id="act-progress".*?</details>', help_.text + 'id="act-progress"</details>', re.S)[0],
           'nor is offered to')


def standing(s):
    tap = s.tap
    tap.ok(s.stands('gao', 'cooperating'), 'it stands on the board of cooperations')
    tap.ok('<span class="mark ">配合</span>' in s.board('gao', 'cooperating').text, 'marked as one', texts(s.board('gao', 'cooperating')))
    tap.ok(s.stands('gao', 'all'), 'among all of the department')
    tap.ok(s.stands('gao', 'all', words='地库车位'), 'and is found by words')
    tap.ok(not s.stands('gao', 'mine'), 'but is nobody\'s own there')
    tap.ok('多部门' in s.board('dora', 'all').text, 'the centre sees that several work on it')
    tap.ok(s.stands('dora', 'all', department=s.security), 'a department\'s cases are also those it cooperates on')
    tap.ok(s.stands('dora', 'all', department=s.security, words='地库车位'), 'in a search too')
    tap.ok(not s.stands('wu', 'cooperating'), 'the lead does not cooperate')
    count = re.search(r'view=cooperating"[^>]*>.*?class="count">(\d+)<', s.board('gao', 'all').text, re.S)
    tap.ok(count and count[1] == '1', 'and the navigation counts it')
    s.sql(f'UPDATE case_file SET alert = 2 WHERE id = {s.case}')
    tap.ok(s.stands('gao', 'overdue') and not s.stands('gao', 'due'), 'late ones stand among the late')
    s.sql(f'UPDATE case_file SET alert = 0 WHERE id = {s.case}')


def moving(s):
    tap = s.tap
    plan = {'text': '注浆', 'department': s.centre.department('engineering'), 'person': s.cases.staff('han'),
            'until': '2026-11-26 18:00'}
    for who, route, fields in (
            ('han', 'case/investigate', {'text': '查明'}), ('han', 'case/plan', plan), ('mei', 'inquiry/approve', {}),
            ('han', 'case/execute', {}), ('dora', 'case/judge', {'validity': 'valid', 'text': '属实'}),
            ('han', 'case/complete', {'text': '好了', 'result': '修复'}),
            ('han', 'case/feed_back', {'text': '好了'})):
        answer = s.cases.send(who, s.case, 'desk/' + route, fields)
        tap.ok(answer.status == 303, route, texts(answer))
    tap.equal(s.rows(), [f'{s.security}\t3\t0'], 'the row follows the case')
    tap.ok(s.stands('gao', 'confirming'), 'to the list of those that wait for the complainant')
    tap.equal(s.cases.send('dora', s.case, 'desk/case/object', {'text': '还在渗'}).status, 303, 'an objection')
    tap.equal(s.rows(), [f'{s.security}\t2\t0'], 'and back')


def ending(s):
    tap = s.tap
    row = s.sql(f'SELECT MAX(id) FROM cooperation WHERE case_id = {s.case}')[0]
    tap.equal(s.end('gao', row).status, 409, 'nobody ends the own part')
    tap.equal(s.end('mei', row, '').status, 422, 'ending needs a reason')
    tap.equal(s.end('mei', '999').status, 404, 'what is not there is not ended')
    tap.equal(s.end('mei', row).status, 303, 'the lead ends it')
    tap.equal(s.end('mei', row).status, 409, 'once')
    tap.equal(s.rows(), [f'{s.security}\tNULL\t1'], 'it is in no list any more')
    tap.equal(s.sql(f'SELECT level, cooperating FROM case_file WHERE id = {s.case}'), ['2\t'], 'the level is not lowered')
    tap.equal(s.cases.page('gao', s.case).status, 404, 'and the department sees the case no longer')
    tap.ok(not s.stands('gao', 'cooperating') and not s.stands('gao', 'all') and not s.stands('gao', 'all', words='地库车位'),
           'nor finds it')
    tap.ok('不再需要' in texts(s.page('han')), 'what has ended stays readable')
    tap.equal(s.name('dora').status, 303, 'it can be named again')
    tap.equal(s.cases.send('dora', s.case, 'desk/case/dispatch', {'department': s.security}).status, 303, 'and become the lead')
    tap.equal(s.rows()[1], f'{s.security}\tNULL\t1', 'then it cooperates no longer')
    tap.equal(s.sql(f'SELECT cooperating FROM case_file WHERE id = {s.case}'), [''], 'and the case knows')


def main():
    tap, centre = Tap(), Centre('desk')
    try:
        several = Several(tap, centre)
        naming(several)
        seeing(several)
        standing(several)
        moving(several)
        ending(several)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
