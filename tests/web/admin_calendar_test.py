#!/usr/bin/env python3
"""The working calendar: admin/calendar, admin/calendar/export, admin/calendar/versions/export, admin/calendar/import, admin/calendar/preview, admin/calendar/confirm,
admin/calendar/exception, admin/calendar/exception/preview, admin/calendar/exception/confirm."""

import json
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import SHEET, Centre  # noqa: E402
from lists import exported  # noqa: E402
from visitor import TOP, Programs, Tap, Visitor  # noqa: E402

PASSWORD = 'seven quiet bridges'
CENTRE = '翠湖花园'
COUNT = 'SELECT COUNT(*) FROM calendar_version'
NEWEST = 'SELECT version, years, source, staff_id IS NULL FROM calendar_version ORDER BY id DESC LIMIT 1'


def notice(year, *days):
    return json.dumps({'year': year, 'papers': ['https://www.gov.cn/x'], 'days': [
        {'name': name, 'date': date, 'isOffDay': off} for name, date, off in days]}, ensure_ascii=False)


NEXT = notice(2027, ('元旦', '2026-12-31', True), ('元旦', '2027-01-01', True), ('春节', '2027-01-31', False))


def upload(visitor, content, name='2027.json'):
    """Sends a notice; the preview, or the page that says why there is none."""
    page = visitor.get('admin/calendar/import')
    answer = visitor.form(page, 'admin/calendar/import', {}, files={'notice': (name, content.encode())})
    return visitor.get(answer.location[1:]) if answer.status == 303 else answer


def confirm(visitor, preview, **more):
    return visitor.form(preview, 'admin/calendar/confirm', {
        'file': preview.hidden('file'), 'digest': preview.hidden('digest'), 'name': preview.hidden('name'), **more})


FIELDS = ('centre', 'day', 'what', 'hours', 'reason')


def look_at(visitor, page, fields):
    """What an exception would change; the form again when it is refused."""
    answer = visitor.form(page, 'admin/calendar/exception', fields)
    return visitor.get(answer.location[1:]) if answer.status == 303 else answer


def agree(visitor, preview, **more):
    return visitor.form(preview, 'admin/calendar/exception/confirm', {**{name: preview.hidden(name) for name in FIELDS}, **more})


def cells(page, month):
    """{day: (class, mark)} of a month's table, 1 to 12."""
    table = page.text.split('<div class="month panel')[month]
    found = re.findall(r'<td(?: class="([^"]*)"[^>]*)?>(\d+)(?:<b>([^<]*)</b>)?', table)
    return {int(day): (kind, mark) for kind, day, mark in found}


def the_year(tap, programs, admin):
    page = admin.get('admin/calendar?year=2026')
    tap.ok(page.status == 200 and '还没有导入过日历' in page.text, 'without a calendar the page says so', page.text[-800:])
    programs.anjuan('calendar', 'import', os.path.join(TOP, 'conf/calendar/china.xml'))
    programs.at('2026-11-23T10:31:00+08:00')
    page = admin.get('admin/calendar?year=2026')
    tap.ok('<b>248</b>' in page.text, 'the working days of the year are counted', page.text[:200])
    october = cells(page, 10)
    tap.equal((len(october), october[1], october[9], october[10], october[11]),
              (31, ('kind-holiday', '休'), ('', ''), ('kind-makeup', '班'), ('kind-weekend', '')), 'October 2026, day by day')
    tap.ok('国庆节' in page.text and '2026-10-01 至 2026-10-07' in page.text, 'holidays are listed in words')
    tap.ok('gov.cn/zhengce/zhengceku/202511/content_7047091.htm' in page.text, 'with the notice they come from')
    tap.ok('09:00-12:00 13:30-18:00' in page.text and '星期一' in page.text, 'and the office hours')
    tap.equal(page.text.count('due due-warned'), 1, 'December alone waits for the notice of 2027')
    tap.ok('2025-11-04' in page.text and '命令行' in page.text, 'the version is named with its origin')
    page = admin.get('admin/calendar?year=2027')
    tap.equal(page.text.count('due due-warned'), 12, 'a year without a notice is provisional throughout')
    tap.ok('这一年的放假通知还没有导入' in page.text, 'and says so')
    for year in ('0', '99999', 'x', '-1'):
        page = admin.get(f'admin/calendar?year={year}')
        tap.ok(page.status == 200 and '工作日历 2026' in page.text, f'the year "{year}" is this year')
    english = admin.get('admin/calendar?year=2026&language=en')
    tap.equal(english.status, 200, 'also in English')


