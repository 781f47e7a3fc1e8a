#!/usr/bin/env python3
"""The residents' program: filing, checking, the receipt, joining, following with number and code, photos, the policy."""

import base64
import html
import os
import re
import struct
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from visitor import Programs, Tap, Visitor  # noqa: E402

PHONE = '13800138000'
PLAIN = base64.b64decode(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H///'
    '/6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAI'
    'ABADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhBy'
    'JxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKT'
    'lJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAA'
    'AAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRom'
    'JygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExc'
    'bHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwCvRRRWJ3H/2Q==')
HOSTILE = '<script>alert(1)</script> "\' & <?cs var:x ?>'
WORDS = {'room_text': '3-2-1201', 'category': 'leak', 'type': 'b', 'matter': '厨房漏水', 'remedy': '尽快修好',
         'name': '王小丽', 'phone': ' +86 138-0013-8000'}


def carried(answer):
    """Every hidden value of the check page's own form, the long text included."""
    part = answer.text[answer.text.index('action="/portal/submit"'):]
    part = part[:part.index('</form>')]
    values = {}
    for tag in re.findall(r'<input type="hidden"[^>]*>', part):
        values[re.search(r'name="([^"]*)"', tag)[1]] = html.unescape(re.search(r'value="([^"]*)"', tag)[1])
    values['matter'] = html.unescape(re.search(r'<textarea name="matter"[^>]*>\n(.*?)</textarea>', part, re.S)[1])
    return values


def checked(visitor, values, files=None, address='portal/file'):
    page = visitor.get(address)
    return visitor.form(page, 'portal/file/check', {'filing': page.hidden('filing'), **values}, files or {})


def filed(visitor, values, files=None):
    page = checked(visitor, values, files)
    return visitor.form(page, 'portal/submit', carried(page), {})


def pair(receipt):
    return (re.search(r'class="number big">([^<]*)<', receipt.text)[1], re.search(r'class="code big">([^<]*)<', receipt.text)[1])


def entered(programs, number, code, address='10.1.1.1'):
    visitor = Visitor(programs, address)
    return visitor, visitor.post('portal/follow', {'number': number, 'code': code})


def count(programs, table='case_file', where='1=1'):
    return int(programs.sql(f'SELECT COUNT(*) FROM {table} WHERE {where}')[0])


def photograph():
    """A JPEG lying on its side with a position in its EXIF."""
    entries = struct.pack('<HHII', 0x0112, 3, 1, 6) + struct.pack('<HHII', 0x8825, 4, 1, 38)
    position = (struct.pack('<H', 2) + struct.pack('<HHI4s', 1, 2, 2, b'N\0\0\0') + struct.pack('<HHII', 2, 5, 3, 68) +
                struct.pack('<I', 0) + struct.pack('<6I', 28, 1, 11, 1, 42, 1))
    exif = b'Exif\0\0' + b'II*\0' + struct.pack('<IH', 8, 2) + entries + struct.pack('<I', 0) + position
    return PLAIN[:2] + b'\xff\xe1' + struct.pack('>H', len(exif) + 2) + exif + PLAIN[2:]


def open_pages(tap, programs):
    visitor = Visitor(programs)
    for path in ('portal/', 'portal/file', 'portal/follow', 'portal/policy'):
        for language in ('zh', 'en'):
            visitor.cookies['anjuan_lang'] = language
            answer = visitor.get(path)
            tap.ok(answer.status == 200 and '<h1' in answer.text, f'{path} opens in {language}', answer.text[:500])
            if language == 'en' and path != 'portal/file':
                body = answer.text[answer.text.index('<main'):answer.text.index('</main')]
                tap.ok(not re.search('[一-鿿]', body), f'{path} in English holds no Chinese', re.findall('.*[一-鿿].*', body)[:3])
    visitor.cookies['anjuan_lang'] = 'zh'
    tap.ok('5 分钟' in visitor.get('portal/policy').text.replace('\n', ' '), 'the policy tells the time of a clock')
    tap.equal(visitor.get('portal/file/check').status, 303, 'the check page by itself leads to the form')
    tap.equal(visitor.get('portal/submit').status, 405, 'nothing is filed by GET')


