#!/usr/bin/env python3
"""Staff, departments, one's own password and the access log; who may open what:
admin/, admin/password, admin/staff, admin/staff/edit, admin/staff/reset, admin/departments,
admin/departments/edit, admin/access; and the lists as files: admin/staff/export, admin/departments/export,
admin/access/export."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from lists import exported, offered  # noqa: E402
from visitor import TOP, Programs, Tap, Visitor  # noqa: E402

PASSWORD = 'seven quiet bridges'
FRONTS = {'dispatcher': 'desk/board', 'supervisor': 'desk/board', 'department_manager': 'desk/board',
          'management': 'desk/board', 'handler': 'desk/work', 'inspector': 'audit/', 'archivist': 'archive/',
          'administrator': 'admin/staff'}
CALENDAR = {'calendar', 'calendar/export', 'calendar/versions/export'}  # which management looks at
EVERYBODY = {'', 'sign_in', 'sign_out', 'sign_out_everywhere', 'password', 'notices'}


def someone(programs, login, role):
    first = programs.anjuan('staff', 'add', login, login.capitalize(), 'office', role).split()[-1]
    visitor = Visitor(programs)
    visitor.sign_in(login, first)
    visitor.post('admin/password', {'old': first, 'new': PASSWORD, 'again': PASSWORD})
    return visitor


def routes():
    """(method, path) of every row of the program's own table."""
    with open(os.path.join(TOP, 'cgi/admin/admin.c'), encoding='utf-8') as file:
        return re.findall(r'\{ METHOD_(GET|POST), "([^"]*)"', file.read())


def permissions(tap, programs, visitors):
    stranger = Visitor(programs)
    table = routes()
    tap.ok(len(table) > 20, 'the route table was read')
    for method, path in table:
        if path in EVERYBODY:
            continue
        for role, visitor in visitors.items():
            if method == 'GET':
                status = visitor.get(f'admin/{path}').status
            else:
                status = visitor.post(f'admin/{path}', {}, at='admin/password').status
            allowed = (role == 'administrator' or
                       role == 'management' and method == 'GET' and path in CALENDAR or
                       role in ('management', 'supervisor') and path.startswith('procedures'))
            good = status not in (401, 403, 500, 303) if allowed else status == 403
            tap.ok(good, f'{method} admin/{path} as {role}', status)
        answer = stranger.ask(method, f'admin/{path}')
        tap.ok(answer.status == 403 or (answer.status == 303 and '/admin/sign_in' in answer.location),
               f'{method} admin/{path} as a stranger', answer.status)
    for role, visitor in visitors.items():
        tap.equal(visitor.get('admin/').location, '/' + FRONTS[role], f'the front page of {role}')
        tap.equal(visitor.get('admin/password').status, 200, f'{role} may change the own password')


def first_password(page):
    found = re.search(r'id="first-password">([^<]*)<', page.text)
    return found[1] if found else None


def adding(tap, programs, admin):
    new = {'id': 0, 'login': 'zhang.min', 'name': '张敏', 'title': '调度员', 'phone': '138 0013 8000', 'department': 1,
           'superior': 1, 'roles': ['dispatcher', 'handler'], 'password': PASSWORD}
    page = admin.get('admin/staff/edit')
    for field, value, name in (('login', 'Zhang Min', 'a login with a space'), ('login', '', 'no login'),
                               ('name', '', 'no name'), ('phone', '12', 'half a phone'), ('department', '', 'no department'),
                               ('department', 999, 'an unknown department'), ('superior', 999, 'an unknown superior'),
                               ('roles', ['king'], 'an unknown role'), ('password', 'wrong', 'a wrong own password'),
                               ('password', '', 'no own password')):
        answer = admin.form(page, 'admin/staff/edit', {**new, field: value})
        tap.ok(answer.status == 422 and answer.error(field), f'{name} is said at the field', answer.text[-2500:])
    tap.equal(programs.sql("SELECT COUNT(*) FROM staff WHERE login LIKE 'zhang%'"), ['0'], 'and nobody was added')
    shown = admin.form(page, 'admin/staff/edit', new)
    password = first_password(shown)
    tap.ok(shown.status == 200 and password, 'a new person gets a first password', shown.text)
    tap.equal(first_password(admin.form(page, 'admin/staff/edit', new)), password, 'the form sent twice shows it again')
    tap.equal(programs.sql("SELECT name, phone, roles FROM staff WHERE login = 'zhang.min'"), ['张敏\t13800138000\t5'],
              'and adds one person')
    answer = admin.post('admin/staff/edit', new)
    tap.ok(answer.status == 422 and answer.error('login'), 'a taken login is said at the field')
    tap.ok(password not in programs.log('admin') + ''.join(programs.sql('SELECT * FROM credential')),
           'the password is nowhere kept')
    person = Visitor(programs, '10.1.1.1')
    tap.equal(person.sign_in('zhang.min', password).location, '/admin/password', 'the person signs in and chooses another')
    person.post('admin/password', {'old': password, 'new': PASSWORD + '!', 'again': PASSWORD + '!'})
    return person


