#!/usr/bin/env python3
"""Signing in and out: admin/sign_in, admin/sign_out, admin/sign_out_everywhere; sessions and guessing."""

import os
import statistics
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from visitor import Programs, Tap, Visitor  # noqa: E402

GOOD = 'seven quiet bridges'
HOME, AWAY = '10.0.0.5', '203.0.113.9'


def minute(number):
    """A moment so many minutes into the test's day, in China."""
    return f'2026-11-24T{8 + number // 60:02d}:{number % 60:02d}:00+08:00'


def someone(programs, login, role='administrator'):
    """Adds somebody who has already chosen a password; gives that person's browser, signed in."""
    first = programs.anjuan('staff', 'add', login, login.capitalize(), 'office', role).split()[-1]
    visitor = Visitor(programs, HOME)
    visitor.sign_in(login, first)
    visitor.post('admin/password', {'old': first, 'new': GOOD, 'again': GOOD})
    return visitor


def signed_in(visitor):
    return visitor.get('admin/password').status == 200


def doors(tap, programs):
    visitor = Visitor(programs)
    answer = visitor.get('admin/')
    tap.equal((answer.status, answer.location), (303, '/admin/sign_in?next=admin%2F'), 'a stranger is sent to the door')
    answer = visitor.get('admin/staff?x=1')
    tap.equal(answer.location, '/admin/sign_in?next=admin%2Fstaff%3Fx%3D1', 'and comes back to the page asked for')
    answer = visitor.get('admin/sign_in?next=admin/departments')
    tap.equal(answer.hidden('back'), 'admin/departments', 'the page asked for is in the form')
    for bad in ('//evil.example/', 'https://evil.example/', '/%5Cevil.example', 'evil/', 'admin/../x', 'admin//evil',
                'admin/sign_in', 'javascript:alert(1)', 'portal/'):
        answer = visitor.get('admin/sign_in?next=' + bad.replace(':', '%3A'))
        tap.equal(answer.hidden('back'), '', f'nobody is led to {bad}')
    for values, field in (({'login': '', 'password': 'x'}, 'login'), ({'login': 'x', 'password': ''}, 'password')):
        answer = visitor.post('admin/sign_in', values)
        tap.ok(answer.status == 422 and answer.error(field), f'an empty {field} is said at the field', answer.text)
    answer = visitor.post('admin/sign_in', {'login': 'nobody', 'password': 'wrong, surely'})
    tap.ok(answer.status == 409 and 'wrong, surely' not in answer.text, 'an unknown login is refused, the password forgotten')
    tap.ok('value="nobody"' in answer.text, 'the login stays in the form')


def first_password(tap, programs):
    first = programs.anjuan('staff', 'add', 'newcomer', 'New', 'office', 'administrator').split()[-1]
    visitor = Visitor(programs, HOME)
    before = visitor.get('admin/sign_in').hidden('token')
    answer = visitor.sign_in('newcomer', first)
    tap.equal((answer.status, answer.location), (303, '/admin/password'), 'a first password leads to choosing one')
    cookie = answer.header('Set-Cookie')
    tap.ok('HttpOnly' in cookie and 'SameSite=Lax' in cookie, 'the cookie is out of reach of scripts', cookie)
    tap.equal(len(visitor.cookies['anjuan_session']), 64, 'the session is 32 random bytes')
    tap.ok(visitor.get('admin/password').hidden('token') != before, 'the form token changes with the session')
    tap.equal(visitor.get('admin/staff').status, 403, 'nothing else works with a first password')
    tap.equal(visitor.get('admin/').location, '/admin/password', 'the front page leads back to it')
    stored = programs.sql('SELECT LOWER(HEX(token_hash)) FROM session')
    tap.ok(visitor.cookies['anjuan_session'] not in stored, 'the cookie itself is not stored')
    visitor.post('admin/password', {'old': first, 'new': GOOD, 'again': GOOD})
    tap.equal(visitor.get('admin/staff').status, 200, 'after the choice everything works')
    answer = visitor.get('admin/sign_in?next=admin/access')
    tap.equal(answer.location, '/admin/access', 'who is signed in does not stand at the door')