def wrong(tap, programs):
    visitor = Visitor(programs)
    answer = checked(visitor, {})
    tap.equal(answer.status, 422, 'an empty form is not taken')
    for field in ('room_text', 'category', 'matter', 'name', 'phone'):
        tap.ok(answer.error(field), f'{field} is asked for at the field')
    tap.ok('<title>出错' in answer.text and 'id="errors"' in answer.text, 'the title and a summary say so')
    answer = checked(visitor, {**WORDS, 'phone': '12', 'category': 'nonsense', 'matter': HOSTILE})
    tap.ok(answer.error('phone'), 'a wrong phone is said at the field')
    tap.ok('<script>alert' not in answer.text and '&lt;script&gt;alert' in answer.text, 'hostile text comes back escaped')
    tap.ok('value="王小丽"' in answer.text, 'what was typed stays')
    answer = checked(visitor, {**WORDS, 'category': 'nonsense'})
    tap.ok(answer.status == 422 and answer.error('category'), 'an unknown category is refused')
    answer = checked(visitor, {**WORDS, 'matter': 'x' * 8001})
    tap.ok(answer.status == 422 and answer.error('matter'), 'too long a text is refused')
    tap.equal(visitor.ask('POST', 'portal/submit', b'matter=x').status, 403, 'nothing is filed without a token')
    tap.equal(count(programs), 0, 'nothing was filed')


def filing(tap, programs):
    visitor = Visitor(programs)
    matter = '\t第一行 䢺 ' + HOSTILE + '\n\n' + '长' * 7800
    page = checked(visitor, {**WORDS, 'room_text': '3号楼二单元1201室', 'matter': matter})
    tap.equal(page.status, 200, 'the check page')
    tap.ok('Garden 3-2-1201' in page.text, 'the room was understood', page.text[:3000])
    tap.equal(carried(page)['matter'], matter, 'the text comes along whole')
    tap.equal(count(programs), 0, 'looking does not file')
    again = visitor.form(page, 'portal/file', {**carried(page), 'change': 'matter'}, {})
    tap.ok(again.status == 200 and '王小丽' in again.text and '䢺' in again.text, 'changing keeps everything', again.status)
    first = visitor.form(page, 'portal/submit', carried(page), {})
    second = visitor.form(page, 'portal/submit', carried(page), {})
    tap.equal(first.status, 303, 'filing leads to the receipt')
    tap.equal(second.location, first.location, 'filing twice leads to the same receipt')
    tap.equal(count(programs), 1, 'and makes one case')
    tap.equal(programs.sql('SELECT COUNT(*) FROM complaint WHERE room_id = 1 AND channel = 1 AND phone = ' + PHONE), ['1'],
              'with room, channel and normalised phone')
    stored = programs.sql('SELECT HEX(matter) FROM complaint')[0]
    tap.equal(stored, matter.encode().hex().upper(), 'the text is stored byte for byte')
    receipt = visitor.get(first.location[1:])
    number, code = pair(receipt)
    tap.ok(re.fullmatch(r'\d{4}-\d{6}', number) and re.fullmatch(r'(\w{4}-){3}\w{4}', code), 'number and code in groups',
           (number, code))
    tap.ok(PHONE not in receipt.text and '王小丽' not in receipt.text, 'the receipt holds neither name nor phone')
    tap.ok(code not in re.search(r'aria-label="([^"]*follow[^"]*)"', receipt.text)[1], 'the link in the picture holds no code')
    tap.ok('2026年11月24日' in receipt.text, 'times in words')
    tap.equal(pair(visitor.get(first.location[1:])), (number, code), 'reload shows the same')
    tap.equal(pair(Visitor(programs).get(first.location[1:])), (number, code), 'so does opening the address again')
    tap.equal(visitor.get('portal/receipt?key=' + 'a' * 32).status, 404, 'another key shows nothing')
    back = visitor.form(page, 'portal/file/check', carried(page), {})
    tap.equal(visitor.form(back, 'portal/submit', carried(back), {}).location, first.location, 'going back does not file again')
    tap.equal(count(programs), 1, 'still one case')
    for way in ('desk', 'mail', 'audit'):
        programs.sql(f"INSERT INTO submission VALUES ('{way}-{'a' * 40}', '1 {number}', UTC_TIMESTAMP())")
        tap.equal(visitor.get(f'portal/receipt?key={way}-{"a" * 40}').status, 404, f'a key of {way} opens no receipt')
    return number, code


