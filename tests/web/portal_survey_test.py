#!/usr/bin/env python3
"""A one-time link: made on desk/visit/link, answered at portal/survey without signing in, thanked for at portal/survey/done;
what it shows, when it is no longer good, and what a dissatisfied answer does."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, texts  # noqa: E402
from visitor import Tap, Visitor  # noqa: E402


class Surveys:
    """Closed cases and the links to ask about them."""

    def __init__(self, tap, centre):
        self.tap, self.centre, self.cases = tap, centre, Cases(centre)
        self.sql = centre.programs.sql

    def link(self, case):
        """The address of the page that shows the link, and the key."""
        answer = self.cases.send('dora', case, 'desk/visit/link', {})
        shown = self.centre.visitor('dora').get(answer.location.lstrip('/'))
        found = re.search(r'/portal/survey\?key=([0-9a-f]+)<', shown.text)
        return answer.location.lstrip('/'), found[1] if found else ''

    def open(self, key):
        visitor = Visitor(self.centre.programs, '10.9.9.9')
        return visitor, visitor.get(f'portal/survey?key={key}')


def a_link(s):
    tap = s.tap
    case = s.cases.closed(subject='刘女士家漏水')
    where, key = s.link(case)
    tap.ok(len(key) >= 32, 'a link of at least 128 bits is made', key)
    tap.equal(s.sql('SELECT HEX(key_hash) LIKE CONCAT("%", UPPER(LEFT("' + key + '", 12)), "%") FROM survey_link'), ['0', '0'], 'its key is stored nowhere')
    for who in ('sam', 'max', 'gao'):
        tap.ok(s.centre.visitor(who).get(where).status in (403, 404), f'{who} is not shown it')
    visitor, page = s.open(key)
    tap.ok(page.status == 200 and s.cases.number(case) in page.text, 'it opens without signing in', texts(page))
    tap.ok('刘女士' not in page.text and '13800138000' not in page.text and '卧室' not in page.text, 'without names and matter')
    answer = visitor.form(page, 'portal/survey', {'key': key})
    tap.ok(answer.status == 422 and answer.error('satisfaction'), 'a mark is asked for', texts(answer))
    tap.equal(visitor.form(page, 'portal/survey', {'key': key, 'satisfaction': '7'}).status, 422, 'one of five')
    form = {'key': key, 'satisfaction': '5', 'solved': 'yes', 'text': '<script>x</script>'}
    answers = [visitor.form(page, 'portal/survey', form) for _ in range(2)]
    tap.equal([one.status for one in answers], [303, 303], 'answered, and sent twice')
    tap.equal(visitor.get(answers[0].location.lstrip('/')).status, 200, 'and thanked for')
    tap.equal(s.sql(f'SELECT way, mark, verdict, solved, by_id IS NULL FROM satisfaction WHERE case_id = {case}'), ['2\t5\t2\t1\t1'], 'it counts once')
    tap.equal(s.cases.stage(case), 'closed', 'and the visit is still due')
    old, page = page, s.open(key)[1]
    tap.ok('已经用过' in page.text and s.cases.number(case) not in page.text, 'the link is used up', texts(page))
    answer = visitor.form(old, 'portal/survey', {**form, 'text': '再来'})
    tap.ok('已经用过' in answer.text, 'for an old page as well', f'{answer.status} {answer.location} {texts(answer)}')
    tap.ok('&lt;script&gt;' in s.centre.visitor('dora').get(f'desk/visit?id={case}').text, 'what was written is shown as text')
    tap.equal(s.cases.send('dora', case, 'desk/visit/link', {}).status, 409, 'nobody is asked twice by link')


def what_is_no_longer_good(s):
    tap = s.tap
    for key in ('', '0', 'f' * 32, 'x' * 500, "' OR 1=1"):
        page = s.open(key)[1]
        tap.ok(page.status == 200 and '已经用过' in page.text, f'a key that opens nothing: {key[:12]}', f'{page.status}')
    case = s.cases.closed(subject='噪音')
    _, key = s.link(case)
    s.sql(f"UPDATE survey_link SET expires_at = '2026-11-24 00:04:59' WHERE case_id = {case}")
    visitor, page = s.open(key)
    tap.ok('已经用过' in page.text, 'too old by a second')
    s.sql(f"UPDATE survey_link SET expires_at = '2026-11-24 02:05:00' WHERE case_id = {case}")
    visitor, page = s.open(key)
    tap.ok(s.cases.number(case) in page.text, 'good until then')
    s.sql(f"UPDATE survey_link SET issued_at = issued_at - INTERVAL 1 HOUR WHERE case_id = {case}")
    tap.equal(visitor.form(page, 'portal/survey', {'key': key, 'satisfaction': '1', 'text': '没修好'}).status, 303, 'who is not satisfied')
    tap.equal(s.cases.stage(case), 'reopened', 'reopens the case')
    tap.equal(s.sql(f'SELECT state, called_off, changed_by IS NULL FROM outbox WHERE case_id = {case} AND kind = 8'), ['5\t1\t1'],
              'and its letter, which had not gone out, is cancelled')
    tap.equal(s.sql(f'SELECT way, round, verdict FROM satisfaction WHERE case_id = {case}'), ['2\t0\t0'], 'with the answer kept')
    other = s.cases.closed(subject='灯坏')
    _, key = s.link(other)
    s.cases.send('dora', other, 'desk/case/reopen', {'text': '又坏'})
    tap.ok('已经用过' in s.open(key)[1].text, 'a link of before the reopening is void')
    tap.equal(s.cases.send('dora', other, 'desk/visit/link', {}).status, 409, 'an open case is not asked about')
    third = s.cases.closed(subject='门坏')
    where, _ = s.link(third)
    s.sql(f"UPDATE survey_link SET issued_at = issued_at - INTERVAL 2 HOUR WHERE case_id = {third}")
    tap.equal(s.centre.visitor('dora').get(where).status, 404, 'the link is shown for some minutes')


def filed(s):
    """A link that was still good when the case was filed says that it is no longer, on an old page as well."""
    tap, case = s.tap, s.cases.closed(subject='已归档')
    _, key = s.link(case)
    visitor, page = s.open(key)
    s.sql(f'UPDATE case_file SET stage = 9, queue = 9 WHERE id = {case}')
    answer = visitor.form(page, 'portal/survey', {'key': key, 'satisfaction': '5'})
    tap.ok(answer.status == 200 and '已经用过' in answer.text, 'an answer to a filed case is declined kindly', f'{answer.status} {texts(answer)}')
    tap.ok('已经用过' in s.open(key)[1].text, 'and the link opens nothing')
    tap.equal(s.sql(f'SELECT COUNT(*) FROM satisfaction WHERE case_id = {case}'), ['0'], 'nothing was written')
    tap.equal(s.cases.send('dora', case, 'desk/visit/link', {}).status, 409, 'nor is a new link made')


def main():
    tap, centre = Tap(), Centre('desk', 'portal')
    try:
        surveys = Surveys(tap, centre)
        a_link(surveys)
        what_is_no_longer_good(surveys)
        filed(surveys)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
