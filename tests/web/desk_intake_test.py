#!/usr/bin/env python3
"""Intake: desk/intake, desk/intake/lookup and desk/registered, from the call to the number."""

import hashlib
import html
import json
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import GOOD, SHEET, Centre  # noqa: E402
from visitor import Tap, Visitor, quote  # noqa: E402


def number_of(answer):
    found = re.search(r'[QWL]?\d{4}-\d{6}', answer.text)
    return found[0] if found else None


def doors(tap, centre):
    for path in ('desk/intake', 'desk/intake/lookup?words=1201', 'desk/registered?once=x'):
        tap.equal(Visitor(centre.programs).get(path).status, 303, f'a stranger is sent to the door by {path}')
        for login in ('han', 'mei', 'max', 'sun'):
            tap.equal(centre.visitor(login).get(path).status, 403, f'{login} may not ask for {path}')
    page = centre.visitor('dora').get('desk/intake')
    tap.equal(page.status, 200, 'a dispatcher opens intake')
    tap.ok('value="2026-11-24 08:05"' in page.text, 'the time is filled in')
    tap.ok('data-category="gas"' in page.text or 'data-category=' in page.text, 'categories bring their notices', page.text)
    answer = centre.visitor('dora').form(page, 'desk/intake', {**SHEET, 'token': 'wrong'})
    tap.equal(answer.status, 403, 'without the token nothing is registered')


def wrong_sheets(tap, centre):
    dora = centre.visitor('dora')
    before = centre.programs.sql('SELECT COUNT(*) FROM case_file')
    rows = [
        ('subject', {'subject': ''}), ('matter', {'matter': '  '}), ('category', {'category': ''}),
        ('category', {'category': 'witchcraft'}), ('channel', {'channel': 'pigeon'}), ('phone', {'phone': '12'}),
        ('complainant', {'complainant': ''}), ('phone', {'phone': '', 'contact': ''}),
        ('received_at', {'received_at': '2026-11-25 08:00'}), ('received_at', {'received_at': 'yesterday'}),
        ('event_at', {'event_at': '2027-01-01 08:00'}), ('amount', {'amount': 'a lot'}),
        ('agreed_until', {'agreed_until': '2026-11-01 08:00'}), ('urgency', {'urgency': ''}),
        ('subject', {'subject': '漏' * 201}), ('contact', {'contact': '微' * 121}), ('matter', {'matter': '漏' * 8001}),
    ]
    for field, changes in rows:
        answer = dora.post('desk/intake', {**SHEET, **changes})
        tap.ok(answer.status == 422 and answer.error(field), f'{field} {list(changes.values())[0][:12]!r} is said at the field',
               f'{answer.status} {answer.error(field)}')
    answer = dora.post('desk/intake', {**SHEET, 'subject': '"><script>x</script>', 'matter': ''})
    tap.ok('<script>x' not in answer.text and '&lt;script&gt;' in answer.text, 'what was typed comes back harmless')
    answer = dora.post('desk/intake', {**SHEET, 'urgency': '', 'flags': ['media', 'legal'], 'category': 'leak'})
    tap.equal(len(re.findall(r'value="(?:media|legal)" checked', answer.text)), 2, 'ticked flags stay ticked')
    tap.ok(re.search(r'value="leak" selected', answer.text), 'the category stays chosen')
    tap.equal(centre.programs.sql('SELECT COUNT(*) FROM case_file'), before, 'nothing wrong was registered')


