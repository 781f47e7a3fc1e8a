#!/usr/bin/env python3
"""Mail of residents: every one of the corpus becomes a case with what it says; answers join their case, if they prove it."""

import concurrent.futures
import hashlib
import os
import re
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from mails import DATE, PNG, corpus, multipart, part  # noqa: E402
from outbox import MORNING, Post  # noqa: E402
from visitor import Tap  # noqa: E402

BUILD = os.environ.get('ANJUAN_BUILD', 'build')
SENDER = 'liu.min@resident.example'


class Inbox:
    """Hands mails to the command line as a mail server would."""

    def __init__(self, post):
        self.post, self.count = post, 0
        self.sql = post.programs.sql

    def start(self, content, *words, now=MORNING, config=None):
        return subprocess.Popen([f'{BUILD}/anjuan', '--config', config or self.post.path, 'mail-in', *words], stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, 'ANJUAN_NOW': now})

    def take(self, content, *words, **more):
        """Status and what was said."""
        run = self.start(content, *words, **more)
        out, err = run.communicate(content, timeout=60)
        return run.returncode, out.decode().strip(), err.decode()

    def mail(self, subject='电梯停了', sender=SENDER, text='电梯停了三天', more='', body=None, message_id=None):
        self.count += 1
        head = (f'From: 刘敏 <{sender}>\r\nTo: tousu@heyue.example\r\nSubject: {subject}\r\nDate: {DATE}\r\n'
                f'Message-ID: {message_id or f"<own-{self.count}@resident.example>"}\r\n{more}').encode()
        return head + (body or part('text/plain; charset=utf-8', text.encode(), '8bit'))

    def last(self, columns='id, number, subject, channel'):
        return self.sql(f'SELECT {columns} FROM complaint ORDER BY id DESC LIMIT 1')[0].split('\t')


def hexed(sql, query):
    """A text column as it is, whatever it holds."""
    return bytes.fromhex(sql(query)[0]).decode()


def check(inbox, name, content, expected):
    """Hands one mail in; what is wrong with what became of it."""
    before = inbox.sql('SELECT COUNT(*) FROM complaint')[0]
    status, said, errors = inbox.take(content)
    if status != expected.get('status', 0):
        return f'status {status}: {said} {errors[-300:]}'
    if status != 0:
        return None if inbox.sql('SELECT COUNT(*) FROM complaint')[0] == before else 'something was stored'
    sql, problems = inbox.sql, []
    case = sql('SELECT MAX(id) FROM complaint')[0]
    if inbox.sql('SELECT COUNT(*) FROM complaint')[0] != str(int(before) + 1) or not said.startswith('opened'):
        return f'no case: {said}'
    columns = {'subject': 'subject', 'text': 'matter', 'name': 'complainant', 'address': 'contact'}
    for key, column in columns.items():
        if key in expected and (got := hexed(sql, f'SELECT HEX({column}) FROM complaint WHERE id = {case}')) != expected[key]:
            problems.append(f'{key}: {got[:200]!r} instead of {expected[key][:200]!r}')
    if expected.get('anonymous') and sql(f'SELECT anonymous, contact FROM complaint WHERE id = {case}') != ['1\t']:
        problems.append('is not anonymous')
    files = [line.split('\t') for line in sql(f'SELECT HEX(e.name), f.type, HEX(f.sha256), e.origin, e.public FROM evidence e JOIN file f '
                                              f'ON f.id = e.file_id WHERE e.case_id = {case} ORDER BY e.id')]
    if not files or files[0][1:] != ['message/rfc822', hashlib.sha256(content).hexdigest().upper(), '3', '0']:
        problems.append(f'the message itself is not kept: {files[:1]}')
    names = [bytes.fromhex(one[0]).decode() for one in files[1:]]
    if 'files' in expected and names != expected['files']:
        problems.append(f'files: {names} instead of {expected["files"]}')
    if 'file_count' in expected and len(names) != expected['file_count']:
        problems.append(f'{len(names)} files instead of {expected["file_count"]}')
    return '; '.join(problems) or None