def chosen(tap, programs):
    """Who chooses a one-time key gets no more by it than by ours."""
    before, key = count(programs), 'mail-' + 'b' * 40
    visitor = Visitor(programs)
    page = checked(visitor, {**WORDS, 'matter': '自选编号'})
    answer = visitor.form(page, 'portal/submit', {**carried(page), 'filing': key, 'once': key}, {})
    tap.equal((answer.status, count(programs)), (303, before + 1), 'a complaint under a key of one\'s own')
    tap.equal(programs.sql(f"SELECT COUNT(*) FROM submission WHERE once_key LIKE '%{'b' * 40}%'"), ['0'], 'claims nobody else\'s')
    answer = visitor.form(page, 'portal/submit', {**carried(page), 'matter': '自选编号，另加一句', 'filing': key, 'once': key}, {})
    tap.equal((answer.status, count(programs, 'complaint', "matter = '自选编号，另加一句'")), (303, 1), 'other words are not passed over')
    other = Visitor(programs)
    mine = other.form(other.get('portal/file'), 'portal/submit', {**WORDS, 'matter': '自选编号', 'filing': key, 'once': key}, {})
    tap.ok(mine.status == 303 and mine.location != answer.location, 'the same key from another browser leads to a receipt of its own')
    answer = visitor.form(page, 'portal/submit', {**WORDS, 'matter': '没有编号', 'once': ''}, {})
    tap.ok(answer.status == 400 and count(programs, 'complaint', "matter = '没有编号'") == 0, 'without a key nothing is filed')


def anonymous(tap, programs):
    visitor = Visitor(programs)
    answer = filed(visitor, {'room_text': '地下车库B区灯不亮', 'category': 'facilities', 'matter': '灯坏了', 'anonymous': '1'})
    tap.equal(answer.status, 303, 'an anonymous complaint needs neither name nor phone')
    tap.equal(programs.sql("SELECT anonymous, complainant, phone FROM complaint WHERE matter = '灯坏了'"), ['1\t\t'],
              'and keeps none')
    tap.ok('地下车库B区灯不亮' in programs.sql("SELECT place FROM complaint WHERE matter = '灯坏了'")[0], 'an unknown place is kept as written')


def joining(tap, programs):
    before = count(programs)
    visitor = Visitor(programs, '10.2.2.2')
    page = checked(visitor, {**WORDS, 'room_text': '3-1-101', 'name': 'Other'})
    tap.ok('action="/portal/join"' in page.text, 'an open case of the same building and category is shown', page.text[:2000])
    tap.ok('1201' not in page.text and '王小丽' not in page.text and PHONE not in page.text.replace(
        f'name="phone" value="{html.escape(WORDS["phone"])}"', ''), 'without room and name')
    part = page.text[page.text.index('action="/portal/join"'):]
    chosen = re.search(r'name="id" value="(\d+)"', part)[1]
    answer = visitor.form(page, 'portal/join', {'id': chosen})
    tap.equal((answer.status, answer.location), (303, '/portal/'), 'joining')
    visitor.form(page, 'portal/join', {'id': chosen})
    tap.equal((count(programs), count(programs, 'joined_report')), (before, 1), 'counts once and makes no case')
    tap.equal(visitor.form(page, 'portal/join', {'id': '999999'}).status, 404, 'a case that is not there cannot be joined')
    tap.equal(visitor.form(page, 'portal/join', {'id': 'x'}).status, 404, 'nor nonsense')
    other = checked(Visitor(programs), {**WORDS, 'room_text': '4-1-101'})
    tap.ok('portal/join' not in other.text, 'another building sees nothing')