def long_sheets(tap, centre):
    """Somebody dictates; every Han character is nine bytes of the form."""
    dora, sql = centre.visitor('dora'), centre.programs.sql
    matter = '\t一、漏水经过\n\n' + '䢺漏𠀀' * 2630 + '完'
    page = dora.get('desk/intake')
    tap.ok('name="matter"' in page.text and 'data-max="8000"' in page.text, 'the page counts what is left')
    full = {'matter': matter, 'contact': '微' * 120, 'remedy': '修' * 200, 'remarks': '注' * 500, 'present_state': '湿' * 200}
    answer = dora.form(page, 'desk/intake', {**SHEET, **full, 'phone': '12'})
    tap.equal(answer.status, 422, 'a wrong phone beside 7,900 characters')
    back = re.search(r'name="matter"[^>]*>\n(.*?)</textarea>', answer.text, re.S)
    tap.ok(back and back[1] == matter, 'comes back with all of them', answer.text[:300])
    answer = dora.form(page, 'desk/intake', {**SHEET, **full})
    tap.equal(answer.status, 303, 'and is taken when it is right')
    row = sql("SELECT SHA2(matter, 256), CHAR_LENGTH(contact), CHAR_LENGTH(remarks) FROM complaint ORDER BY id DESC LIMIT 1")[0].split('\t')
    tap.equal(row, [hashlib.sha256(matter.encode()).hexdigest(), '120', '500'], 'stored byte for byte')
    answer = dora.post('desk/intake', {**SHEET, 'phone': ' ' * 300 + '138 0013 8000' + ' ' * 300})
    tap.equal((answer.status, sql('SELECT contact FROM complaint ORDER BY id DESC LIMIT 1')), (303, ['138 0013 8000']),
              'blanks around a phone are not kept')


def registering(tap, centre):
    answer = centre.register()
    tap.equal(answer.status, 200, 'a good sheet is registered')
    tap.equal(number_of(answer), '2026-000001', 'it has the first number of the year')
    code = re.search(r'class="code big">([^<]*)<', answer.text)
    tap.ok(code and re.fullmatch(r'[0-9A-Z]{4}(-[0-9A-Z]{4}){3}', code[1]), 'the code is there to be read out', code)
    row = centre.programs.sql("SELECT c.room_id, c.place, c.phone, c.contact, s.login, f.stage FROM complaint c "
                              "JOIN case_file f ON f.id = c.id JOIN staff s ON s.id = c.receiver_id WHERE c.id = 1")
    tap.equal(row[0].split('\t')[:5], ['1', '森林湖一期 3栋2单元1201', '13800138000', '138 0013 8000', 'dora'],
              'the room was understood, the receiver is the clerk')
    tap.ok('desk/case/answer' in answer.text and 'desk/case/dispatch' in answer.text, 'dispatch and answering at once are offered')
    tap.ok(f'value="{centre.department("engineering")}" selected' in answer.text, 'the department of the category is suggested')
    for channel, wanted in (('wechat', 'W2026-000001'), ('department', 'Q2026-000001'), ('forum', 'L2026-000001'),
                            ('wechat', 'W2026-000002'), ('email', '2026-000002')):
        tap.equal(number_of(centre.register(channel=channel)), wanted, f'{channel} is numbered {wanted}')
    answer = centre.register(anonymous='1', complainant='', phone='', room_text='')
    row = centre.programs.sql(f"SELECT anonymous, complainant FROM complaint WHERE number = '{number_of(answer)}'")
    tap.equal(row[0].split('\t'), ['1', ''], 'somebody may stay unnamed')
    rare = {'mood': '激动', 'present_state': '床湿', 'service_item': '维修', 'service_staff': '小赵', 'service_time': '上周',
            'accused': '王工', 'event_at': '2026-11-23 23:00', 'event_place': '卧室', 'product': '床垫', 'amount': '1200.50',
            'agreed_until': '2026-11-30 18:00', 'foreign_number': '12345-7', 'vehicle': '湘A12345', 'remarks': '请勿午休时来电',
            'contact': '微信 liu', 'remedy': '修好', 'major': '1', 'flags': ['safety', 'repeat']}
    answer = centre.register(**rare)
    row = centre.programs.sql(
        "SELECT c.mood, c.present_state, c.service_item, c.service_staff, c.service_time, c.accused, s.login, c.event_at, "
        "c.event_place, c.product, c.amount, c.agreed_until, c.foreign_number, c.vehicle, c.remarks, c.contact, c.remedy, "
        "f.major, f.flags FROM complaint c JOIN case_file f ON f.id = c.id LEFT JOIN staff s ON s.id = c.accused_staff_id "
        f"WHERE c.number = '{number_of(answer)}'")
    tap.equal(row[0].split('\t'), ['激动', '床湿', '维修', '小赵', '上周', '王工', 'han', '2026-11-23 15:00:00', '卧室', '床垫',
                                   '120050', '2026-11-30 10:00:00', '12345-7', '湘A12345', '请勿午休时来电', '微信 liu', '修好', '1',
                                   '20'], 'the whole sheet is kept')