def importing(tap, programs, admin):
    before = programs.sql(COUNT)
    preview = upload(admin, NEXT)
    tap.ok(preview.status == 200 and '<dd>3</dd>' in preview.text and '2027 ' in preview.text, 'a preview counts what changes',
           preview.text[-2500:])
    tap.ok('2026-12-31' in preview.text and '2027-01-31' in preview.text, 'and names each day')
    tap.equal(programs.sql(COUNT), before, 'nothing is written before it is confirmed')
    answer = confirm(admin, preview)
    tap.equal((answer.status, answer.location), (303, '/admin/calendar'), 'confirming leads to the calendar')
    tap.equal(programs.sql(NEWEST), ['2026-11-23\t2018 2019 2020 2021 2022 2023 2024 2025 2026 2027\t2027.json\t0'],
              'a version by whoever confirmed it')
    page = admin.get('admin/calendar?year=2026')
    tap.equal((cells(page, 12)[31], page.text.count('due due-warned')), (('kind-holiday', '休'), 0), 'it is in force at once')
    tap.equal(confirm(admin, preview).status, 303, 'confirming twice')
    tap.equal(programs.sql(COUNT), ['2'], 'writes once')
    again = upload(admin, NEXT)
    tap.ok('与现行日历一致' in again.text and 'name="digest"' not in again.text, 'the same file again has nothing to confirm')
    answer = admin.form(again, 'admin/calendar/confirm', {'file': preview.hidden('file'), 'digest': preview.hidden('digest'),
                                                          'name': 'x'})
    tap.equal((answer.status, programs.sql(COUNT)), (303, ['2']), 'confirmed all the same it changes nothing')
    ics = upload(admin, 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:元旦\r\nDTSTART;VALUE=DATE:20270101\r\n'
                 'DTEND;VALUE=DATE:20270104\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n', '2027.ics')
    tap.ok('2027-01-03' in ics.text, 'iCalendar is read, too', ics.text[-900:])
    xml = upload(admin, '<calendar version="2026-12-01"><notice year="2028"><day date="2028-01-03" works="no" name="a&lt;b"/>'
                 '</notice></calendar>', 'a.XML')
    tap.ok('2028-01-03' in xml.text and 'a&lt;b' in xml.text, 'and XML, its names as text', xml.text[-900:])


