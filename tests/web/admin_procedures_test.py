#!/usr/bin/env python3
"""Versions of the procedure: admin/procedures, admin/procedures/export, admin/procedures/propose, admin/procedures/version, admin/procedures/document,
admin/procedures/approve, admin/procedures/date, admin/procedures/withdraw, and the same from the command line."""

import html
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import GOOD, Centre  # noqa: E402
from lists import exported, offered  # noqa: E402
from visitor import Tap  # noqa: E402

SHIPPED = open('conf/procedure/property.xml', encoding='utf-8').read()


def document(version, *changes):
    """The shipped document as another version, with (from, to) changes."""
    text = SHIPPED.replace('version="2026-02"', f'version="{version}"', 1)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def propose(visitor, content, start='', name='new.xml'):
    page = visitor.get('admin/procedures/propose')
    return visitor.form(page, 'admin/procedures/propose', {'from': start, 'reason': '春季调整'},
                        files={'document': (name, content if isinstance(content, bytes) else content.encode())})


def open_version(visitor, version):
    return visitor.get(f'admin/procedures/version?version={version}')


def decide(visitor, version, what, page=None, **values):
    page = page or open_version(visitor, version)
    return visitor.form(page, f'admin/procedures/{what}',
                        {'version': version, 'revision': page.hidden('revision') or '1', 'reason': '', **values})


def rule(page):
    """The sentence of a refusal."""
    found = re.search(r'class="alert"[^>]*>(.*?)</p>', page.text, re.S)
    return html.unescape(re.sub(r'<[^>]*>', '', found[1])) if found else page.text[-600:]


def state(centre, version):
    return centre.programs.sql("SELECT IF(withdrawn_at IS NOT NULL, 'withdrawn', IFNULL(adopted_at, 'proposed')) FROM "
                               f"procedure_version WHERE version = '{version}'")


def table(page):
    """Rows of the comparison: what, before, after."""
    rows = re.findall(r'<tr><td>(.*?)</td>\s*<td[^>]*>(.*?)</td><td[^>]*>(.*?)</td></tr>', page.text, re.S)
    return [tuple(' '.join(html.unescape(re.sub(r'<[^>]*>', ' ', cell)).split()) for cell in row) for row in rows]


def first(tap, centre):
    ada = centre.visitor('ada')
    page = ada.get('admin/procedures')
    tap.ok('2026-02' in page.text and '现行' in page.text and '安装时采用' in page.text, 'the installed version is in force', page.text)
    page = open_version(ada, '2026-02')
    tap.ok(page.status == 200 and 'admin/procedures/withdraw' not in page.text and 'admin/procedures/approve' not in page.text,
           'nothing is to be decided about it')
    tap.equal(open_version(ada, '2099-01').status, 404, 'a version that is none is not there')
    answer = ada.get('admin/procedures/document?version=2026-02')
    tap.equal((answer.status, answer.body.decode()), (200, SHIPPED), 'its document comes back as it was handed in')
    tap.ok('attachment' in answer.header('Content-Disposition'), 'as a file')
    tap.equal(ada.get('admin/procedures/document?version=x').status, 404, 'of no other version')
    for login, status in (('dora', 403), ('han', 403), ('ida', 403), ('sun', 403), ('mei', 403), ('sam', 200), ('max', 200)):
        tap.equal(centre.visitor(login).get('admin/procedures').status, status, f'{login} at the list')
    tap.equal(offered(centre.visitor('max').get('admin/procedures')),
              {kind: f'admin/procedures/export?format={kind}' for kind in ('xlsx', 'csv')}, 'the list is offered as a file')
    rows = exported(tap, centre.visitor('max'), 'admin/procedures/export', 'versions')
    tap.equal([(row['版本'], row['状态'], row['提出人'], row['提出时间'], row['批准人']) for row in rows],
              [('2026-02', '现行', '安装时采用', '', '')], 'the installed one stands in it')
    tap.equal(centre.visitor('mei').get('admin/procedures/export?format=csv').status, 403, 'not for everybody')
    bar = centre.visitor('max').get('admin/procedures').text
    tap.ok('class="programs"' in bar and 'href="/admin/procedures" aria-current' in bar, 'the bar leads the management there', bar)


