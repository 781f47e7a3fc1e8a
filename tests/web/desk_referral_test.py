#!/usr/bin/env python3
"""Third-party cases, recorded at intake and later, with their clocks, search and filter: desk/referral, desk/referral/record,
desk/referral/change, desk/referral/reply, desk/referral/end."""

import os
import re
import sys
from urllib.parse import quote

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, keeps, texts  # noqa: E402
from visitor import Tap  # noqa: E402

EVIL = '<script>x</script>"\'&'
# enum referral_state, enum deadline_state
OPEN, REPLIED, ENDED = (str(i) for i in range(3))
RUNNING, WARNED, BREACHED, MET, CANCELLED = (str(i) for i in range(5))


class Referrals:
    """A case that came straight to us, and what other bodies write about it."""

    def __init__(self, tap, centre):
        self.tap, self.centre, self.cases = tap, centre, Cases(centre)
        self.sql = centre.programs.sql
        self.case = self.cases.new(subject='电梯停运', matter='电梯停运三天')

    def send(self, who, route, fields, files=None):
        return self.cases.send(who, self.case, 'desk/referral/' + route, fields, files)

    def record(self, who='dora', **changes):
        return self.send(who, 'record', {'body': 'hotline', 'name': '市12345热线', 'reference': 'GD-20261124-77', 'set_at': '2026-11-23 10:00',
                                         'until': '2026-11-27 10:00', 'text': '', **changes})

    def move(self, who, act, number=1, files=None, **changes):
        round_ = self.sql(f'SELECT round FROM referral WHERE case_id = {self.case} AND number = {number}')
        fields = {'change': {'new_name': '市12345热线', 'new_reference': 'GD-20261124-77', 'new_set_at': '2026-11-23 10:00',
                             'new_until': '2026-11-28 10:00', 'what': '延期一天'},
                  'reply': {'way': 'platform', 'replied_at': '2026-11-24 00:00', 'reply': '已恢复运行'}, 'end': {'reason': '重复转办'}}[act]
        return self.send(who, act, {'number': number, 'round': round_[0] if round_ else 1, **fields, **changes}, files)

    def stands(self, number=1):
        return self.sql(f'SELECT state, round, reference FROM referral WHERE case_id = {self.case} AND number = {number}')

    def clock(self, number=1):
        return self.sql(f"SELECT round, state, due_at FROM deadline WHERE case_id = {self.case} AND clock = 'F{number}' ORDER BY round")

    def page(self, who, case=None):
        return self.centre.visitor(who).get(f'desk/referral?id={case or self.case}')

    def found(self, who, query):
        return set(re.findall(r'data-row="(\d+)"', self.centre.visitor(who).get('desk/board?view=all&' + query).text))


def at_intake(r):
    tap = r.tap
    for fields, wrong in (({'foreign_until': '2026-11-30 18:00'}, 'body'), ({'office': '区消协'}, 'body'),
                          ({'body': 'regulator', 'set_at': '2027-01-01 08:00'}, 'set_at'),
                          ({'channel': 'regulator', 'set_at': '2026-11-23 12:00', 'foreign_until': '2026-11-23 12:00'}, 'foreign_until'),
                          ({'body': 'court'}, 'body')):
        answer = r.centre.register(**fields)
        tap.ok(answer.status == 422 and answer.error(wrong), f'{fields} is asked again', texts(answer))
    case = r.cases.new(subject='消协转来', channel='consumer_association', foreign_number='XX-2026-3', office='区消费者协会',
                       set_at='2026-11-22 09:00', foreign_until='2026-11-30 18:00')
    tap.equal(r.sql(f'SELECT body, name, reference, set_at, until_at, state FROM referral WHERE case_id = {case}'),
              ['0\t区消费者协会\tXX-2026-3\t2026-11-22 01:00:00\t2026-11-30 10:00:00\t0'], 'the body that the channel stands for')
    tap.equal(r.sql(f"SELECT state, started_at, due_at, warn_at FROM deadline WHERE case_id = {case} AND clock = 'F1'"),
              ['0\t2026-11-22 01:00:00\t2026-11-30 10:00:00\t2026-11-29 10:00:00'], 'its time is a clock of its own, from the day of its letter')
    page = r.cases.page('dora', case)
    tap.ok('转办单位的时限' in page.text and '转办单位规定：消费者协会 2026-11-22 09:00' in page.text, 'that is told line by line')
    tap.ok('K1' in page.text and 'F1' in page.text, 'beside ours')
    other = r.cases.new(subject='12345转来', channel='email', body='hotline', foreign_number='GD-1')
    tap.equal(r.sql(f"SELECT body, until_at FROM referral WHERE case_id = {other}"), ['2\tNULL'], 'a body that sets no time')
    tap.equal(r.sql(f"SELECT COUNT(*) FROM deadline WHERE case_id = {other} AND clock LIKE 'F%'"), ['0'], 'has no clock')
    tap.equal(r.sql(f'SELECT COUNT(*) FROM referral WHERE case_id = {r.case}'), ['0'], 'what came straight to us has none')
    paper = r.centre.visitor('dora').get(f'desk/print_tracking?id={case}')
    tap.ok('XX-2026-3' in paper.text and '区消费者协会' in paper.text and '2026-11-30 18:00' in paper.text, 'it stands on the tracking form')
    return case, other