def read_all(tap, inbox):
    """The whole corpus, one after the other."""
    names, began = [], time.monotonic()
    for name, content, expected in corpus():
        names.append(name)
        problem = check(inbox, name, content, expected)
        tap.ok(problem is None, name, problem)
    tap.ok(len(names) >= 200 and len(set(names)) == len(names), f'{len(names)} mails, {(time.monotonic() - began) / len(names) * 1000:.0f} ms each')
    inbox.sql('DROP TRIGGER file_final')  # whole files take no change: they grow old here only without it
    inbox.sql("UPDATE file SET created_at = UTC_TIMESTAMP() - INTERVAL 2 DAY")
    orphans = "SELECT COUNT(*) FROM file f WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.file_id = f.id OR e.shown_id = f.id)"
    left = inbox.sql(orphans)
    inbox.post.programs.tell('now ' + subprocess.check_output(['date', '+%Y-%m-%dT%H:%M:%S%:z']).decode().strip())
    inbox.post.programs.tell('start clockd')
    swept = inbox.post.until(lambda: inbox.sql(orphans) == ['0'], 90)
    inbox.post.programs.tell('stop clockd')
    tap.ok(swept, f'{left[0]} files of readings that were broken off are swept')
    inbox.post.programs.anjuan('verify')
    tap.ok(True, 'every case is whole')
    raw = inbox.sql('SELECT COUNT(*) FROM complaint c WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.case_id = c.id AND e.name = "mail.eml")')
    tap.equal(raw, ['0'], 'each keeps its message')


def opens(tap, inbox):
    """What a case from a mail looks like, and how its sender is answered."""
    status, said, _ = inbox.take(inbox.mail('=?gbk?B?taTM3Q==?=', body=multipart('mixed', 'b', [
        part('text/plain; charset=utf-8', '电梯停了三天'.encode(), 'base64'),
        part('image/png', PNG, 'base64', 'Content-Disposition: attachment; filename=a.png\r\n')])))
    case, number, _, _ = inbox.last()
    tap.equal((status, said), (0, f'opened {number}'), 'a mail opens a case and says so')
    tap.equal(inbox.sql(f'SELECT channel, anonymous, complainant, contact, phone, receiver_id, received_at FROM complaint WHERE id = {case}'),
              [f'3\t0\t刘敏\t{SENDER}\t\tNULL\t2026-11-24 00:05:00'], 'by e-mail, from its sender, received now')
    tap.equal(inbox.sql(f'SELECT c.stage, e.as_role, e.actor_name, e.public FROM case_file c JOIN case_event e ON e.case_id = c.id WHERE c.id = {case}'),
              ['0\t8\t\t1'], 'registered by the complainant')
    tap.ok(int(inbox.sql(f'SELECT COUNT(*) FROM deadline WHERE case_id = {case}')[0]) >= 2, 'its clocks run')
    tap.equal(inbox.sql(f'SELECT public FROM evidence WHERE case_id = {case} ORDER BY id'), ['0', '1'],
              'the complainant sees the picture and not the headers')
    inbox.post.courier(1)
    inbox.post.until_state(f'case_id = {case}', 'sent')
    answer = inbox.post.mail.taken[-1]
    tap.equal((answer.recipients, answer.message['In-Reply-To'], answer.message['Auto-Submitted']),
              ([SENDER], f'<own-{inbox.count}@resident.example>', 'auto-replied'), 'it is answered, and says that a machine does')
    code = re.search(r'[0-9A-Z]{4}(-[0-9A-Z]{4}){3}', answer.text)
    tap.ok(code and number in answer.text, 'with number and follow-up code', answer.text)
    visitor = inbox.post.centre.visitor('dora')
    tap.ok(code and code[0] not in ''.join(inbox.sql(f'SELECT CONCAT(subject, body, fields) FROM outbox WHERE case_id = {case}')),
           'the code stands nowhere in the database')
    page = visitor.get(f'desk/case?id={case}')
    tap.ok('mail.eml' in page.text and '电子邮件' in page.text and SENDER not in page.text, 'the case page shows it, the address masked')
    inbox.post.stop()
    english = inbox.take(inbox.mail('Lift', sender='smith@resident.example', text='The lift has been out of order for three days.'))
    tap.equal((english[0], inbox.sql('SELECT language FROM outbox ORDER BY id DESC LIMIT 1')), (0, ['en']), 'who writes English is answered in English')
    return case, number, answer