def wrong(tap, centre):
    ada, before = centre.visitor('ada'), centre.programs.sql('SELECT COUNT(*) FROM procedure_version')
    page = propose(ada, document('2026-03', ('start="accept"', 'start="begin"')), name='neu<b>.xml')
    line = SHIPPED[:SHIPPED.index('<clock id="K6"')].count('\n') + 1
    tap.ok(page.status == 422 and page.error('document'), 'a wrong document is refused at the field', page.status)
    tap.ok(f"neu&lt;b&gt;.xml:{line}:3: The procedure knows no act &#39;begin&#39;." in page.text.replace('&quot;', '&#39;'),
           'with file, line and column', page.text[page.text.find('id="problems"'):][:600])
    page = propose(ada, document('2026-03', ('amount="12" unit="hour"', 'amount="twelve" unit="hour"'),
                                 ('breach="P16"', 'breach="P99"')))
    tap.ok(page.status == 422 and 'twelve' in page.text, 'the schema speaks first', page.text[-900:])
    for name, content in (('no XML', b'\x89PNG'), ('another document', b'<?xml version="1.0"?>\n<checklist/>\n'),
                          ('an unfinished one', document('2026-03')[:5000])):
        page = propose(ada, content)
        tap.ok(page.status == 422 and page.error('document') and 'new.xml:' in page.text, f'{name} is refused with its place',
               page.text[-700:])
    page = ada.post('admin/procedures/propose', {})
    tap.equal(page.status, 422, 'no file at all is said at the field')
    page = propose(ada, document('2026-03'), '2026-11-24 08:04')
    tap.ok(page.status == 422 and page.error('from'), 'a date that is past is said at the field', page.text[-700:])
    page = propose(ada, document('2026-03'), '2026-13-01')
    tap.ok(page.status == 422 and page.error('from'), 'so is one that is none')
    page = propose(ada, document('2026-02', ('amount="5"', 'amount="6"')))
    tap.ok(page.status == 422 and '2026-02 is known with other content' in page.text, 'a number is not used twice', page.text[-700:])
    answer = propose(ada, SHIPPED)
    tap.equal((answer.status, answer.location), (303, '/admin/procedures/version?version=2026-02'), 'the same document is known')
    tap.equal(centre.programs.sql('SELECT COUNT(*) FROM procedure_version'), before, 'and nothing of all that was kept')


