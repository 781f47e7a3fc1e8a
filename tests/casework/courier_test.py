#!/usr/bin/env python3
"""What is told goes out once: by mail over TLS, to a gateway and into a group chat; whatever the other side does."""

import os
import re
import signal
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from mail_server import CUT, HANG, SLOW, make_certificate  # noqa: E402
from outbox import Post, moment  # noqa: E402
from visitor import Tap, Visitor  # noqa: E402

MATTER = '半夜天花板漏水，床已湿透。'
MAIL = {'channel': 'email', 'contact': 'liu.min@resident.example', 'phone': ''}


def held(tap, post):
    """Without any way set up, what is told is kept."""
    case = post.cases.new(**MAIL)
    phone = post.cases.new()
    nobody = post.cases.new(phone='0731-8888 8888')
    tap.equal(post.row(f'case_id = {case}', 'kind, delivery, recipient, state, language'),
              ['0', '0', 'liu.min@resident.example', '4', 'zh'], 'registering holds a letter to the mail address')
    tap.equal(post.row(f'case_id = {phone}', 'kind, delivery, recipient, state'), ['0', '1', '13800138000', '4'],
              'who rang is to get a message on the phone')
    tap.equal(post.row(f'case_id = {nobody}'), None, 'a landline gets none')
    anonymous = post.cases.new(anonymous='1', complainant='', phone='')
    tap.equal(post.row(f'case_id = {anonymous}'), None, 'nor does who stays anonymous')
    post.courier(1)
    time.sleep(1.5)
    tap.equal(post.state(f'case_id = {case}'), 'held', 'a courier without a server leaves it alone')
    old = post.cases.new(**MAIL)
    post.programs.sql(f"UPDATE outbox SET created_at = '2026-11-20 00:00' WHERE case_id = {old}")
    post.stop()
    return case, phone, old


def first_letters(tap, post, case, phone, old):
    """Once a server is named, what was held a short while ago goes out."""
    post.configure(post.sections())
    post.courier(2)
    tap.ok(post.until_state(f'case_id = {case}', 'sent'), 'what was held goes out when mail is set up', post.row(f'case_id = {case}'))
    tap.ok(post.until_state(f'case_id = {phone}', 'sent'), 'and so does the message', post.row(f'case_id = {phone}'))
    tap.equal(post.state(f'case_id = {old}'), 'held', 'what was held for days waits for somebody to let it go')
    letter = post.mail.taken[0]
    number = post.cases.number(case)
    tap.equal((letter.sender, letter.recipients), ('kefu@heyue.example', ['liu.min@resident.example']), 'the envelope is right')
    message = letter.message
    tap.equal(message['Subject'], f'[{number}] 您的投诉已受理', 'the subject names the case')
    tap.equal(message['From'].addresses[0].display_name, '和悦物业服务有限公司', 'it comes from the company')
    tap.ok(re.fullmatch(rf'tousu\+{number}\.[0-9a-z]{{16}}@heyue\.example', message['Reply-To'].addresses[0].addr_spec),
           'answers go to an address that nobody can guess', message['Reply-To'])
    tap.equal(message['Auto-Submitted'], 'auto-generated', 'machines are asked not to answer')
    tap.ok(re.fullmatch(r'<[0-9a-f]{32}@heyue\.example>', letter.id), 'it has a Message-ID of its own', letter.id)
    tap.equal(message['Date'].datetime.isoformat(), moment(2), 'and a date')
    tap.ok(number in letter.text and '刘女士' in letter.text and '2026-11-24 20:01' in letter.text, 'the letter says who, what and by when',
           letter.text)
    tap.ok(MATTER not in letter.text, 'and not all over again what was complained about')
    tap.ok(post.mail.password not in str(post.mail.commands) and any(one.startswith('STARTTLS') for one in post.mail.commands),
           'nothing is said before TLS', post.mail.commands)
    headers, body = post.web.posts[0]
    tap.equal((body['to'], body['kind'], body['case'], body['attempt']), ('13800138000', 'acknowledgement', post.cases.number(phone), 1),
              'the gateway gets phone, kind and number')
    tap.ok(post.cases.number(phone) in body['text'] and '漏水' not in body['text'] and '刘' not in body['text'],
           'and a text without a word of the matter or a name', body['text'])
    tap.equal((headers['Authorization'], headers['Idempotency-Key']), ('Bearer token-of-the-gateway', body['id']),
              'with our token and a key against doubles')
    tap.equal(post.row(f'case_id = {phone}', 'provider'), ['gateway-1'], 'what the gateway calls it is kept')
    kept = post.row(f'case_id = {case}', 'subject, body')
    tap.ok(number in kept[0] and '登记受理' in kept[1], 'the words are kept as they went out', kept)