def recording(r):
    tap = r.tap
    for field, value in (('body', ''), ('body', 'court'), ('set_at', ''), ('set_at', '2027-01-01 00:00'), ('until', '2026-11-23 10:00'),
                         ('until', '昨天吧')):
        answer = r.record(**{field: value})
        tap.ok(answer.status == 422 and answer.error(field), f'{field}={value} is asked for', texts(answer))
    for who, status in (('han', 404), ('sun', 409), ('mei', 404)):
        tap.equal(r.record(who).status, status, f'{who} records nothing')
    tap.equal(r.stands(), [], 'nothing was kept of that')
    answer = r.record(text=EVIL, name=EVIL)
    tap.ok(answer.status == 303, 'the clerk records what 12345 wrote', texts(answer))
    tap.equal((r.stands(), r.clock()), ([OPEN + '\t1\tGD-20261124-77'], ['1\t0\t2026-11-27 02:00:00']), 'with its clock')
    page = r.page('dora')
    tap.ok('<script>x' not in page.text and '&lt;script&gt;x' in page.text, 'it is shown as text')
    tap.ok('第三方转办' in r.cases.page('dora', r.case).text, 'and told in the history')
    tap.ok(str(r.case) in r.found('dora', 'words=GD-20261124-77'), 'its number is found at once')
    r.cases.send('dora', r.case, 'desk/case/dispatch', {'department': r.centre.department('engineering')})
    r.cases.send('han', r.case, 'desk/case/accept', {})


