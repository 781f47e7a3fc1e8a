#!/usr/bin/env python3
"""Files of a case: what is taken, how desk/evidence gives it back."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, PHOTO, keeps, original, texts  # noqa: E402
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
    """Each file that is not taken is said at its field; the text stays, and so do the photos beside it."""
    count = cases.centre.programs.sql('SELECT COUNT(*) FROM evidence')
    type_of, empty, size_of = '不接受这种文件', '文件是空的', '文件太大'
    for name, content, why in (
            ('photo.jpg', PAGE, type_of), ('drawing.svg', SVG, type_of), ('run.jpg', b'MZ' + bytes(300), type_of),
            ('run.sh', b'#!/bin/sh\nrm -rf /\n', type_of), ('empty.jpg', b'', empty), ('long.jpg', PHOTO + bytes(52 << 20), size_of)):
        answer = attach(cases, case, name, content, text='请收下')
        tap.ok(answer.status == 422 and why in (answer.error('files') or ''), f'{name} is refused at its field',
               f'{answer.status} {answer.error("files")} {texts(answer)}')
        tap.ok('href="#attach-files"' in answer.text, 'where the summary leads')
        tap.ok('value="请收下"' in answer.text, f'what was typed with {name} is kept')
        tap.equal(answer.hidden('kept-files'), '', 'and nothing of the file')
    answer = cases.send('dora', case, 'desk/case/attach', {'text': '忘了'}, {})
    tap.ok(answer.status == 422 and answer.error('files'), 'no file at all is said at the field')
    tap.equal(cases.centre.programs.sql('SELECT COUNT(*) FROM evidence'), count, 'nothing refused became evidence')
    tap.equal(os.listdir(os.path.join(cases.centre.programs.folder, 'upload')), [], 'nor stays on the disk')


def keeping(tap, cases, case):
    sql, dora = cases.centre.programs.sql, cases.centre.visitor('dora')

    def send(fields, files):
        return cases.send('dora', case, 'desk/case/attach', fields, files)

    keeps(tap, sql, send, {'text': '长' * 2001}, {'text': '好'}, 'files')
    back = send({'text': '长' * 2001}, {'files': ('漏点.jpg', PHOTO)})
    piece = back.hidden('kept-files')
    shown = dora.get('desk/evidence?kept=' + piece)
    tap.ok(shown.status == 200 and shown.body[:3] == b'\xff\xd8\xff' and b'CANARY' not in shown.body, 'what is kept is shown, without position')
    tap.equal(cases.centre.visitor('sam').get('desk/evidence?kept=' + piece).status, 404, 'to nobody else')
    tap.equal(dora.get('desk/evidence?kept=' + piece[:-1] + ('0' if piece[-1] != '0' else '1')).status, 404, 'nor forged')
    version = sql(f'SELECT version FROM case_file WHERE id = {case}')[0]
    other = cases.centre.visitor('sam')
    stolen = other.form(other.get(f'desk/case?id={case}'), 'desk/case/attach', {'id': case, 'version': version, 'kept-files': piece})
    tap.ok(stolen.status == 422 and '不在了' in (stolen.error('files') or ''), "nor does another's form send it", texts(stolen))
    two = send({'text': '长' * 2001, 'kept-files': piece}, {'files': ('run.sh', b'#!/bin/sh\n')})
    tap.ok(two.hidden('kept-files') == piece and '不接受这种文件' in (two.error('files') or ''), 'a refused file leaves the others', texts(two))
    sql(f"UPDATE file SET complete = 0 WHERE id = {piece.split('.')[0]}")
    before = sql('SELECT COUNT(*) FROM evidence')
    gone = send({'text': '第二天', 'kept-files': piece}, {})
    tap.ok(gone.status == 422 and '不在了' in (gone.error('files') or '') and 'value="第二天"' in gone.text, 'what was swept meanwhile is said', texts(gone))
    tap.equal((gone.hidden('kept-files'), sql('SELECT COUNT(*) FROM evidence')), ('', before), 'and is not kept any more')


def both_writing(tap, cases):
    """Somebody else saves first: the photo is not asked for again; and the way back to the list stays."""
    sql, han = cases.centre.programs.sql, cases.centre.visitor('han')
    case = cases.new()
    cases.send('dora', case, 'desk/case/dispatch', {'department': cases.centre.department('engineering')})
    cases.send('han', case, 'desk/case/accept', {})
    version = int(sql(f'SELECT version FROM case_file WHERE id = {case}')[0])
    page = han.get('desk/work')
    fields = {'id': case, 'version': version, 'text': '查了', 'back': 'desk/work'}
    cases.send('dora', case, 'desk/case/note', {'text': '业主又来电'})
    late = han.form(page, 'desk/case/attach', fields, {'files': ('门口.jpg', PHOTO)})
    tap.ok(late.status == 409 and late.hidden('kept-files') and 'alt="门口.jpg"' in late.text, 'a conflict keeps the photo', texts(late))
    fields['version'] = late.hidden('version')
    wrong = han.form(page, 'desk/case/attach', {**fields, 'text': '长' * 2001, 'kept-files': late.hidden('kept-files')}, {})
    tap.equal((wrong.status, wrong.hidden('back')), (422, 'desk/work'), 'a form of the list that comes back on the case')
    done = han.form(wrong, 'desk/case/attach', {**fields, 'back': wrong.hidden('back'), 'kept-files': wrong.hidden('kept-files')}, {})
    tap.equal((done.status, done.location, sql(f'SELECT name FROM evidence WHERE case_id = {case}')),
              (303, '/desk/work', ['门口.jpg']), 'leads to the list when it is right')


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
        keeping(tap, cases, case)
        both_writing(tap, cases)
        hidden(tap, cases, case, photo)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
