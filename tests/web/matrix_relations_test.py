#!/usr/bin/env python3
"""Every GET route against the relations of a reader to a case: its handler, a colleague, their manager, another department,
who registered it, who heads them, who inspects and keeps files; and a case about the manager, whom it is kept from with the
people below.  The agreement stands in tests/web/relations.tsv."""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, PHOTO, texts  # noqa: E402
from visitor import TOP, Tap  # noqa: E402

PROGRAMS = 'portal', 'desk', 'audit', 'archive', 'admin'
READERS = 'dora', 'sam', 'han', 'wu', 'mei', 'gao', 'ida', 'sun', 'max', 'ada'
BARRED = {'mei', 'han', 'wu'}
NAME, PHONE, ROOM = '刘女士', '13800138000', '3栋2单元1201'
GOOD = {'on_site': '0', 'satisfied': '1', 'satisfaction': '5', 'solved': 'yes', 'text': '没有再漏'}
LETTER = {'text': 'progress_letter', 'language': 'zh', 'way': 'paper', 'subject': '进度告知书', 'body': '正在处理。'}


def routes():
    found = []
    for program in PROGRAMS:
        run = subprocess.run([os.path.join(TOP, os.environ.get('ANJUAN_BUILD', 'build'), f'anjuan-{program}'), '--routes'],
                             capture_output=True, text=True, check=True)
        found += [line.split('\t')[1] for line in run.stdout.splitlines() if line.startswith('GET\t')]
    return found


def agreement():
    """Route → address, who sees it of a closed and of a filed case, whether names may be whole, and why."""
    rows = {}
    with open(os.path.join(TOP, 'tests/web/relations.tsv'), encoding='utf-8') as file:
        for line in file:
            if line.strip() and not line.startswith('#'):
                path, address, closed, filed, names, reason = line.rstrip('\n').split('\t')
                rows[path] = (address, people(closed), people(filed), names, reason)
    return rows


def people(words):
    return set() if words == '-' else set(words.split())


class Subjects:
    """Four cases: closed and filed, each once about nobody and once about the manager of its department."""

    def __init__(self, centre):
        self.centre, self.cases, self.sql = centre, Cases(centre), centre.programs.sql
        self.ids = {kind: self.closed() for kind in ('closed', 'closed about', 'filed', 'filed about')}
        self.rounds()
        self.sql(f"UPDATE case_file SET accused_staff_id = {self.cases.staff('mei')} "
                 f"WHERE id IN ({self.ids['closed about']}, {self.ids['filed about']})")
        for kind in 'filed', 'filed about':
            self.file(self.ids[kind])
        self.about = {kind: {'case': case, 'photo': self.one(f'SELECT MIN(id) FROM evidence WHERE case_id = {case}'),
                             'number': self.cases.number(case), 'campaign': self.campaign,
                             'room': self.one(f'SELECT id FROM campaign_room WHERE case_id = {case}'),
                             'effect': self.one(f'SELECT MIN(id) FROM effect WHERE case_id = {case}')}
                      for kind, case in self.ids.items()}

    def one(self, text):
        return self.sql(text)[0]

    def done(self, answer):
        if answer.status != 303:
            raise RuntimeError(texts(answer))

    def closed(self):
        case, send = self.cases.new(), self.cases.send
        self.done(send('dora', case, 'desk/case/dispatch', {'department': self.centre.department('engineering')}))
        self.done(send('han', case, 'desk/case/accept', {}))
        self.done(send('han', case, 'desk/case/attach', {'text': '漏点', 'public': '1'}, {'files': ('漏点.jpg', PHOTO)}))
        self.done(send('han', case, 'desk/letter', LETTER))
        self.cases.to_closed(case)
        self.sql('INSERT INTO effect (case_id, plan, measure, project_id, category, day, days, opened_by, opened_at) VALUES '
                 f"({case}, 1, '换管', 1, 'leak', '2026-08-01', 90, {self.cases.staff('sam')}, '2026-11-24')")
        return case

    def rounds(self):
        """A round in which each room led to one of the cases; somebody of another department goes there."""
        sam = self.centre.visitor('sam')
        self.centre.programs.anjuan('import', 'campaign', 'conf/campaigns/other.xml')
        self.done(sam.post('desk/campaigns/open', {'title': '入户走访', 'form': 'other', 'first': '2026-11-20', 'last': '2026-12-10',
                                                   'leader': '', 'planned': ''}, at='desk/campaigns'))
        self.campaign = self.one('SELECT MAX(id) FROM campaign')
        self.done(sam.post('desk/campaign/arrange', {'id': self.campaign, 'project': 1, 'buildings': '', 'visitor': self.cases.staff('gao')},
                           at=f'desk/campaign?id={self.campaign}'))
        rooms = self.sql('SELECT id FROM campaign_room ORDER BY id')
        for room, case in zip(rooms, self.ids.values()):
            self.sql(f"UPDATE campaign_room SET case_id = {case}, state = 2, attempts = 1, visited_at = '2026-11-24' WHERE id = {room}")

    def file(self, case):
        self.done(self.cases.send('dora', case, 'desk/visit/record', GOOD))
        sun = self.centre.visitor('sun')
        page = sun.get('archive/waiting')
        version = self.one(f'SELECT version FROM case_file WHERE id = {case}')
        self.done(sun.form(page, 'archive/file/seal', {'case': f'{case}:{version}'}))
        if self.cases.stage(case) != 'archived':
            raise RuntimeError('not filed')


def sees(subjects, login, path, address, kind):
    """Whether this reader gets it, and the page."""
    about = subjects.about[kind]
    answer = subjects.centre.visitor(login).get(path + address.format(**about).removeprefix('list'))
    got = answer.status == 200 and (not address.startswith('list') or about['number'] in answer.text)
    return got, answer


def hold(tap, subjects, path, row):
    address, closed, filed, names, reason = row
    wanted = {'closed': closed, 'closed about': closed - BARRED, 'filed': filed, 'filed about': filed - BARRED}
    for kind, who in wanted.items():
        found, leaks = set(), []
        for login in READERS:
            got, answer = sees(subjects, login, path, address, kind)
            if got:
                found.add(login)
            if not got and subjects.about[kind]['number'] in answer.text:
                leaks.append((login, 'the number'))
            if names == 'masked':
                leaks += [(login, word) for word in (NAME, PHONE, ROOM) if word in answer.text]
        tap.ok(found == who and not leaks, f'{path} of a case {kind}: {reason}', f'too many {sorted(found - who)}, missing {sorted(who - found)}, {leaks}')


def main():
    tap, centre = Tap(), Centre('desk', 'archive', 'audit', 'portal')
    try:
        rows, known = agreement(), routes()
        tap.equal(sorted(set(known) - set(rows)), [], 'every route that is read has its row')
        tap.equal(sorted(set(rows) - set(known)), [], 'and every row its route')
        tap.equal([path for path, row in rows.items() if not row[4] or not re.match(r'(-|list|\?)', row[0])], [], 'with an address and a reason')
        subjects = Subjects(centre)
        for path, row in rows.items():
            if row[0] != '-':
                hold(tap, subjects, path, row)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