def photos(tap, programs):
    visitor = Visitor(programs)
    picture = photograph()
    page = visitor.get('portal/file')
    answer = visitor.form(page, 'portal/file/check', {**WORDS, 'matter': ''}, {'photos': ('side.jpg', picture)})
    tap.ok(answer.status == 422 and answer.hidden('kept-photos'), 'a photo stays when the text is wrong', answer.status)
    piece = answer.hidden('kept-photos')
    shown = visitor.get('portal/photo?kept=' + piece)
    tap.ok(shown.status == 200 and shown.body[:2] == b'\xff\xd8', 'and is shown again')
    tap.equal(Visitor(programs).get('portal/photo?kept=' + piece).status, 404, 'to nobody else')
    tap.equal(visitor.get('portal/photo?kept=' + piece[:-1] + ('0' if piece[-1] != '0' else '1')).status, 404, 'nor forged')
    page = visitor.form(answer, 'portal/file/check', {**WORDS, 'matter': '带照片', 'kept-photos': piece}, {})
    receipt = visitor.get(visitor.form(page, 'portal/submit', carried(page), {}).location[1:])
    tap.equal(count(programs, 'evidence'), 1, 'the photo belongs to the case')
    number, code = pair(receipt)
    own, answer = entered(programs, number, code)
    case = own.get('portal/follow/case')
    link = re.search(r'src="/(portal/photo\?id=\d+)"', case.text)[1]
    served = own.get(link)
    with tempfile.NamedTemporaryFile(suffix='.jpg') as file:
        file.write(served.body)
        file.flush()
        told = subprocess.run(['exiftool', file.name], capture_output=True, text=True, check=False).stdout
        file.seek(0)
        file.truncate()
        file.write(picture)
        file.flush()
        sent = subprocess.run(['exiftool', file.name], capture_output=True, text=True, check=False).stdout
    tap.ok('GPS' in sent and 'GPS' not in told and 'JPEG' in told, 'the copy that is served holds no position', told)
    tap.ok(b'Exif' not in served.body, 'nor any EXIF')
    tap.equal(Visitor(programs).get(link).status, 404, 'a stranger sees no photo')
    other, _ = entered(programs, *pair(Visitor(programs).get(filed(Visitor(programs), {**WORDS, 'matter': '另一件'}).location[1:])))
    tap.equal(other.get(link).status, 404, 'nor who follows another case')
    programs.sql("INSERT INTO file (sha256, size, type, created_at, complete) VALUES (REPEAT('0', 32), 1, 'video/mp4', UTC_TIMESTAMP(), 1)")
    programs.sql("INSERT INTO file_chunk (file_id, number, bytes) SELECT MAX(id), 0, 'x' FROM file")
    programs.sql("INSERT INTO evidence (case_id, file_id, name, origin, at, public) SELECT case_id, (SELECT MAX(id) FROM file), 'film.mp4', 1, "
                 "UTC_TIMESTAMP(), 1 FROM evidence ORDER BY id LIMIT 1")
    film = programs.sql("SELECT id FROM evidence WHERE name = 'film.mp4'")[0]
    tap.equal(own.get(f'portal/photo?id={film}').status, 404, 'what cannot be freed of its position is not for residents')
    tap.ok('film.mp4' not in own.get('portal/follow/case').text, 'nor offered')
    answer = checked(Visitor(programs), WORDS, {'photos': ('x.jpg', b'<html>no picture</html>')})
    tap.ok(answer.status == 422 and answer.error('photos'), 'what is no picture is refused at the field', answer.status)
    overnight(tap, programs)


def overnight(tap, programs):
    """The check page is left open until its photos were swept away: nobody files without them unawares."""
    visitor, before = Visitor(programs), count(programs)
    page = checked(visitor, {**WORDS, 'matter': '留到第二天'}, {'photos': ('a.jpg', PLAIN)})
    tap.ok(page.status == 200 and page.hidden('kept-photos'), 'a photo waits on the check page', page.status)
    programs.sql(f"UPDATE file SET complete = 0 WHERE id = {page.hidden('kept-photos').split('.')[0]}")
    answer = visitor.form(page, 'portal/submit', carried(page), {})
    tap.ok(answer.status == 422 and '已经不在' in (answer.error('photos') or ''), 'gone in the morning, that is said at the field', answer.status)
    tap.ok('留到第二天' in answer.text and count(programs) == before, 'with all that was typed, and nothing is filed')
    again = visitor.form(answer, 'portal/file/check', {**carried(page), 'kept-photos': answer.hidden('kept-photos')}, {'photos': ('a.jpg', PLAIN)})
    tap.equal(visitor.form(again, 'portal/submit', carried(again), {}).status, 303, 'chosen again it goes off')
    tap.equal((count(programs), programs.sql('SELECT name FROM evidence ORDER BY id DESC LIMIT 1')), (before + 1, ['a.jpg']), 'with its photo')


