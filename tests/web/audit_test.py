#!/usr/bin/env python3
"""Inspections over the FastCGI socket: audit/, audit/open, audit/sheet, audit/sheet/answer, audit/sheet/sign,
audit/export, audit/record, audit/record/print, audit/findings, audit/findings/export, audit/photo; and who may open what."""

import base64
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from lists import exported, offered  # noqa: E402
from pages import original, texts  # noqa: E402
from visitor import TOP, Tap, Visitor  # noqa: E402

PIXEL = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVQI12P4z8AAAAMBAQAY3Y2wAAAAAElFTkSuQmCC')
HOSTILE = '"><script>alert(1)</script> <?cs var:x ?>'
READERS = {'ida', 'mei', 'max'}
PEOPLE = ('dora', 'sam', 'han', 'mei', 'ida', 'sun', 'max', 'ada')


def routes():
    with open(os.path.join(TOP, 'cgi/audit.c'), encoding='utf-8') as file:
        return re.findall(r'\{ METHOD_(GET|POST), "([^"]*)", (PERMIT_\w+)', file.read())


def permissions(tap, centre):
    stranger, table = Visitor(centre.programs), routes()
    tap.ok(len(table) == 13, 'the route table was read')
    for method, path, permit in table:
        may = {'ida'} if permit == 'PERMIT_INSPECT' else READERS
        for login in PEOPLE:
            visitor = centre.visitor(login)
            if method == 'GET':
                status = visitor.get(f'audit/{path}').status
            else:
                status = visitor.post(f'audit/{path}', {}, at='admin/password').status
            tap.ok(status in (200, 404, 422) if login in may else status == 403, f'{method} audit/{path} as {login}', status)
        answer = stranger.ask(method, f'audit/{path}')
        tap.ok(answer.status == 403 or (answer.status == 303 and '/admin/sign_in' in answer.location),
               f'{method} audit/{path} as a stranger', answer.status)


def answer(visitor, sheet, item, files=None, page=None, **values):
    page = page or visitor.get(f'audit/sheet?id={sheet}')
    fields = {'id': sheet, 'version': page.hidden('version'), 'item': item, 'note': '', **values}
    return visitor.form(page, 'audit/sheet/answer', fields, files=files or {})


def opening(tap, ida, department):
    page = ida.get('audit/open')
    tap.equal(page.status, 200, 'the form for a new inspection')
    tap.ok('回访与投诉处理检查评分表' in page.text, 'it offers the checklist')
    tap.equal(ida.form(page, 'audit/open', {'checklist': 'score100'}).status, 422, 'nobody to inspect is invalid')
    tap.equal(ida.form(page, 'audit/open', {'checklist': 'none', 'department': department}).status, 409,
              'an unknown checklist is refused')
    wrong = ida.form(page, 'audit/open', {'checklist': HOSTILE[:30], 'department': 'x'})
    tap.ok(wrong.status == 422 and '<script>alert' not in wrong.text, 'hostile choices are invalid and escaped')
    fields = {'checklist': 'score100', 'department': department}
    tap.equal(ida.form(page, 'audit/open', {**fields, 'token': 'x'}).status, 403, 'a forged form is refused')
    first, second = ida.form(page, 'audit/open', fields), ida.form(page, 'audit/open', fields)
    tap.equal(first.status, 303, 'a good form opens a sheet')
    tap.equal(first.location, second.location, 'sent twice it opens one')
    return re.search(r'id=(\d+)', first.location)[1]


