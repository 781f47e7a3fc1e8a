#!/usr/bin/env python3
"""Personal data is not logged: one person is complained by, searched for, written to, visited and filed under, by every
program, well and badly; nothing that was said of or by that person stands in a log or in what the mail server reads."""

import os
import re
import signal
import sys
import time
from urllib.parse import quote

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../casework'))
from centre import GOOD, HOME  # noqa: E402
from direct import DirectVisitor  # noqa: E402
from mail_in_test import Inbox  # noqa: E402
from mails import corpus  # noqa: E402
from outbox import Post, moment  # noqa: E402
from pages import PHOTO, texts  # noqa: E402
from portal_test import carried, checked, entered, pair  # noqa: E402
from visitor import Tap, Visitor  # noqa: E402

NAME, PHONE, MAIL, OTHER = '卢雀儿', '13955550123', 'que.er@canary.example', '赖鹂声'
MATTER, ANSWER, INSIDE, FILE = '地下车库雀斑色渗水', '已用鹅黄色砂浆封堵', '住户自称患鹤膝风', '雀儿家漏水.jpg'
PLATE, SECRET = '湘A·7雀鸟', 'wrong canary password'
PERSON = (NAME, PHONE, '139 5555 0123', '5555 0123', MAIL, 'que.er', OTHER, MATTER, ANSWER, INSIDE, FILE, PLATE, SECRET, GOOD)
SAID = {'complainant': NAME, 'phone': PHONE, 'subject': MATTER, 'matter': MATTER + '，三天了。', 'contact': MAIL, 'vehicle': PLATE}
PROGRAMS = ('admin', 'desk', 'portal', 'audit', 'archive', 'courier', 'clockd')


def found(text):
    """What of the person stands in a text, plain, as part of an address or as MariaDB and Python write bytes."""
    forms = {one: (one, quote(one), quote(one).lower(), ''.join(f'\\x{byte:02X}' for byte in one.encode())) for one in PERSON}
    return sorted(one for one, ways in forms.items() if any(way in text for way in ways))


def looker(tap):
    """The finder finds."""
    tap.equal(found('a quiet line'), [], 'a line without the person is clean')
    for one in (f'<3>desk: {NAME}!', f'GET /desk/board?words={quote(NAME)}', f'tel {PHONE}.', 'value: \\xE5\\x8D\\xA2\\xE9\\x9B\\x80\\xE5\\x84\\xBF'):
        tap.ok(found(one), f'{one} is not', found(one))