def values_of(page):
    """The fields of an edit form as a browser would send them."""
    values = {name: page.hidden(name) for name in ('id', 'version', 'login', 'name', 'title', 'phone')}
    for name in ('department', 'superior'):
        select = re.search(rf'<select id="f-{name}".*?</select>', page.text, re.S)[0]
        chosen = re.search(r'value="(\d+)" selected', select)
        values[name] = chosen[1] if chosen else ''
    values['roles'] = re.findall(r'name="roles" value="(\w+)" checked', page.text)
    return values


def changing(tap, programs, admin, person):
    number = programs.sql("SELECT id FROM staff WHERE login = 'zhang.min'")[0]
    page = admin.get(f'admin/staff/edit?id={number}')
    values = values_of(page)
    tap.equal((values['name'], values['roles'], values['superior']), ('张敏', ['dispatcher', 'handler'], '1'),
              'the form shows what is known')
    tap.equal(person.get('admin/').location, '/desk/board', 'the person is signed in')
    values['title'] = '调度班长'
    answer = admin.form(page, 'admin/staff/edit', {**values, 'password': PASSWORD})
    tap.equal((answer.status, answer.location), (303, '/admin/staff'), 'a title is changed')
    tap.equal(person.get('admin/').location, '/desk/board', 'and the person stays signed in')
    stale = admin.form(page, 'admin/staff/edit', {**values, 'title': '别的', 'password': PASSWORD,
                                                  'once': admin.get('admin/staff/edit').hidden('once')})
    tap.equal(stale.status, 409, 'somebody with an old form does not overwrite it')
    page = admin.get(f'admin/staff/edit?id={number}')
    values = {**values_of(page), 'roles': ['archivist'], 'password': PASSWORD}
    admin.form(page, 'admin/staff/edit', values)
    tap.ok('sign_in' in person.get('admin/').location, 'changed roles end the person\'s sessions')
    person.sign_in('zhang.min', PASSWORD + '!')
    tap.equal(person.get('admin/').location, '/archive/', 'the next sign-in has the new role')
    page = admin.get(f'admin/staff/edit?id={number}')
    admin.form(page, 'admin/staff/edit', {**values_of(page), 'disabled': '1', 'password': PASSWORD})
    tap.ok('sign_in' in person.get('admin/').location, 'who may not sign in is out at once')
    tap.equal(person.sign_in('zhang.min', PASSWORD + '!').status, 409, 'and stays out')
    page = admin.get(f'admin/staff/edit?id={number}')
    tap.ok(' checked' in re.search(r'<input[^>]*name="disabled"[^>]*>', page.text)[0], 'the form says so')
    admin.form(page, 'admin/staff/edit', {**values_of(page), 'password': PASSWORD})
    tap.equal(person.sign_in('zhang.min', PASSWORD + '!').status, 303, 'until let in again')
    mine = programs.sql("SELECT id FROM staff WHERE login = 'administrator'")[0]
    page = admin.get(f'admin/staff/edit?id={mine}')
    answer = admin.form(page, 'admin/staff/edit', {**values_of(page), 'roles': ['handler'], 'password': PASSWORD})
    tap.ok(answer.status == 422 and answer.error('roles'), 'the last administrator stays one')
    page = admin.get('admin/staff/edit?id=1')
    answer = admin.form(page, 'admin/staff/edit', {**values_of(page), 'superior': number, 'password': PASSWORD})
    tap.ok(answer.status == 422 and answer.error('superior'), 'nobody is above the own superior')
    tap.equal(admin.get('admin/staff/edit?id=9999').status, 404, 'nobody of that number')
    return number