def answering(tap, ida, sheet):
    page = ida.get(f'audit/sheet?id={sheet}')
    tap.ok('0/7' in page.text and '不适用' in page.text, 'the sheet shows its progress')
    tap.equal(answer(ida, sheet, '1', **{'d-rules': '1'}).error('note'), '说明：扣分须写明情况', 'a deduction needs a note')
    lacking = answer(ida, sheet, '2', note=HOSTILE, **{'d-plan': '1'})
    tap.equal(lacking.status, 422, 'a deduction without photo comes back')
    tap.equal(lacking.error('photos'), '现场照片：扣分须附照片', 'with a message at the photos')
    tap.ok('&lt;script&gt;alert(1)' in lacking.text and '<script>alert' not in lacking.text, 'with the note, escaped')
    tap.ok('name="d-plan" value="1" checked' in lacking.text, 'and the deduction still ticked')
    tap.equal(answer(ida, sheet, '5', note='x', **{'d-late': 'many'}).error('found'), '发现的问题：请填写整数', 'counts are numbers')
    tap.equal(answer(ida, sheet, '5', note='x', **{'d-late': '-1'}).status, 422, 'and not negative')
    tap.equal(answer(ida, sheet, '99').status, 404, 'an item that is not on the sheet')
    tap.equal(answer(ida, sheet, '2', token='x').status, 403, 'a forged answer is refused')
    text = answer(ida, sheet, '2', {'photos': ('a.html', b'<script>alert(1)</script>')}, note='x', **{'d-plan': '1'})
    tap.ok(text.status == 422 and '不接受这种文件' in text.text, 'a page is no photo', texts(text))
    page = ida.get(f'audit/sheet?id={sheet}')
    photo = {'photos': ('现场"<b>.png', PIXEL)}
    good = answer(ida, sheet, '2', photo, page, note=HOSTILE, **{'d-plan': '1'})
    tap.equal(good.status, 303, 'with note and photo it is saved')
    tap.ok(good.location.endswith(f'audit/sheet?id={sheet}&at=3#item-3'), 'and the next item opens', good.location)
    tap.equal(answer(ida, sheet, '2', photo, page, note=HOSTILE, **{'d-plan': '1'}).status, 303, 'a double tap is once')
    stale = ida.get(f'audit/sheet?id={sheet}')
    tap.equal(stale.text.count('&amp;original=1'), 1, 'with one photo')
    tap.equal(answer(ida, sheet, '3', page=stale, skip='1').status, 303, 'what does not apply')
    conflict = ida.form(ida.get('audit/open'), 'audit/sheet/answer',
                        {'id': sheet, 'version': stale.hidden('version'), 'item': '3', 'note': '我写的话'}, files={})
    tap.equal(conflict.status, 409, 'an older page is a conflict')
    tap.ok('我写的话' in conflict.text and '保存过' in conflict.text, 'that keeps what was typed')
    tap.ok('2/7' in conflict.text and '10 / 15' in conflict.text, 'and shows the sums so far')
    unnoted = answer(ida, sheet, '2', {'photos': ('b.png', PIXEL)}, **{'d-plan': '1'})
    tap.ok(unnoted.error('note') and not unnoted.hidden('kept-photos'), 'a photo that came without the note is with the sheet at once', texts(unnoted))
    tap.equal(answer(ida, sheet, '2', note=HOSTILE, **{'d-plan': '1'}).status, 303, 'the note alone is enough then')
    tap.equal(ida.get(f'audit/sheet?id={sheet}').text.count('&amp;original=1'), 2, 'and the photo is there once')