def leaving(tap, programs):
    one = someone(programs, 'leaver')
    two = Visitor(programs, '10.0.0.6')
    two.sign_in('leaver', GOOD)
    kept = dict(one.cookies)
    token = one.get('admin/password')
    answer = one.form(token, 'admin/sign_out', {})
    tap.equal((answer.status, answer.location), (303, '/admin/sign_in'), 'signing out leads to the door')
    tap.ok('anjuan_session' not in one.cookies, 'the cookie is taken back')
    one.cookies = kept
    tap.ok(not signed_in(one), 'the old cookie is dead')
    tap.ok(signed_in(two), 'elsewhere one stays signed in')
    one.sign_in('leaver', GOOD)
    answer = two.post('admin/sign_out_everywhere', {}, at='admin/password')
    tap.equal(answer.status, 303, 'signing out everywhere')
    tap.ok(not signed_in(one) and not signed_in(two), 'ends every session')
    one.sign_in('leaver', GOOD)
    old = one.cookies['anjuan_session']
    one.sign_in('leaver', GOOD)
    tap.ok(signed_in(one), 'signing in at the door again goes on')
    one.cookies.pop('anjuan_session')
    one.sign_in('leaver', GOOD)
    tap.ok(one.cookies['anjuan_session'] != old, 'every sign-in makes a new session')


def forgery(tap, programs):
    visitor = someone(programs, 'target')
    page = visitor.get('admin/password')
    other = Visitor(programs)
    other.cookies['anjuan_session'] = visitor.cookies['anjuan_session']
    attempts = {
        'without a token': lambda: visitor.ask('POST', 'admin/sign_out_everywhere', b'once=1'),
        'with a wrong token': lambda: visitor.ask('POST', 'admin/sign_out_everywhere', b'token=' + b'0' * 64),
        'with a stranger\'s token': lambda: visitor.ask(
            'POST', 'admin/sign_out_everywhere', b'token=' + Visitor(programs).get('admin/sign_in').hidden('token').encode()),
        'from another site': lambda: visitor.form(page, 'admin/sign_out_everywhere', {}, HTTP_ORIGIN='https://evil.example'),
        'said to come from another site': lambda: visitor.form(page, 'admin/sign_out_everywhere', {},
                                                               HTTP_SEC_FETCH_SITE='cross-site'),
        'of another kind': lambda: visitor.ask('POST', 'admin/sign_out_everywhere', b'{"token":"x"}', 'application/json'),
        'by GET': lambda: visitor.get('admin/sign_out_everywhere?token=' + page.hidden('token')),
    }
    for name, attempt in attempts.items():
        answer = attempt()
        tap.ok(answer.status in (400, 403, 405) and signed_in(visitor), f'a form {name} does nothing', answer.status)


def ending(tap, programs):
    visitor = someone(programs, 'sleeper')
    programs.at(minute(20))
    tap.ok(signed_in(visitor), 'a session lives while it is used')
    programs.at(minute(49))
    tap.ok(signed_in(visitor), 'also 29 minutes after its last use')
    programs.at(minute(79))
    tap.ok(not signed_in(visitor), 'after 30 idle minutes it is over')
    tap.equal(programs.sql("SELECT COUNT(*) FROM session s JOIN staff t ON t.id = s.staff_id WHERE t.login = 'sleeper'"), ['0'],
              'and gone')
    visitor.sign_in('sleeper', GOOD)
    programs.at('2026-11-24T21:18:59+08:00')
    programs.sql("UPDATE session SET seen_at = '2026-11-24 13:10:00'")
    tap.ok(signed_in(visitor), 'a session in steady use lasts 12 hours')
    programs.at('2026-11-24T21:19:00+08:00')
    programs.sql("UPDATE session SET seen_at = '2026-11-24 13:18:00'")
    tap.ok(not signed_in(visitor), 'and no longer')
    programs.at(minute(0))
    visitor.sign_in('sleeper', GOOD)
    seen = programs.sql('SELECT MAX(seen_at) FROM session')
    programs.at('2026-11-24T08:00:40+08:00')
    visitor.get('admin/password')
    tap.equal(programs.sql('SELECT MAX(seen_at) FROM session'), seen, 'its use is written at most once a minute')