def resetting(tap, programs, admin, person, number):
    page = admin.get(f'admin/staff/reset?id={number}')
    answer = admin.form(page, 'admin/staff/reset', {'id': number, 'password': 'not mine at all'})
    tap.ok(answer.status == 422 and answer.error('password'), 'a reset asks for the own password')
    tap.equal(person.get('admin/').location, '/archive/', 'and does nothing without')
    shown = admin.form(page, 'admin/staff/reset', {'id': number, 'password': PASSWORD})
    password = first_password(shown)
    tap.ok(password, 'a reset shows a first password')
    tap.equal(first_password(admin.form(page, 'admin/staff/reset', {'id': number, 'password': PASSWORD})), password,
              'sent twice the same')
    tap.ok('sign_in' in person.get('admin/').location, 'the person is signed out')
    tap.equal(person.sign_in('zhang.min', PASSWORD + '!').status, 409, 'the old password is dead')
    tap.equal(person.sign_in('zhang.min', password).location, '/admin/password', 'the new one has to be changed')
    for _ in range(6):
        answer = admin.form(page, 'admin/staff/reset', {'id': number, 'password': 'guessing mine'})
    answer = admin.form(page, 'admin/staff/reset', {'id': number, 'password': PASSWORD})
    tap.equal(answer.status, 422, 'the own password cannot be guessed there either')
    programs.sql('DELETE FROM attempt')


def own_password(tap, programs):
    visitor = someone(programs, 'changer', 'handler')
    other = Visitor(programs, '10.2.2.2')
    other.sign_in('changer', PASSWORD)
    good = 'eight loud tunnels'
    for values, field in (({'old': 'wrong', 'new': good, 'again': good}, 'old'),
                          ({'old': PASSWORD, 'new': 'short', 'again': 'short'}, 'new'),
                          ({'old': PASSWORD, 'new': good, 'again': good + 'x'}, 'again'),
                          ({'old': PASSWORD, 'new': 'changerchanger', 'again': 'changerchanger'}, 'new'),
                          ({'old': PASSWORD, 'new': '1234567890', 'again': '1234567890'}, 'new'),
                          ({'old': PASSWORD, 'new': PASSWORD, 'again': PASSWORD}, 'new'),
                          ({'old': '', 'new': '', 'again': ''}, 'old')):
        answer = visitor.post('admin/password', values)
        tap.ok(answer.status == 422 and answer.error(field), f'{values} is refused at {field}', answer.text[-3000:])
        tap.ok(good not in answer.text, 'and not shown again')
    tap.equal(other.get('admin/').status, 303, 'another device is signed in')
    answer = visitor.post('admin/password', {'old': PASSWORD, 'new': good, 'again': good})
    tap.equal((answer.status, answer.location), (303, '/desk/work'), 'the password is changed')
    tap.equal(visitor.get('admin/password').status, 200, 'here one stays signed in')
    tap.ok('sign_in' in other.get('admin/').location, 'elsewhere one is signed out')
    tap.equal(other.sign_in('changer', PASSWORD).status, 409, 'the old password is dead')
    tap.equal(other.sign_in('changer', good).status, 303, 'the new one works')