def acts(tap, post):
    """Acts that the complainant may see have their letters; the rest say nothing."""
    case = post.cases.new(**MAIL)
    engineering, han = post.centre.department('engineering'), post.cases.staff('han')
    steps = [
        ('dora', 'dispatch', {'department': engineering}), ('han', 'accept', {}), ('han', 'investigate', {'text': '内部看法'}),
        ('han', 'plan', {'text': '重做防水', 'department': engineering, 'person': han, 'until': '2026-11-26 18:00'}),
        ('han', 'execute', {}), ('han', 'progress', {'text': '第一遍已刷，\n明天刷第二遍'}), ('han', 'note', {'text': '住户情绪激动'}),
        ('dora', 'judge', {'validity': 'valid', 'text': '属实'}), ('han', 'complete', {'text': '做完', 'result': '防水重做'}), ('han', 'feed_back', {'text': '已修好'}),
        ('dora', 'ask', {'text': '防水已重做，闭水24小时不漏。'}), ('dora', 'confirm', {'text': '满意'}),
        ('dora', 'close', {'text': '认可', 'result': '修复'}),
    ]
    for who, act, fields in steps:
        answer = post.cases.send(who, case, f'desk/case/{act}', fields)
        if answer.status != 303:
            tap.ok(False, f'{who} does {act}', answer.text[-400:])
    kinds = post.programs.sql(f'SELECT kind FROM outbox WHERE case_id = {case} ORDER BY id')
    tap.equal(kinds, ['0', '1', '2', '8'], 'receipt, progress and result are told, at the end it is asked how it was, nothing else')
    tap.ok(post.until(lambda: len([one for one in post.mail.taken if post.cases.number(case) in one.message['Subject']]) == 4),
           'all four go out')
    progress, result, survey = [one for one in post.mail.taken if post.cases.number(case) in one.message['Subject']][1:]
    tap.ok('第一遍已刷，\n明天刷第二遍' in progress.text and '情绪' not in progress.text and '内部' not in progress.text,
           'progress is what was written for the complainant', progress.text)
    tap.ok('闭水24小时不漏' in result.text and '请确认' in result.text and 'portal/follow?number=' in result.text,
           'the result asks for a word', result.text)
    asked(tap, post, case, survey)
    explained = post.cases.new(**MAIL, remedy='赔偿床垫')
    post.cases.send('dora', explained, 'desk/case/judge', {'validity': 'invalid', 'text': '不属实'})
    post.cases.send('dora', explained, 'desk/case/explain', {'text': '漏水来自您家空调冷凝管。', 'result': '不属我方责任',
                                                             'alternative': '可代为联系空调售后'})
    tap.equal(post.row(f'case_id = {explained}', 'kind'), ['3'], 'an invalid complaint is answered with reasons and regret')
    post.until_state(f'case_id = {explained} AND kind = 3', 'sent')
    tap.ok('很抱歉' in post.mail.taken[-1].text and '冷凝管' in post.mail.taken[-1].text, 'in words', post.mail.taken[-1].text)
    tap.ok('您提出的“赔偿床垫”' in post.mail.taken[-1].text and '其他解决办法：\n可代为联系空调售后' in post.mail.taken[-1].text,
           'with what was wished and what is offered instead', post.mail.taken[-1].text)
    tap.ok('可代为联系空调售后' in post.cases.page('dora', explained).text, 'which the history tells, too')
    decided(tap, post)