def rooms(tap, centre):
    answer = centre.visitor('dora').post('desk/intake', {**SHEET, 'room_text': '5-1-301'})
    tap.ok(answer.status == 422 and answer.text.count('name="room_choice"') == 3, 'of two rooms one has to be chosen', answer.status)
    tap.ok('陈&lt;b&gt;光' in answer.text and '陈<b>' not in answer.text, 'a strange name is harmless')
    for choice in ('4', '0'):
        answer = centre.visitor('dora').post('desk/intake', {**SHEET, 'room_text': '5-1-301', 'room_choice': choice, 'phone': '12'})
        tap.equal((answer.status, re.findall(r'name="room_choice" value="(\d)" checked', answer.text)), (422, [choice]),
                  f'what was chosen stays chosen: {choice}')
    answer = centre.register(room_text='5-1-301', room_choice='4')
    row = centre.programs.sql(f"SELECT room_id, place FROM complaint WHERE number = '{number_of(answer)}'")
    tap.equal(row, ['4\t森林湖三期 5栋1单元301'], 'the chosen one is kept')
    answer = centre.register(room_text='5-1-301', room_choice='0')
    row = centre.programs.sql(f"SELECT IFNULL(room_id, 0), place FROM complaint WHERE number = '{number_of(answer)}'")
    tap.equal(row, ['0\t5-1-301'], 'none of them keeps what was typed')
    answer = centre.visitor('dora').post('desk/intake', {**SHEET, 'complainant': '', 'phone': ''})
    tap.ok(answer.status == 422 and 'value="刘女士"' in answer.text and 'value="13800138000"' in answer.text,
           'without script the resident is filled in on the way back')
    tap.ok('2026-000001' in answer.text, 'and likely duplicates are shown')


def lookup(tap, centre):
    def ask(words, category=''):
        answer = centre.visitor('dora').get(f'desk/intake/lookup?words={quote(words)}&category={category}')
        tap.ok(answer.header('Content-Type').startswith('application/json'), f'{words} is answered as JSON')
        return json.loads(answer.text)

    for words in ('3-2-1201', '3栋2单元1201', '3号楼二单元1201室', '13800138000', '刘女', '３－２－１２０１'):
        found = ask(words)
        tap.ok(len(found['rooms']) == 1 and found['rooms'][0]['id'] == 1 and found['rooms'][0]['phone'] == '13800138000',
               f'{words} is room 1201', found)
    found = ask('3-2-1201', 'leak')
    tap.ok(any(one['number'] == '2026-000001' for one in found['rooms'][0]['cases']), "the room's earlier cases are there", found)
    tap.ok(found['duplicates'] and all('漏水' in one['subject'] for one in found['duplicates']), 'and what is likely the same',
           found)
    tap.equal(ask('3-2-1201', 'noise')['duplicates'], [], 'another category is no duplicate')
    tap.equal(len(ask('5-1-301')['rooms']), 2, 'two rooms may be meant')
    tap.equal(ask('5-1-301')['rooms'][0]['resident'], '陈<b>光', 'names arrive whole')
    tap.equal(ask("' OR 1=1 --"), {'rooms': [], 'cases': [], 'duplicates': []}, 'nothing is found for nonsense')
    tap.ok(int(centre.programs.sql("SELECT COUNT(*) FROM access_log WHERE kind = 'search' AND subject = '刘*'")[0]) == 1,
           'searching people is on record, masked')
    registered = centre.register(phone='13911112222', room='', place='外来人员', room_text='外来人员')
    tap.equal(registered.status, 200, 'a caller from nowhere')
    before = len(looked(centre))
    tap.equal([len(ask(words)['cases']) for words in ('139 1111 2222', '13911110000')], [1, 0], 'is found by phone')
    tap.equal(looked(centre)[before:], ['139****2222'], 'which is on record, masked')
    tap.ok('13911112222' not in ' '.join(looked(centre)), 'no whole phone is')
    number = number_of(registered)
    tap.equal(centre.programs.sql(f"SELECT COUNT(*) FROM access_log WHERE subject = 'case {number}' AND reason = 'registered'"), ['1'],
              'what is shown after registering is')