def joins(tap, inbox, case, number, answer):
    """Answers that prove what they are."""
    token = re.search(r'\.([0-9a-z]{16})@', answer.message['Reply-To'])[1]
    proofs = [
        ('by the id of our letter', {'more': f'In-Reply-To: {answer.id}\r\n'}, ()),
        ('by an id among the references', {'more': f'References: <x@y> {answer.id} <z@y>\r\n'}, ()),
        ('by the token in the address', {'more': f'Delivered-To: tousu+{number}.{token}@heyue.example\r\n'}, ()),
        ('by the token in the envelope', {}, ('--recipient', f'tousu+{number.lower()}.{token.upper()}@heyue.example')),
        ('by the token in the subject', {'subject': f'Re: [{number} {token}] x'}, ()),
        ('from another address', {'more': f'In-Reply-To: {answer.id}\r\n', 'sender': 'son@resident.example'}, ()),
    ]
    for name, parts, words in proofs:
        cases = inbox.sql('SELECT COUNT(*) FROM complaint')
        status, said, errors = inbox.take(inbox.mail(text=f'补充：{name}', **parts), *words)
        event = inbox.sql(f'SELECT as_role, text, public, detail FROM case_event WHERE case_id = {case} ORDER BY number DESC LIMIT 1')
        sender = 'son' if 'sender' in parts else 'liu'
        tap.ok((status, said) == (0, f'joined {number}') and inbox.sql('SELECT COUNT(*) FROM complaint') == cases, f'joins {name}', (status, said, errors))
        tap.equal(event, [f'8\t补充：{name}\t1\tsender={"s" if sender == "son" else "liu"}***@resident.example'], 'as the complainant\'s word, with who sent it')
    tap.equal(inbox.sql(f'SELECT COUNT(*) FROM evidence WHERE case_id = {case} AND name = "mail.eml"'), [str(len(proofs) + 1)], 'every message is kept')
    return token


def strangers(tap, inbox, case, number, token):
    """Who proves nothing gets a case of their own that names the other."""
    other = inbox.take(inbox.mail('另一件', sender='chen@resident.example', text='停水'))[1].split()[1]
    rows = [
        ('a number alone', {'subject': f'Re: [{number}]'}, (), number), ('a number in words', {'subject': f'关于{number}的情况'}, (), number),
        ('a wrong token', {'subject': f'[{number} aaaabbbbccccdddd]'}, (), number), ('the token of another case', {'subject': f'[{other} {token}]'}, (), other),
        ('half a token', {'subject': f'[{number} {token[:15]}]'}, (), number), ('a token without number', {'subject': f'[{token}]'}, (), None),
        ('an address with a wrong token', {}, ('--recipient', f'tousu+{number}.{"a" * 16}@heyue.example'), number),
        ('an id that is not ours', {'more': f'In-Reply-To: <{"0" * 32}@heyue.example>\r\n'}, (), None), ('a number that is none', {'subject': '[2026-999999]'}, (), None),
        ('the address of the complainant and the number', {'subject': f'[{number}]', 'sender': SENDER}, (), number),
    ]
    for name, parts, words, mentioned in rows:
        before = inbox.sql(f'SELECT COUNT(*) FROM case_event WHERE case_id = {case}')
        status, said, _ = inbox.take(inbox.mail(text='我要撤诉', **{'sender': 'evil@elsewhere.example', **parts}), *words)
        detail = inbox.sql('SELECT detail FROM case_event WHERE number = 1 ORDER BY id DESC LIMIT 1')[0]
        tap.ok(status == 0 and said.startswith('opened') and inbox.sql(f'SELECT COUNT(*) FROM case_event WHERE case_id = {case}') == before,
               f'{name} does not get into the case', said)
        found = re.search(r'mentions=([0-9A-Z-]+)', detail)
        tap.equal(found[1] if found else None, mentioned, f'and the new one {"names it" if mentioned else "names none"}')
    page = inbox.post.centre.visitor('dora').get(f'desk/case?id={inbox.last()[0]}')
    tap.ok('来信提到的案件（未经核实）' in page.text, 'the page says that the number is not proven')