def decided(tap, post):
    """Closed against the complainant's word by a supervisor: a refusal, here without anything instead."""
    case = post.cases.new(**MAIL)
    engineering = post.centre.department('engineering')
    for who, act, fields in [
            ('dora', 'judge', {'validity': 'valid', 'text': '属实'}), ('dora', 'dispatch', {'department': engineering}),
            ('han', 'accept', {}), ('han', 'investigate', {'text': '看过'}),
            ('han', 'plan', {'text': '不再重做', 'department': engineering, 'person': post.cases.staff('han'), 'until': '2026-11-26 18:00'}),
            ('han', 'execute', {}), ('han', 'complete', {'text': '做完', 'result': '已检查'}), ('han', 'feed_back', {'text': '并无渗漏'}),
            ('sam', 'close', {'text': '两次闭水均无渗漏。', 'result': '不予重做', 'decided': '1'})]:
        answer = post.cases.send(who, case, f'desk/case/{act}', fields)
        if answer.status != 303:
            tap.ok(False, f'{who} does {act}', answer.text[-400:])
    tap.ok(post.until_state(f'case_id = {case} AND kind = 3', 'sent'), 'a decision is told as a refusal', post.row(f'case_id = {case}'))
    letter = [one.text for one in post.mail.taken if post.cases.number(case) in one.message['Subject'] and '不予重做' in one.text]
    tap.ok(len(letter) == 1 and '其他解决办法：' not in letter[0], 'and names no other way when none is offered', letter)


def asked(tap, post, case, letter):
    """The invitation to the survey: a link that works once, and is nowhere to be read but in the letter."""
    sql = post.programs.sql
    found = re.search(r'/portal/survey\?key=([0-9a-f]{32})\s', letter.text)
    tap.ok(found and '2026-12-24 前有效' in letter.text and MATTER not in letter.text, 'closing invites to the survey, by link', letter.text)
    key = found[1]
    kept = sql(f'SELECT fields, subject, body FROM outbox WHERE case_id = {case} AND kind = 8')[0]
    tap.ok('survey?key=****' in kept and key not in kept, 'the key is not kept with what was sent', kept)
    tap.equal(sql(f'SELECT COUNT(*), SUM(used_at IS NULL), MAX(HEX(key_hash) LIKE "%{key[:12]}%") FROM survey_link WHERE case_id = {case}'),
              ['1\t1\t0'], 'one link was made, its key is stored nowhere')
    page = post.centre.visitor('dora').get(f'desk/visit?id={case}')
    tap.ok('满意度评价邀请' in page.text and '已发送' in page.text and key not in page.text, 'who visits sees that it was sent')
    tap.ok('满意度评价邀请' in post.cases.page('dora', case).text, 'and so does the page of the case')
    owner = Visitor(post.programs, '10.8.8.8')
    page = owner.get(f'portal/survey?key={key}')
    tap.ok(post.cases.number(case) in page.text and '刘' not in page.text, 'the link opens without signing in')
    tap.equal(owner.form(page, 'portal/survey', {'key': key, 'satisfaction': '2', 'text': '还在漏'}).status, 303, 'and is answered')
    tap.equal(post.cases.stage(case), 'reopened', 'who is not satisfied reopens the case')
    tap.ok('已经用过' in owner.get(f'portal/survey?key={key}').text, 'it works once')


def closed(post, left_alone=None, **fields):
    """Answered at once by the dispatcher."""
    case = post.cases.new(**fields)
    answer = post.cases.send('dora', case, 'desk/case/answer', {'validity': 'valid', 'text': '电话说明', 'result': '已说明', **({'left_alone': '1'} if left_alone else {})})
    if answer.status != 303:
        raise RuntimeError(answer.text[-400:])
    return case