def too_many(tap, programs):
    """Photos of forms that are not sent off are taken a number of times, then after a while."""
    programs.sql("DELETE FROM attempt WHERE subject LIKE 'upload:%'")
    visitor = Visitor(programs, '10.7.7.7')
    page = checked(visitor, WORDS, {'photos': ('a.jpg', PLAIN)})
    tap.equal((page.status, count(programs, 'attempt', "subject LIKE 'upload:%' AND failures = 1")), (200, 1), 'one is counted')
    answer = visitor.form(page, 'portal/submit', carried(page), {})
    tap.equal((answer.status, count(programs, 'attempt', "subject LIKE 'upload:%' AND failures > 0")), (303, 0), 'and taken back when it is sent off')
    checked(visitor, WORDS, {'photos': ('a.jpg', PLAIN)})
    programs.sql("UPDATE attempt SET failures = 40 WHERE subject LIKE 'upload:%'")
    files = count(programs, 'file')
    answer = checked(visitor, WORDS, {'photos': ('a.jpg', PLAIN)})
    tap.ok(answer.status == 422 and answer.error('photos') and count(programs, 'file') == files, 'too many have to wait', answer.status)
    tap.equal(checked(visitor, WORDS).status, 200, 'without photos one goes on')
    tap.equal(checked(Visitor(programs, '10.7.7.8'), WORDS, {'photos': ('a.jpg', PLAIN)}).status, 200, 'as do others')
    programs.sql("DELETE FROM attempt WHERE subject LIKE 'upload:%'")


def flooded(tap, programs):
    """One address files as often as a whole building would, then waits; what was written stays, and others are not kept waiting."""
    visitor, before = Visitor(programs, '10.7.8.1'), count(programs)
    for number in range(25):
        answer = filed(visitor, {**WORDS, 'matter': f'第{number}件'})
    page = checked(visitor, {**WORDS, 'matter': '还有一件'})
    refused = visitor.form(page, 'portal/submit', carried(page), {})
    tap.equal((answer.status, count(programs) - before), (303, 25), 'twenty-five are filed')
    tap.ok(refused.status == 409 and '还有一件' in refused.text and '很多投诉' in refused.text, 'the next waits, and is not lost', refused.text[:1500])
    tap.equal(filed(Visitor(programs, '10.7.8.2'), WORDS).status, 303, 'others file')
    joined = count(programs, 'joined_report')
    joins = visitor.form(page, 'portal/join', {'id': programs.sql('SELECT MAX(id) FROM case_file')[0]})
    tap.ok(joins.status == 303 and '提交得太多' in visitor.get('portal/').text and count(programs, 'joined_report') == joined,
           'nor does the first one join another', joins.status)
    programs.sql("UPDATE attempt SET window_start = window_start - INTERVAL 31 SECOND")
    tap.equal(visitor.form(page, 'portal/submit', carried(page), {}).status, 303, 'the same form later is taken')