def signing(tap, ida, mei, sheet):
    page = ida.get(f'audit/sheet?id={sheet}')
    fields = {'id': sheet, 'version': page.hidden('version')}
    early = ida.form(page, 'audit/sheet/sign', fields)
    tap.equal(early.status, 409, 'an unfinished sheet is not signed')
    tap.ok('href="#item-1"' in early.text, 'and the unfinished item is linked')
    photo = {'photos': ('a.png', PIXEL)}
    wrong = answer(ida, sheet, '5', photo, note='三次', **{'d-late': 'many'})
    piece = wrong.hidden('kept-photos')
    tap.ok(wrong.status == 422 and piece and wrong.text.count('name="kept-photos"') == 1, 'a wrong count keeps the photo, at its item', texts(wrong))
    tap.equal([visitor.get('audit/photo?kept=' + piece).status for visitor in (ida, mei)], [200, 404], 'shown to who took it')
    other = answer(ida, sheet, '5', note='三次', **{'d-late': '3', 'kept-photos': piece, 'drop-photos': '1'})
    tap.ok(other.status == 422, 'taken out, it is lacking again', texts(other))
    for item in '1467':
        tap.equal(answer(ida, sheet, item).status, 303, f'item {item} is right')
    tap.equal(answer(ida, sheet, '5', {'photos': ('b.png', PIXEL)}, note='三次未反馈', **{'d-late': '3'}).status, 303, 'item 5')
    page = ida.get(f'audit/sheet?id={sheet}')
    fields['version'] = page.hidden('version')
    tap.equal(ida.form(page, 'audit/sheet/sign', {**fields, 'token': 'x'}).status, 403, 'a forged signature is refused')
    done = ida.form(page, 'audit/sheet/sign', fields)
    tap.ok(done.status == 303 and done.location.endswith(f'audit/record?id={sheet}'), 'a finished sheet is signed')
    tap.ok(ida.form(page, 'audit/sheet/sign', fields).status == 303, 'a double tap signs once')
    page = ida.get('audit/open')
    late = ida.form(page, 'audit/sheet/answer', {**fields, 'item': '5', 'note': ''}, files={})
    tap.ok(late.status == 409 and '已签字' in late.text, 'nothing is answered afterwards')
    tap.equal(ida.get(f'audit/sheet?id={sheet}').location, f'/audit/record?id={sheet}', 'the sheet leads to the record')


def reading(tap, centre, sheet):
    ida, mei = centre.visitor('ida'), centre.visitor('mei')
    for visitor, who in ((ida, 'the inspector'), (mei, 'the department manager'), (centre.visitor('max'), 'management')):
        record = visitor.get(f'audit/record?id={sheet}')
        tap.equal(record.status, 200, f'{who} reads the record')
        tap.ok('75.0%' in record.text and '<dd>60</dd>' in record.text and '<dd>80</dd>' in record.text, 'with its sums')
        tap.ok('<script>alert' not in record.text, 'and escaped notes')
    tap.ok('× 3' in record.text and '−15' in record.text, 'a counted finding')
    paper = mei.get(f'audit/record/print?id={sheet}')
    tap.ok(paper.status == 200 and all(word in paper.text for word in ('受检单位', '检查人', '部门负责人', '督导室主任')),
           'the paper has its signatures')
    photo = re.search(r'audit/photo\?id=(\d+)', record.text)[1]
    picture = mei.get(f'audit/photo?id={photo}')
    tap.equal(picture.header('Content-Type'), 'image/jpeg', 'a photo is shown upright')
    original(tap, centre.programs.sql, mei, 'audit/photo', photo, PIXEL)
    tap.equal(mei.get('audit/photo?id=999999').status, 404, 'no such photo')
    findings = mei.get('audit/findings')
    tap.ok(findings.status == 200 and '处理不及时或未反馈' in findings.text, 'the department sees its findings')
    tap.ok('<script>alert' not in findings.text, 'escaped')
    tap.ok('没有问题' in mei.get('audit/findings?until=2020-01-01').text, 'filtered by day')
    tap.equal(mei.get('audit/findings?from=%3Cb%3E&department=x').status, 200, 'a nonsense filter is none')
    rows = exported(tap, mei, 'audit/findings/export', 'findings')
    tap.ok(len(rows) == 2 and list(rows[0])[:3] == ['编号', '签字', '受检单位'], 'as a file', rows)
    tap.ok(HOSTILE in str(rows), 'with the notes as they were written', rows)
    tap.equal(offered(mei.get('audit/findings?from=2026-01-01&department=&before=7')),
              {kind: f'audit/findings/export?from=2026-01-01&format={kind}' for kind in ('xlsx', 'csv')},
              'that the page offers with its filters')
    tap.equal(mei.get('audit/').status, 200, 'the front page')
    tap.ok(f'audit/record?id={sheet}' in mei.get('audit/').text, 'lists the record')
    number = centre.programs.sql(f'SELECT number FROM audit WHERE id = {sheet}')[0]
    for login, wanted in (('mei', ['print inspection ' + number, 'view findings', 'view inspection ' + number, 'view inspections']),
                          ('ida', ['view inspection ' + number])):
        told = centre.programs.sql("SELECT DISTINCT CONCAT(a.kind, ' ', a.subject) FROM access_log a JOIN staff s ON s.id = a.staff_id "
                                   f"WHERE s.login = '{login}' AND a.kind IN ('view', 'print') ORDER BY 1")
        tap.equal([line for line in wanted if line not in told], [], f'what {login} looked at is remembered')
    return photo