def stages(tap, inbox, case, number, answer):
    """A closed case still takes words; a filed one does not, and the new one follows it; a merged one leads on."""
    cases, proof = inbox.post.cases, f'In-Reply-To: {answer.id}\r\n'
    cases.send('dora', case, 'desk/case/answer', {'validity': 'valid', 'text': '已电话说明', 'result': '已解释'})
    said = inbox.take(inbox.mail(text='谢谢', more=proof))[1]
    tap.equal((said, cases.stage(case)), (f'joined {number}', 'closed'), 'a word after closing is added and reopens nothing')
    cases.send('dora', case, 'desk/case/visit', {'on_site': '0', 'satisfied': '1', 'text': '满意'})
    cases.send('sun', case, 'desk/case/archive', {})
    tap.equal(cases.stage(case), 'archived', 'the case is filed')
    said = inbox.take(inbox.mail(text='又漏水了', more=proof))[1]
    detail = inbox.sql('SELECT detail FROM case_event WHERE number = 1 ORDER BY id DESC LIMIT 1')[0]
    tap.ok(said.startswith('opened') and f'follows={number}' in detail, 'a word after filing opens a case that follows it', (said, detail))
    gone = inbox.take(inbox.mail('撤诉', sender='qian@resident.example'))[1].split()[1]
    withdrawn = inbox.sql(f"SELECT id FROM case_file WHERE number = '{gone}'")[0]
    letter = inbox.post.row(f'case_id = {withdrawn}', 'token')[0]
    cases.send('dora', withdrawn, 'desk/case/withdraw', {'text': '投诉人来电撤诉'})
    said = inbox.take(inbox.mail(text='还是请处理', sender='qian@resident.example', more=f'In-Reply-To: <{letter}@heyue.example>\r\n'))[1]
    detail = inbox.sql('SELECT detail FROM case_event WHERE number = 1 ORDER BY id DESC LIMIT 1')[0]
    tap.ok(said.startswith('opened') and f'follows={gone}' in detail, 'so does one after withdrawing', (said, detail))
    one = inbox.take(inbox.mail('并案一', sender='wang@resident.example'))[1].split()[1]
    two = inbox.take(inbox.mail('并案二', sender='zhao@resident.example'))[1].split()[1]
    merged = inbox.sql(f"SELECT id FROM case_file WHERE number = '{one}'")[0]
    cases.send('dora', merged, 'desk/case/merge', {'into': two, 'text': '同一件事'})
    letter = inbox.post.row(f'case_id = {merged}', 'token')[0]
    said = inbox.take(inbox.mail(text='还是我', sender='wang@resident.example', more=f'In-Reply-To: <{letter}@heyue.example>\r\n'))[1]
    tap.equal(said, f'joined {two}', 'an answer to a merged case goes where it went')