def moving(r):
    tap = r.tap
    tap.equal(r.move('han', 'change').status, 409, 'the handler changes nothing of it')
    tap.equal(r.move('dora', 'change', number=9).status, 404, 'what is not there is not found')
    for field, value in (('new_set_at', ''), ('new_until', '2026-11-22 10:00'), ('what', '')):
        answer = r.move('dora', 'change', **{field: value})
        tap.ok(answer.status == 422 and answer.error(field), f'{field}={value} is asked for', texts(answer))
    tap.equal(r.move('dora', 'change', new_reference='GD-20261124-77/2').status, 303, 'it gives another day and number')
    tap.equal((r.stands(), r.clock()), ([OPEN + '\t2\tGD-20261124-77/2'], ['1\t4\t2026-11-27 02:00:00', '2\t0\t2026-11-28 02:00:00']),
              'the clock begins anew')
    tap.equal(r.send('dora', 'reply', {'number': 1, 'round': 1, 'way': 'phone', 'replied_at': '2026-11-24 00:00', 'reply': '已恢复'}).status, 409,
              'a page that is too old replies to nothing')
    for field, value in (('way', ''), ('way', 'pigeon'), ('replied_at', ''), ('replied_at', '2027-01-01 00:00'), ('reply', '')):
        answer = r.move('han', 'reply', **{field: value})
        tap.ok(answer.status == 422 and answer.error(field), f'{field}={value} is asked for', texts(answer))
    tap.equal(r.move('han', 'reply', replied_at='2026-11-23 09:59').status, 409, 'nobody replies before it wrote')
    tap.equal(r.move('wu', 'reply').status, 409, 'nor who does not answer for the case')
    keeps(tap, r.sql, lambda fields, files: r.move('han', 'reply', files=files, **{'reply': EVIL, **fields}), {'way': ''}, {}, 'files')
    tap.equal((r.stands(), r.clock()[1]), ([REPLIED + '\t2\tGD-20261124-77/2'], '2\t3\t2026-11-28 02:00:00'), 'in time')
    tap.equal(r.sql(f"SELECT stopped_at FROM deadline WHERE case_id = {r.case} AND clock = 'F1' AND round = 2"), ['2026-11-23 16:00:00'],
              'when it went out')
    tap.equal(r.sql(f'SELECT name, note FROM evidence WHERE case_id = {r.case}'), ['门口.jpg\tF1'], 'the copy is evidence of the case')
    tap.equal(r.move('han', 'reply').status, 409, 'not twice')
    tap.equal(r.move('dora', 'end').status, 409, 'what was replied to is not taken back')
    tap.equal(r.move('dora', 'change', what='再次催办').status, 303, 'but asked again')
    tap.equal((r.stands()[0][0], r.clock()[2]), (OPEN, '3\t0\t2026-11-28 02:00:00'), 'and waits once more')
    tap.equal(r.record(body='regulator', name='区住建局', reference='JB-9', until='').status, 303, 'another body')
    tap.equal(r.move('dora', 'end', number=2, reason='').status, 422, 'an end has a reason')
    tap.equal(r.move('dora', 'end', number=2).status, 303, 'taken back')
    tap.equal(r.stands(2), [ENDED + '\t1\tJB-9'], 'for good')
    history = r.sql(f'SELECT act, detail FROM case_event WHERE case_id = {r.case} AND detail LIKE "referral=%" ORDER BY number')
    tap.equal([re.search(r'referral_step=(\w+)', line).group(1) for line in history],
              ['record', 'change', 'reply', 'change', 'record', 'end'], 'the history tells all of it')


def finding(r, consumer, hotline):
    tap = r.tap
    own = {str(r.case), str(consumer), str(hotline)}
    tap.equal(r.found('dora', 'body=any') & own, own, 'all of them are listed')
    tap.equal(r.found('dora', 'body=consumer_association') & own, {str(consumer)}, 'by body')
    tap.equal(r.found('dora', 'body=hotline') & own, {str(r.case), str(hotline)}, 'by another')
    tap.equal(r.found('dora', 'body=regulator') & own, set(), 'not by one that took it back')
    tap.equal(r.found('dora', 'body=any&words=' + quote('XX-2026-3')) & own, {str(consumer)}, 'within a search')
    page = r.centre.visitor('dora').get('desk/board?view=all&body=any')
    tap.ok('转办单位: 所有第三方' in texts(page), 'the filter is shown', texts(page))


def filing(r):
    """A case that is closed for the complainant still waits for the reply; then it is filed, with all bodies in its file."""
    tap = r.tap
    tap.equal(r.cases.send('dora', r.case, 'desk/case/withdraw', {'text': '投诉人撤诉'}).status, 303, 'the complainant withdraws')
    answer = r.cases.send('sun', r.case, 'desk/case/archive', {})
    tap.ok(answer.status == 409 and '还有转办单位在等回复' in answer.text, 'it is not filed while 12345 waits', texts(answer))
    tap.equal(r.move('dora', 'reply').status, 303, 'replied to')
    tap.equal(r.cases.send('sun', r.case, 'desk/case/archive', {}).status, 303, 'now it is')
    number = r.cases.number(r.case)
    sun = r.centre.visitor('sun')
    xml = sun.form(sun.get('admin/password'), 'archive/file/xml', {'id': r.case, 'reason': '核对'}).text
    tap.ok('<referral ' in xml and 'GD-20261124-77' in xml and 'replied_at=' in xml, 'the file has what they wrote and were told', xml[-900:])
    for word in ('GD-20261124-77', 'JB-9'):
        page = sun.get('archive/search?words=' + quote(word))
        tap.ok(number in page.text, f'{word} is found in the archive', texts(page))
    tap.equal(r.record().status, 409, 'a filed case takes nothing more')


def main():
    tap, centre = Tap(), Centre('desk', 'archive')
    try:
        referrals = Referrals(tap, centre)
        consumer, hotline = at_intake(referrals)
        recording(referrals)
        moving(referrals)
        finding(referrals, consumer, hotline)
        filing(referrals)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