def life(tap, centre):
    ada, max_, sam = centre.visitor('ada'), centre.visitor('max'), centre.visitor('sam')
    changed = document('2026-03', ('amount="12" unit="hour" time="natural"\n		    responsible="handler"',
                                   'amount="24" unit="hour" time="natural"\n		    responsible="handler"'),
                       ('<category id="pets" department="security">', '<category id="animals" department="security">'),
                       ('least="50" most="200"', 'least="60"'))
    answer = propose(ada, changed, '2026-11-25 00:00')
    tap.equal((answer.status, answer.location), (303, '/admin/procedures/version?version=2026-03'), 'a good document is handed in')
    page = open_version(sam, '2026-03')
    rows = table(page)
    tap.ok(('K6 处理完毕或反馈进度 时限', '12 小时', '24 小时') in rows, 'what changes is said in words', rows)
    tap.ok(('animals 宠物 新增 派往部门', '--', 'security') in rows and ('pets 宠物 删除 派往部门', 'security', '--') in rows,
           'what came and what went', rows)
    tap.ok(('P5b 接待用语不当引起投诉 金额', '50–200 元', '60 元以上') in rows, 'amounts of articles', rows)
    tap.equal(len(rows), 4, 'and nothing else')
    sam.cookies['anjuan_lang'] = 'en'
    english = table(open_version(sam, '2026-03'))
    del sam.cookies['anjuan_lang']
    tap.ok(('K6 Finish, or report progress time', '12 hours', '24 hours') in english, 'in either language', english)
    tap.ok('2026-11-25 00:00' in page.text and '0/2' in page.text, 'from when, and how many have approved')

    tap.ok('form-approve' not in open_version(ada, '2026-03').text and '提出人' in open_version(ada, '2026-03').text,
           'who proposed it is not asked to approve')
    answer = decide(ada, '2026-03', 'approve')
    tap.ok(answer.status == 409 and '需由另一人批准' in answer.text, 'nor may', answer.text[-900:])
    page, stale = open_version(max_, '2026-03'), open_version(sam, '2026-03')
    tap.equal(decide(max_, '2026-03', 'approve', page, reason='同意').status, 303, 'another approves')
    tap.equal(decide(max_, '2026-03', 'approve', page, reason='同意').status, 303, 'the same form twice')
    tap.equal(centre.programs.sql('SELECT COUNT(*) FROM procedure_decision WHERE kind = 2'), ['1'], 'counts once')
    answer = decide(max_, '2026-03', 'approve')
    tap.equal(answer.status, 409, 'the same person twice is refused')
    tap.equal(state(centre, '2026-03'), ['proposed'], 'one approval is not enough')
    tap.equal(decide(sam, '2026-03', 'approve', stale).status, 409, 'a decision on what is no longer so is a conflict')
    tap.equal(decide(centre.visitor('dora'), '2026-03', 'approve', centre.visitor('dora').get('admin/password')).status, 403,
              'a dispatcher has no say')
    tap.equal(decide(sam, '2026-03', 'approve').status, 303, 'a third person approves')
    tap.equal(state(centre, '2026-03'), ['2026-11-24 16:00:00'], 'and it is in force from its date')
    page = open_version(ada, '2026-03')
    tap.ok('已批准，未生效' in page.text and '同意' in page.text and '马总' in page.text and '李强' in page.text,
           'the page tells who approved, and what was said', page.text)

    centre.programs.at('2026-11-25T00:00:31+08:00')
    for login, visitor in centre.signed.items():
        visitor.sign_in(login, GOOD)
    centre.register()
    tap.equal(centre.programs.sql('SELECT procedure_version FROM case_file ORDER BY id DESC LIMIT 1'), ['2026-03'],
              'the next case is opened under it')
    tap.ok('已停用' in ada.get('admin/procedures').text, 'the one before is replaced')
    said = {row['版本']: row for row in exported(tap, ada, 'admin/procedures/export', 'versions, one replaced')}
    tap.equal([list(said[version].values())[:4] for version in ('2026-03', '2026-02')],
              [['2026-03', '现行', '2026-11-25 00:00', centre.name('ada')], ['2026-02', '已停用', said['2026-02']['生效时间'], '安装时采用']],
              'the file says so, and who proposed it')
    tap.ok(said['2026-03']['批准人'] == f"{centre.name('max')}; {centre.name('sam')}" and said['2026-03']['提出时间'], 'who approved, in turn',
           said['2026-03'])
    answer = decide(ada, '2026-03', 'withdraw', reason='误')
    tap.equal(answer.status, 409, 'what is in force cannot be withdrawn')


def withdrawn(tap, centre):
    ada, max_, sam = centre.visitor('ada'), centre.visitor('max'), centre.visitor('sam')
    propose(sam, document('2026-04'), '2026-12-01 08:00')
    tap.equal(decide(max_, '2026-04', 'approve').status, 303, 'one approves')
    page = decide(ada, '2026-04', 'date', **{'from': '2026-11-01 08:00'})
    tap.ok(page.status == 422 and page.error('from'), 'no date in the past', page.text[-600:])
    tap.equal(decide(ada, '2026-04', 'date', **{'from': '2026-12-02 08:00'}).status, 303, 'another date is set')
    tap.ok('0/2' in open_version(ada, '2026-04').text, 'and everybody is asked again')
    tap.equal(decide(ada, '2026-04', 'approve').status, 409, 'who set the date does not approve')
    page = decide(sam, '2026-04', 'withdraw')
    tap.ok(page.status == 422 and page.error('reason'), 'withdrawing needs a reason', page.text[-600:])
    tap.equal(decide(sam, '2026-04', 'withdraw', reason='改由明年施行').status, 303, 'with one it is withdrawn')
    tap.equal(state(centre, '2026-04'), ['withdrawn'], 'it is withdrawn')
    tap.equal(decide(max_, '2026-04', 'approve').status, 409, 'and stays so')
    tap.ok('改由明年施行' in open_version(max_, '2026-04').text, 'the reason is told')


