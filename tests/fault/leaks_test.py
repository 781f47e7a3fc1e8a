#!/usr/bin/env python3
"""Many mixed requests to every program: the memory of a worker, its open files and its connections stay what they were.

In the sanitizer build fewer requests, then the end: nothing may be reported.  LEAKS_REQUESTS sets how many.
"""

import os
import re
import sys
import threading
import time
import uuid

os.environ['ANJUAN_WORKERS'] = '1'
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import HOME, SHEET, Centre  # noqa: E402
from direct import DirectVisitor  # noqa: E402
from pages import PHOTO, Cases  # noqa: E402
from visitor import Tap  # noqa: E402

SANITIZED = 'sanitize' in os.environ.get('ANJUAN_BUILD', 'build')
REQUESTS = int(os.environ.get('LEAKS_REQUESTS', '300' if SANITIZED else '5000'))
NAMES = ('portal', 'desk', 'audit', 'archive', 'admin')
REPORT = re.compile(r'Sanitizer|runtime error:')
MEGABYTE = 1 << 20
KILOBYTES = 1024
GROWTH = KILOBYTES
LOOKS, BETWEEN = 3, 60
ROWS = 52  # more than a page of the board
STREAMING = 6 * KILOBYTES
LARGE = 20 * MEGABYTE


def children(parent):
    with open(f'/proc/{parent}/task/{parent}/children', encoding='ascii') as file:
        return [int(word) for word in file.read().split()]


def private(pid):
    """Kilobytes that belong to this process alone."""
    with open(f'/proc/{pid}/smaps_rollup', encoding='ascii') as file:
        return sum(int(line.split()[1]) for line in file if line.startswith('Private_'))


def descriptors(pid):
    """Open ones, the fewest of some looks: the connection of the last answer is closed a moment after it."""
    seen = []
    for _ in range(5):
        seen.append(len(os.listdir(f'/proc/{pid}/fd')))
        time.sleep(0.02)
    return min(seen)


class House:
    """The centre with one worker of each program, something to look at in each, and who asks."""

    def __init__(self):
        self.centre = Centre('portal', 'desk', 'audit', 'archive')
        self.cases = Cases(self.centre)
        self.case = self.cases.new()
        self.cases.send('dora', self.case, 'desk/case/attach', {}, {'files': ('a.jpg', PHOTO)})
        self.photo = self.centre.programs.sql('SELECT MAX(id) FROM evidence')[0]
        # Lists have their whole page of rows from the start, and what is added later is on a case that nobody looks at:
        # what grows then is not the data.
        for number in range(ROWS):
            self.cases.new(subject=f'同样的一页 {number}')
        self.spare = self.cases.new(subject='另一件')
        self.filed = self.cases.new(subject='归档')
        self.cases.act('dora', self.filed, 'desk/case/withdraw', {'text': '已自行解决'})
        waiting = self.centre.visitor('sun').get('archive/waiting')
        mark = f"{self.filed}:{self.centre.programs.sql(f'SELECT version FROM case_file WHERE id = {self.filed}')[0]}"
        self.sealed = self.centre.visitor('sun').form(waiting, 'archive/file/seal', {'case': mark}).status
        ida = self.centre.visitor('ida')
        opened = ida.post('audit/open', {'checklist': 'score100', 'department': self.centre.department('engineering')})
        self.sheet = re.search(r'id=(\d+)', opened.location or 'id=0')[1]
        people = {'portal': None, 'desk': 'dora', 'audit': 'ida', 'archive': 'sun', 'admin': 'ada'}
        self.visitors = {name: self.direct(login) for name, login in people.items()}
        self.statuses = {name: set() for name in NAMES}

    def direct(self, login):
        visitor = DirectVisitor(self.centre.programs, HOME)
        if login is not None:
            visitor.like(self.centre.visitor(login))
            visitor.token = visitor.get('admin/password').hidden('token')
        else:
            visitor.token = visitor.get('portal/follow').hidden('token')
        return visitor

    def worker(self, name):
        with open(f'{self.centre.programs.folder}/run/{name}.pid', encoding='ascii') as file:
            parent = int(file.read())
        found = children(parent)
        return found[0] if found else None

    def connections(self):
        return sorted(self.centre.programs.sql("SELECT user FROM information_schema.processlist "
                                               "WHERE user LIKE 'anjuan\\_%' ORDER BY user"))

    def post(self, name, path, values, files=None):
        visitor = self.visitors[name]
        fields = {'token': visitor.token, 'once': uuid.uuid4().hex, **values}
        return visitor.form(Nothing(), path, fields, files)

    def get(self, name, path):
        return self.visitors[name].get(path)

    def broken(self, name, path):
        return self.visitors[name].broken_off(path, b'token=' + b'x' * 100000, 3000)


