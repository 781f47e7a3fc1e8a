#!/usr/bin/env python3
"""Staff complain about staff by themselves, named or not: portal/file, desk/handin and, found out later, desk/case/accuse.
Whoever is complained about and the line below see nothing of it from the first moment, before any dispatcher looks."""

import os
import re
import sys
from urllib.parse import quote

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from centre import Centre  # noqa: E402
from pages import Cases, texts  # noqa: E402
from portal_test import carried, checked  # noqa: E402
from visitor import Tap, Visitor  # noqa: E402

WORDS = {'room_text': '工程部值班室', 'category': 'facilities'}
SECRET = '克扣夜班补贴'


def hidden(tap, cases, case, below, others):
    """What nobody of these sees on any way, and those do."""
    number, sql = cases.number(case), cases.centre.programs.sql
    words = sql(f'SELECT subject FROM case_file WHERE id = {case}')[0]
    for login in below:
        visitor = cases.centre.visitor(login)
        tap.equal(cases.page(login, case).status, 404, f'{login} does not open it')
        for way in ('desk/board?view=all', f'desk/board?words={quote(words)}', f'desk/board?words={number}', 'desk/work', 'desk/notices',
                    'desk/handin'):
            text = re.sub(r'<input[^>]*>|<title>.*?</title>', '', visitor.get(way).text)
            tap.ok(words not in text and number not in text, f'nor finds it in {way}')
    ids = ', '.join(str(cases.staff(login)) for login in below)
    tap.equal(sql(f'SELECT COUNT(*) FROM notice WHERE case_id = {case} AND staff_id IN ({ids})'), ['0'], 'and is told nothing')
    for login in others:
        tap.equal(cases.page(login, case).status, 200, f'{login} does')


def filed(centre, values):
    visitor = Visitor(centre.programs, '10.9.9.9')
    page = checked(visitor, {**WORDS, **values})
    return page, visitor.form(page, 'portal/submit', carried(page), {})


def newest(centre):
    return int(centre.programs.sql('SELECT MAX(id) FROM case_file')[0])


def by_the_public_page(tap, cases):
    centre, sql = cases.centre, cases.centre.programs.sql
    page, answer = filed(centre, {'matter': SECRET, 'anonymous': '1', 'by_staff': '1', 'accused': '工程部赵经理'})
    tap.ok('工程部赵经理' in page.text and '我是本公司员工' in page.text, 'what was said of both is shown to be checked', texts(page))
    tap.equal(answer.status, 303, 'an employee files without a name')
    case = newest(centre)
    tap.equal(sql(f'SELECT by_staff, accused_staff_id FROM case_file WHERE id = {case}'), [f'1\t{cases.staff("mei")}'],
              'about the manager')
    tap.equal(sql(f'SELECT anonymous, complainant, phone, complainant_kind, accused, receiver_id FROM complaint WHERE id = {case}'),
              ['1\t\t\t1\t工程部赵经理\tNULL'], 'with nothing that says who it was')
    hidden(tap, cases, case, ('mei', 'han', 'wu'), ('dora', 'sam', 'max'))
    page, _ = filed(centre, {'matter': '加班费未发', 'by_staff': '1', 'name': '王实名', 'phone': '13800138111'})
    tap.ok('我是本公司员工' in page.text and '王实名' in page.text and '匿名' not in page.text,
           'one who gives a name is not told to be without one', texts(page))
    _, answer = filed(centre, {'matter': '态度恶劣', 'anonymous': '1', 'accused': '王工师傅'})
    case = newest(centre)
    tap.equal(sql(f'SELECT by_staff, accused_staff_id FROM case_file WHERE id = {case}'), [f'0\t{cases.staff("han")}'],
              "a resident's is kept from the person alone")
    tap.equal([cases.page(login, case).status for login in ('han', 'dora')], [404, 200], 'at once')
    before = newest(centre)
    page = checked(Visitor(centre.programs, '10.9.9.8'), {**WORDS, 'matter': SECRET, 'anonymous': '1', 'accused': '王工和周工'})
    tap.ok('可能是多人' in page.text and 'action="/portal/submit"' not in page.text and newest(centre) == before,
           'two that could be meant are asked about', texts(page))
    _, answer = filed(centre, {'matter': '灯坏了', 'anonymous': '1', 'accused': '一个<b>保安'})
    tap.equal(sql(f'SELECT IFNULL(accused_staff_id, 0), by_staff FROM case_file WHERE id = {newest(centre)}'), ['0\t0'],
              'a description is nobody in particular')
    tap.ok('一个&lt;b&gt;保安' in cases.page('dora', newest(centre)).text, 'and is kept for the dispatcher')