def who_is_asked(tap, post):
    """Nobody who cannot be reached, is not named, or asked to be left alone; everybody else once for every closing."""
    sql = post.programs.sql
    links = lambda case: sql(f'SELECT (SELECT COUNT(*) FROM outbox WHERE case_id = {case} AND kind = 8), '  # noqa: E731
                             f'(SELECT COUNT(*) FROM survey_link WHERE case_id = {case})')[0]
    phone = closed(post)
    tap.ok(post.until_state(f'case_id = {phone} AND kind = 8', 'sent'), 'who rang is asked by a message', post.row(f'case_id = {phone}'))
    text = [body['text'] for _, body in post.web.posts if body['kind'] == 'survey'][-1]
    tap.ok(re.search(r'/portal/survey\?key=[0-9a-f]{32} ', text) and post.cases.number(phone) in text and '刘' not in text and '漏' not in text,
           'with number and link, and no word of the matter', text)
    tap.equal(links(closed(post, phone='0731-8888 8888')), '0\t0', 'a landline cannot be asked')
    tap.equal(links(closed(post, anonymous='1', complainant='', phone='')), '0\t0', 'nor who stays anonymous')
    quiet = closed(post, left_alone=True)
    tap.equal(links(quiet), '0\t0', 'who asked to be left alone is')
    tap.ok('免打扰' in post.cases.page('dora', quiet).text, 'and that is on record')
    for case, wanted in ((phone, '2\t2'), (quiet, '0\t0')):
        post.cases.send('dora', case, 'desk/case/reopen', {'text': '又漏'})
        post.cases.send('dora', case, 'desk/case/dispatch', {'department': post.centre.department('engineering')})
        post.cases.send('han', case, 'desk/case/accept', {})
        post.cases.to_closed(case)
        tap.equal(links(case), wanted, 'another closing asks anew, or keeps quiet as before')
    before = len(post.web.posts)
    sql(f'UPDATE outbox SET state = 0, next_at = created_at WHERE case_id = {phone} AND kind = 8 AND state = 2 ORDER BY id DESC LIMIT 1')
    tap.ok(post.until(lambda: len(post.web.posts) > before) and '****' not in post.web.posts[-1][1]['text'],
           'repeated by hand it still holds its link', post.web.posts[-1][1]['text'])


def refuse(tap, post):
    """Answers of the server: not now, never, not you."""
    post.mail.forget()
    rows = [
        ('rcpt', '451 4.7.1 greylisted, try again', 'waiting', '1'), ('rcpt', '550 5.1.1 <liu.min@resident.example> unknown', 'failed', '1'),
        ('end', '554 5.7.1 looks like spam', 'failed', '1'), ('end', '452 4.3.1 disk full', 'waiting', '1'),
        ('data', '451 not now', 'waiting', '1'), ('mail', '550 5.7.1 sender not allowed', 'waiting', '0'),
        ('greet', '554 go away', 'waiting', '0'), ('rcpt', '421 closing down', 'waiting', '0'),
        ('auth', '535 5.7.8 wrong password', 'waiting', '0'), ('mail', '552 5.3.4 too big', 'failed', '1'),
    ]
    at = 10
    for step, said, state, tries in rows:
        case = post.case(**MAIL)
        post.mail.script = {step: said}
        at += 15
        post.courier(at)
        post.until(lambda: post.row(f'case_id = {case}')[3])
        got = post.row(f'case_id = {case}')
        tap.ok(post.state(f'case_id = {case}') == state and got[1] == tries and got[2] == '0',
               f'{step} {said[:3]}: {state} after {tries} tries', got)
        if step != 'auth':
            tap.ok(said.split(' ')[0] in got[3] and 'liu.min@' not in got[3], 'what was said is kept, the address masked', got)
        post.stop()
        post.mail.script = {}
        if state == 'waiting':
            post.courier(at + 14)
            tap.ok(post.until_state(f'case_id = {case}', 'sent'), 'and later it goes out', post.row(f'case_id = {case}'))
    tap.equal(set(post.mail.ids().values()), {1}, 'everything was taken over once')
    return at + 20


def away(tap, post, at):
    """Nobody there, a wrong certificate, a server without TLS."""
    case = post.case(**MAIL)
    post.mail.forget()
    post.mail.stop()
    post.courier(at)
    post.until(lambda: post.row(f'case_id = {case}')[3])
    tap.equal(post.row(f'case_id = {case}')[:3], ['0', '0', '0'], 'a server that is not there costs no try')
    post.mail.start()
    foreign = make_certificate(post.folder, 'foreign')
    for name, sections in (('an unknown certificate', post.sections(mail_ca_file=foreign[0])),
                           ('a missing password file', post.sections(mail_password_file='/nowhere/password'))):
        post.programs.sql('UPDATE outbox SET last_error = ""')
        post.configure(sections, restart=False)
        at += 10
        post.courier(at)
        post.until(lambda: post.row(f'case_id = {case}')[3])
        tap.equal((post.row(f'case_id = {case}')[:2], post.mail.taken), (['0', '0'], []), f'{name}: nothing is sent, nothing lost')
    post.configure(post.sections(mail_tls='1', mail_server=post.mail.url), restart=False)
    post.mail.mode = 'plain'
    post.programs.sql('UPDATE outbox SET last_error = ""')
    at += 10
    post.courier(at)
    post.until(lambda: post.row(f'case_id = {case}')[3])
    tap.equal((post.mail.taken, post.mail.password in str(post.mail.commands)), ([], False), 'a server without TLS gets no letter and no password')
    post.mail.mode = 'starttls'
    at += 10
    post.courier(at)
    tap.ok(post.until_state(f'case_id = {case}', 'sent'), 'with everything right again it goes out', post.row(f'case_id = {case}'))
    post.stop()
    post.mail.forget()
    case = post.case(**MAIL)
    post.mail.script = {step: SLOW for step in ('greet', 'ehlo', 'mail', 'rcpt', 'end')}
    at += 10
    post.courier(at)
    tap.ok(post.until_state(f'case_id = {case}', 'sent'), 'a slow server is waited for', post.row(f'case_id = {case}'))
    return at + 10