def following(tap, programs, number, code):
    visitor, answer = entered(programs, number.replace('-000', '-').lower(), code.lower().replace('-', ' '))
    tap.equal((answer.status, answer.location), (303, '/portal/follow/case'), 'number and code open the case')
    tap.ok(code not in (answer.location or ''), 'no code in the address')
    case = visitor.get('portal/follow/case')
    tap.ok(case.status == 200 and number in case.text, 'the case')
    tap.ok(PHONE not in case.text and '王小丽' not in case.text, 'without name and phone')
    tap.ok('<script>alert' not in case.text, 'hostile text is escaped')
    tap.equal(Visitor(programs).get('portal/follow/case').location, '/portal/follow', 'without the pass it asks for them')
    pass_cookie = visitor.cookies['anjuan_follow']
    forger = Visitor(programs)
    forger.cookies['anjuan_follow'] = pass_cookie.replace(pass_cookie.split('.')[0], '2', 1)
    tap.equal(forger.get('portal/follow/case').status, 303, 'a forged pass opens nothing')
    answer = visitor.form(case, 'portal/follow/add', {'text': ''}, {})
    tap.ok(answer.status == 422 and answer.error('text'), 'an empty addition is refused')
    kept = visitor.form(case, 'portal/follow/add', {'text': ''}, {'photos': ('c.jpg', PLAIN)})
    piece = kept.hidden('kept-photos')
    tap.ok(kept.status == 422 and kept.text.count('name="kept-photos"') == 1 and visitor.get('portal/photo?kept=' + piece).status == 200,
           'but keeps its photo', kept.status)
    answer = visitor.form(kept, 'portal/follow/add', {'text': '', 'kept-photos': piece}, {'photos': ('d.jpg', b'<html>no picture</html>')})
    tap.ok(answer.error('photos') and answer.hidden('kept-photos') == piece, 'also beside one that is not taken', answer.status)
    answer = visitor.form(case, 'portal/follow/add', {'text': '还在漏 ' + HOSTILE}, {'photos': ('b.jpg', photograph())})
    tap.equal(answer.status, 303, 'adding words and a photo')
    visitor.form(case, 'portal/follow/add', {'text': '还在漏 ' + HOSTILE}, {'photos': ('b.jpg', photograph())})
    case = visitor.get('portal/follow/case')
    tap.equal(case.text.count('还在漏'), 1, 'twice sent is added once')
    tap.ok('<script>alert' not in case.text and 'portal/photo?id=' in case.text, 'and shown, escaped, with its photo')
    tap.ok('act-confirm' not in case.text, 'nothing to confirm yet')
    tap.equal(visitor.form(case, 'portal/follow/confirm', {}).status, 409, 'and confirming is refused')
    where = f"number = '{number}'"
    programs.sql(f'UPDATE case_file SET stage = 6, queue = 3, version = version + 1 WHERE {where}')
    case = visitor.get('portal/follow/case')
    tap.ok('act-confirm' in case.text and 'act-object' in case.text, 'the result can be confirmed or objected to')
    tap.equal(visitor.form(case, 'portal/follow/object', {'text': ''}).status, 422, 'an objection says what is wrong')
    tap.equal(visitor.form(case, 'portal/follow/object', {'text': '还漏'}).status, 303, 'objecting')
    tap.equal(programs.sql(f'SELECT stage FROM case_file WHERE {where}'), ['3'], 'leads back to investigating')
    programs.sql(f'UPDATE case_file SET stage = 6, queue = 3, version = version + 1 WHERE {where}')
    case = visitor.get('portal/follow/case')
    tap.equal(visitor.form(case, 'portal/follow/confirm', {'text': '好了'}).status, 303, 'confirming')
    tap.equal(visitor.form(case, 'portal/follow/rate', {'satisfaction': '4'}).status, 303, 'rating from the same page')
    tap.equal(programs.sql(f'SELECT satisfaction FROM case_file WHERE {where}'), ['4'], 'is done as well')
    tap.equal(programs.sql(f'SELECT way, turn, mark, verdict, by_id IS NULL FROM satisfaction WHERE case_id = (SELECT id FROM case_file WHERE {where})'),
              ['2\t0\t4\t2\t1'], 'and counts')
    case = visitor.get('portal/follow/case')
    tap.ok('act-rate' not in case.text, 'it is asked for once')
    tap.equal(visitor.form(case, 'portal/follow/rate', {'satisfaction': '9'}).status, 422, 'a rating is one of five')
    tap.equal(visitor.form(case, 'portal/follow/rate', {'satisfaction': '5'}).status, 409, 'a second one does not count')
    tap.equal(programs.sql(f'SELECT satisfaction FROM case_file WHERE {where}'), ['4'], 'the first is kept')
    programs.sql('DELETE FROM satisfaction')
    tap.equal(visitor.form(case, 'portal/follow/rate', {'satisfaction': '5', 'solved': 'no'}).status, 303, 'who says that it is not solved')
    tap.equal(programs.sql(f'SELECT stage FROM case_file WHERE {where}'), ['3'], 'objects')
    programs.sql(f'UPDATE case_file SET stage = 7, queue = 4, version = version + 1 WHERE {where}')
    case = visitor.get('portal/follow/case')
    tap.equal(visitor.form(case, 'portal/follow/reopen', {'text': '又漏了'}).status, 303, 'asking to handle it again')
    case = visitor.get('portal/follow/case')
    tap.equal(visitor.form(case, 'portal/follow/withdraw', {}).status, 422, 'withdrawing asks whether one is sure')
    tap.equal(visitor.form(case, 'portal/follow/withdraw', {'sure': '1'}).status, 303, 'withdrawing')
    tap.equal(programs.sql(f'SELECT stage FROM case_file WHERE {where}'), ['12'], 'ends the case')
    case = visitor.get('portal/follow/case')
    tap.ok('act-withdraw' not in case.text and 'act-add' not in case.text, 'then nothing is left to do')
    tap.equal(visitor.form(case, 'portal/follow/leave', {}).status, 303, 'leaving')
    tap.equal(visitor.get('portal/follow/case').location, '/portal/follow', 'closes the case')
    visitor.cookies['anjuan_follow'] = pass_cookie
    programs.sql("UPDATE follow_up SET revoked_at = UTC_TIMESTAMP()")
    tap.equal(visitor.get('portal/follow/case').status, 303, 'a code that was replaced opens nothing any more')
    programs.sql("UPDATE follow_up SET revoked_at = NULL")
    programs.at('2026-11-24T12:00:00+08:00')
    tap.equal(visitor.get('portal/follow/case').status, 303, 'a pass lasts two hours')