def guessing(tap, programs):
    owner = someone(programs, 'owner')
    owner.form(owner.get('admin/password'), 'admin/sign_out', {})
    stranger = Visitor(programs, AWAY)
    checks = "SELECT COUNT(*) FROM access_log WHERE kind = 'sign_in_failed' AND reason = '' AND subject = 'owner'"
    for _ in range(5):
        stranger.sign_in('owner', 'a wrong password')
    answer = stranger.sign_in('owner', GOOD)
    tap.equal(answer.status, 409, 'after five wrong tries even the right password has to wait')
    for _ in range(10):
        stranger.sign_in('owner', 'a wrong password')
    tap.equal(programs.sql(checks), ['5'], 'tries while waiting are not looked at')
    tap.equal(owner.sign_in('owner', GOOD).status, 303, 'the owner gets in from the usual address all the time')
    programs.at('2026-11-24T09:00:29+08:00')
    tap.equal(stranger.sign_in('owner', GOOD).status, 409, 'the wait is 30 seconds')
    programs.at('2026-11-24T09:00:30+08:00')
    stranger.sign_in('owner', 'a wrong password')
    programs.at('2026-11-24T09:01:29+08:00')
    tap.equal(stranger.sign_in('owner', GOOD).status, 409, 'and grows with every further wrong try')
    programs.sql('UPDATE attempt SET failures = 100 WHERE failures >= 5')
    programs.at('2026-11-24T09:15:29+08:00')
    tap.equal(stranger.sign_in('owner', GOOD).status, 409, 'at most a quarter of an hour')
    programs.at('2026-11-24T09:15:30+08:00')
    tap.equal(stranger.sign_in('owner', GOOD).status, 303, 'and not a second longer')
    for login in range(25):
        Visitor(programs, '198.51.100.7').sign_in(f'guess{login}', 'Summer2026!')
    count = programs.sql("SELECT COUNT(*) FROM access_log WHERE kind = 'sign_in_failed' AND reason = '' "
                         "AND address = '198.51.100.7'")
    tap.equal(count, ['20'], 'one password at many logins is stopped by its address')
    tap.ok('guess1' not in ''.join(programs.sql('SELECT * FROM access_log')),
           'what strangers type as login is not kept: it may be a password')


def travelling(tap, programs):
    """At a new address the owner gets in as late as anybody ever waits, though strangers never stop guessing."""
    def at(minute, second=0):
        programs.at(f'2026-11-24T10:{minute:02d}:{second:02d}+08:00')

    at(0)
    someone(programs, 'traveller')
    stranger, inn, hotel = (Visitor(programs, address) for address in ('203.0.113.10', '192.0.2.201', '192.0.2.202'))
    for _ in range(5):
        stranger.sign_in('traveller', 'a wrong password')
    for visitor in inn, hotel:
        tap.equal(visitor.sign_in('traveller', GOOD).status, 409, 'while a stranger guesses, a new address waits')
    for minute in range(1, 15):
        at(minute)
        stranger.sign_in('traveller', 'a wrong password')
    tap.equal(programs.sql("SELECT COUNT(*) FROM access_log WHERE kind = 'sign_in_failed' AND reason = '' AND subject = 'traveller'"),
              ['9'], 'whose wait begins anew each time')
    at(14, 59)
    tap.equal(hotel.sign_in('traveller', GOOD).status, 409, 'not a second less than a quarter of an hour')
    at(15)
    tap.equal(inn.sign_in('traveller', 'a wrong password').status, 409, 'then it gets one try')
    tap.equal(inn.sign_in('traveller', GOOD).status, 409, 'and no second after a wrong one')
    tap.equal(Visitor(programs, '192.0.2.203').sign_in('traveller', GOOD).status, 409, 'nobody comes in who has not waited')
    tap.equal(stranger.sign_in('traveller', GOOD).status, 409, 'nor the stranger, who waits as before')
    tap.equal(hotel.sign_in('traveller', GOOD).status, 303, 'the owner gets in')


def timing(tap, programs):
    times = {'known': [], 'unknown': []}
    someone(programs, 'clocked')
    for turn in range(30):
        for kind, login in (('known', 'clocked'), ('unknown', f'absent{turn}')):
            programs.sql('DELETE FROM attempt')
            visitor = Visitor(programs, f'192.0.2.{turn}')
            page = visitor.get('admin/sign_in')
            start = time.monotonic()
            visitor.form(page, 'admin/sign_in', {'login': login, 'password': 'wrong anyway'})
            times[kind].append(time.monotonic() - start)
    # The quickest tell what is done; the others, what else the machine did.
    known, unknown = (statistics.median(sorted(times[kind])[:9]) for kind in ('known', 'unknown'))
    tap.ok(abs(known - unknown) < 0.3 * known, 'an unknown login takes as long as a wrong password',
           f'{known * 1000:.1f} ms and {unknown * 1000:.1f} ms')


def main():
    tap = Tap()
    programs = Programs('admin')
    try:
        programs.at(minute(0))
        doors(tap, programs)
        first_password(tap, programs)
        leaving(tap, programs)
        forgery(tap, programs)
        ending(tap, programs)
        programs.at(minute(60))
        guessing(tap, programs)
        travelling(tap, programs)
        timing(tap, programs)
        log = programs.log('admin')
        tap.ok(GOOD not in log and 'internal' not in log, 'the log holds no password and no failure', log[-1500:])
    finally:
        programs.close()
    tap.end()


if __name__ == '__main__':
    main()
