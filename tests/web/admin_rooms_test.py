#!/usr/bin/env python3
"""Rooms from a spreadsheet: admin/rooms, admin/rooms/template, admin/rooms/import, admin/rooms/preview,
admin/rooms/confirm, and the same from the command line; admin/rooms/export, admin/rooms/preview/export."""

import io
import os
import re
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from lists import exported, offered  # noqa: E402
from visitor import Programs, Tap, Visitor  # noqa: E402

PASSWORD = 'seven quiet bridges'
HEADER = '项目*,区域,楼栋*,单元,房间号*,住户姓名,电话,关系\n'
GOOD = HEADER + '''翠湖花园,一期,3栋,2单元,1201室,王秀丽,138 0013 8000,业主
翠湖花园,一期,3,2,1201,王小明,13800138001,家属
翠湖花园,一期,3,2,1202,李强,0731-88888888,租户
翠湖花园,一期,3,2,1203,,,
云锦苑,,5,,801,"赵""钱",13900139000,"业""主"
'''
BAD = HEADER + '''翠湖花园,一期,3,2,1204,孙立,13700137000,业主
,一期,3,2,1205,周一,13700137001,业主
翠湖花园,一期,3,2,1206,吴二,12,业主
翠湖花园,一期,3,2,,郑三,13700137003,业主
'''
COUNTS = 'SELECT (SELECT COUNT(*) FROM project), (SELECT COUNT(*) FROM room), (SELECT COUNT(*) FROM resident)'


def figures(page):
    return [int(number) for number in re.findall(r'<dd>(\d+)</dd>', page.text)][:7]


def upload(visitor, content, name='rooms.csv'):
    """Sends a sheet; the preview, or the page that says why there is none."""
    page = visitor.get('admin/rooms/import')
    answer = visitor.form(page, 'admin/rooms/import', {}, files={'sheet': (name, content)})
    return visitor.get(answer.location[1:]) if answer.status == 303 else answer


def confirm(visitor, preview):
    return visitor.form(preview, 'admin/rooms/confirm', {'file': preview.hidden('file'), 'digest': preview.hidden('digest')})


def twice(tap, programs, visitor):
    preview = upload(visitor, GOOD.encode())
    tap.equal(figures(preview), [5, 2, 4, 4, 0, 0, 0], 'the preview counts what is new')
    tap.equal(programs.sql(COUNTS), ['0\t0\t0'], 'and nothing is written before it is confirmed')
    answer = confirm(visitor, preview)
    tap.equal((answer.status, answer.location), (303, '/admin/rooms'), 'confirming leads to the list')
    tap.equal(programs.sql(COUNTS), ['2\t4\t4'], 'everything is there')
    tap.equal(programs.sql("SELECT r.building, r.unit, r.room, d.phone FROM resident d JOIN room r ON r.id = d.room_id "
                           "WHERE d.name = '王秀丽'"), ['3\t2\t1201\t13800138000'], 'place and phone are normalised')
    tap.equal(confirm(visitor, preview).status, 303, 'confirming twice')
    tap.equal(programs.sql(COUNTS), ['2\t4\t4'], 'writes once')
    again = upload(visitor, GOOD.encode())
    tap.equal(figures(again), [5, 0, 0, 0, 0, 5, 0], 'the same sheet again has nothing new')
    tap.ok('name="digest"' not in again.text, 'and nothing to confirm')
    before = programs.sql('SELECT MAX(ROW_START) FROM room')
    answer = visitor.form(again, 'admin/rooms/confirm', {'file': preview.hidden('file'), 'digest': preview.hidden('digest')})
    tap.equal((answer.status, programs.sql(COUNTS), programs.sql('SELECT MAX(ROW_START) FROM room')),
              (303, ['2\t4\t4'], before), 'confirmed all the same it changes nothing')
    moved = upload(visitor, GOOD.replace('李强,0731-88888888,租户', '李强,0731-88888888,业主').encode())
    tap.equal(figures(moved), [5, 0, 0, 0, 1, 4, 0], 'a changed relation is a change')