class Life:
    """What happens to the person, and every status it was answered with."""

    def __init__(self, post):
        self.post, self.centre, self.cases = post, post.centre, post.cases
        self.programs, self.sql = post.programs, post.programs.sql
        self.statuses, self.read = {}, []

    def note(self, who, answer):
        self.statuses.setdefault(who, set()).add(answer.status)
        return answer

    def get(self, login, path):
        return self.note(path.split('/')[0], self.centre.visitor(login).get(path))

    def portal(self):
        visitor = Visitor(self.programs, '10.6.6.6')
        for values in ({'room_text': '3-2-1201', 'category': 'leak', 'name': NAME, 'phone': PHONE, 'matter': MATTER},
                       {'room_text': NAME, 'category': MATTER, 'name': NAME * 200, 'phone': PHONE + '-', 'matter': ''},
                       {'room_text': '3-2-1201', 'category': 'leak', 'name': f"{NAME}' OR 1=1 --", 'phone': PHONE, 'matter': MATTER * 3000}):
            page = self.note('portal', checked(visitor, values, {'photos': (FILE, PHOTO)}))
            if 'action="/portal/submit"' in page.text:
                answer = self.note('portal', visitor.form(page, 'portal/submit', carried(page), {}))
                receipt = visitor.get(answer.location.lstrip('/'))
        number, code = pair(receipt)
        visitor, _ = entered(self.programs, number, code, '10.6.6.7')
        for path, values in (('add', {'text': INSIDE}), ('add', {'text': ''}), ('object', {'text': ANSWER})):
            page = visitor.get('portal/follow/case')
            self.note('portal', visitor.form(page, f'portal/follow/{path}', {'version': page.hidden('version'), **values}, {'files': (FILE, b'<html>')}))
        for wrong in (NAME, PHONE, code[:-1] + 'x'):
            self.note('portal', entered(self.programs, number, wrong, '10.6.6.8')[1])
        for path in (f'portal/follow?number={quote(NAME)}', f'portal/survey?key={PHONE}', f'portal/{quote(NAME)}', f'portal/follow?{PHONE}=%ff'):
            self.note('portal', visitor.get(path))
        return number, code

    def desk(self):
        case = self.cases.new(**SAID, channel='email')
        for changes in ({'phone': PHONE + NAME}, {'received_at': NAME}, {'category': MATTER}, {'room_text': f'{NAME}\x00'}, {'subject': NAME * 900}):
            self.note('desk', self.centre.register(**{**SAID, **changes}))
        for path in ('intake/lookup?q=', 'board?view=all&words=', 'board/export?format=csv&words=', 'case?id=', 'evidence?id=', 'board?queue='):
            for word in (NAME, PHONE, MATTER):
                self.get('dora', f'desk/{path}{quote(word)}')
        engineering = self.centre.department('engineering')
        for who, act, fields, files in (
                ('dora', 'dispatch', {'department': engineering, 'text': INSIDE}, None), ('han', 'accept', {}, None),
                ('han', 'investigate', {'text': INSIDE}, None), ('han', 'investigate', {'text': ''}, None),
                ('han', 'plan', {'text': ANSWER, 'department': engineering, 'person': NAME, 'until': PHONE}, None),
                ('han', 'plan', {'text': ANSWER, 'department': engineering, 'person': self.cases.staff('han'), 'until': '2026-11-26 18:00'}, None),
                ('han', 'execute', {}, None), ('han', 'progress', {'text': ANSWER}, None),
                ('dora', 'attach', {'text': INSIDE}, {'files': (FILE, PHOTO)}), ('dora', 'attach', {'text': INSIDE}, {'files': (FILE, b'<html>')}),
                ('dora', 'close', {'text': ANSWER, 'result': ANSWER}, None), ('dora', NAME, {}, None), ('dora', 'judge', {'validity': NAME}, None)):
            self.note('desk', self.cases.send(who, case, f'desk/case/{quote(act)}', fields, files))
        stale = self.centre.visitor('dora')
        self.note('desk', stale.form(stale.get(f'desk/case?id={case}'), 'desk/case/note', {'id': case, 'version': '0', 'text': INSIDE}))
        return case

    def rest(self):
        """Inspections, the archive, the administration."""
        ida, sun, ada = (self.centre.visitor(one) for one in ('ida', 'sun', 'ada'))
        self.note('audit', ida.post('audit/open', {'checklist': NAME, 'department': PHONE}))
        opened = self.note('audit', ida.post('audit/open', {'checklist': 'score100', 'department': self.centre.department('engineering')}))
        sheet = re.search(r'id=(\d+)', opened.location)[1]
        page = ida.get(f'audit/sheet?id={sheet}')
        for item in ('1', NAME):
            self.note('audit', ida.form(page, 'audit/sheet/answer', {'id': sheet, 'item': item, 'version': page.hidden('version'), 'note': INSIDE},
                                        {'photos': (FILE, PHOTO)}))
        self.note('audit', ida.get(f'audit/sheet?id={quote(NAME)}'))
        case = self.cases.new(**SAID)
        self.cases.send('dora', case, 'desk/case/withdraw', {'text': INSIDE})
        mark = f"{case}:{self.sql(f'SELECT version FROM case_file WHERE id = {case}')[0]}"
        self.note('archive', sun.form(sun.get('archive/waiting'), 'archive/file/seal', {'case': mark}))
        for word in (NAME, PHONE, MATTER):
            for key in ('q', 'name', 'phone', 'words', 'place', 'from'):
                self.get('sun', f'archive/search?{key}={quote(word)}')
        for reason in (NAME, ''):
            self.note('archive', sun.post('archive/file/reveal', {'id': case, 'reason': reason}, at=f'archive/file?id={case}'))
        # A document that somebody changed behind the program's back: what the schema says of it quotes it.
        for was, now in (('format="1"', f'format="{NAME}"'), (f'format="{NAME}"', f'format="1" {PHONE}="{MATTER}"'), ('<label', f'<{NAME}/><label')):
            self.sql(f"UPDATE archive_document SET document = REPLACE(document, '{was}', '{now}') WHERE case_id = {case}")
            answer = self.get('sun', f'archive/file?id={case}')
        self.damaged = 'role="alert"' in answer.text
        for content in (f'项目*,楼栋*,房间号*,住户姓名,电话\n森林湖,9,901,{NAME},{PHONE}\n', f'项目*,楼栋*,房间号*,电话\n森林湖,{MATTER},,{PHONE}{NAME}\n',
                        f'{NAME},{PHONE}\n', f'项目*\n"{NAME}'):
            self.note('admin', ada.form(ada.get('admin/rooms/import'), 'admin/rooms/import', {}, {'sheet': (FILE, content.encode())}))
        for values in ({'login': NAME, 'name': NAME}, {'login': 'quer', 'name': OTHER, 'mail': MAIL, 'phone': PHONE, 'department': PHONE}):
            self.note('admin', ada.form(ada.get('admin/staff/edit'), 'admin/staff/edit', values))
        self.note('admin', ada.get(f'admin/access?person={quote(NAME)}'))
        for login, password in ((NAME, SECRET), ('dora', SECRET), (PHONE, SECRET)):
            self.note('admin', Visitor(self.programs, HOME).sign_in(login, password))

    def mail(self):
        """Good mails and broken ones, and the bad answers of a mail server and a gateway to what is sent."""
        inbox, statuses = Inbox(self.post), set()
        letters = [inbox.mail(MATTER, MAIL, INSIDE), inbox.mail(MATTER, f'{MAIL} {PHONE}', INSIDE), inbox.mail(NAME * 5000, MAIL, INSIDE)]
        letters += [content.replace('正文'.encode(), NAME.encode()) for name, content, _ in list(corpus())[-60:] if name != 'nothing']
        letters += [b'From: ' + NAME.encode() + b' <' + MAIL.encode() + b'>\r\n', NAME.encode(), b'']
        for content in letters:
            status, said, errors = inbox.take(content, '--sender', MAIL, '--recipient', 'tousu@heyue.example')
            statuses.add(status)
            self.read += [said, errors]
        status, said, errors = inbox.take(letters[0], '--sender', NAME, f'--{PHONE}')
        self.statuses['mail-in'] = statuses | {status}
        self.read += [said, errors]

    def sending(self):
        self.post.mail.script = {'rcpt': f'550 5.1.1 <{MAIL}> {NAME} unknown'}
        self.post.courier(30)
        bad = self.post.until(lambda: self.post.row(f"recipient = '{MAIL}' AND state = 3"))
        self.post.mail.script = {}
        self.post.courier(90)
        good = self.post.until(lambda: self.post.row(f"recipient = '{MAIL}' AND state = 2 OR recipient = '{PHONE}' AND state = 2"))
        self.post.mail.stop()
        self.post.courier(180)
        time.sleep(1)
        self.post.mail.start()
        self.post.stop()
        return bad, good

    def clock(self):
        self.programs.tell(f'now {moment(60 * 24 * 20)}')
        self.programs.tell('start clockd')
        rang = self.post.until(lambda: int(self.sql('SELECT COUNT(*) FROM case_event WHERE act = 31')[0]) > 0)
        self.programs.tell('stop clockd')
        return rang

    def faults(self):
        """A worker that is killed at work, and a database that refuses what it is given."""
        visitor = DirectVisitor(self.programs, HOME)
        visitor.like(self.centre.visitor('dora'))
        visitor.broken_off('desk/intake', f'token=x&complainant={quote(NAME)}&phone={PHONE}&'.encode() * 400, 9000)
        with open(f'{self.programs.folder}/run/desk.pid', encoding='ascii') as file:
            parent = int(file.read())
        with open(f'/proc/{parent}/task/{parent}/children', encoding='ascii') as file:
            for child in file.read().split():
                os.kill(int(child), signal.SIGKILL)
        self.post.until(lambda: self.centre.visitor('dora').get('desk/board').status == 200)
        # The server's messages quote what did not fit.
        for kind in ('VARCHAR(2)', 'INT'):
            self.sql(f"SET STATEMENT sql_mode = '' FOR ALTER TABLE complaint MODIFY complainant {kind} NOT NULL")
            self.note('desk', self.centre.register(**SAID))