def stranded(tap, centre):
    ada, max_ = centre.visitor('ada'), centre.visitor('max')
    number = centre.programs.sql('SELECT number FROM case_file ORDER BY id DESC LIMIT 1')[0]
    without = ('<category id="leak" department="engineering">', '<category id="water2" department="engineering">')
    page = propose(ada, document('2026-05', without))
    tap.ok(page.status == 409 and number in page.text and 'id="stranded"' in page.text,
           'a version under which an open case has no next act is refused with its number', page.text[-900:])
    tap.equal(state(centre, '2026-05'), [], 'and not kept')
    nowhere = ('<category id="leak" department="engineering">', '<category id="leak" department="finance">')
    page = propose(ada, document('2026-05', nowhere))
    tap.ok(page.status == 409 and number in page.text, 'so is one that sends it to a department that is not here', page.text[-900:])
    propose(ada, document('2026-06', ('<category id="noise" department="security">', '<category id="noise2" department="security">')))
    tap.equal(decide(max_, '2026-06', 'approve').status, 303, 'while nothing of that kind is open it may be approved')
    centre.register(category='noise', subject='夜间噪音')
    late = centre.programs.sql('SELECT number FROM case_file ORDER BY id DESC LIMIT 1')[0]
    page = open_version(centre.visitor('sam'), '2026-06')
    tap.ok(late in page.text and 'form-approve' not in page.text, 'later it is told and not offered', page.text[-900:])
    answer = decide(centre.visitor('sam'), '2026-06', 'approve')
    tap.ok(answer.status == 409 and late in answer.text, 'and refused with the number', answer.text[-900:])


def command_line(tap, centre):
    def write(name, text):
        path = os.path.join(centre.programs.folder, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def fails(*words):
        try:
            return centre.programs.anjuan(*words) and None
        except RuntimeError as failure:
            return str(failure)

    path = write('next.xml', document('2026-07'))
    told = centre.programs.anjuan('import', 'procedure', path, '--from', '2026-12-24T08:00:00+08:00')
    tap.ok('proposed' in told, 'the command line proposes', told)
    tap.equal(state(centre, '2026-07'), ['proposed'], 'and puts nothing in force')
    told = centre.programs.anjuan('import', 'procedure', path)
    tap.ok('nothing changed' in told, 'the same again changes nothing', told)
    told = centre.programs.anjuan('import', 'procedure', '--if-empty', write('other.xml', document('2026-77')))
    tap.ok('nothing changed' in told and state(centre, '2026-77') == [], 'nor does one that is only for a fresh database', told)
    page = open_version(centre.visitor('ada'), '2026-07')
    tap.ok('命令行' in page.text and 'form-approve' in page.text, 'everybody entitled may approve it then')
    told = fails('import', 'procedure', write('bad.xml', document('2026-08', ('start="accept"', 'start="begin"'))))
    tap.ok(told and 'bad.xml:' in told and "no act 'begin'" in told, 'mistakes are told with their place', told)
    told = fails('import', 'procedure', write('past.xml', document('2026-08')), '--from', '2026-01-01T08:00:00+08:00')
    tap.ok(told and 'past' in told, 'a past date is refused', told)
    told = fails('import', 'procedure', write('without.xml', document('2026-08', (
        '<category id="leak" department="engineering">', '<category id="water2" department="engineering">'))))
    number = centre.programs.sql("SELECT number FROM case_file WHERE category = 'leak' ORDER BY id DESC LIMIT 1")[0]
    tap.ok(told and number in told and 'without a next act' in told, 'and the open cases are listed', told)
    tap.equal(state(centre, '2026-08'), [], 'nothing of that is kept')
    tap.ok(fails('import', 'procedure') and fails('import', 'procedure', path, '--from', 'soon'), 'wrong words are refused')


def main():
    tap, centre = Tap(), Centre('desk')
    try:
        first(tap, centre)
        wrong(tap, centre)
        life(tap, centre)
        withdrawn(tap, centre)
        stranded(tap, centre)
        command_line(tap, centre)
        tap.ok('internal' not in centre.programs.log('admin'), 'the log holds no failure', centre.programs.log('admin')[-1500:])
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