class Nothing:
    """A page without a form."""

    @staticmethod
    def hidden(_):
        return ''


def rounds(house):
    """Program → what is asked in turn; a form that is taken once in a while, one that is not each time."""
    case, photo, filed, sheet = house.case, house.photo, house.filed, house.sheet
    version = house.centre.programs.sql(f'SELECT version FROM case_file WHERE id = {case}')[0]
    follow = {'number': 'X2026-000001', 'code': 'WRONG-WRONG-WRONG'}
    pages = {
        'portal': ('', 'policy', 'file', 'follow', 'photo?id=1', 'nowhere', 'follow/case', 'file?<script>=%ff'),
        'desk': ('board', 'board?queue=waiting', 'board/export?format=csv', f'case?id={case}', 'case?id=999999', 'intake',
                 'intake/lookup?q=3-2-1201', f'evidence?id={photo}', f'evidence?id={photo}&original=1', 'visits', 'nowhere',
                 f'print_tracking?id={case}', f'print_slip?id={case}', 'work', 'visits/export?format=csv',
                 'visits/export?format=xlsx', f'case?id={case}&%00=%ff'),
        'audit': ('', 'export?format=xlsx', 'open', f'sheet?id={sheet}', f'record?id={sheet}', f'record/print?id={sheet}', 'findings',
                  'findings/export?format=csv', 'findings/export?format=xlsx', 'record?id=999999', 'photo?id=1', 'nowhere'),
        'archive': ('search', 'search?q=%E6%BC%8F%E6%B0%B4', 'search/export?format=csv', 'search/export?format=xlsx',
                    f'file?id={filed}', f'file/print?id={filed}', 'file?id=999999', 'waiting',
                    'waiting/export?format=xlsx', 'nowhere'),
        'admin': ('staff', 'departments', 'rooms', 'rooms/template', 'rooms/import', 'access', 'password', 'nowhere',
                  'calendar', 'calendar?year=2026&centre=x', 'calendar/import', 'calendar/exception', 'calendar/exception/preview?centre=x', 'calendar/preview?file=1',
                  'calendar/export?format=csv',
                  'staff/edit?id=1', 'staff/edit?id=999999', 'staff/export?format=xlsx', 'departments/export?format=csv',
                  'rooms/export?project=1&format=xlsx', 'access/export?kind=staff_added&format=csv',
                  'rooms/preview/export?format=csv'),
    }
    forms = {
        'portal': (('follow', follow), ('file/check', {'matter': ''})),
        'desk': (('intake', {**SHEET, 'phone': 'none', 'category': 'unknown'}),
                 ('evidence', {'id': photo, 'reason': ''}),
                 ('evidence', {'id': photo, 'reason': '核对拍摄位置'}),
                 ('case/note', {'id': case, 'version': version, 'text': ''}),
                 ('case/note', {'id': case, 'version': '0', 'text': '旧版本'}),
                 ('case/plan', {'id': case, 'version': version})),
        'audit': (('open', {'checklist': 'none'}), ('sheet/answer', {'id': sheet, 'item': '99'})),
        'archive': (('file/seal', {'case': '0:0'}), ('file/reveal', {'id': filed, 'reason': ''})),
        'admin': (('staff/edit', {'login': ''}), ('departments/edit', {'code': '<'})),
    }
    asked = {}
    for name in NAMES:
        asked[name] = [lambda n=name, p=page: house.get(n, f'{n}/{p}') for page in pages[name]]
        asked[name] += [lambda n=name, p=path, v=values: house.post(n, f'{n}/{p}', v) for path, values in forms[name]]
        asked[name] += [lambda n=name, p=forms[name][0][0]: house.visitors[n].ask('POST', f'{n}/{p}', b'token=forged'),
                        lambda n=name, p=forms[name][0][0]: house.broken(n, f'{n}/{p}')]
    asked['archive'] += [lambda p=path: house.post('archive', f'archive/{p}', {'id': filed, 'reason': '核对'}) for path in ('file/reveal', 'file/xml')]
    return asked