def answers(tap, inbox):
    """Machines answer once a day and address, and never machines."""
    def letters(address):
        return int(inbox.sql(f"SELECT COUNT(*) FROM outbox WHERE recipient = '{address}'")[0])
    for i in range(3):
        inbox.take(inbox.mail(f'第{i}件', sender='often@resident.example'))
    inbox.take(inbox.mail('大写', sender='OFTEN@resident.example'))
    tap.equal(letters('often@resident.example'), 1, 'four mails of a day are answered once')
    inbox.take(inbox.mail('次日', sender='often@resident.example'), now='2026-11-25T00:00:01+08:00')
    tap.equal(letters('often@resident.example'), 2, 'the next day again')
    silent = [
        ('a list', 'List-Id: <l.example>\r\n', ()), ('bulk', 'Precedence: bulk\r\n', ()), ('a list by its precedence', 'Precedence: list\r\n', ()),
        ('an automatic answer', 'Auto-Submitted: auto-replied\r\n', ()), ('an automatic mail', 'Auto-Submitted: auto-generated (x)\r\n', ()),
        ('a mail that wants no answer', 'X-Auto-Response-Suppress: All\r\n', ()), ('an empty return path', 'Return-Path: <>\r\n', ()),
        ('an empty sender of the envelope', '', ('--sender', '')), ('brackets as sender', '', ('--sender', '<>')),
        ('a list in the envelope', '', ('--sender', 'list-bounces@x.example')), ('newsletters', 'List-Unsubscribe: <mailto:x@y>\r\n', ()),
    ]
    for i, (name, more, words) in enumerate(silent):
        status, said, _ = inbox.take(inbox.mail(f'静默{i}', sender=f'silent{i}@resident.example', more=more), *words)
        tap.ok(status == 0 and said.startswith('opened') and letters(f'silent{i}@resident.example') == 0, f'{name} opens a case and is not answered', said)
    for sender in ('MAILER-DAEMON@x.example', 'noreply@x.example', 'owner-l@x.example', 'kefu@heyue.example', 'tousu@heyue.example'):
        tap.ok(inbox.take(inbox.mail(f'来自{sender}', sender=sender))[0] == 0 and letters(sender) == 0, f'{sender} is not answered')
    inbox.take(inbox.mail('不是自动', sender='human@resident.example', more='Auto-Submitted: no\r\n'))
    tap.equal(letters('human@resident.example'), 1, 'who says to be no machine is answered')


def of_a_body(tap, inbox):
    """What another body answers to our letter belongs to the case, and is not for the complainant to see."""
    cases = inbox.post.cases
    case = inbox.post.case(channel='regulator', foreign_number='JB-7', office='区住建局')
    cases.send('dora', case, 'desk/referral/letter', {'id': case, 'number': 1, 'round': 1, 'language': 'zh', 'way': 'mail',
                                                      'mail': 'wuye@zhujian.example', 'result': '已修好'})
    token = inbox.sql(f'SELECT token FROM outbox WHERE case_id = {case} AND kind = 9')[0]
    said = inbox.take(inbox.mail('Re: 回复', sender='wuye@zhujian.example', text='收到，请补充照片。', more=f'In-Reply-To: <{token}@heyue.example>\r\n'))
    tap.equal(said[:2], (0, f'joined {cases.number(case)}'), 'the answer of a body joins its case')
    tap.equal(inbox.sql(f'SELECT public, detail FROM case_event WHERE case_id = {case} ORDER BY number DESC LIMIT 1'),
              ['0\tof_body=1\\nsender=wuy***@zhujian.example'], 'as what a body wrote')
    tap.equal(inbox.sql(f'SELECT COUNT(*) FROM evidence WHERE case_id = {case} AND public = 1'), ['0'], 'kept inside with all that came with it')
    said = inbox.take(inbox.mail(f'[{cases.number(case)}] 催办', sender='wuye@zhujian.example', text='请尽快回复。'))
    tap.ok(said[1].startswith('opened'), 'one that proves nothing opens a case of its own', said)


