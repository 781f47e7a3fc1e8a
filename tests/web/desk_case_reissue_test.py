#!/usr/bin/env python3
"""A lost follow-up code: desk/case/reissue after a call back."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, texts  # noqa: E402
from visitor import Tap  # noqa: E402


def code(answer):
    found = re.search(r'<dd class="code big">([^<]*)</dd>', answer.text)
    return found[1] if found else None


def main():
    tap, centre = Tap(), Centre('desk')
    cases = Cases(centre)
    sql = centre.programs.sql
    try:
        case = cases.new()
        answer = cases.send('dora', case, 'desk/case/reissue', {'text': ''})
        tap.ok(answer.status == 422 and answer.error('text'), 'who was called back must be said')
        tap.equal(cases.send('sun', case, 'desk/case/reissue', {'text': '回拨'}).status, 409, 'an archivist issues no code')
        tap.equal(sql('SELECT COUNT(*) FROM follow_up'), ['1'], 'nothing was issued')
        silent = cases.new(anonymous='1', phone='', complainant='')
        answer = cases.send('dora', silent, 'desk/case/reissue', {'text': '回拨'})
        tap.ok(answer.status == 409 and '没有登记电话' in texts(answer), 'nobody to call back: no code', f'{answer.status} {texts(answer)}')
        sql(f'DELETE FROM follow_up WHERE case_id = {silent}')
        dora = centre.visitor('dora')
        page = cases.page('dora', case)
        form = {'id': case, 'version': page.hidden('version'), 'text': '回拨138尾号8000，本人核实'}
        answer = dora.form(page, 'desk/case/reissue', form)
        tap.equal(answer.status, 303, 'after a call back a code is issued')
        shown = dora.get(answer.location.lstrip('/'))
        tap.ok(code(shown), 'and shown', texts(shown))
        again = dora.form(page, 'desk/case/reissue', form)
        tap.equal(again.location, answer.location, 'a double click gives the same')
        tap.equal(code(dora.get(again.location.lstrip('/'))), code(shown), 'code')
        tap.equal(sql('SELECT COUNT(*), SUM(revoked_at IS NULL) FROM follow_up'), ['2\t1'], 'the old one stopped working')
        tap.equal(sql("SELECT text FROM case_event WHERE act = (SELECT MAX(act) FROM case_event) AND text <> ''"),
                  ['回拨138尾号8000，本人核实'], 'the call back is in the history')
        tap.equal(code(centre.visitor('sam').get(answer.location.lstrip('/'))), None, 'nobody else reads it')
        for path, status in (('desk/case/reissue?once=x', 404), ('desk/case/reissue', 404)):
            tap.equal(dora.get(path).status, status, f'{path} shows nothing')
        centre.programs.at('2026-11-24T08:30:00+08:00')
        tap.equal(code(dora.get(answer.location.lstrip('/'))), None, 'nor does anybody later')
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