def guessing(tap, programs, number, code):
    plain = re.compile(r'value="[0-9a-f]{32,}"')
    answers = []
    for typed in (number, number[:-1] + ('8' if number[-1] != '8' else '7')):
        visitor = Visitor(programs, '10.9.0.1')
        page = visitor.get('portal/follow')
        answer = visitor.form(page, 'portal/follow', {'number': typed, 'code': 'AAAA-AAAA-AAAA-AAAA'})
        answers.append(re.sub(r'<code>[^<]*</code>', '', plain.sub('', answer.text.replace(typed, 'N'))))
        tap.equal(answer.status, 409, 'a wrong pair is refused')
    tap.equal(answers[0], answers[1], 'unknown number and wrong code are answered alike')
    for _ in range(5):
        _, answer = entered(programs, number, 'BBBB-BBBB-BBBB-BBBB', '10.9.0.2')
    _, answer = entered(programs, number, code, '10.9.0.3')
    tap.equal(answer.status, 303, "somebody else's wrong codes keep nobody from the own complaint")
    for one in range(20):
        entered(programs, f'2026-{one + 500:06d}', 'CCCC-CCCC-CCCC-CCCC', '10.9.0.4')
    _, answer = entered(programs, number, code, '10.9.0.4')
    tap.equal(answer.status, 409, 'an address that guessed at many numbers has to wait')
    _, answer = entered(programs, number, code, '10.9.0.5')
    tap.equal(answer.status, 303, 'another address does not')


def main():
    tap, programs = Tap(), Programs('portal')
    try:
        programs.at('2026-11-24T07:59:00+08:00')
        programs.anjuan('import', 'procedure', 'conf/procedure/property.xml')
        programs.sql("INSERT INTO project (id, name) VALUES (1, 'Garden')")
        for row in ("1, '3', '2', '1201'", "2, '3', '1', '101'", "3, '4', '1', '101'"):
            key, building, unit, room = [part.strip(" '") for part in row.split(',')]
            programs.sql('INSERT INTO room (id, project_id, building, unit, room, label) VALUES '
                         f"({key}, 1, '{building}', '{unit}', '{room}', 'Garden {building}-{unit}-{room}')")
        programs.at('2026-11-24T08:00:00+08:00')
        open_pages(tap, programs)
        wrong(tap, programs)
        number, code = filing(tap, programs)
        anonymous(tap, programs)
        chosen(tap, programs)
        joining(tap, programs)
        photos(tap, programs)
        too_many(tap, programs)
        flooded(tap, programs)
        following(tap, programs, number, code)
        guessing(tap, programs, number, code)
        tap.ok(PHONE not in programs.log('portal'), 'the log holds no phone')
    finally:
        programs.close()
    tap.end()


if __name__ == '__main__':
    main()