def whole_list(tap, centre, sheet):
    """What is open and what was signed in one file; of a project whose name would calculate."""
    ida, mei = centre.visitor('ida'), centre.visitor('mei')
    centre.programs.sql("UPDATE project SET name = CONCAT('=1+1', CHAR(10), '\"a;b\",') WHERE id = 1")
    opened = ida.post('audit/open', {'checklist': 'score100', 'department': centre.department('engineering'), 'project': 1})
    tap.equal(opened.status, 303, 'a second sheet, of a project')
    page = ida.get('audit/?before=99')
    tap.equal(offered(page), {kind: f'audit/export?format={kind}' for kind in ('xlsx', 'csv')}, 'inspections are offered as files')
    rows = exported(tap, ida, 'audit/export', 'inspections')
    tap.equal([(row['受检单位'], row['检查人'], row['检查项目数'], row['已检查'], bool(row['签字']), row['实得分'], row['分配分'], row['得分率（%）'])
               for row in rows],
              [('=1+1\n"a;b", 工程部', '督导员', '7', '0', False, '', '', ''), ('工程部', '督导员', '7', '', True, '60', '80', '75.0')],
              'the open one by its progress, the signed one by its points')
    tap.equal([row['编号'] for row in exported(tap, mei, 'audit/export', 'a department')], [rows[1]['编号']],
              'a manager has the signed ones of the department')
    tap.equal(len(exported(tap, centre.visitor('max'), 'audit/export', 'for management')), 2, 'management has all')
    tap.ok(centre.programs.sql("SELECT COUNT(*) FROM access_log WHERE kind = 'export' AND subject = 'inspections'") == ['6'],
           'all of it is on record')


def project(tap, centre):
    """What is found in a project as a whole names who answers for it: that manager sees it, and nobody else's."""
    ida, mei, sql = centre.visitor('ida'), centre.visitor('mei'), centre.programs.sql
    engineering, service = centre.department('engineering'), centre.department('service')
    opened = ida.post('audit/open', {'checklist': 'score100', 'project': 1})
    sheet = re.search(r'id=(\d+)', opened.location)[1]
    page = ida.get(f'audit/sheet?id={sheet}')
    tap.ok(page.text.count('<select') == 7 and '责任部门' in page.text, 'every item asks who answers for it')
    photo = {'photos': ('漏.png', PIXEL)}
    lacking = answer(ida, sheet, '2', photo, note='工程缺计划', **{'d-plan': '1'})
    tap.equal((lacking.status, lacking.error('department')), (422, '责任部门：请选择'), 'a deduction needs a department')
    tap.ok('工程缺计划' in lacking.text, 'what was typed stays')
    for department, status in (('999', 409), ('x', 422), ('-1', 422)):
        tap.equal(answer(ida, sheet, '2', note='工程缺计划', department=department, **{'d-plan': '1'}).status, status, f'department {department}')
    tap.equal(answer(ida, sheet, '2', note='工程缺计划', department=engineering, **{'d-plan': '1'}).status, 303, 'named, it is saved')
    tap.ok(re.search(f'<option value="{engineering}" selected>', ida.get(f'audit/sheet?id={sheet}').text), 'and stands chosen')
    tap.equal(answer(ida, sheet, '5', photo, note='服务未反馈', department=service, **{'d-late': '2'}).status, 303, 'another department')
    for item in '13467':
        tap.equal(answer(ida, sheet, item).status, 303, f'item {item} is right and asks for nobody')
    tap.equal(mei.get(f'audit/record?id={sheet}').status, 404, 'before it is signed no manager sees it')
    version = ida.get(f'audit/sheet?id={sheet}').hidden('version')
    tap.equal(ida.form(ida.get('audit/open'), 'audit/sheet/sign', {'id': sheet, 'version': version}).status, 303, 'it is signed')
    tap.equal(sql(f'SELECT item, department_id FROM finding WHERE audit_id = {sheet} ORDER BY item'), [f'2\t{engineering}', f'5\t{service}'],
              'each finding has its department')
    photos = dict(line.split('\t') for line in sql(f'SELECT audit_item, MIN(id) FROM evidence WHERE audit_id = {sheet} GROUP BY audit_item'))
    for path in ('audit/findings', f'audit/record?id={sheet}', f'audit/record/print?id={sheet}'):
        text = mei.get(path).text
        tap.ok('工程缺计划' in text and '服务未反馈' not in text, f'the manager sees what concerns the own department alone: {path}')
        tap.ok('服务未反馈' in ida.get(path).text and '工程缺计划' in ida.get(path).text, f'the inspector all of it: {path}')
    tap.ok('责任部门：工程部' in mei.get(f'audit/record?id={sheet}').text, 'and who answers for it')
    tap.equal([mei.get(f'audit/photo?id={photos[item]}').status for item in '25'], [200, 404], 'with its photos, without the others')
    tap.ok(f'audit/record?id={sheet}' in mei.get('audit/').text, 'the list leads there')
    tap.ok('工程缺计划' in str(exported(tap, mei, 'audit/findings/export', 'findings of a project')), 'the file of findings has it')
    sql("UPDATE staff SET department_id = (SELECT id FROM department WHERE code = 'security') WHERE login = 'mei'")
    tap.equal([mei.get(path).status for path in (f'audit/record?id={sheet}', f'audit/record/print?id={sheet}', f'audit/photo?id={photos["2"]}')],
              [404] * 3, 'a manager whom nothing of it concerns sees none of it')
    tap.ok('工程缺计划' not in mei.get('audit/findings').text and f'audit/record?id={sheet}' not in mei.get('audit/').text, 'in no list')
    sql(f"UPDATE staff SET department_id = {engineering} WHERE login = 'mei'")