def departments(tap, programs, admin):
    def save(**values):
        given = {'id': 0, 'code': 'x', 'name_zh': '工程部', 'name_en': 'Engineering', 'takes_cases': '1', **values}
        return admin.post('admin/departments/edit', given,
                          at=f'admin/departments/edit?id={given["id"]}' if given['id'] else 'admin/departments/edit')

    def row(code):
        return programs.sql(f"SELECT id, CAST(UNIX_TIMESTAMP(ROW_START) * 1000000 AS SIGNED) FROM department "
                            f"WHERE code = '{code}'")[0].split('\t')

    for field, value in (('code', 'Bau Amt'), ('code', ''), ('name_zh', ''), ('name_en', ''), ('above', 999), ('code', 'office')):
        answer = save(**{'code': 'engineering', field: value})
        tap.ok(answer.status == 422 and answer.error(field), f'a department with {field} "{value}" is refused at the field')
    tap.equal(save(code='engineering', above=1).status, 303, 'a department is added')
    top, below = row('office'), row('engineering')
    tap.equal(save(code='plumbing', name_zh='水电班', name_en='Plumbing', above=below[0]).status, 303, 'and one below it')
    page = admin.get('admin/departments')
    names = re.findall(r'row-link"[^>]*>([^<]*)<', page.text)
    tap.equal(names, ['office', '工程部', '水电班'], 'the tree is in order')
    answer = save(id=top[0], version=top[1], code='office', name_zh='office', name_en='office', above=row('plumbing')[0])
    tap.ok(answer.status == 422 and answer.error('above'), 'the top cannot stand below its own')
    answer = save(id=top[0], version=top[1], code='office', name_zh='office', name_en='office', closed='1')
    tap.ok(answer.status == 422 and answer.error('closed'), 'a department with people stays open')
    answer = save(id=below[0], version=int(below[1]) - 1, code='engineering')
    tap.equal(answer.status, 409, 'an old form does not overwrite')
    tap.equal(save(id=below[0], version=below[1], code='engineering', name_zh='工程维修部', above=1, closed='1').status, 303,
              'an empty one can be closed')
    tap.equal(programs.sql("SELECT name_zh, closed_at IS NOT NULL FROM department WHERE code = 'engineering'"),
              ['工程维修部\t1'], 'and renamed')


def access(tap, programs, admin):
    page = admin.get('admin/access')
    tap.ok(page.status == 200 and page.text.count('<tr>') > 40, 'the access log shows what happened',
           f'{page.status} {page.text.count("<tr>")} {programs.sql("SELECT COUNT(*) FROM access_log")}')
    page = admin.get('admin/access?kind=password_reset')
    tap.ok(page.text.count('zhang.min') == 1, 'filtered by what')
    page = admin.get('admin/access?subject=zhang.min')
    tap.ok('changer' not in page.text.split('<tbody>')[1], 'filtered by whom it is about')
    programs.sql("INSERT INTO access_log (at, kind, subject) SELECT '2026-01-01', 'view', CONCAT('many ', seq) "
                 "FROM seq_1_to_250")
    seen, path = set(), 'admin/access?kind=view'
    for _ in range(5):
        page = admin.get(path)
        seen |= set(re.findall(r'many \d+', page.text))
        older = re.search(r'rel="next" href="/([^"]*)"', page.text)
        if not older:
            break
        path = older[1].replace('&amp;', '&')
    tap.equal(len(seen), 250, 'every line is on one of its pages')
    tap.ok('<script>' not in admin.get('admin/access?subject=%3Cscript%3E').text, 'what is asked is shown harmless')
    programs.sql("INSERT INTO access_log (at, kind, subject, reason) VALUES "
                 "('2026-01-02', 'print', 'case 2026-777777', 'print_slip'), "
                 "('2026-01-02', 'search', 'archive words number', ''), ('2026-01-02', 'view', 'nothing known', 'why'), "
                 "('2026-01-02', 'reveal', 'case 2026-777778', 'print_slip'), "
                 "('2026-01-02', 'search', 'case <b>7</b>', 'intake')")
    for asked, words in (('2026-777777', '<td>案件 2026-777777</td>\n<td>处理单</td>'),
                         ('archive words number', '<td>档案 关键词 编号</td>\n<td></td>'),
                         ('nothing known', '<td>nothing known</td>\n<td>why</td>'),
                         ('case 2026-777778', '<td>案件 2026-777778</td>\n<td>print_slip</td>'),
                         ('case %3Cb%3E7%3C/b%3E', '<td>c**e &lt;b&gt;7&lt;/b&gt;</td>\n<td>登记投诉</td>')):
        page = admin.get(f'admin/access?subject={asked.replace(" ", "+")}')
        tap.ok(words in page.text, f'in words: {asked}', re.findall(r'<tbody>.*', page.text, re.S)[:1])