def looked(centre):
    return centre.programs.sql("SELECT subject FROM access_log WHERE kind = 'search' AND reason = 'intake' ORDER BY id")


def twice(tap, centre):
    dora = centre.visitor('dora')
    page = dora.get('desk/intake')
    before = int(centre.programs.sql('SELECT COUNT(*) FROM case_file')[0])
    fields = {**SHEET, 'once': page.hidden('once')}
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: dora.form(page, 'desk/intake', fields), range(6)))
    tap.equal({answer.status for answer in answers}, {303}, 'six sendings of one form are all answered')
    tap.equal(len({answer.location for answer in answers}), 1, 'with the same place')
    tap.equal(int(centre.programs.sql('SELECT COUNT(*) FROM case_file')[0]), before + 1, 'and make one case')
    first, again = (dora.get(answers[0].location.lstrip('/')) for _ in range(2))
    tap.equal(number_of(first), number_of(again), 'which is the same each time')
    other = centre.visitor('sam').get(answers[0].location.lstrip('/'))
    tap.ok(number_of(other) == number_of(first) and 'class="code big"' not in other.text, 'the code is for the clerk alone')
    tap.equal(dora.get('desk/registered?once=nonsense').status, 404, 'an unknown key leads nowhere')
    tap.equal(dora.get('desk/registered').status, 404, 'as does none')
    centre.programs.at('2026-11-24T08:25:00+08:00')
    tap.ok('class="code big"' not in dora.get(answers[0].location.lstrip('/')).text, 'after a quarter of an hour the code is gone')


def about_the_superior(tap, centre):
    """A colleague complains about the clerk's own superior: the clerk keeps receipt, number and course, and nobody else under
    that person gets anything."""
    centre.programs.at('2026-11-24T08:27:00+08:00')
    dora = centre.visitor('dora')
    sent = dora.post('desk/intake', {**SHEET, 'accused': '李强', 'complainant_kind': 'employee', 'subject': '主管不批调休'})
    path = sent.location.lstrip('/')
    page = dora.get(path)
    case = centre.programs.sql("SELECT id FROM case_file WHERE subject = '主管不批调休'")[0]
    tap.ok(page.status == 200 and number_of(page) and 'class="code big"' in page.text, 'the receipt has number and code', page.status)
    tap.ok('desk/case' not in page.text.split('<main')[1] and 'desk/print_slip' not in page.text, 'and no way into the case')
    tap.equal([dora.get(f'desk/{name}?id={case}').status for name in ('case', 'print_slip', 'print_tracking')], [404] * 3,
              'which the clerk may not open')
    tap.ok(number_of(page) in dora.get('desk/handin').text, 'how far it is stands with what was handed in')
    for login, status in (('sam', 404), ('max', 403)):
        tap.equal(centre.visitor(login).get(path).status, status, f'{login} gets no receipt')
    tap.ok(number_of(page) not in centre.visitor('sam').get('desk/handin').text, 'nor does the one complained about see it there')
    tap.equal(centre.visitor('sun').get('desk/handin').text.count(number_of(page)), 0, 'nor others under that person')
    other = centre.register(subject='别人的事', accused='')
    tap.ok(number_of(other) not in dora.get('desk/handin').text, 'what can be opened is on the board, not there')