def others(tap, centre, sheet, photo):
    """A manager of another department sees nothing of it."""
    centre.programs.sql("UPDATE staff SET department_id = (SELECT id FROM department WHERE code = 'security') "
                        "WHERE login = 'mei'")
    mei = centre.visitor('mei')
    tap.equal(mei.get(f'audit/record?id={sheet}').status, 404, 'another department has no record')
    tap.equal(mei.get(f'audit/record/print?id={sheet}').status, 404, 'no paper')
    tap.equal(mei.get(f'audit/photo?id={photo}').status, 404, 'no photo')
    asked = mei.form(mei.get(f'audit/photo?id={photo}&original=1'), 'audit/photo', {'id': photo, 'reason': '看看'})
    tap.ok(asked.status == 404 and PIXEL not in asked.body, 'for whatever reason')
    tap.ok('没有问题' in mei.get(f'audit/findings?department={centre.department("engineering")}').text, 'no findings')
    tap.equal((offered(mei.get('audit/')), offered(mei.get('audit/findings'))), ({}, {}), 'and nothing to take along')
    tap.equal(exported(tap, mei, 'audit/export', 'another department'), [], 'its file is empty')
    english = centre.visitor('ida')
    english.get('audit/?lang=en')
    tap.ok('Inspection record' in english.get(f'audit/record?id={sheet}').text, 'all of it in English')


def main():
    tap = Tap()
    centre = Centre('audit')
    try:
        centre.programs.anjuan('import', 'checklist', 'conf/checklists/score100.xml')
        permissions(tap, centre)
        ida = centre.visitor('ida')
        sheet = opening(tap, ida, centre.department('engineering'))
        tap.equal(centre.visitor('mei').get(f'audit/record?id={sheet}').status, 404, 'managers see no open sheet')
        answering(tap, ida, sheet)
        signing(tap, ida, centre.visitor('mei'), sheet)
        photo = reading(tap, centre, sheet)
        whole_list(tap, centre, sheet)
        project(tap, centre)
        others(tap, centre, sheet, photo)
    finally:
        centre.close() if hasattr(centre, 'close') else centre.programs.close()
    tap.end()


if __name__ == '__main__':
    main()
