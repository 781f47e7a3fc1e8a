#!/usr/bin/env python3
"""The letter about an extension names the new date; the one that goes to a phone says no more than it may."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from outbox import Post  # noqa: E402
from visitor import Tap  # noqa: E402


def main():
    tap, post = Tap(), Post()
    sql = post.programs.sql
    try:
        post.programs.anjuan('import', 'procedure', 'conf/procedure/two-stage.xml')
        sql("UPDATE procedure_version SET adopted_at = '2026-11-24 00:01:00' WHERE version = '2026-01-twostage'")
        post.configure(post.sections())
        post.courier(2)
        case = post.cases.new(category='repair_delay', channel='email', contact='liu.min@resident.example', phone='')
        due = sql(f"SELECT due_at FROM deadline WHERE case_id = {case} AND clock = 'A2'")[0]
        extend = {'clock': 'A2', 'text': '须等第三方检测', 'told': '1'}
        tap.equal(post.cases.send('dora', case, 'desk/case/extend', extend).status, 303, 'more time is given')
        until = sql(f"SELECT DATE_FORMAT(due_at + INTERVAL 8 HOUR, '%Y-%m-%d %H:%i') FROM deadline WHERE case_id = {case} AND clock = 'A2'")[0]
        tap.ok(until[:10] > due[:10], 'the clock runs longer', (due, until))
        tap.ok(post.until_state(f'case_id = {case} AND kind = 4', 'sent'), 'the letter goes out', post.row(f'case_id = {case}'))
        letter = post.mail.taken[-1]
        tap.ok('延期' in letter.message['Subject'] and f'新的答复时间为 {until}' in letter.text, 'it names the new date', letter.text)
        tap.ok('须等第三方检测' in letter.text, 'and the reason', letter.text)
        before = int(sql(f'SELECT COUNT(*) FROM outbox WHERE case_id = {case}')[0])
        tap.equal(post.cases.send('dora', case, 'desk/case/extend', extend).status, 409, 'a second time is refused')
        tap.equal(int(sql(f'SELECT COUNT(*) FROM outbox WHERE case_id = {case}')[0]), before, 'and told to nobody')
        phone = post.cases.new(category='repair_delay')
        tap.equal(post.cases.send('dora', phone, 'desk/case/extend', extend).status, 303, 'so is it for who rang')
        tap.ok(post.until_state(f'case_id = {phone} AND kind = 4', 'sent'), 'who gets a message', post.row(f'case_id = {phone}'))
        text = [body['text'] for _, body in post.web.posts if body['kind'] == 'extension'][-1]
        tap.ok(post.cases.number(phone) in text and '新的答复时间为 2026-12' in text and '检测' not in text, 'with the date, without the reason', text)
        tap.ok('Sanitizer' not in post.programs.log('courier'), 'the courier has nothing to report')
    finally:
        post.close()
    tap.end()


main()