def wrong(tap, programs, admin):
    before = programs.sql(COUNT)
    for name, content, line, column in (
            ('2027.json', '{"year": 2027,\n "papers": [], "days": [7]}', 2, 25),
            ('2027.json', '{"year": 2027, "papers": [], "year": 1, "days": []}', 1, None),
            ('2027.json', notice(2027, ('a', '2027-02-30', True)), 1, None),
            ('h.ics', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n', 3, 1),
            ('c.xml', '<calendar version="2026-12-01">\n<notice year="2028"/></calendar>', 2, 1),
            ('evil.xml', '<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<calendar version="2026-12-01">&x;</calendar>', 1, None),
            ('photo.png', '\x89PNG\r\n', 1, 1)):
        page = upload(admin, content, name)
        found = re.search(r'<tr><td>(\d+)</td><td>(\d+)</td><td lang="en">([^<]+)', page.text)
        tap.ok(page.status == 422 and page.error('notice') and found and int(found[1]) == line and
               column in (None, int(found[2])), f'{name} is refused with its place', page.text[-1200:])
    page = upload(admin, '', 'empty.json')
    tap.ok(page.status == 422 and '空' in (page.error('notice') or ''), 'an empty file is said at the field', page.error('notice'))
    page = admin.post('admin/calendar/import', {})
    tap.equal(page.status, 422, 'no file at all is said at the field')
    empty = upload(admin, notice(2029))
    tap.ok(empty.status == 200 and '与现行日历一致' in empty.text, 'a notice that is not out has nothing to confirm')
    preview = upload(admin, notice(2029, ('元旦', '2029-01-01', True)))
    file, digest = int(preview.hidden('file')), preview.hidden('digest')
    for name, values in (('another file', {'file': file + 1}), ('another digest', {'digest': '0' * 64}), ('no digest', {'digest': ''})):
        answer = confirm(admin, preview, **values)
        tap.ok(answer.status in (404, 422), f'{name} is not taken', answer.status)
    answer = admin.ask('POST', 'admin/calendar/confirm', f'file={file}&digest={digest}'.encode())
    tap.equal(answer.status, 403, 'nor is a form without a token')
    tap.equal(programs.sql(COUNT), before, 'and nothing was changed by all of it')


def exceptions(tap, programs, admin):
    programs.sql(f"INSERT INTO project (name) VALUES ('{CENTRE}'), ('<b>江</b>')")
    good = {'centre': CENTRE, 'day': '2026-10-02', 'what': 'opened', 'hours': '10：00～12：00', 'reason': '交房高峰'}
    page = admin.get('admin/calendar/exception')
    before = programs.sql(COUNT)
    for field, value, name in (('centre', '', 'no centre'), ('centre', '别处', 'a centre that is none'), ('day', '', 'no day'),
                               ('day', '2026-02-30', 'a day that is none'), ('what', '', 'nothing chosen'),
                               ('what', 'maybe', 'something else chosen'), ('reason', '', 'no reason'),
                               ('reason', 'x' * 81, 'too long a reason'), ('hours', '10-12', 'half hours'),
                               ('hours', '12:00-10:00', 'hours backwards')):
        answer = admin.form(page, 'admin/calendar/exception', {**good, field: value})
        tap.ok(answer.status == 422 and answer.error(field), f'{name} is said at the field', answer.text[-1800:])
    answer = admin.form(page, 'admin/calendar/exception', {**good, 'what': 'closed'})
    tap.ok(answer.status == 422 and answer.error('hours'), 'a day off has no hours')
    answer = admin.form(page, 'admin/calendar/exception', {**good, 'what': 'usual', 'hours': ''})
    tap.ok(answer.status == 422 and answer.error('what'), 'what is not there cannot be taken back')
    tap.equal(programs.sql(COUNT), before, 'none of it was written')

    preview = look_at(admin, page, good)
    tap.ok(preview.status == 200 and '2026-10-02 星期五' in preview.text and '国庆节' in preview.text and '交房高峰' in preview.text and
           '10:00-12:00' in preview.text, 'a preview shows the day as it is and as it becomes', preview.text[-2500:])
    tap.ok('没有未到期的时限会因此变动' in preview.text and '<dt>将变动的未到期时限</dt><dd>0</dd>' in preview.text, 'and that no deadline moves')
    tap.equal(programs.sql(COUNT), before, 'nothing is written before it is confirmed')
    back = admin.get(re.search(r'<a class="button" href="/(admin/calendar/exception[^"]+)"', preview.text)[1].replace('&amp;', '&'))
    tap.ok('value="交房高峰"' in back.text and re.search(r'value="opened" checked', back.text), 'going back loses nothing', back.text[-2500:])
    for name, fields, status in (('no day', {'day': ''}, 422), ('a day off with hours', {'what': 'closed'}, 422),
                                 ('a centre that is none', {'centre': '别处'}, 422), ('what is not there', {'what': 'usual', 'hours': ''}, 422)):
        tap.equal(agree(admin, preview, **fields).status, status, f'{name} is not confirmed')
    for query in ('', 'centre=x', 'centre=%E7%BF%A0%E6%B9%96%E8%8A%B1%E5%9B%AD&day=2026-10-02&what=usual&hours=&reason=x',
                  'centre=%E5%88%AB&day=2026-10-02&what=closed&hours=&reason=x',
                  'centre=%E7%BF%A0%E6%B9%96%E8%8A%B1%E5%9B%AD&day=2026-02-30&what=closed&hours=&reason=x'):
        tap.equal(admin.get(f'admin/calendar/exception/preview?{query}').status, 404, f'there is no preview of "{query}"')
    tap.equal(admin.ask('POST', 'admin/calendar/exception/confirm', b'day=2026-10-02').status, 403, 'nor is a form without a token')
    tap.equal(programs.sql(COUNT), before, 'and all of that wrote nothing')
    answer = agree(admin, preview)
    tap.ok(answer.status == 303 and 'year=2026' in answer.location and 'centre=' in answer.location,
           'an exception leads to its year and centre', answer.location)
    tap.equal(agree(admin, preview).status, 303, 'confirming twice')
    tap.equal(int(programs.sql(COUNT)[0]), int(before[0]) + 1, 'writes once')
    same = look_at(admin, page, good)
    tap.ok('当天已是这样安排' in same.text and 'exception/confirm' not in same.text, 'the same again has nothing to confirm', same.text[-900:])
    shown = admin.get(answer.location[1:])
    tap.equal(cells(shown, 10)[2], ('kind-opened', '班'), 'the centre works that day')
    tap.ok('交房高峰' in shown.text and '10:00-12:00' in shown.text, 'for the reason given, in those hours')
    tap.equal(cells(admin.get('admin/calendar?year=2026'), 10)[2], ('kind-holiday', '休'), 'the company does not')
    tap.ok(programs.sql(NEWEST)[0].split('\t')[2].endswith('2026-10-02 交房高峰'), 'the version says what it is', programs.sql(NEWEST))
    link = re.search(r'<a class="row-link" href="/([^"]+)"', shown.text)[1].replace('&amp;', '&')
    edit = admin.get(link)
    tap.ok('value="2026-10-02"' in edit.text and 'value="交房高峰"' in edit.text and re.search(r'value="opened" checked', edit.text),
           'the exception can be changed', edit.text[-2500:])
    agree(admin, look_at(admin, edit, {**good, 'what': 'closed', 'hours': '', 'reason': '停电'}))
    shown = admin.get(answer.location[1:])
    tap.equal(cells(shown, 10)[2], ('kind-closed', '休'), 'to the other')
    edit = admin.get(link)
    preview = look_at(admin, edit, {**good, 'what': 'usual', 'hours': '', 'reason': '恢复'})
    tap.ok('停电' in preview.text and '国庆节' in preview.text, 'taking it back shows what was and what becomes', preview.text[-1500:])
    agree(admin, preview)
    shown = admin.get(answer.location[1:])
    tap.ok(cells(shown, 10)[2] == ('kind-holiday', '休') and '这一年没有例外' in shown.text, 'and taken back')
    tap.equal(int(programs.sql(COUNT)[0]), int(before[0]) + 3, 'each is a version')
    preview = look_at(admin, admin.get('admin/calendar/exception'), {**good, 'centre': '<b>江</b>', 'reason': '<script>x</script>'})
    tap.ok('<script>x' not in preview.text and '<b>江' not in preview.text and '&lt;script&gt;x' in preview.text, 'names stay text before')
    hostile = agree(admin, preview)
    shown = admin.get(hostile.location[1:])
    tap.ok('<script>x' not in shown.text and '<b>江' not in shown.text and '&lt;script&gt;x' in shown.text, 'names stay text')


def files(tap, programs, admin, manager):
    page = admin.get('admin/calendar?year=2026')
    buttons = {kind: re.findall(rf'<a class="button" href="/([^"]*format={kind})"', page.text) for kind in ('xlsx', 'csv')}
    tap.equal(buttons, {kind: [f'admin/calendar/export?year=2026&amp;format={kind}', f'admin/calendar/versions/export?format={kind}']
                        for kind in ('xlsx', 'csv')}, 'the year and the versions are offered as files')
    rows = exported(tap, admin, 'admin/calendar/export?year=2026', 'the year')
    tap.equal(len(rows), 365, 'a file of all its days')
    said = {row['日期']: list(row.values())[1:] for row in rows}
    tap.equal(said['2026-10-01'], ['星期四', '放假', '国庆节', '', ''], 'a holiday')
    tap.equal(said['2026-10-10'], ['星期六', '调休上班', '国庆节', '09:00-12:00 13:30-18:00', ''], 'a make-up day')
    tap.equal(sum(1 for row in said.values() if row[3]), 247, 'the working days have hours')
    rows = exported(tap, manager, 'admin/calendar/versions/export', 'the versions, for management')
    tap.equal([len(rows), rows[0]['现行版本'], rows[-1]['版本'], rows[-1]['经办'], rows[-1]['来源'], rows[-1]['启用时间'], rows[-1]['现行版本']],
              [int(programs.sql(COUNT)[0]), '是', '2025-11-04', '命令行', 'china.xml', '2026-11-23 10:30', ''],
              'a file of all of them, the newest first')
    tap.ok(any('2027' in row['含放假通知的年份'] for row in rows), 'with the years they know', rows[:1])
    rows = exported(tap, manager, 'admin/calendar/export?year=2030', 'another year, for management')
    tap.ok(len(rows) == 365 and all(row['待定'] for row in rows), 'and says what is provisional', rows[:1])


def readers(tap, programs, admin, manager):
    page = manager.get('admin/calendar?year=2026')
    tap.ok(page.status == 200 and 'admin/calendar/import' not in page.text, 'management reads, without buttons to change')
    for method, path in (('GET', 'import'), ('POST', 'import'), ('GET', 'preview'), ('POST', 'confirm'), ('GET', 'exception'),
                         ('POST', 'exception'), ('GET', 'exception/preview'), ('POST', 'exception/confirm')):
        answer = manager.get(f'admin/calendar/{path}') if method == 'GET' else \
            manager.post(f'admin/calendar/{path}', {}, at='admin/password')
        tap.equal(answer.status, 403, f'management may not {method} admin/calendar/{path}')
    log = programs.sql("SELECT subject, reason FROM access_log WHERE kind = 'calendar_changed'")
    tap.ok(len(log) >= 6, 'every change is in the log', log)


MOVED = re.compile(r'<tr><td class="nowrap">([^<]*)</td><td><strong>(\w+)</strong>[^<]*</td><td class="nowrap"><del><time[^>]*>'
                   r'([^<]*)</time></del></td><td class="nowrap"><ins><time[^>]*>([^<]*)<')


def of_one_centre(tap, programs, ada, number, everything):
    """An exception moves the deadlines of its own centre alone, and its preview says which."""
    programs.sql(f"INSERT INTO project (name) VALUES ('{CENTRE}')")
    programs.sql("UPDATE case_file SET room_id = NULL WHERE subject = '漏水1'")
    off = {'centre': '森林湖', 'day': '2026-12-01', 'what': 'closed', 'hours': '', 'reason': '停电'}
    before, page = programs.sql(everything), ada.get('admin/calendar/exception')
    preview = look_at(ada, page, off)
    rows = MOVED.findall(preview.text)
    tap.equal((rows[0], len(rows)), ((number, 'K12', '2026-12-03 18:00', '2026-12-04 18:00'), 50),
              'a day off of one centre moves its deadlines, old and new side by side')
    tap.ok('<dd>51</dd>' in preview.text and '只列出前 50 条' in preview.text and '按新日历重新计算' in preview.text,
           'counted without the case of no centre, with the same words', preview.text[-900:])
    tap.ok('刘女士' not in preview.text and '漏水' not in preview.text, 'and nothing else of the cases')
    half = look_at(ada, page, {**off, 'day': '2026-12-03', 'what': 'opened', 'hours': '09:00-12:00', 'reason': '半天'})
    tap.equal(MOVED.findall(half.text)[0][2:], ('2026-12-03 18:00', '2026-12-03 12:00'), 'shorter hours of the last day move them, too')
    other = look_at(ada, page, {**off, 'centre': CENTRE})
    tap.ok('<dd>0</dd>' in other.text and not MOVED.findall(other.text), 'that of another centre moves none', other.text[-900:])
    tap.equal(programs.sql(everything), before, 'and nothing is written by looking')


def open_deadlines(tap):
    """What a notice would do to deadlines that run: old and new beside each other before it is confirmed, nothing written."""
    centre = Centre('desk')
    programs, everything = centre.programs, ("SELECT COUNT(*), SUM(CRC32(CONCAT_WS('|', id, due_at, calculation))), "
                                             "(SELECT COUNT(*) FROM case_event), (SELECT COUNT(*) FROM calendar_version) FROM deadline")
    with open(os.path.join(TOP, 'conf/procedure/property.xml'), encoding='utf-8') as file:
        begin, clock, rest = re.split(r'(<clock id="K12"[^>]*>)', file.read())
    try:
        with tempfile.NamedTemporaryFile('w', suffix='.xml', encoding='utf-8') as file:
            file.write(begin.replace('version="2026-02"', 'version="2026-91"') + clock.replace(' enabled="no"', '') + rest)
            file.flush()
            programs.anjuan('import', 'procedure', file.name)
        programs.sql("UPDATE procedure_version SET adopted_at = '2026-11-24 00:06:00' WHERE version = '2026-91'")
        programs.anjuan('calendar', 'import', os.path.join(TOP, 'conf/calendar/china.xml'))
        programs.at('2026-11-24T08:10:00+08:00')
        subjects = [f'漏水{number}' for number in range(52)]
        dora = centre.visitor('dora')
        for subject in subjects:
            dora.post('desk/intake', {**SHEET, 'subject': subject, 'received_at': '2026-11-24 08:06'})
        number = programs.sql("SELECT number FROM case_file WHERE subject = '漏水0'")[0]
        due = programs.sql("SELECT COUNT(*) FROM deadline WHERE calendar = '2025-11-04' AND due_at = '2026-12-03 10:00:00'")[0]
        tap.equal(due, '52', 'they are due after seven working days')
        before, ada = programs.sql(everything), centre.visitor('ada')
        page = upload(ada, notice(2027, ('停电', '2026-12-01', True)))
        tap.ok('<dt>将变动的未到期时限</dt><dd>52</dd>' in page.text, 'the preview counts what would move', page.text[-1500:])
        rows = re.findall(r'<tr><td class="nowrap">([^<]*)</td><td><strong>(\w+)</strong>[^<]*</td><td class="nowrap"><del><time[^>]*>'
                          r'([^<]*)</time></del></td><td class="nowrap"><ins><time[^>]*>([^<]*)<', page.text)
        tap.equal(rows[0], (number, 'K12', '2026-12-03 18:00', '2026-12-04 18:00'), 'with the old and the new moment')
        tap.ok(len(rows) == 50 and '只列出前 50 条' in page.text, 'the first fifty of them', len(rows))
        tap.ok('刘女士' not in page.text and '漏水' not in page.text, 'and nothing else of the cases')
        tap.equal(programs.sql(everything), before, 'nothing is written')
        tap.ok('没有未到期的时限会因此变动' in upload(ada, notice(2028, ('元旦', '2028-01-03', True))).text, 'a far day moves none')
        of_one_centre(tap, programs, ada, number, everything)
        said = programs.anjuan('calendar', 'import', os.path.join(TOP, 'conf/calendar/china.xml'), '--dry-run')
        tap.ok('nothing changed' in said, 'the command line says so, too', said)
        programs.sql(f"UPDATE case_file SET accused_staff_id = (SELECT id FROM staff WHERE login = 'ada') WHERE number = '{number}'")
        page = upload(ada, notice(2027, ('停电', '2026-12-01', True)))
        tap.ok('<dd>51</dd>' in page.text and number not in page.text, 'what is kept from the reader is not counted', page.text[-900:])
    finally:
        centre.close()


def someone(programs, login, role):
    first = programs.anjuan('staff', 'add', login, login.capitalize(), 'office', role).split()[-1]
    visitor = Visitor(programs)
    visitor.sign_in(login, first)
    visitor.post('admin/password', {'old': first, 'new': PASSWORD, 'again': PASSWORD})
    return visitor


def main():
    tap = Tap()
    programs = Programs('admin')
    try:
        programs.at('2026-11-23T10:30:00+08:00')
        admin, manager = someone(programs, 'keeper', 'administrator'), someone(programs, 'boss', 'management')
        the_year(tap, programs, admin)
        importing(tap, programs, admin)
        wrong(tap, programs, admin)
        exceptions(tap, programs, admin)
        files(tap, programs, admin, manager)
        readers(tap, programs, admin, manager)
        open_deadlines(tap)
        log = programs.log('admin')
        tap.ok('internal' not in log, 'the log holds no failure', log[-1500:])
    finally:
        programs.close()
    tap.end()


if __name__ == '__main__':
    main()
