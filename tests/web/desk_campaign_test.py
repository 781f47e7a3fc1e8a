#!/usr/bin/env python3
"""One round of special return visits: desk/campaign with its rooms, arranged, visited at the door, told as a file, ended."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import PHOTO, original, texts  # noqa: E402
from visitor import Tap  # noqa: E402

WAITING, MISSED, VISITED = range(3)
GOOD = {'reached': 'yes', 'q-outer_wall': 'no', 'q-roof': 'none', 'q-bathroom': 'no', 'q-drains': 'free', 'q-earlier': '',
        'q-place': '', 'q-opinion': '很<i>好</i>', 'problem': '', 'note': ''}
SIGNED = {'signature': ('签字.jpg', PHOTO)}


def main():
    tap, centre = Tap(), Centre('desk')
    sql = centre.programs.sql
    for name in 'rain', 'other':
        centre.programs.anjuan('import', 'campaign', f'conf/campaigns/{name}.xml')
    staff = {row.split('\t')[0]: row.split('\t')[1] for row in sql('SELECT login, id FROM staff')}

    def send(who, route, fields, at='desk/campaigns', files=None):
        visitor = centre.visitor(who)
        return visitor.form(visitor.get(at), route, fields, files)

    def opened(title, form, first='2026-11-20', last='2026-12-10'):
        send('sam', 'desk/campaigns/open', {'title': title, 'form': form, 'first': first, 'last': last, 'leader': '', 'planned': ''})
        return int(sql('SELECT MAX(id) FROM campaign')[0])

    def arrange(who, one, **changes):
        return send(who, 'desk/campaign/arrange', {'id': one, 'project': 1, 'buildings': '', 'visitor': '', **changes}, f'desk/campaign?id={one}')

    def door(one, room):
        return sql(f'SELECT id FROM campaign_room WHERE campaign_id = {one} AND room_id = {room}')[0]

    def version(room):
        return sql(f'SELECT version FROM campaign_room WHERE id = {room}')[0]

    def visit(who, room, files=None, **changes):
        visitor = centre.visitor(who)
        page = visitor.get(f'desk/campaign/room?id={room}')
        if not page.hidden('token'):
            page = visitor.get('desk/handin')
        fields = {**GOOD, 'id': room, 'version': version(room), **{key.replace('__', '-'): value for key, value in changes.items()}}
        return visitor.form(page, 'desk/campaign/room', fields, files)

    def stands(room):
        return sql(f'SELECT state, attempts, visited_at IS NOT NULL, case_id IS NOT NULL FROM campaign_room WHERE id = {room}')[0].split('\t')

    def secrets(case, room):
        """What was said at a door is for who may open the room, and what became a case for who may see the case."""
        number = sql(f'SELECT number FROM case_file WHERE id = {case}')[0]
        told = '滴水', number, f'desk/case?id={case}', '有渗漏'
        photo = re.search(r'desk/campaign/photo\?id=(\d+)', centre.visitor('sam').get(f'desk/campaign/room?id={room}').text)[1]

        def says(who):
            """Whether the page tells of it, and the file."""
            visitor = centre.visitor(who)
            pages = [visitor.get(f'desk/campaign?id={one}'), visitor.get(f'desk/campaign/export?id={one}&format=csv')]
            return [any(word in page.text for word in told) for page in pages if page.status == 200]

        tap.equal(says('sam'), [True, True], 'who plans is told')
        tap.equal(sql(f"SELECT DISTINCT reason FROM access_log WHERE kind = 'view' AND subject = 'case {number}' AND staff_id = {staff['sam']}"),
                  ['campaign'], 'which is remembered')
        tap.equal(sql(f"SELECT COUNT(*) > 0 FROM access_log WHERE kind = 'view' AND subject = 'campaign {one}' AND staff_id = {staff['sam']}"),
                  ['1'], 'as the list is')
        tap.equal([says('gao'), says('dora')], [[False], [False, False]], 'not who does not go there')
        tap.equal(says('han'), [False], 'nor who went, of a case that is with others')
        for accused in 'sam', 'max':
            sql(f'UPDATE case_file SET accused_staff_id = {staff[accused]} WHERE id = {case}')
            tap.equal(says(accused), [False, False], f'nor {accused}, whom it is about')
            for path in f'desk/campaign/room?id={room}', f'desk/campaign/photo?id={photo}':
                tap.equal(centre.visitor(accused).get(path).status, 404, f'nor on {path}')
        sql(f'UPDATE case_file SET accused_staff_id = NULL WHERE id = {case}')
        tap.equal(says('max'), [True, True], 'who plans is told again')

    try:
        one = opened('2026雨季回访', 'rain')
        tap.equal(centre.visitor('sam').get('desk/campaign?id=99').status, 404, 'a round that is not there is not found')
        tap.equal(arrange('sam', one, buildings='9').status, 404, 'a building without rooms is not found')
        tap.equal(arrange('sam', one, project='9').status, 404, 'nor a project that is not there')
        tap.equal(arrange('sam', one, project='').status, 422, 'a project is chosen')
        tap.equal(arrange('sam', one, visitor='999').status, 409, 'nobody who is not there goes')
        tap.equal(arrange('sam', one, buildings='、'.join(str(n) for n in range(41))).status, 409, 'not any number of buildings at once')
        tap.equal(arrange('sam', one, buildings='3栋、9').status, 404, 'one wrong building')
        tap.equal(sql('SELECT COUNT(*) FROM campaign_room'), ['0'], 'and none was added')
        tap.equal(arrange('sam', one, buildings='3栋', visitor=staff['han']).status, 303, 'the rooms of a building')
        tap.equal(arrange('sam', one, buildings='3号楼，5', visitor=staff['han']).status, 303, 'of two')
        tap.equal(sql('SELECT COUNT(*) FROM campaign_room'), ['4'], 'each once')
        one_room, other, third, fourth = (door(one, n) for n in (1, 2, 3, 4))
        page = centre.visitor('han').get(f'desk/campaign?id={one}')
        tap.ok('3栋2单元1201' in page.text and '0%' in texts(page), 'who goes sees the rooms', texts(page))
        page = centre.visitor('gao').get(f'desk/campaign?id={one}')
        tap.ok('1201' not in page.text and '雨季回访' in page.text, 'others see how far it is, and no rooms', texts(page))
        tap.ok('我的待回访房间 (4)' in texts(centre.visitor('han').get('desk/campaigns')), 'and whoever goes is told how many', texts(centre.visitor('han').get('desk/campaigns')))

        page = centre.visitor('han').get(f'desk/campaign/room?id={one_room}')
        tap.ok('刘女士' in page.text and '13800138000' in page.text, 'at the door the resident is known', texts(page))
        tap.ok(sql(f"SELECT COUNT(*) FROM access_log WHERE subject = 'campaign room {one_room}'")[0] != '0', 'and that was logged')
        for who in 'gao', 'dora', 'sun':
            tap.equal(centre.visitor(who).get(f'desk/campaign/room?id={one_room}').status, 404, f'not for {who}')
        tap.equal(centre.visitor('ida').get(f'desk/campaign/room?id={one_room}').status, 200, 'inspectors see it')
        tap.ok('保存回访' not in texts(centre.visitor('ida').get(f'desk/campaign/room?id={one_room}')), 'but do not fill it')
        tap.equal(visit('gao', one_room, SIGNED).status, 404, 'nobody else fills it')
        tap.equal(centre.visitor('han').get('desk/campaign/room?id=999').status, 404, 'a room that is not there is not found')

        for wrong, error in ({'reached': ''}, 'reached'), ({'reached': 'maybe'}, 'reached'), ({'q-roof': ''}, 'answers'), ({'q-roof': 'burning'}, 'answers'), \
                ({'q-opinion': 'x' * 201}, 'answers'), ({'q-outer_wall': 'yes'}, 'problem'), ({'q-roof': 'leaks'}, 'problem'), \
                ({'problem': 'x' * 2001}, 'problem'):
            answer = visit('han', one_room, SIGNED, **{key.replace('-', '__'): value for key, value in wrong.items()})
            tap.ok(answer.status == 422 and answer.error(error), f'a sheet with {str(wrong)[:30]} is not taken', (answer.status, texts(answer)[:300]))
        answer = visit('han', one_room, q__roof='', q__drains='', q__opinion='<u>')
        tap.equal(answer.text.count('class="error" id="q-'), 2, 'every question that lacks is marked')
        tap.ok('&lt;u&gt;' in answer.text and '<u>' not in answer.text, 'what was typed is there again, escaped')
        answer = visit('han', one_room)
        tap.ok(answer.status == 422 and answer.error('signature'), 'without a signature it counts as missing')
        answer = visit('han', one_room, {'signature': ('签字.exe', b'MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff')})
        tap.ok(answer.status == 422 and answer.error('signature'), 'a signature is a picture', texts(answer))
        answer = visit('han', one_room, {**SIGNED, 'photos': ('滴水.jpg', PHOTO)}, q__roof='')
        tap.ok(answer.hidden('kept-signature') and answer.hidden('kept-photos') and answer.text.count('desk/evidence?kept=') == 2,
               'photos and the signed sheet stay with a sheet that comes back', texts(answer))
        kept_at_the_door = {f'kept_{name}'.replace('_', '__'): answer.hidden(f'kept-{name}') for name in ('signature', 'photos')}
        tap.equal(stands(one_room), ['0', '0', '0', '0'], 'nothing was kept')
        tap.equal(sql('SELECT COUNT(*) FROM campaign_visit')[0], '0', 'at all')

        tap.equal(visit('han', one_room, reached='no', note='无人应门').status, 303, 'nobody at home')
        tap.equal(stands(one_room), ['1', '1', '0', '0'], 'is no visit')
        tap.equal(visit('han', one_room, SIGNED, version=1).status, 409, 'an older version is refused')
        visitor = centre.visitor('han')
        page = visitor.get(f'desk/campaign/room?id={one_room}')
        fields = {**GOOD, 'id': one_room, 'version': version(one_room), **{key.replace('__', '-'): value for key, value in kept_at_the_door.items()}}
        tap.equal(visitor.form(page, 'desk/campaign/room', fields, {}).status, 303, 'the second time somebody is, with what was kept')
        tap.equal(visitor.form(page, 'desk/campaign/room', fields, {}).status, 303, 'a double click')
        tap.equal(sql(f'SELECT receipt, name FROM evidence WHERE campaign_room_id = {one_room} ORDER BY receipt'),
                  ['0\t滴水.jpg', f'1\t{SIGNED["signature"][0]}'], 'each as what it is')
        tap.equal(stands(one_room), ['2', '2', '1', '0'], 'is one visit')
        tap.equal(sql('SELECT reached, answers FROM campaign_visit ORDER BY id')[1].split('\t')[1].split('\\n')[0], 'outer_wall=no', 'with its answers')
        page = visitor.get(f'desk/campaign/room?id={one_room}')
        tap.ok('很&lt;i&gt;好&lt;/i&gt;' in page.text and '无人应门' in page.text and '无屋面或露台' in page.text, 'both visits are read again', texts(page))
        tap.ok('保存回访' not in texts(page), 'and the sheet is closed')
        tap.equal(visit('han', one_room, SIGNED).status, 409, 'it is not filled twice')
        photo = re.search(r'desk/campaign/photo\?id=(\d+)', page.text)
        shown = visitor.get(f'desk/campaign/photo?id={photo[1]}')
        tap.ok(shown.status == 200 and b'CANARY' not in shown.body, 'the signature opens, without where it was taken')
        original(tap, sql, visitor, 'desk/campaign/photo', photo[1], PHOTO)
        tap.equal(centre.visitor('gao').get(f'desk/campaign/photo?id={photo[1]}').status, 404, 'not for others')
        tap.equal(visitor.get(f'desk/evidence?id={photo[1]}').status, 404, 'nor as evidence of a case')
        tap.equal(visitor.get('desk/campaign/photo?id=99').status, 404, 'what is not there is not found')

        visitor = centre.visitor('han')
        page = visitor.get(f'desk/campaign/room?id={third}')
        fields = {**GOOD, 'id': third, 'version': version(third), 'q-bathroom': 'yes', 'problem': '卫生间顶面<b>滴水</b>\n已持续三天'}
        files = {**SIGNED, 'photos': ('滴水.jpg', PHOTO)}
        answer = visitor.form(page, 'desk/campaign/room', fields, files)
        tap.equal(answer.status, 303, 'a problem is found')
        tap.equal(visitor.form(page, 'desk/campaign/room', fields, files).status, 303, 'a double click')
        tap.equal(sql("SELECT m.channel, m.category, m.room_id, m.complainant, m.phone, m.subject, m.remarks, s.login FROM complaint m "
                      "JOIN staff s ON s.id = m.receiver_id"),
                  ['15\tleak\t3\t陈<b>光\t13900139000\t卫生间顶面<b>滴水</b>\t2026雨季回访\than'], 'becomes one case, whose origin is the round')
        tap.equal(stands(third), ['2', '1', '1', '1'], 'which the room knows')
        tap.equal(sql('SELECT COUNT(*) FROM evidence WHERE case_id IS NOT NULL'), ['1'], 'with the photo as evidence, and not the signature')
        case = sql('SELECT case_id FROM campaign_room WHERE case_id IS NOT NULL')[0]
        page = centre.visitor('sam').get(f'desk/campaign?id={one}')
        tap.ok(f'desk/case?id={case}' in page.text and '滴水&lt;/b&gt;' in page.text, 'the round leads there', texts(page))
        tap.ok('2026雨季回访' in texts(centre.visitor('dora').get(f'desk/case?id={case}')), 'and the case says where it comes from')
        secrets(case, third)
        tap.equal(visit('sam', fourth, SIGNED, problem='门禁坏了', q__opinion='').status, 303, 'whoever plans may bring in a sheet, and a problem needs no answer that says so')
        tap.equal(sql('SELECT COUNT(*) FROM case_file'), ['2'], 'which is a case as well')

        page = centre.visitor('sam').get(f'desk/campaign?id={one}')
        tap.ok('75%' in texts(page) and '3 / 4' in texts(page), 'progress counts rooms', texts(page))
        for more, shown, hidden in ('&state=waiting', '1202', '1201'), ('&state=visited', '1201', '1202'), ('&building=5', '5栋1单元301', '1201'), \
                ('&mine=1', None, '1202'), ('&after=' + other, '5栋', '1202'):
            page = centre.visitor('sam').get(f'desk/campaign?id={one}{more}')
            rows = page.text.split('id="rooms"')[1]
            tap.ok((shown is None or shown in rows) and hidden not in rows, f'the rooms of {more}', texts(page))
        tap.equal(arrange('sam', one, buildings='3', visitor=staff['gao']).status, 303, 'rooms are given to somebody else')
        tap.equal(sql(f'SELECT s.login FROM campaign_room r JOIN staff s ON s.id = r.visitor_id WHERE r.id IN ({one_room}, {other}) ORDER BY r.id'),
                  ['han', 'gao'], 'but for those that were visited')

        exported = centre.visitor('sam').get(f'desk/campaign/export?id={one}&format=csv')
        tap.ok(exported.status == 200 and '卫生间顶面' in exported.text and '无屋面或露台' in exported.text,
               'the results are a file', exported.text[:300])
        tap.equal(exported.text.count('\n'), 6, 'with a row for each room')
        tap.ok('13900139000' not in exported.text, 'and no telephone numbers')
        tap.equal(centre.visitor('sam').get(f'desk/campaign/export?id={one}&format=xlsx').status, 200, 'also a spreadsheet')
        tap.equal(centre.visitor('sam').get(f'desk/campaign/export?id={one}&format=pdf').status, 404, 'and nothing else')
        tap.equal(centre.visitor('sam').get('desk/campaign/export?id=99&format=csv').status, 404, 'of a round that is there')

        def close(who, which, seen, reason):
            return send(who, 'desk/campaign/close', {'id': which, 'version': seen, 'reason': reason}, f'desk/campaign?id={which}')

        tap.equal(close('sam', one, 1, '').status, 409, 'a round with rooms that wait ends with a reason')
        tap.equal(close('sam', one, 7, '住户出国').status, 409, 'an older version is refused')
        tap.equal(sql('SELECT closed_at IS NULL FROM duty'), ['1'], 'its duty is open')
        tap.equal(close('sam', one, 1, '住户出国').status, 303, 'with a reason it ends')
        tap.equal(sql('SELECT state, done FROM duty'), ['3\t1'], 'and so does its duty')
        tap.equal(visit('gao', other, SIGNED).status, 409, 'then nothing is brought in any more')
        tap.equal(arrange('sam', one).status, 409, 'nor arranged')
        tap.equal(close('sam', one, 2, '再结束').status, 409, 'nor ended again')

        two = opened('入户走访', 'other')
        arrange('sam', two, buildings='3')
        first, last = door(two, 1), door(two, 2)
        good = {'q__satisfied': 'good', 'q__safety': 'no', 'q__opinion': ''}
        tap.equal(visit('wu', first, **good).status, 303, 'a room for whoever comes by, without a signature')
        tap.equal(sql('SELECT closed_at IS NULL FROM duty ORDER BY id')[1], '1', 'one of two does not finish the duty')
        tap.equal(visit('dora', last, **good).status, 303, 'the last')
        tap.equal(sql('SELECT state, done FROM duty ORDER BY id')[1], '3\t1', 'does')
        tap.ok('全部完成' in texts(centre.visitor('sam').get(f'desk/campaign?id={two}')), 'and the page says so')
        three = opened('明年', 'other', '2027-01-10', '2027-01-20')
        arrange('sam', three, buildings='5')
        page = centre.visitor('wu').get(f'desk/campaign/room?id={door(three, 3)}')
        tap.ok('专项回访尚未开始' in texts(page) and '保存回访' not in texts(page), 'nobody is early', texts(page))
        tap.equal(visit('wu', door(three, 3), **good).status, 409, 'whatever is sent')
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
