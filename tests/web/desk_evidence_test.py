#!/usr/bin/env python3
"""Files of a case: what is taken, how desk/evidence gives it back."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, PHOTO, original, texts  # noqa: E402
from visitor import Tap, Visitor  # noqa: E402

PDF = b'%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PAGE = b'<!DOCTYPE html><html><body><script>alert(1)</script></body></html>'


def attach(cases, case, name, content, **fields):
    return cases.send('dora', case, 'desk/case/attach', fields, {'files': (name, content)})


def last(cases):
    return cases.centre.programs.sql('SELECT MAX(id) FROM evidence')[0]


def taken(tap, cases, case):
    dora = cases.centre.visitor('dora')
    answer = attach(cases, case, '../../etc/漏点<script>.jpg', PHOTO, text='漏点', public='1')
    tap.equal(answer.status, 303, 'a photo is taken')
    photo = last(cases)
    shown = dora.get(f'desk/evidence?id={photo}')
    tap.equal((shown.status, shown.header('Content-Type')), (200, 'image/jpeg'), 'it is shown as a picture')
    tap.ok(shown.body[:3] == b'\xff\xd8\xff' and b'CANARY' not in shown.body, 'without position and camera')
    original(tap, cases.centre.programs.sql, dora, 'desk/evidence', photo, PHOTO)
    for header, words in (('Content-Disposition', 'inline'), ('X-Content-Type-Options', 'nosniff'),
                          ('Content-Security-Policy', 'sandbox')):
        tap.ok(words in (shown.header(header) or ''), f'{header} says {words}', shown.header(header))
    name = shown.header('Content-Disposition')
    tap.ok('"' not in re.sub(r'filename="[^"]*"', '', name) and '/' not in name,
           'the name cannot leave its quotes', name)
    page = cases.page('dora', case)
    tap.ok('<script>.jpg' not in page.text and '&lt;script&gt;.jpg' in page.text, 'on the page the name is harmless')
    attach(cases, case, '验收单.pdf', PDF)
    paper = dora.get(f'desk/evidence?id={last(cases)}')
    tap.ok(paper.body == PDF and 'attachment' in paper.header('Content-Disposition'), 'a paper is a download')
    return photo


def captured(tap, cases):
    """What the camera took on the spot is told from what was uploaded later."""
    sql, han = cases.centre.programs.sql, cases.centre.visitor('han')
    case = cases.new()
    cases.act('dora', case, 'desk/case/dispatch', {'department': cases.centre.department('engineering')})
    cases.act('han', case, 'desk/case/accept', {})
    cases.act('han', case, 'desk/case/plan', {'text': '重做', 'department': cases.centre.department('engineering'),
                                              'person': cases.staff('han'), 'until': '2026-11-26 18:00'})
    cases.act('han', case, 'desk/case/execute', {})
    cases.act('dora', case, 'desk/case/judge', {'validity': 'valid', 'text': '属实'})
    for act in 'attach', 'complete':
        form = han.get(f'desk/work?id={case}&act={act}').text
        tap.ok('capture="environment"' in form and 'name="captured" value="1" checked' in form, f'{act} on a card is for the camera', form[-2000:])
    for act, fields, origin in (('attach', {'captured': '1'}, '2'), ('attach', {}, '1'), ('complete', {'text': '好了', 'result': '修好', 'captured': '1'}, '2')):
        answer = cases.send('han', case, f'desk/case/{act}', {'text': '现场', **fields}, {'files': ('现场.jpg', PHOTO + act.encode() + origin.encode())})
        tap.equal((answer.status, sql(f'SELECT origin FROM evidence WHERE id = {last(cases)}')), (303, [origin]), f'{act} {fields}')


def refused(tap, cases, case):
    count = cases.centre.programs.sql('SELECT COUNT(*) FROM evidence')
    for name, content, status in (
            ('photo.jpg', PAGE, 409), ('drawing.svg', SVG, 409), ('run.jpg', b'MZ' + bytes(300), 409),
            ('run.sh', b'#!/bin/sh\nrm -rf /\n', 409), ('empty.jpg', b'', 409)):
        answer = attach(cases, case, name, content, text='请收下')
        tap.ok(answer.status in (status, 422), f'{name} of another kind is refused', f'{answer.status} {texts(answer)}')
        tap.ok('请收下' in answer.text, f'what was typed with {name} is kept')
    answer = cases.send('dora', case, 'desk/case/attach', {'text': '忘了'}, {})
    tap.ok(answer.status == 422 and answer.error('files'), 'no file at all is said at the field')
    tap.equal(cases.centre.programs.sql('SELECT COUNT(*) FROM evidence'), count, 'nothing refused became evidence')


def hidden(tap, cases, case, photo):
    tap.equal(Visitor(cases.centre.programs).get(f'desk/evidence?id={photo}').status, 303, 'a stranger is sent to the door')
    gao = cases.centre.visitor('gao')
    tap.equal(gao.get(f'desk/evidence?id={photo}').status, 404, 'another department sees nothing')
    asked = gao.form(gao.get(f'desk/evidence?id={photo}&original=1'), 'desk/evidence', {'id': photo, 'reason': '看看'})
    tap.ok(asked.status == 404 and b'CANARY' not in asked.body, 'for whatever reason')
    tap.equal(cases.centre.visitor('dora').get('desk/evidence?id=999999').status, 404, 'nor is there what is not there')
    tap.equal(cases.centre.visitor('ada').get(f'desk/evidence?id={photo}').status, 403, 'nor may an administrator')
    seen = cases.centre.programs.sql(f"SELECT COUNT(*) FROM access_log WHERE kind = 'download' AND subject = 'evidence {photo}'")
    tap.equal(seen, ['2'], 'each reading is remembered')
    cases.centre.programs.sql(f'UPDATE case_file SET accused_staff_id = {cases.staff("sam")} WHERE id = {case}')
    tap.equal(cases.centre.visitor('sam').get(f'desk/evidence?id={photo}').status, 404, 'nor the accused')


def main():
    tap, centre = Tap(), Centre('desk')
    cases = Cases(centre)
    try:
        case = cases.new()
        photo = taken(tap, cases, case)
        captured(tap, cases)
        refused(tap, cases, case)
        hidden(tap, cases, case, photo)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