def main():
    tap, post = Tap(), Post('portal', 'audit', 'archive')
    try:
        looker(tap)
        post.configure(post.sections())
        post.programs.anjuan('import', 'checklist', 'conf/checklists/score100.xml')
        life = Life(post)
        life.portal()
        life.desk()
        life.rest()
        life.mail()
        bad, good = life.sending()
        tap.ok(bad and good, 'what was written to the person went out, and was refused', (bad, good))
        tap.ok(life.clock(), 'deadlines of the person were missed')
        life.faults()
        tap.ok(life.damaged, 'a file that was tampered with was opened')
        for name, statuses in life.statuses.items():
            tap.ok(len(statuses) > 2, f'{name} answered well and badly', statuses)
        tap.ok(500 in life.statuses['desk'], 'the database refused what the desk gave it', life.statuses['desk'])
        post.programs.at(moment(60 * 24 * 20))  # what programs say when they end
        for name in PROGRAMS:
            log = post.programs.log(name)
            tap.ok(log and not found(log), f'{name} logs nothing of the person', (found(log), [one for one in log.splitlines() if found(one)][:5]))
        for name in sorted(set(os.listdir(f'{post.programs.folder}/log')) - set(PROGRAMS)):
            tap.equal(found(post.programs.log(name)), [], f'nor is anything in the log {name}')
        tap.equal(found('\n'.join(life.read)), [], 'nor in what the mail server is told')
    finally:
        post.close()
    tap.end()


main()