def broken(tap, post, at):
    """Connections that break: before the end nothing has happened, after it a repetition says so."""
    for step, doubtful, copies in (('mail', '0', 1), ('middle', '0', 1), ('end', '1', 2)):
        post.mail.forget()
        case = post.case(**MAIL, matter=MATTER * 40)
        if step == 'middle':
            post.programs.sql(f"UPDATE outbox SET fields = '', subject = 'lang', body = REPEAT('很长的信。', 300000) WHERE case_id = {case}")
        post.mail.script = {step: CUT}
        post.courier(at)
        post.until(lambda: post.row(f'case_id = {case}')[3])
        tap.equal((post.state(f'case_id = {case}'), post.row(f'case_id = {case}')[2]), ('waiting', doubtful),
                  f'cut off at {step}: it waits, {"in doubt" if doubtful == "1" else "not in doubt"}')
        post.stop()
        post.mail.script = {}
        post.courier(at + 14)
        post.until_state(f'case_id = {case}', 'sent')
        attempts = [one.message['X-Anjuan-Attempt'] for one in post.mail.taken]
        tap.equal((list(post.mail.ids().values()), attempts), ([copies], [None, '2'][:copies] if copies == 2 else attempts),
                  f'and has arrived {"once" if copies == 1 else "twice under one Message-ID, the second marked"}')
        at += 30
    return at


def killed(tap, post, at):
    """A courier killed at every step: nothing lost; what may have arrived comes again under the same Message-ID, marked."""
    for step in ('greet', 'ehlo', 'mail', 'rcpt', 'data', 'middle', 'end'):
        post.mail.forget()
        case = post.case(**MAIL)
        if step == 'middle':
            post.programs.sql(f"UPDATE outbox SET fields = '', subject = 'lang', body = REPEAT('很长的信。', 300000) WHERE case_id = {case}")
        post.mail.script = {step: HANG}
        post.courier(at)
        reached = post.mail.wait(step)
        post.kill()
        post.mail.release.set()
        tap.ok(reached and post.state(f'case_id = {case}') == 'sending', f'killed at {step}: the message is marked as taken', post.row(f'case_id = {case}'))
        post.mail.script = {}
        post.courier(at + 1)
        time.sleep(1.2)
        tap.equal(post.state(f'case_id = {case}'), 'sending', 'nobody else takes it before its time is over')
        post.courier(at + 4)
        tap.ok(post.until_state(f'case_id = {case}', 'sent'), 'then it goes out', post.row(f'case_id = {case}'))
        counts = list(post.mail.ids().values())
        tap.equal((counts, post.row(f'case_id = {case}')[1:3]), ([2] if step == 'end' else [1], ['2', '1']),
                  f'taken over {counts}, marked as a repetition')
        at += 10
    return at


def killed_after(tap, post, at):
    """Killed between the server's yes and the mark in the database."""
    post.mail.forget()
    case = post.case(**MAIL)

    def freeze():
        os.kill(post.pid(), signal.SIGSTOP)
        return '250 2.0.0 taken'
    post.mail.script = {'end': freeze}
    post.courier(at)
    post.mail.wait('end')
    time.sleep(0.3)
    os.kill(post.pid(), signal.SIGKILL)
    post.kill()
    tap.equal((post.state(f'case_id = {case}'), len(post.mail.taken)), ('sending', 1), 'taken over, and the mark is missing')
    post.mail.script = {}
    post.courier(at + 4)
    post.until_state(f'case_id = {case}', 'sent')
    tap.equal((list(post.mail.ids().values()), post.mail.taken[-1].message['X-Anjuan-Attempt']), ([2], '2'),
              'it comes again under the same Message-ID and says that it is a repetition')
    return at + 10