def staff_file(tap, programs, admin):
    programs.sql("UPDATE staff SET name = '=1+1', title = CONCAT('\"a;b\",', CHAR(10), '-1') WHERE login = 'zhang.min'")
    page = admin.get('admin/staff')
    tap.equal(offered(page), {kind: f'admin/staff/export?format={kind}' for kind in ('xlsx', 'csv')}, 'staff are offered as files')
    rows = exported(tap, admin, 'admin/staff/export', 'staff')
    tap.equal([row['用户名'] for row in rows], re.findall(r'</small></td>\n<td>([a-z.]+)', page.text), 'everybody, in the order of the page')
    row = next(row for row in rows if row['用户名'] == 'zhang.min')
    tap.equal([row[title] for title in ('姓名', '职务', '已停用', '部门', '岗位', '直接上级', '电话')],
              ['=1+1', '"a;b",\n-1', '', 'office', '档案员', 'Dispatcher', '13800138000'], 'with their columns')


def departments_file(tap, programs, admin):
    programs.sql("UPDATE department SET name_zh = CONCAT('=1+1', CHAR(10), '\"水电\";,'), takes_cases = 0 WHERE code = 'plumbing'")
    page = admin.get('admin/departments')
    rows = exported(tap, admin, offered(page)['csv'].replace('?format=csv', ''), 'departments')
    tap.equal([list(row.values()) for row in rows],
              [['office', 'office', 'office', '', '是', ''], ['工程维修部', 'Engineering', 'engineering', 'office', '是', '是'],
               ['=1+1\n"水电";,', 'Plumbing', 'plumbing', '工程维修部', '否', '']], 'as the tree stands')


def access_file(tap, programs, admin):
    programs.sql("INSERT INTO access_log (at, kind, subject, reason) VALUES ('2026-01-02 00:00:00', 'strange', '=1+1', "
                 "CONCAT('@a;\"b\",', CHAR(10), 'c'))")
    page = admin.get('admin/access?kind=view&before=99999&staff=')
    tap.equal(offered(page)['xlsx'], 'admin/access/export?kind=view&format=xlsx', 'what is listed is offered as a file')
    rows = exported(tap, admin, 'admin/access/export?kind=view', 'who read what')
    count = programs.sql("SELECT COUNT(*) FROM access_log WHERE kind = 'view'")[0]
    tap.equal(len(rows), int(count), 'every line, more than a page')
    many = [list(row.values())[:4] for row in rows if row['对象'].startswith('many')]
    tap.equal((len(many), many[0], many[-1][3]), (250, ['2026-01-01 08:00', '', '查看', 'many 250'], 'many 1'), 'newest first')
    rows = exported(tap, admin, 'admin/access/export?subject=2026-777777', 'one case')
    tap.equal([list(row.values())[2:5] for row in rows], [['打印', '案件 2026-777777', '处理单']], 'in the words of the page')
    rows = exported(tap, admin, 'admin/access/export?subject=%3D1%2B1', 'one subject')
    tap.equal([list(row.values()) for row in rows], [['2026-01-02 08:00', '', 'strange', '=1+1', '@a;"b",\nc', '']], 'filtered')
    logged = programs.sql("SELECT subject, reason FROM access_log WHERE kind = 'export' AND subject LIKE 'access%' ORDER BY id")
    tap.equal(logged, [f'access_log {what}\t{kind}' for what in ('kind=view', 'subject=2026-777777', 'subject==1+1')
                       for kind in ('xlsx', 'csv')], 'that it was taken along is on record, too')


def main():
    tap = Tap()
    programs = Programs('admin')
    try:
        visitors = {role: someone(programs, role.replace('_', '.'), role) for role in FRONTS}
        permissions(tap, programs, visitors)
        admin = visitors['administrator']
        person = adding(tap, programs, admin)
        number = changing(tap, programs, admin, person)
        resetting(tap, programs, admin, person, number)
        own_password(tap, programs)
        departments(tap, programs, admin)
        access(tap, programs, admin)
        for part in (staff_file, departments_file, access_file):
            part(tap, programs, admin)
        log = programs.log('admin')
        tap.ok(PASSWORD not in log and 'internal' not in log, 'the log holds no password and no failure', log[-1500:])
    finally:
        programs.close()
    tap.end()


if __name__ == '__main__':
    main()