def again(tap, inbox):
    """The same message does nothing new, however often and in how many ways it comes."""
    mail = inbox.mail('重复', sender='twice@resident.example', message_id='<same@resident.example>')
    first = inbox.take(mail)
    before = [inbox.sql(f'SELECT COUNT(*) FROM {one}') for one in ('complaint', 'case_event', 'evidence', 'outbox', 'incoming_mail')]
    known = hashlib.sha256(b'same@resident.example\ntwice@resident.example').hexdigest()
    tap.equal(inbox.sql(f"SELECT COUNT(*) FROM incoming_mail WHERE digest = X'{known}'"), ['1'], 'what a mail is known by can be computed')
    tap.equal(inbox.sql(f"SELECT COUNT(*) FROM submission WHERE once_key LIKE '%{known[:16]}%'"), ['0'], 'its one-time key cannot')
    tap.equal(inbox.take(mail)[:2], (0, 'opened before'), 'a second time is told')
    inbox.take(b'Received: from elsewhere\r\n' + mail)
    inbox.take(mail, now='2026-12-24T08:00:00+08:00')
    inbox.sql('DELETE FROM submission')
    inbox.take(mail)
    tap.equal([inbox.sql(f'SELECT COUNT(*) FROM {one}') for one in ('complaint', 'case_event', 'evidence', 'outbox', 'incoming_mail')], before,
              'nothing new, a month later and on another way')
    other = inbox.take(inbox.mail('重复', sender='else@resident.example', message_id='<same@resident.example>'))
    tap.ok(first[1] != other[1] and other[1].startswith('opened '), 'another sender with the same id is another mail', other)
    one = inbox.take(inbox.mail('甲', message_id='<1>'))[1]
    two = inbox.take(inbox.mail('乙', message_id='<1>'))[1]
    tap.ok(one != two and two.startswith('opened '), 'an id that cannot be unique is none', (one, two))
    mail = inbox.mail('并发', sender='race@resident.example')
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda _: inbox.take(mail), range(8)))
    tap.equal(({one[0] for one in said}, inbox.sql("SELECT COUNT(*) FROM complaint WHERE subject = '并发'"),
               inbox.sql("SELECT COUNT(*) FROM outbox WHERE recipient = 'race@resident.example'")), ({0}, ['1'], ['1']), 'eight at once make one case and one answer')


def killed(tap, inbox):
    """Killed anywhere and handed over again, as mail servers do: one case, one message kept, one answer."""
    for i in range(25):
        mail = inbox.mail(f'杀{i}', sender=f'killed{i}@resident.example')
        run = inbox.start(mail)
        run.stdin.write(mail)
        run.stdin.close()
        time.sleep(0.004 * i)
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
        run.stderr.close()
        inbox.take(mail)
        inbox.take(mail)
    tap.equal(inbox.sql("SELECT subject, COUNT(*) FROM complaint WHERE subject LIKE '杀%' GROUP BY subject HAVING COUNT(*) <> 1"), [], 'one case each')
    tap.equal(inbox.sql("SELECT COUNT(*) FROM complaint WHERE subject LIKE '杀%'"), ['25'], 'none is lost')
    tap.equal(inbox.sql("SELECT COUNT(*) FROM evidence e JOIN complaint c ON c.id = e.case_id WHERE c.subject LIKE '杀%'"), ['25'], 'each message kept once')
    tap.equal(inbox.sql("SELECT COUNT(*), COUNT(DISTINCT recipient) FROM outbox WHERE recipient LIKE 'killed%'"), ['25\t25'], 'each answered once')


def reports(tap, inbox):
    """A letter that was not delivered, and one of ours that came back."""
    said = inbox.take(inbox.mail('将被退回', sender='gone@resident.example'))[1].split()
    case = inbox.sql(f"SELECT id FROM case_file WHERE number = '{said[1]}'")[0]
    inbox.post.courier(30)
    inbox.post.until_state(f'case_id = {case}', 'sent')
    inbox.post.stop()
    letter = next(one for one in inbox.post.mail.taken if one.recipients == ['gone@resident.example'])
    count = inbox.sql('SELECT COUNT(*) FROM complaint')
    bounce = (b'From: MAILER-DAEMON@mx.example\r\nTo: kefu@heyue.example\r\nSubject: Undelivered Mail\r\nMessage-ID: <b1@mx.example>\r\n'
              b'Return-Path: <>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="r"\r\n\r\n'
              b'--r\r\nContent-Type: text/plain\r\n\r\n<gone@resident.example>: user unknown\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\n'
              b'Status: 5.1.1\r\n\r\n--r\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: x\r\nMessage-ID: ' + letter.id.encode() + b'\r\n\r\n--r--\r\n')
    tap.equal(inbox.take(bounce, '--sender', '')[:2], (0, 'report'), 'a report is taken as one')
    tap.equal((inbox.post.row(f'case_id = {case}', 'state, last_error'), inbox.sql('SELECT COUNT(*) FROM complaint')),
              (['3', '<gon***@resident.example>: user unknown'], count), 'the letter is marked as failed with the reason, and no case is opened')
    foreign = bounce.replace(letter.id.encode(), b'<other@x>').replace(b'<b1@', b'<b2@')
    tap.equal((inbox.take(foreign)[:2], inbox.sql('SELECT COUNT(*) FROM complaint')), ((0, 'report'), count), 'one about another letter does nothing')
    tap.equal((inbox.take(letter.content)[:2], inbox.sql('SELECT COUNT(*) FROM complaint')), ((0, 'own'), count), 'our own letter coming back is not a complaint')