def problems(tap, programs, visitor):
    before = programs.sql(COUNTS)
    preview = upload(visitor, BAD.encode())
    rows = re.findall(r'<tr><td>(\d+)</td><td>(\d+) ([^<]*)</td><td>([^<]*)</td>', preview.text)
    tap.equal([row[:3] for row in rows], [('3', '1', '项目*'), ('4', '7', '电话'), ('5', '5', '房间号*')],
              'every problem has its row and column')
    tap.ok(all(row[3] for row in rows), 'and a reason in words', rows)
    tap.equal(programs.sql(COUNTS), before, 'a preview with problems writes nothing')
    path = offered(preview)['csv'].replace('&format=csv', '')
    found = [list(row.values()) for row in exported(tap, visitor, path, 'the problems')]
    tap.equal(found, [list(row) for row in rows], 'they can be taken along as they stand there')
    tap.equal(visitor.get(path.replace('digest=', 'digest=0') + '&format=csv').status, 404, 'of the own sheet alone')
    confirm(visitor, preview)
    tap.equal(programs.sql("SELECT name FROM resident WHERE name IN ('孙立', '周一', '吴二', '郑三')"), ['孙立'],
              'confirmed, only the good row goes in')
    for name, content in (('nothing', b''), ('no spreadsheet', b'\x89PNG\r\n\x1a\n' + bytes(range(256)) * 8),
                          ('other titles', 'a,b,c\n1,2,3\n'.encode())):
        page = upload(visitor, content)
        tap.ok(page.status == 422 and page.error('sheet'), f'a file with {name} is refused at the field', page.text[-900:])
    page = visitor.post('admin/rooms/import', {})
    tap.equal(page.status, 422, 'no file at all is said at the field')


def forged(tap, programs, visitor):
    preview = upload(visitor, GOOD.replace('翠湖', '青山').encode())
    file, digest = preview.hidden('file'), preview.hidden('digest')
    before = programs.sql(COUNTS)
    for name, values in (('another file', {'file': int(file) + 1, 'digest': digest}),
                         ('another digest', {'file': file, 'digest': '0' * 64}),
                         ('no digest', {'file': file, 'digest': ''})):
        answer = visitor.form(preview, 'admin/rooms/confirm', values)
        tap.ok(answer.status in (404, 422) and programs.sql(COUNTS) == before, f'{name} is not taken', answer.status)
    answer = visitor.ask('POST', 'admin/rooms/confirm', f'file={file}&digest={digest}'.encode())
    tap.ok(answer.status == 403 and programs.sql(COUNTS) == before, 'nor is a form without a token')


def template(tap, visitor):
    answer = visitor.get('admin/rooms/template')
    tap.equal(answer.status, 200, 'the template can be downloaded')
    tap.ok('attachment' in answer.header('Content-Disposition'), 'as a file')
    book = zipfile.ZipFile(io.BytesIO(answer.body))
    texts = ''.join(book.read(name).decode() for name in book.namelist() if name.endswith('.xml'))
    tap.ok('房间号' in texts and '项目' in texts, 'with the titles of the columns')
    preview = upload(visitor, answer.body, 'rooms.xlsx')
    tap.equal(figures(preview), [0] * 7, 'and comes back in as an empty sheet')


def lists(tap, programs, visitor):
    page = visitor.get('admin/rooms')
    tap.ok('翠湖花园' in page.text and '云锦苑' in page.text, 'projects are listed')
    tap.ok('王秀丽' not in page.text, 'without names')
    project = programs.sql("SELECT id FROM project WHERE name = '云锦苑'")[0]
    page = visitor.get(f'admin/rooms?project={project}')
    tap.ok('云锦苑 5-801' in page.text and '业&#34;主' in page.text.replace('&quot;', '&#34;'), 'a project shows its rooms',
           page.text)
    tap.ok('赵*钱' in page.text and '139****9000' in page.text and '13900139000' not in page.text, 'who lives there is masked')
    log = programs.sql("SELECT subject FROM access_log WHERE kind = 'view'")
    tap.ok(f'rooms {project}' in log, 'and that somebody looked is kept', log)
    tap.ok(programs.sql("SELECT COUNT(*) FROM access_log WHERE kind = 'rooms_imported'")[0] != '0', 'so are imports')