def seldom(house, name):
    """What writes: once in fifty."""
    def attach(kind, content):
        version = house.centre.programs.sql(f'SELECT version FROM case_file WHERE id = {house.spare}')[0]
        return house.post('desk', 'desk/case/attach', {'id': house.spare, 'version': version}, {'files': (kind, content)})
    if name == 'desk':
        return (lambda: house.post('desk', 'desk/intake', SHEET), lambda: attach('a.jpg', PHOTO),
                lambda: attach('a.jpg', b'<html>'))
    if name == 'admin':
        def calendar(kind, content):
            return house.post('admin', 'admin/calendar/import', {}, {'notice': (kind, content)})
        return (lambda: house.post('admin', 'admin/rooms/import', {}, {'file': ('rooms.xlsx', b'PK\3\4 broken')}),
                lambda: calendar('y.json', b'{"year": 2027, "papers": [], "days": [7]}'),
                lambda: calendar('y.ics', b'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\nEND:VEVENT\nEND:VCALENDAR\n'),
                lambda: calendar('y.xml', b'<calendar version="2026-12-01"/>'))
    return ()


def drive(house, asked, name, count):
    rare = seldom(house, name)
    for number in range(count):
        answer = asked[name][number % len(asked[name])]()
        if answer is not None:
            house.statuses[name].add(answer.status)
        if rare and number % 50 == 49:
            house.statuses[name].add(rare[number // 50 % len(rare)]().status)


def drive_all(house, asked, count):
    for name in NAMES:
        drive(house, asked, name, count)


def look(house, asked):
    """What each worker holds.  The C library keeps a large block for a while and gives it back: the least of some looks is what stays."""
    memory = {name: [] for name in NAMES}
    for _ in range(LOOKS):
        drive_all(house, asked, BETWEEN)
        for name in NAMES:
            memory[name].append(private(house.worker(name)))
    return {name: (house.worker(name), descriptors(house.worker(name)), min(memory[name])) for name in NAMES}


def flat(tap, house, asked):
    drive_all(house, asked, max(300, REQUESTS // 5))
    before, connected = look(house, asked), house.connections()
    drive_all(house, asked, REQUESTS)
    after = look(house, asked)
    for name in NAMES:
        tap.equal(after[name][0], before[name][0], f'the worker of {name} still is the same')
        tap.equal(after[name][1], before[name][1], f'{name} has as many descriptors open as before')
        tap.ok(after[name][2] <= before[name][2] + GROWTH,
               f'{name} grew by {after[name][2] - before[name][2]} KB to {after[name][2]} KB in {REQUESTS} requests',
               f'{before[name]} {after[name]}')
    tap.equal(house.connections(), connected, 'as many connections to the database as before')


class Watch:
    """The most private memory of a process while something happens."""

    def __init__(self, pid):
        self.pid, self.most, self.done = pid, private(pid), threading.Event()
        self.thread = threading.Thread(target=self.work)

    def work(self):
        while not self.done.wait(0.005):
            self.most = max(self.most, private(self.pid))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.thread.join()


def large_file(tap, house):
    content = b'%PDF-1.4\n' + os.urandom(LARGE) + b'\n%%EOF\n'
    version = house.centre.programs.sql(f'SELECT version FROM case_file WHERE id = {house.case}')[0]
    watch = None if SANITIZED else Watch(house.worker('desk'))
    began = time.time()

    def up_and_down():
        sent = house.post('desk', 'desk/case/attach', {'id': house.case, 'version': version}, {'files': ('大.pdf', content)})
        tap.equal(sent.status, 303, 'a file of 20 MB is taken')
        piece = house.centre.programs.sql('SELECT MAX(id) FROM evidence')[0]
        got = house.get('desk', f'desk/evidence?id={piece}')
        tap.ok(got.body == content, 'and comes back byte for byte', f'{got.status} {len(got.body)}')

    if watch is None:
        up_and_down()
        return
    with watch:
        up_and_down()
    tap.ok(watch.most < STREAMING, f'in {watch.most} KB of private memory ({time.time() - began:.1f} s)')


def silent_end(tap, house):
    programs = house.centre.programs
    logs = {name: programs.log(name) for name in NAMES}
    for name in NAMES:
        found = [line for line in logs[name].splitlines() if REPORT.search(line)]
        tap.ok(not found, f'no sanitizer has anything to say about {name}', '\n'.join(found[:10]))


def main():
    tap, house = Tap(), House()
    try:
        tap.equal(house.sealed, 303, 'a case is filed to be looked at')
        asked = rounds(house)
        if SANITIZED:
            drive_all(house, asked, REQUESTS)
        else:
            flat(tap, house, asked)
        large_file(tap, house)
        for name in NAMES:
            tap.ok(not any(status >= 500 for status in house.statuses[name]) and len(house.statuses[name]) > 3,
                   f'{name} answered each request as it should', sorted(house.statuses[name]))
        house.centre.programs.at('2026-11-24T09:05:00+08:00')
        silent_end(tap, house)
    finally:
        house.centre.close()
    tap.end()


if __name__ == '__main__':
    main()