def statuses(tap, inbox):
    """What the mail server is told."""
    limit = f'{inbox.post.folder}/small.conf'
    with open(limit, 'w', encoding='utf-8') as file:
        file.write(inbox.post.plain + inbox.post.sections().replace('[webhook]', 'limit = 2000\n[webhook]'))
    count = inbox.sql('SELECT COUNT(*) FROM complaint')
    tap.equal(inbox.take(inbox.mail(text='长' * 2000), config=limit)[0], 65, 'a message beyond the limit is given back')
    tap.equal(inbox.take(inbox.mail(), config=limit)[0], 0, 'one within it is not')
    tap.equal(inbox.take(inbox.mail(), '--nonsense')[0], 64, 'a word that is not understood')
    tap.equal(inbox.take(inbox.mail(), '--sender')[0], 64, 'an option without its value')
    tap.equal(inbox.take(inbox.mail(), config='/nowhere/anjuan.conf')[0], 78, 'a configuration that is not there')
    away = f'{inbox.post.folder}/away.conf'
    with open(away, 'w', encoding='utf-8') as file:
        file.write(re.sub('database_socket = .*', 'database_socket = /nowhere/db.sock', inbox.post.plain))
    tap.equal(inbox.take(inbox.mail(), config=away)[0], 75, 'the database away: try again')
    shown = inbox.take(inbox.mail('看一看'), '--show', config=away)
    tap.ok(shown[0] == 0 and 'subject: 看一看' in shown[1] and '电梯停了三天' in shown[1], 'looking needs no database', shown)
    tap.equal(inbox.take(b'', '--show')[0], 65, 'nothing cannot be looked at')
    for content, place in ((b'', '1:1'), (b'\r\nhello\r\n', '1:1'), (b'hello world\r\n\r\n', '1:6'), (b'Subject', '1:8'),
                           (b'From x Mon Nov 23\nhello there\n', '2:6'), (b'From x Mon Nov 23\n', '2:1'), (b': x\r\n\r\n', '1:1'),
                           ('主题：没有冒号\r\n'.encode(), '1:1'), (b'\0\0\0', '1:1')):
        for words in (('--show',), ()):
            status, said, errors = inbox.take(content, *words)
            tap.ok(status == 65 and said == '' and f'standard input:{place}: this is no mail: ' in errors, f'{content} is no mail, and why: {place}',
                   (status, said, errors))
    tap.equal(int(inbox.sql('SELECT COUNT(*) FROM complaint')[0]), int(count[0]) + 1, 'and only what was taken is there')


def main():
    tap, post = Tap(), Post()
    try:
        post.configure(post.sections())
        inbox = Inbox(post)
        case, number, answer = opens(tap, inbox)
        token = joins(tap, inbox, case, number, answer)
        strangers(tap, inbox, case, number, token)
        stages(tap, inbox, case, number, answer)
        answers(tap, inbox)
        of_a_body(tap, inbox)
        again(tap, inbox)
        killed(tap, inbox)
        reports(tap, inbox)
        statuses(tap, inbox)
        read_all(tap, inbox)
    finally:
        post.close()
    tap.end()


if __name__ == '__main__':
    main()