def files(tap, programs, visitor):
    """Projects and rooms as files; a project and a relation that would calculate, break cells and lines."""
    programs.sql("INSERT INTO project (name) VALUES (CONCAT('=1+1', CHAR(10), '\"a;b\",'))")
    page = visitor.get('admin/rooms')
    tap.equal(offered(page), {kind: f'admin/rooms/export?format={kind}' for kind in ('xlsx', 'csv')}, 'projects are offered as files')
    rows = exported(tap, visitor, 'admin/rooms/export', 'projects')
    tap.equal([list(row.values()) for row in rows], [['翠湖花园', '4', '4'], ['云锦苑', '1', '1'], ['=1+1\n"a;b",', '0', '0']],
              'as they are listed')
    project = programs.sql("SELECT id FROM project WHERE name = '云锦苑'")[0]
    programs.sql(f"UPDATE resident SET relation = CONCAT('+1', CHAR(10), '\"x\";'), name = '=赵钱' WHERE phone = '13900139000'")
    programs.sql(f"INSERT INTO room (project_id, area, building, unit, room, label) SELECT {project}, '', '9', '', seq, "
                 "CONCAT('云锦苑 9-', seq) FROM seq_1_to_8100")
    page = visitor.get(f'admin/rooms?project={project}&page=2')
    rows = exported(tap, visitor, offered(page)['xlsx'].replace('&format=xlsx', ''), 'rooms')
    tap.equal([row['房屋'] for row in rows], ['云锦苑 5-801'] + [f'云锦苑 9-{room}' for room in range(1, 8101)],
              'every room once, in order, more than two pages')
    tap.equal(list(rows[0].values())[1:], ['=*钱', '139****9000', '+1\n"x";'], 'masked as on the page')
    tap.equal(exported(tap, visitor, 'admin/rooms/export?project=999', 'no project'), [], 'no such project has no rooms')
    log = programs.sql("SELECT DISTINCT subject FROM access_log WHERE kind = 'export' ORDER BY 1")
    tap.equal([re.sub(r' file=\d+ digest=[0-9a-f]{64}$', '', one) for one in log],
              ['projects', f'rooms {project}', 'rooms 999', 'rooms_import'], 'all of it is on record')


def command_line(tap, programs):
    path = os.path.join(programs.folder, 'more.csv')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(HEADER + '云锦苑,,6,,101,钱多,13600136000,业主\n云锦苑,,,,102,,,\n')
    before = programs.sql(COUNTS)
    report = programs.anjuan('import rooms', path, '--dry-run')
    tap.ok('row 3, column 3' in report and 'rooms +1' in report, 'the command line names row and column', report)
    tap.equal(programs.sql(COUNTS), before, 'a dry run writes nothing')
    programs.anjuan('import rooms', path)
    tap.equal(programs.sql(COUNTS), before, 'without an answer nothing is written')
    programs.anjuan('import rooms', path, '--yes')
    tap.equal(programs.sql("SELECT COUNT(*) FROM resident WHERE name = '钱多'"), ['1'], 'told to, it writes')
    after = programs.sql(COUNTS)
    report = programs.anjuan('import rooms', path, '--yes')
    tap.ok('rooms +0' in report and programs.sql(COUNTS) == after, 'the same file again changes nothing', report)
    try:
        programs.anjuan('import rooms', '/nowhere.csv')
        tap.ok(False, 'a missing file is a failure')
    except RuntimeError as failure:
        tap.ok('cannot be opened' in str(failure), 'a missing file is a failure', failure)


def main():
    tap = Tap()
    programs = Programs('admin')
    try:
        first = programs.anjuan('staff add', 'keeper', 'Keeper', 'office', 'administrator').split()[-1]
        visitor = Visitor(programs)
        visitor.sign_in('keeper', first)
        visitor.post('admin/password', {'old': first, 'new': PASSWORD, 'again': PASSWORD})
        twice(tap, programs, visitor)
        problems(tap, programs, visitor)
        forged(tap, programs, visitor)
        template(tap, visitor)
        lists(tap, programs, visitor)
        files(tap, programs, visitor)
        command_line(tap, programs)
        log = programs.log('admin')
        tap.ok('internal' not in log and '13800138000' not in log, 'the log holds no failure and no phone', log[-1500:])
    finally:
        programs.close()
    tap.end()


if __name__ == '__main__':
    main()