def reloaded(tap, post, at):
    """SIGHUP reads the configuration anew and never ends the courier; a wrong one leaves the old in use."""
    post.mail.forget()
    case = post.case(**MAIL)
    post.configure('', restart=False)
    post.courier(at)
    time.sleep(1.5)
    tap.ok(post.state(f'case_id = {case}') != 'sent', 'a courier without a server sends nothing')
    pid = post.pid()
    post.configure(post.sections(), restart=False)
    os.kill(pid, signal.SIGHUP)
    tap.ok(post.until_state(f'case_id = {case}', 'sent'), 'told to read again it sends by the server that is named now', post.row(f'case_id = {case}'))
    post.configure(post.sections() + 'nonsense\n', restart=False)
    os.kill(pid, signal.SIGHUP)
    post.until(lambda: 'keeping the settings' in post.programs.log('courier'))
    post.configure(post.sections(), restart=False)
    another = post.cases.new(**MAIL)
    tap.ok(post.until_state(f'case_id = {another}', 'sent'), 'a wrong configuration leaves the old one in use', post.row(f'case_id = {another}'))
    tap.equal((len(post.mail.taken), post.pid()), (2, pid), 'two letters by one courier that lived on')
    return at + 10


def median(times):
    return sorted(times)[len(times) // 2]


def timed(act, times):
    """How long it took, the middle one of so many, in milliseconds."""
    spent = []
    for i in range(times):
        began = time.monotonic()
        act(i)
        spent.append((time.monotonic() - began) * 1000)
    return median(spent)


def outage(tap, post, at):
    """A day without the mail server and the gateway: pages stay as they are, and then all go out, once."""
    post.mail.forget()
    post.web.forget()
    post.mail.stop()
    post.web.status = 503
    post.courier(at)
    visitor = post.centre.visitor('dora')
    register = lambda mark: lambda i: post.cases.new(**(MAIL if i % 2 else {}), subject=f'{mark}{i}')  # noqa: E731
    look = lambda _: visitor.get('desk/board?view=all')  # noqa: E731
    registering = timed(register('停机'), 60)
    post.stop()
    post.courier(at + 20)
    looking = timed(look, 60)
    time.sleep(1)
    states = post.programs.sql("SELECT state, COUNT(*) FROM outbox WHERE case_id IN (SELECT id FROM case_file WHERE subject LIKE '停机%') GROUP BY state")
    tap.equal(states, ['0\t60'], 'everything waits')
    post.mail.start()
    post.web.status = 200
    post.courier(at + 24 * 60)
    waiting = "SELECT COUNT(*) FROM outbox WHERE state <> 2 AND case_id IN (SELECT id FROM case_file WHERE subject LIKE '停机%')"
    tap.ok(post.until(lambda: post.programs.sql(waiting) == ['0'], 60), 'a day later all go out', post.programs.sql(waiting))
    tap.equal((len(post.mail.taken), set(post.mail.ids().values())), (30, {1}), 'every letter once')
    told = {body['case'] for _, body in post.web.posts}
    called = post.programs.sql("SELECT number FROM case_file WHERE subject LIKE '停机%' AND id IN (SELECT case_id FROM outbox WHERE delivery = 1)")
    tap.equal((len(called), [one for one in called if one not in told]), (30, []), 'and every message')
    # The same with everything in order, in the same run and on the same cases.
    for name, down, up in (('registering', registering, timed(register('正常'), 60)), ('the board', looking, timed(look, 60))):
        tap.ok(down <= 2 * up + 20, f'{name} did not wait for anybody ({down:.0f} ms while they were away, {up:.0f} ms otherwise)')
    return at + 24 * 60 + 10


def two_couriers(tap, post, at):
    """Two at once take every message once."""
    post.mail.forget()
    post.web.forget()
    post.stop()
    cases = [post.case(**MAIL, subject=f'两个{i}') for i in range(40)]
    post.mail.script = {'mail': SLOW}
    post.programs.tell(f'now {moment(at)}')
    post.programs.tell('start courier')
    os.rename(f'{post.programs.folder}/run/courier.pid', f'{post.programs.folder}/run/courier2.pid')
    post.programs.tell('start courier')
    post.running = True
    waiting = f'SELECT COUNT(*) FROM outbox WHERE state <> 2 AND case_id >= {cases[0]}'
    post.until(lambda: post.programs.sql(waiting) == ['0'], 60)
    tap.equal((len(post.mail.taken), set(post.mail.ids().values())), (40, {1}), 'forty letters, each once')
    holders = post.mail.sessions
    tap.ok(holders >= 2, 'by two couriers', holders)
    os.rename(f'{post.programs.folder}/run/courier2.pid', f'{post.programs.folder}/run/second.pid')
    post.programs.tell('kill second')
    return at + 10


def gateway(tap, post, at):
    """What a gateway and a robot may answer."""
    rows = [(500, 'waiting', '1'), (429, 'waiting', '1'), (400, 'failed', '1'), (401, 'waiting', '0'), (302, 'waiting', '0'),
            (CUT, 'waiting', '0')]
    for status, state, tries in rows:
        post.web.forget()
        case = post.case()
        post.web.status, post.web.headers = status, {'Location': f'https://127.0.0.1:{post.robot.server.server_address[1]}/'}
        post.courier(at)
        post.until(lambda: post.row(f'case_id = {case}')[3])
        got = post.row(f'case_id = {case}')
        name = 'an answer cut off' if status is CUT else f'status {status}'
        tap.ok(post.state(f'case_id = {case}') == state and got[1] == tries, f'{name}: {state}', got)
        tap.ok((got[2] == '1') == (status is CUT), 'and in doubt only when nothing was said', got)
        post.stop()
        post.web.forget()
        if state == 'waiting':
            post.courier(at + 14)
            tap.ok(post.until_state(f'case_id = {case}', 'sent'), 'later it goes out', post.row(f'case_id = {case}'))
        at += 20
    tap.equal(post.robot.posts, [], 'a redirection is not followed')
    post.web.status, post.web.headers = 503, {'Retry-After': '7200'}
    case = post.case()
    post.courier(at)
    post.until(lambda: post.row(f'case_id = {case}')[3])
    wait = post.row(f'case_id = {case}', f"TIMESTAMPDIFF(SECOND, '{moment(at)[:19]}', next_at + INTERVAL 8 HOUR)")
    tap.ok(7190 <= int(wait[0]) <= 7300, 'a gateway that asks for two hours gets them', wait)
    post.web.forget()
    return at + 20


def hostile(tap, post, at):
    """What would end a header or a command goes nowhere."""
    post.stop()
    post.mail.forget()
    case = post.case(**{**MAIL, 'subject': '标题 =?utf-8?q?x?= \u202e', 'complainant': '刘"女士<x@y>'})
    bad = post.case(**MAIL)
    post.programs.sql(f"UPDATE outbox SET recipient = CONCAT('a@b.example', CHAR(13), CHAR(10), 'RCPT TO:<x@y.example>') WHERE case_id = {bad}")
    post.programs.sql(f"UPDATE outbox SET subject = CONCAT('x', CHAR(13), CHAR(10), 'Bcc: x@y.example'), body = '.\\n..\\nQUIT', fields = '' "
                      f"WHERE case_id = {case}")
    post.courier(at)
    post.until_state(f'case_id = {case}', 'sent')
    tap.ok(post.until_state(f'case_id = {bad}', 'failed'), 'an address with a line end is refused before anything is said')
    letter = post.mail.taken[0]
    tap.equal((len(post.mail.taken), letter.recipients, letter.message['Bcc']), (1, ['liu.min@resident.example'], None),
              'a line end in a subject makes no header')
    tap.ok(re.match(r'\[2026-\d+\] x', letter.message['Subject']), 'a letter that somebody wrote leads its answer to the case',
           letter.message['Subject'])
    tap.equal(letter.text.strip(), '.\n..\nQUIT', 'dots at the beginning of lines arrive')
    tap.equal(letter.message['Auto-Submitted'], None, 'what somebody wrote is not called automatic')
    return at + 10


def digest(tap, post, at):
    """What was put together for a member of staff goes out like a letter, without a case to answer to."""
    post.stop()
    post.mail.forget()
    fields = ('name=李强\\nday=2026-11-24\\ncount=1\\nitem.0.kind=breached\\nitem.0.number=2026-000001\\nitem.0.clock=K7\\n'
              'item.0.at=2026-11-24 08:00')
    post.programs.sql('INSERT INTO outbox (created_at, staff_id, kind, delivery, recipient, fields, body, token, state, waiting_since, '
                      f"next_at) SELECT '2026-11-24', id, 6, 0, 'li@heyue.example', '{fields}', '', REPEAT('d', 32), 0, '2026-11-24', "
                      "'2026-11-24' FROM staff WHERE login = 'sam'")
    post.courier(at)
    tap.ok(post.until_state('kind = 6', 'sent'), 'a digest goes out', post.row('kind = 6'))
    letter = post.mail.taken[0]
    tap.equal((letter.recipients, letter.message['Subject'], letter.message['Auto-Submitted']),
              (['li@heyue.example'], '您有 1 条投诉处理通知', 'auto-generated'), 'to the person, as a machine')
    tap.ok('2026-11-24 08:00 已超期 2026-000001 K7' in letter.text and '/desk/notices' in letter.text and '+' not in
           str(letter.message['Reply-To']), 'with numbers and the way to the page', letter.text)
    post.stop()
    post.robot.forget()
    post.robot.body = '{"errcode": 0, "errmsg": "ok"}'
    post.programs.sql('INSERT INTO outbox (created_at, number, kind, delivery, recipient, fields, body, token, state, waiting_since, '
                      "next_at) VALUES ('2026-11-24', '2026-000001', 7, 2, '', 'number=2026-000001\\nday=2026-11-24 08:00', '', "
                      "REPEAT('e', 32), 0, '2026-11-24', '2026-11-24')")
    post.courier(at + 5)
    tap.ok(post.until_state('kind = 7', 'sent') and len(post.robot.posts) == 1, 'a level-1 report goes into the group chat once', post.row('kind = 7'))
    tap.ok('【一级投诉】2026-000001' in str(post.robot.posts[0]), 'under its number', post.robot.posts)
    return at + 10


def to_a_body(tap, post, at):
    """A reply to another body: with both numbers, by a person, and without the complainant's way into the case."""
    post.mail.forget()
    case = post.case(subject='刘女士家漏水', channel='regulator', foreign_number='JB-2026-9', office='区住建局')
    fields = {'id': case, 'number': 1, 'round': 1, 'language': 'zh', 'way': 'mail', 'mail': 'wuye@zhujian.example', 'found': '管道接口老化，刘女士已确认',
              'measures': '更换接口', 'result': '不再漏水，可联系139 1234 5678。'}
    answer = post.cases.send('dora', case, 'desk/referral/letter', fields)
    where = f'case_id = {case} AND kind = 9'
    post.courier(at)
    tap.ok(answer.status == 303 and post.until_state(where, 'sent'), 'the reply to a body goes out', post.row(where))
    letter = next(one for one in post.mail.taken if one.recipients == ['wuye@zhujian.example'])
    number = post.cases.number(case)
    tap.equal(letter.message['Subject'], f'[{number}] 关于“JB-2026-9”转办事项的回复', 'under both numbers')
    tap.ok(all(words in letter.text for words in ('区住建局：', '管道接口老化', '更换接口', '不再漏水', '刘*士家漏水', '139****5678')), 'it says what was found and done', letter.text)
    tap.ok('刘女士' not in letter.text and '139 1234' not in letter.text and '13800138000' not in letter.text, 'and names nobody', letter.text)
    tap.equal((letter.message['Auto-Submitted'], str(letter.message['Reply-To'])), (None, 'tousu@heyue.example'),
              "a person wrote it, and answers to it do not come in as the complainant's")
    tap.ok(post.row(f'case_id = {case} AND kind = 0', 'delivery') == ['1'], 'the complainant has a message of their own')
    return at + 5


def main():
    tap, post = Tap(), Post('portal')
    try:
        case, phone, old = held(tap, post)
        first_letters(tap, post, case, phone, old)
        acts(tap, post)
        who_is_asked(tap, post)
        at = refuse(tap, post)
        for scenario in (away, broken, killed, killed_after, two_couriers, gateway, hostile, digest, to_a_body, reloaded, outage):
            at = scenario(tap, post, at)
        tap.ok('Sanitizer' not in post.programs.log('courier'), 'the courier has nothing to report')
        tap.ok('liu.min' not in post.programs.log('courier') and '13800138000' not in post.programs.log('courier'), 'no address is in the log')
    finally:
        post.close()
    tap.end()


main()