def english(tap, centre):
    answer = centre.visitor('dora').get('desk/intake?lang=en')
    tap.equal((answer.status, answer.location), (303, '/desk/intake'), 'switching the language keeps the page')
    page = centre.visitor('dora').get('desk/intake')
    tap.ok(re.search(r'<html[^>]* lang="en"', page.text) and not re.search(r'>\s*(登记|请选择)', page.text), 'the page speaks English')
    centre.visitor('dora').get('desk/intake?lang=zh')


def held(page):
    """What the page about an ended session carries, to be sent once more."""
    part = page.text[page.text.index('action="/desk/intake"'):]
    return {re.search(r'name="([^"]*)"', tag)[1]: html.unescape(re.search(r'value="([^"]*)"', tag)[1])
            for tag in re.findall(r'<input type="hidden"[^>]*>', part[:part.index('</form>')])}


def ended(tap, centre):
    """Somebody writes longer than a session lasts: what was written comes back and is sent after signing in."""
    ours, sql = {'HTTP_ORIGIN': 'http://127.0.0.1'}, centre.programs.sql
    dora = centre.visitor('dora')
    page, matter = dora.get('desk/intake'), '写了很久的投诉 <b>"内容"</b>\n第二行'
    before = int(sql('SELECT COUNT(*) FROM case_file')[0])
    sql('DELETE FROM session')
    silent = dora.form(page, 'desk/intake', {**SHEET, 'matter': matter})
    tap.ok(silent.status == 403 and '写了很久' not in silent.text, 'who does not say where it comes from gets nothing back', silent.status)
    foreign = dora.form(page, 'desk/intake', {**SHEET, 'matter': matter}, HTTP_ORIGIN='http://evil.example')
    tap.ok(foreign.status == 403 and '写了很久' not in foreign.text, 'nor does another site', foreign.status)
    back = dora.form(page, 'desk/intake', {**SHEET, 'matter': matter}, **ours)
    tap.ok(back.status == 403 and '/admin/sign_in"' in back.text and 'target="_blank"' in back.text and '<b>"内' not in back.text,
           'signing in is offered beside it', back.text[:1500])
    tap.equal((held(back)['matter'], held(back)['phone']), (matter, SHEET['phone']), 'every word is there')
    login = dora.form(dora.get('admin/sign_in'), 'admin/sign_in', {'login': 'dora', 'password': 'forgotten-2026'}, **ours)
    tap.ok('forgotten-2026' not in login.text, 'a password never')
    dora.sign_in('dora', GOOD)
    more = dora.ask('POST', 'desk/intake', urlencode(held(back)).encode(), **ours)
    tap.ok(more.status == 403 and held(more)['matter'] == matter and '/admin/sign_in"' not in more.text and '登录已过期' not in more.text,
           'a form of the old session is shown once more, without asking to sign in again', more.status)
    done = dora.ask('POST', 'desk/intake', urlencode(held(more)).encode(), **ours)
    tap.equal((done.status, int(sql('SELECT COUNT(*) FROM case_file')[0]) - before), (303, 1), 'and sent, once')
    tap.equal(sql('SELECT HEX(matter) FROM complaint ORDER BY id DESC LIMIT 1'), [matter.encode().hex().upper()], 'byte for byte')


def main():
    tap, centre = Tap(), Centre('desk')
    try:
        for scenario in (doors, wrong_sheets, registering, rooms, lookup, english, twice, about_the_superior, ended, long_sheets):
            scenario(tap, centre)
    finally:
        centre.close()
    tap.end()


main()