def by_handing_in(tap, cases):
    centre, sql = cases.centre, cases.centre.programs.sql
    gao = centre.visitor('gao')
    own = {'what': '强迫加班', 'where': '监控室', 'own': '1', 'accused': '马总'}
    answer = gao.post('desk/handin', own)
    tap.ok(answer.status == 422 and answer.error('phone'), 'without a phone of one\'s own it is asked for', texts(answer))
    sql("UPDATE staff SET phone = '13700001111' WHERE login = 'gao'")
    centre.programs.at('2026-11-24T08:06:10+08:00')
    answer = gao.post('desk/handin', {**own, 'accused': '王工、周工'})
    tap.ok(answer.status == 422 and answer.error('accused'), 'nor by a name of two', texts(answer))
    tap.equal(gao.post('desk/handin', own).status, 303, 'somebody who works here complains')
    case = newest(centre)
    tap.equal(sql(f'SELECT complainant, phone, complainant_kind, receiver_id FROM complaint WHERE id = {case}'),
              [f'高远\t13700001111\t1\t{cases.staff("gao")}'], 'under the own name and phone')
    tap.equal(sql(f'SELECT by_staff, accused_staff_id FROM case_file WHERE id = {case}'), [f'1\t{cases.staff("max")}'], 'about the head')
    hidden(tap, cases, case, ('max', 'sam', 'mei', 'dora', 'han'), ('ida',))
    tap.ok('强迫加班' in gao.get('desk/handin').text, 'and follows it')
    answer = gao.post('desk/handin', {'what': '听说的', 'where': '门口', 'accused': ''})
    tap.ok(answer.status == 422 and answer.error('phone'), 'for somebody else the phone is needed as ever')


def found_out_later(tap, cases):
    """The dispatcher learns that it was a colleague who wrote."""
    case = cases.new(subject='排班不公')
    name = {'accused': '赵经理', 'text': '来电说明自己是工程部员工'}
    tap.equal(cases.act('dora', case, 'desk/case/accuse', name).status, 303, 'the manager is named')
    sql = cases.centre.programs.sql
    tap.equal(sql(f'SELECT by_staff FROM case_file WHERE id = {case}'), ['0'], 'as of any complaint')
    tap.equal(cases.act('dora', case, 'desk/case/accuse', {**name, 'by_staff': '1'}).status, 303, 'and that a colleague complains')
    hidden(tap, cases, case, ('mei', 'han', 'wu'), ('dora', 'sam'))
    tap.ok('员工投诉: 是' in cases.page('dora', case).text, 'the history tells it')
    tap.equal(cases.act('dora', case, 'desk/case/accuse', name).status, 303, 'named once more without a word of it')
    tap.equal(sql(f'SELECT by_staff FROM case_file WHERE id = {case}'), ['1'], 'it stays a complaint by staff')


def chosen_room(tap, centre):
    """Two rooms fit what was typed: the one that was chosen stays chosen on the way back, and can be changed."""
    visitor, chosen = Visitor(centre.programs, '10.9.9.8'), r'name="room" value="(\d+)" checked'
    values = {'room_text': '5-1-301', 'category': 'leak', 'matter': '漏水', 'name': '何苗', 'phone': '13700137000'}
    asked = checked(visitor, values)
    tap.ok(asked.status == 422 and re.findall(r'name="room" value="(\d+)"', asked.text) == ['3', '4'] and not re.search(chosen, asked.text),
           'it is asked which', texts(asked))
    page = visitor.form(asked, 'portal/file/check', {**values, 'room': '4'}, {})
    tap.ok(page.status == 200 and '三期' in page.text and '二期' not in page.text, 'the check page names it', texts(page))
    back = visitor.form(page, 'portal/file', carried(page), {})
    tap.equal((back.status, re.findall(chosen, back.text)), (200, ['4']), 'and going back it is still chosen')
    wrong = visitor.form(back, 'portal/file/check', {**values, 'room': '4', 'phone': '12'}, {})
    tap.equal((wrong.status, re.findall(chosen, wrong.text)), (422, ['4']), 'also when something else is wrong')
    other = visitor.form(back, 'portal/file/check', {**values, 'room': '3'}, {})
    tap.ok(other.status == 200 and '二期' in other.text, 'the other one can be taken', texts(other))
    done = visitor.form(page, 'portal/submit', carried(page), {})
    tap.equal((done.status, centre.programs.sql('SELECT room_id FROM complaint ORDER BY id DESC LIMIT 1')), (303, ['4']), 'and the case is of that room')


def main():
    tap, centre = Tap(), Centre('desk', 'portal')
    cases = Cases(centre)
    try:
        by_the_public_page(tap, cases)
        by_handing_in(tap, cases)
        found_out_later(tap, cases)
        chosen_room(tap, centre)
    finally:
        centre.close()
    tap.end()


main()
