#!/usr/bin/env python3
"""The archive: archive/, archive/search, archive/search/export, archive/file, archive/file/reveal, archive/file/print,
archive/file/xml, archive/file/seal, archive/evidence, archive/waiting, archive/waiting/export."""

import hashlib
import html
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from lists import exported, offered  # noqa: E402
from pages import Cases, PHOTO, texts  # noqa: E402
from visitor import Tap, Visitor, quote  # noqa: E402

EVIL = '<script>x</script>"\'&'
LONG = '经双方协商，' + '渗漏处已全部重做' * 62 + '，业主同意结案'


def rows(answer):
    return re.findall(r'<td class="cell-number"><span class="number">([^<]*)<', answer.text)


def link(answer, rel):
    found = re.search(rf'rel="{rel}" href="([^"]*)"', answer.text)
    return html.unescape(found[1]).lstrip('/') if found else None


def withdrawn(centre, **changes):
    """Registers a case that its complainant withdraws: it may be filed.  Gives its id."""
    before = int(centre.programs.sql('SELECT COALESCE(MAX(id), 0) FROM case_file')[0])
    centre.register(**changes)
    identity, version = centre.programs.sql(f'SELECT id, version FROM case_file WHERE id > {before}')[0].split('\t')
    dora = centre.visitor('dora')
    page = dora.get(f'desk/case?id={identity}')
    answer = dora.form(page, 'desk/case/withdraw', {'id': identity, 'version': version, 'text': '已自行解决'})
    assert answer.status == 303, answer.text
    return int(identity)


def version(centre, identity):
    return centre.programs.sql(f'SELECT version FROM case_file WHERE id = {identity}')[0]


def seal(centre, *identities, who='sun'):
    visitor = centre.visitor(who)
    page = visitor.get('archive/waiting')
    return visitor.form(page, 'archive/file/seal', {'case': [f'{one}:{version(centre, one)}' for one in identities]})


def doors(tap, centre):
    may = {'sun': 200, 'sam': 200, 'ida': 200, 'max': 200, 'dora': 403, 'han': 403, 'mei': 403, 'ada': 403}
    for path in ('archive/search', 'archive/search/export?format=csv', 'archive/'):
        tap.equal(Visitor(centre.programs).get(path).status, 303, f'a stranger is sent to the door by {path}')
        for login, status in may.items():
            wanted = 303 if status == 200 and path == 'archive/' else status
            tap.equal(centre.visitor(login).get(path).status, wanted, f'{login} asks for {path}')
    for path in ('archive/file?id=1', 'archive/file/print?id=1', 'archive/evidence?id=1'):
        for login, status in may.items():
            tap.equal(centre.visitor(login).get(path).status, 404 if status == 200 else 403, f'{login} asks for {path}')
    for login, status in {'sun': 200, 'sam': 200, 'ida': 403, 'max': 403, 'dora': 403}.items():
        for path in ('archive/waiting', 'archive/waiting/export?format=csv'):
            tap.equal(centre.visitor(login).get(path).status, status, f'{login} asks for {path}')
    tap.equal(centre.visitor('sun').get('archive/').location, '/archive/search', 'archive/ leads to the search')


def sealing(tap, centre):
    one, two, three = (withdrawn(centre) for _ in range(3))
    sun = centre.visitor('sun')
    page = sun.get('archive/waiting')
    tap.equal(len(rows(page)), 3, 'what may be filed is listed')
    values = {'case': f'{one}:{version(centre, one)}'}
    tap.equal(sun.ask('POST', 'archive/file/seal', f'case={one}:3'.encode()).status, 403, 'nothing is filed without a token')
    answer = centre.visitor('ida').form(centre.visitor('ida').get('archive/search'), 'archive/file/seal', values)
    tap.equal(answer.status, 403, 'an inspector files nothing')
    answer = sun.form(page, 'archive/file/seal', {})
    tap.equal(answer.status, 422, 'filing nothing is said')
    answer = sun.form(page, 'archive/file/seal', {'case': f'{one}:1'})
    tap.ok('refused' in answer.location and 'conflict' in answer.location, 'an older version is a conflict', answer.location)
    tap.ok('Text.Refusal' not in sun.get(answer.location.lstrip('/')).text, 'and said on the page')
    answer = sun.form(page, 'archive/file/seal', values)
    tap.equal(answer.location, '/archive/waiting?done=1', 'one case is filed')
    tap.equal(sun.form(page, 'archive/file/seal', values).location, '/archive/waiting?done=1', 'the same form again files nothing new')
    tap.equal(centre.programs.sql('SELECT COUNT(*) FROM archive_file')[0], '1', 'one document is stored')
    four = withdrawn(centre)
    answer = sun.form(page, 'archive/file/seal', {'case': f'{two}:{version(centre, two)}', 'only': f'{four}:{version(centre, four)}'})
    tap.ok(answer.location == '/archive/waiting?done=1' and centre.programs.sql('SELECT MAX(case_id) FROM archive_file') == [str(four)] and
           centre.programs.sql('SELECT COUNT(*) FROM archive_file') == ['2'], 'the button of one row files that one, whatever is ticked')
    tap.equal(seal(centre, two, three).location, '/archive/waiting?done=2', 'two at once')
    tap.ok('refused' in seal(centre, two).location, 'a filed case is not filed again')
    tap.equal(rows(sun.get('archive/waiting')), [], 'nothing waits any more')
    return one


def opened(visitor, path, identity):
    """A filed case in one of its three ways; the sealed document is asked for with a reason."""
    if path == 'file/xml':
        return visitor.form(visitor.get('admin/password'), 'archive/file/xml', {'id': identity, 'reason': '核对'})
    return visitor.get(f'archive/{path}?id={identity}')


def reading(tap, centre, identity):
    sun = centre.visitor('sun')
    answer = sun.get(f'archive/file?id={identity}')
    tap.equal(answer.status, 200, 'the file opens')
    stored = centre.programs.sql(f'SELECT LOWER(HEX(sha256)) FROM archive_file WHERE case_id = {identity}')[0]
    tap.ok(stored in answer.text and 'role="alert"' not in answer.text, 'with its digest, intact')
    tap.ok('13800138000' not in answer.text and '刘女士' not in answer.text, 'name and phone are masked')
    tap.ok('半夜天花板漏水' in answer.text and '已自行解决' in answer.text, 'facts and history are there')
    tap.ok('周敏' in answer.text and '孙档' in answer.text, 'who handled it is named')
    page = sun.get(f'archive/file?id={identity}')
    tap.equal(sun.get(f'archive/file/xml?id={identity}').status, 405, 'the sealed document is not just fetched')
    answer = sun.form(page, 'archive/file/xml', {'id': identity, 'reason': ''})
    tap.ok(answer.status == 422 and answer.error('reason') and b'13800138000' not in answer.body, 'it holds names in full: no reason, no document')
    xml = sun.form(page, 'archive/file/xml', {'id': identity, 'reason': '法院调取'})
    tap.equal(hashlib.sha256(xml.body).hexdigest(), stored, 'the XML is what was sealed')
    tap.ok('attachment' in xml.header('Content-Disposition'), 'and is a download')
    answer = sun.get(f'archive/file/print?id={identity}')
    tap.ok(answer.status == 200 and stored in answer.text and 'class="signatures"' in answer.text, 'the sheet prints')
    tap.ok('刘女士' not in answer.text and '13800138000' not in answer.text and '1201' not in answer.text, 'masked')
    blank = sun.form(answer, 'archive/file/print', {'id': identity, 'reason': ''})
    tap.ok(blank.status == 422 and blank.error('reason') and '刘女士' not in blank.text and 'class="signatures"' in blank.text, 'no reason, no name on paper')
    answer = sun.form(answer, 'archive/file/print', {'id': identity, 'reason': '法院要求原样'})
    tap.ok(answer.status == 200 and 'class="signatures"' in answer.text and '刘女士' in answer.text and '13800138000' in answer.text and '1201' in answer.text,
           'with one it prints in full', texts(answer))
    tap.equal(centre.programs.sql("SELECT kind, reason FROM access_log ORDER BY id DESC LIMIT 1"), ['reveal\t法院要求原样'], 'which is remembered')
    answer = sun.post('archive/file/reveal', {'id': identity, 'reason': ''}, at=f'archive/file?id={identity}')
    tap.ok(answer.status == 422 and answer.error('reason') and '13800138000' not in answer.text, 'no reason, no name')
    answer = sun.post('archive/file/reveal', {'id': identity, 'reason': '业主来电核对'}, at=f'archive/file?id={identity}')
    tap.ok(answer.status == 200 and '13800138000' in answer.text and '刘女士' in answer.text, 'with a reason it is shown')
    log = centre.programs.sql("SELECT kind, subject, reason FROM access_log WHERE subject LIKE 'archive 20%'")
    kinds = {line.split('\t')[0] for line in log}
    tap.equal(kinds, {'view', 'download', 'print', 'reveal'}, 'every look is in the access log')
    tap.ok(any('业主来电核对' in line for line in log), 'with the reason')
    tap.ok(any(line.startswith('download') and '法院调取' in line for line in log), 'the document as well', log)
    for bad in ('0', '999', 'x', '-1', '1;DROP'):
        tap.equal(sun.get(f'archive/file?id={bad}').status, 404, f'there is no file {bad}')


def damaged(tap, centre):
    """What has been changed behind the program's back is said, whatever remains of it."""
    identity = withdrawn(centre, matter='将被改动')
    seal(centre, identity)
    sun = centre.visitor('sun')
    centre.programs.sql(f"UPDATE archive_document SET document = REPLACE(document, '将被改动', '已被改动') WHERE case_id = {identity}")
    answer = sun.get(f'archive/file?id={identity}')
    tap.ok(answer.status == 200 and 'role="alert"' in answer.text and '已被改动' in answer.text, 'a changed file is shown as changed',
           centre.programs.log('archive'))
    centre.programs.sql(f"UPDATE archive_document SET document = 'not xml' WHERE case_id = {identity}")
    for path in ('file', 'file/print', 'file/xml'):
        answer = opened(sun, path, identity)
        tap.equal(answer.status, 200, f'archive/{path} survives a file that cannot be read')
    tap.ok('role="alert"' in sun.get(f'archive/file?id={identity}').text, 'and says so')


def kept_back(tap, dora, identity, pieces, pdf):
    """The desk is no way round the archive: of a filed case it gives copies alone."""
    page = dora.get(f'desk/case?id={identity}')
    found = re.findall(r'href="[^"]*desk/evidence[^"]*"', page.text)
    tap.equal([link.split('?')[1] for link in found], [f'id={pieces["漏点.jpg"]}"'], 'the desk links the copy of the photo')
    shown = dora.get(f"desk/evidence?id={pieces['漏点.jpg']}")
    tap.ok(shown.status == 200 and b'CANARY' not in shown.body, 'which it gives')
    answer = dora.form(page, 'desk/evidence', {'id': pieces['漏点.jpg'], 'reason': '核对'})
    tap.ok(answer.status == 409 and '已归档' in answer.text and b'CANARY' not in answer.body, 'not the original, whatever the reason', texts(answer))
    answer = dora.get(f"desk/evidence?id={pieces['回执.pdf']}")
    tap.ok(answer.status == 409 and pdf not in answer.body, 'nor what has no copy', answer.status)


def evidence(tap, centre):
    identity = withdrawn(centre, subject='有证据')
    dora = centre.visitor('dora')
    page = dora.get(f'desk/case?id={identity}')
    pdf = b'%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'
    answer = dora.form(page, 'desk/case/attach', {'id': identity, 'version': version(centre, identity)}, {'files': ('回执.pdf', pdf)})
    tap.equal(answer.status, 303, 'evidence comes before filing')
    dora.form(page, 'desk/case/attach', {'id': identity, 'version': version(centre, identity)}, {'files': ('漏点.jpg', PHOTO)})
    tap.equal(seal(centre, identity).location, '/archive/waiting?done=1', 'a case with evidence is filed')
    kept_back(tap, dora, identity, dict(centre.programs.sql(f"SELECT name, id FROM evidence WHERE case_id = {identity}")[k].split('\t') for k in range(2)), pdf)
    sun = centre.visitor('sun')
    page = sun.get(f'archive/file?id={identity}')
    tap.ok(hashlib.sha256(pdf).hexdigest() in page.text and '回执.pdf' in page.text, 'the list has name and digest', page.text)
    found = re.findall(r'archive/evidence\?id=\d+', page.text)
    tap.equal(len(found), 1, 'only the photo is a link')
    answer = sun.get(found[0])
    tap.ok(answer.status == 200 and answer.body[:2] == b'\xff\xd8' and b'CANARY' not in answer.body, 'the photo is shown without where it was taken')
    tap.ok(b'CANARY' not in sun.get(found[0] + '&original=1').body, 'whatever is asked')
    pieces = dict(centre.programs.sql(f"SELECT name, id FROM evidence WHERE case_id = {identity}")[k].split('\t') for k in range(2))
    tap.equal(sun.get(f"archive/evidence?id={pieces['回执.pdf']}").status, 404, 'what has no copy is not just fetched')
    answer = sun.form(page, 'archive/evidence', {'case': identity, 'piece': pieces['漏点.jpg'], 'reason': ''})
    tap.ok(answer.status == 422 and answer.error('reason') and b'CANARY' not in answer.body, 'no reason, no original')
    answer = sun.form(page, 'archive/evidence', {'case': identity, 'piece': pieces['漏点.jpg'], 'reason': '鉴定机构调取'})
    tap.ok(answer.status == 200 and answer.body == PHOTO, 'with a reason the bytes come as they were sent')
    tap.equal(centre.programs.sql("SELECT reason FROM access_log WHERE kind = 'download' ORDER BY id DESC LIMIT 1"), ['鉴定机构调取'], 'which is remembered')
    answer = sun.form(page, 'archive/evidence', {'case': identity, 'piece': pieces['回执.pdf'], 'reason': '核对'})
    tap.ok(answer.status == 200 and answer.body == pdf, 'the bytes come back')
    tap.ok('attachment' in answer.header('Content-Disposition'), 'no browser runs them')


def sought(tap, sun, number):
    for query, wanted in {
            'words=樱花': 1, 'words=樱': 1, 'words=' + number: 1, 'words=' + number[-6:] + ' 花': 1, 'words=樱花 不存在': 0, 'words=樱花&category=noise': 1, 'words=樱花&category=leak': 0,
            'name=' + EVIL: 1, 'name=无此人': 0, 'phone=0731 8888 6666': 1, 'phone=13900000000': 0, 'phone=abc': 0,
            f'number={number}': 1, 'number=9999-1': 0, 'number=xyz': 0, 'category=noise': 1, 'from=2026-11-24&until=2026-11-24&category=noise': 1,
            'from=2026-11-25&category=noise': 0, 'until=2026-11-23&category=noise': 0, 'place=3栋2单元1201&category=noise': 1, 'place=9栋': 0,
            'result=不会有这个': 0}.items():
        pairs = '&'.join(f'{one.split("=", 1)[0]}={quote(one.split("=", 1)[1])}' for one in query.split('&', query.count('&') if EVIL not in query else 0))
        answer = sun.get('archive/search?' + pairs)
        tap.ok(answer.status == 200 and len(rows(answer)) == wanted and '<script>x' not in answer.text,
               f'{query} finds {wanted}', f'{answer.status} {rows(answer)}')


    for query in ('words=' + quote('——'), 'words=' + quote('！！') + '&category=noise'):
        answer = sun.get('archive/search?' + query)
        tap.ok(answer.status == 200 and not rows(answer) and answer.error('words') and 'search/export' not in answer.text,
               f'{query} is refused at its field', answer.text)
        answer = sun.get(f'archive/search/export?{query}&format=csv')
        tap.equal(answer.body.count(b'\n'), 1, 'and no file holds what was not looked for')


def searching(tap, centre):
    sun = centre.visitor('sun')
    evil = withdrawn(centre, subject=EVIL, matter=EVIL + '樱花', complainant=EVIL, category='noise', phone='0731-88886666')
    seal(centre, evil)
    number = centre.programs.sql(f'SELECT number FROM case_file WHERE id = {evil}')[0]
    sought(tap, sun, number)
    centre.programs.anjuan('migrate')
    tap.equal(centre.programs.sql('SELECT COUNT(*) FROM search_queue'), ['0'], 'all texts are posted')
    sought(tap, sun, number)
    answer = sun.get(f'archive/search?words={quote("樱花")}&category=noise')
    tags = re.findall(r'<li><a href="([^"]*)"', answer.text[answer.text.index('<ul class="tags"'):])
    tap.equal(sorted(html.unescape(tag).split('?')[1].split('=')[0] for tag in tags), ['category', 'words'], 'each tag leaves the other filter')
    for language in ('en', 'zh'):
        sun.get(f'archive/search?lang={language}')
        for path in (f'archive/file?id={evil}', f'archive/file/print?id={evil}', f'archive/search?name={quote(EVIL)}', 'archive/waiting'):
            answer = sun.get(path)
            tap.ok(f'lang="{language}' in answer.text and '<script>x' not in answer.text, f'{path} in {language} is escaped')


def paging(tap, centre):
    identities = [withdrawn(centre, subject=f'翻页{index}', category='parking') for index in range(52)]
    for at in range(0, 52, 26):
        seal(centre, *identities[at:at + 26])
    sun = centre.visitor('sun')
    first = sun.get('archive/search?category=parking')
    tap.equal(len(rows(first)), 50, 'a page has fifty rows')
    second = sun.get(link(first, 'next'))
    tap.equal(len(rows(second)), 2, 'the rest is on the next')
    tap.equal(len(set(rows(first) + rows(second))), 52, 'nothing twice, nothing lost')
    tap.ok('category=parking' in link(first, 'next'), 'the filter stays in the address')
    tap.equal(rows(sun.get(link(second, 'prev'))), rows(first), 'and back')
    tap.equal(offered(second)['csv'], 'archive/search/export?category=parking&format=csv', 'the file is of the whole search')
    filed = exported(tap, sun, 'archive/search/export?category=parking', 'the archive')
    tap.equal(len(filed), 52, 'with every row, not a page')
    tap.ok('13800138000' not in str(filed) and '138****8000' in str(filed), 'masked', filed[0])
    tap.ok(centre.programs.sql("SELECT COUNT(*) FROM access_log WHERE kind = 'export' AND subject = 'archive category'")[0] == '2', 'exports are logged')


def waiting_file(tap, centre):
    """What waits as a file; one case would calculate, break cells and lines."""
    sun = centre.visitor('sun')
    tap.equal(offered(sun.get('archive/waiting')), {}, 'nothing waits, nothing is offered')
    one, two = (withdrawn(centre) for _ in range(2))
    centre.programs.sql(f"UPDATE case_file SET subject = '@SUM(1+1)', result = CONCAT('=1+1;\"x\",', CHAR(10), '-2') WHERE id = {two}")
    page = sun.get('archive/waiting')
    rows = exported(tap, sun, offered(page)['xlsx'].replace('?format=xlsx', ''), 'what waits')
    tap.equal([row['编号'] for row in rows],
              [centre.programs.sql(f'SELECT number FROM case_file WHERE id = {case}')[0] for case in (one, two)], 'every case')
    tap.equal([rows[1][title] for title in ('事项', '处理结果', '投诉人', '地址', '阶段', '投诉时间')],
              ['@SUM(1+1)', '=1+1;"x",\n-2', '刘*士', '森林湖一期 3栋***', '已撤诉', '2026-11-24 08:01'], 'with its columns')
    tap.ok('8000' not in str(rows) and '刘女士' not in str(rows) and '1201' not in str(rows), 'masked as there', rows)
    tap.ok(centre.programs.sql("SELECT COUNT(*) FROM access_log WHERE kind = 'export' AND subject = 'filing'") == ['4'],
           'it is on record, with the one at the door')


def accused(tap, centre):
    """Who is complained about sees nothing of it, here neither."""
    identity = withdrawn(centre, subject='关于督导')
    ida = centre.programs.sql("SELECT id FROM staff WHERE login = 'ida'")[0]
    centre.programs.sql(f'UPDATE case_file SET accused_staff_id = {ida} WHERE id = {identity}')
    seal(centre, identity)
    number = centre.programs.sql(f'SELECT number FROM case_file WHERE id = {identity}')[0]
    tap.equal(len(rows(centre.visitor('sun').get(f'archive/search?number={number}'))), 1, 'the archivist finds it')
    tap.equal(len(rows(centre.visitor('ida').get(f'archive/search?number={number}'))), 0, 'the accused does not')
    for path in ('file', 'file/print', 'file/xml'):
        tap.equal(opened(centre.visitor('ida'), path, identity).status, 404, f'nor opens archive/{path}')
    head = centre.programs.sql("SELECT id FROM staff WHERE login = 'max'")[0]
    for by_staff, login, status in ((0, 'sun', 200), (0, 'sam', 404), (1, 'sun', 404), (1, 'sam', 404), (1, 'ida', 200)):
        centre.programs.sql(f'UPDATE archive_file SET accused_staff_id = {head}, by_staff = {by_staff} WHERE case_id = {identity}')
        for path in ('file', 'file/print', 'file/xml'):
            tap.equal(opened(centre.visitor(login), path, identity).status, status,
                      f'{login}, below the head, by staff {by_staff}: archive/{path}')
        for word in ('number=' + number, 'words=' + quote('关于督导')):
            tap.equal(len(rows(centre.visitor(login).get(f'archive/search?{word}'))), int(status == 200), f'and by {word}')


def investigated(tap, centre):
    """A case with everything the workbench and the clocks know, with hostile text, filed, shown, printed, read as XML."""
    cases, engineering = Cases(centre), centre.department('engineering')
    case = cases.new(subject='卫生间渗漏')
    when = centre.programs.sql("SELECT DATE_FORMAT(registered_at + INTERVAL 8 HOUR, '%Y-%m-%d %H:%i') FROM case_file "
                               f'WHERE id = {case}')[0]
    measure = {'department': engineering, 'person': cases.staff('han'), 'until': '2027-01-31 18:00'}

    def newest(name):
        return centre.programs.sql(f'SELECT MAX(id) FROM {name} WHERE case_id = {case}')[0]

    def send(who, route, **fields):
        answer = cases.send(who, case, route, {k: v for k, v in fields.items() if k != 'photo'}, fields.get('photo'))
        tap.ok(answer.status == 303, f'{who}: {route}', f'{answer.status} {texts(answer)}')

    send('dora', 'desk/case/dispatch', department=engineering)
    send('han', 'desk/case/accept')
    send('han', 'desk/case/pause', clock='K6', reason='weather', until='', text='连日暴雨' + EVIL)
    send('han', 'desk/case/report_up', text='超出本部门' + EVIL)
    send('mei', 'desk/case/see')
    send('han', 'desk/inquiry/record', kind='site', subject='现场' + EVIL, content='门槛石' + EVIL, at=when, place='地点' + EVIL,
         persons='在场' + EVIL, photo={'files': ('破损.jpg', PHOTO)})
    send('han', 'desk/inquiry/record', kind='interview', subject='访谈', content='问答' + EVIL, at=when, persons='周先生',
         capacity='邻居', agreed='1')
    send('han', 'desk/inquiry/record', kind='document', subject='保修书', content='五年' + EVIL, reference='编号' + EVIL)
    photo = newest('evidence')
    send('han', 'desk/inquiry/cause', branch='material', level='direct', kind='other', text='老化' + EVIL, evidence=photo)
    first = newest('cause')
    send('han', 'desk/inquiry/cause', parent=first, level='root', kind='process', text='漏项' + EVIL, evidence=photo)
    send('han', 'desk/inquiry/cause', branch='people', level='direct', kind='human', text='人为' + EVIL)
    send('han', 'desk/inquiry/cause_strike', cause=newest('cause'), text='不符' + EVIL)
    send('han', 'desk/inquiry/responsibility', share='main', department=engineering, person=cases.staff('wu'), text='未列入' + EVIL)
    send('han', 'desk/inquiry/measure', text='重做' + EVIL, cost='1200', compensation='800.50', not_now='待晴' + EVIL, **measure)
    send('max', 'desk/inquiry/reject', text='偏高' + EVIL)
    send('han', 'desk/inquiry/measure', text='补做', cost='1200', **measure)
    send('max', 'desk/inquiry/approve', text='同意' + EVIL)
    send('dora', 'desk/case/withdraw', text=LONG)
    tap.ok('done=1' in seal(centre, case).location, 'a case with everything is filed')

    xml = opened(centre.visitor('sun'), 'file/xml', case).body.decode()
    for words in ('<record ', 'kind="interview"', 'kind="document"', '<cause ', 'struck_reason', '<finding ', '<plan ', 'approved="yes"',
                  'cost="120000"', 'compensation="80050"', '<proof cause=', '<proof evidence=', '<escalation ', 'seen_at=',
                  'act="pause"', '待晴'):
        tap.ok(words in xml, f'{words} is in the XML', xml[-3000:])
    centre.programs.sql("UPDATE staff SET name = '改名' WHERE login = 'han'")
    said = ('现场', '门槛石', '地点', '在场', '问答', '编号', '老化', '漏项', '人为', '不符', '未列入', '重做', '待晴', '偏高', '超出本部门')
    for path, link in (('archive/file', True), ('archive/file/print', False)):
        for language in ('zh', 'en'):
            sun = centre.visitor('sun')
            sun.cookies['anjuan_lang'] = language
            text = sun.get(f'{path}?id={case}').text
            del sun.cookies['anjuan_lang']
            for word in said:
                tap.ok(word in text, f'{path}, {language}: {word}')
            tap.ok('<script>x' not in text and '&lt;script&gt;x' in text, f'{path}, {language}: as text')
            tap.ok((f'<td>{LONG}</td>' if not link else f'<p class="lines">{LONG}</p>') in text, f'{path}, {language}: what came of a stage is whole')
            tap.ok('<svg' in text and text.count('class="drawing"') == 2, f'{path}, {language}: both drawings')
            tap.ok('1,200.00' in text and '800.50' in text, f'{path}, {language}: the money')
            tap.ok('赵经理' in text and ('已确认' in text or 'cknowledged' in text or '已阅' in text or 'Seen' in text or 'seen' in text),
                   f'{path}, {language}: who saw the report', text[text.find('K6'):][:1500])
            tap.ok(not link or f'archive/evidence?id={photo}' in text, f'{path}, {language}: the evidence opens')
            tap.ok(not link or '改名' not in text.split('</header>')[-1], f'{path}, {language}: people as they were called then')
    centre.programs.sql("UPDATE staff SET name = '王工' WHERE login = 'han'")


def answered(tap, centre):
    """A grave case with its emergency, what was done at once, another body and an evaluation: the file shows all of it."""
    cases = Cases(centre)
    case = cases.new(severity='grave', urgency='urgent', subject='电梯困人，老人送医' + EVIL)

    def send(who, route, **fields):
        answer = cases.send(who, case, 'desk/' + route, fields)
        tap.ok(answer.status == 303, f'{who}: desk/{route}', f'{answer.status} {texts(answer)}')

    engineering = centre.department('engineering')
    send('dora', 'case/dispatch', department=engineering)
    send('han', 'case/accept')
    send('han', 'inquiry/measure', text='换门机', department=engineering, person=cases.staff('han'), until='2027-01-31 18:00')
    send('max', 'emergency/start', text='先救人' + EVIL)
    send('max', 'emergency/force', person=cases.staff('gao'), duty='现场指挥' + EVIL, leads='1')
    send('gao', 'emergency/report', text='血压平稳' + EVIL, next='维保到场' + EVIL)
    send('gao', 'emergency/log', talk='media', **{'with': '都市报' + EVIL}, text='说明情况' + EVIL)
    send('max', 'emergency/measure', kind='compensation', text='垫付医药费' + EVIL, amount='2600.50', ordered_by=cases.staff('max'))
    send('max', 'emergency/result', measure=centre.programs.sql(f'SELECT MAX(id) FROM urgent_measure WHERE case_id = {case}')[0],
         text='家属签收' + EVIL)
    send('max', 'emergency/lift', text='住户平安' + EVIL)
    send('gao', 'emergency/debrief', effect='四小时解除' + EVIL, lessons='外联偏慢' + EVIL, prevention='夜间值守' + EVIL)
    send('dora', 'referral/record', body='hotline', name='市热线' + EVIL, reference='GD-77', set_at='2026-11-23 10:00', until='2026-11-27 10:00',
         text='限期答复' + EVIL)
    send('dora', 'referral/reply', number=1, round=1, way='platform', replied_at='2026-11-24 00:00', reply='已恢复运行' + EVIL)
    centre.programs.sql('INSERT INTO effect (case_id, plan, measure, department_id, category, day, days, opened_at, judged_at, judged_by, verdict, '
                        "reason, before_cases, after_cases) SELECT id, 1, '整机更换', " + engineering + ", 'leak', '2026-08-01', 90, "
                        f"registered_at, registered_at, {cases.staff('ida')}, 2, '少了但仍有', 5, 2 FROM case_file WHERE id = {case}")
    number = cases.number(case)
    centre.programs.sql('INSERT INTO outbox (created_at, case_id, number, kind, delivery, recipient, fields, body, token, state, waiting_since, sent_at) VALUES '
                        f"('2026-11-24 00:01:00', {case}, '{number}', 0, 1, '13800138000', '', '', 'filed-1', 2, '2026-11-24', '2026-11-24 00:02:00'), "
                        f"('2026-11-24 00:03:00', {case}, '{number}', 8, 0, 'liu@example.org', '', '', 'filed-2', 3, '2026-11-24', NULL), "
                        f"('2026-11-24 00:04:00', {case}, '{number}', 9, 0, 'hotline@example.org', '', '', 'filed-3', 2, '2026-11-24', '2026-11-24 00:05:00')")
    centre.programs.sql('INSERT INTO return_visit (case_id, round, turn, manner, reached, satisfied, mark, solved, text, wish, waiver, made_by, made_at) VALUES '
                        f"({case}, 0, 1, 1, 1, 1, 5, 1, '已恢复，满意', '加装扶手', '住户说不必再来', {cases.staff('gao')}, '2026-11-24 00:06:00')")
    send('dora', 'case/withdraw', text='撤诉')
    answer = seal(centre, case)
    tap.ok('done=1' in str(answer.location), 'a case with all of it is filed', f'{answer.status} {texts(answer)} {[one for one in centre.programs.log("archive").splitlines() if "<3>" in one]}')
    xml = opened(centre.visitor('sun'), 'file/xml', case).body.decode()
    for words in ('kind="acknowledgement"', 'way="webhook"', 'sent_at="2026-11-24T08:02:00+08:00"', 'kind="survey"', 'state="failed"',
                  'manner="site"', '<waiver>住户说不必再来</waiver>', '<wish>加装扶手</wish>'):
        tap.ok(words in xml, f'{words} is in the XML', xml[-3000:])
    tap.ok('liu@example.org' not in xml and 'hotline@' not in xml.split('<messages>')[-1], 'messages are those to the complainant, without address')
    centre.programs.sql("UPDATE staff SET name = '改名' WHERE login IN ('gao', 'max')")
    for path in ('archive/file', 'archive/file/print'):
        for language, words in (('zh', ('应急', '市热线', '已总结', '媒体', '赔偿', '部分有效', '专项', '受理告知', '满意度评价邀请', '短信', '发送失败', '上门')),
                                ('en', ('Emergency', 'edia', 'ompensation', 'Sent to the complainant', 'Text message', 'Failed'))):
            sun = centre.visitor('sun')
            sun.cookies['anjuan_lang'] = language
            text = sun.get(f'{path}?id={case}').text
            del sun.cookies['anjuan_lang']
            for word in ('老人送医', '先救人', '现场指挥', '血压平稳', '维保到场', '都市报', '说明情况', '垫付医药费', '2,600.50', '家属签收',
                         '住户平安', '四小时解除', '外联偏慢', '夜间值守', 'GD-77', '限期答复', '已恢复运行', '整机更换', '少了但仍有', '-60.0', '2026-11-24 08:02', '已恢复，满意', '加装扶手', '住户说不必再来', *words):
                tap.ok(word in text, f'{path}, {language}: {word}')
            tap.ok('<script>x' not in text and '改名' not in text.split('</header>')[-1], f'{path}, {language}: as text, people as they were called then')
    centre.programs.sql("UPDATE staff SET name = CONCAT(title, login) WHERE login IN ('gao', 'max')")


def judged_later(tap, centre):
    """An evaluation that is judged when the case is filed already stands beside the file, with its day; the file stays as it is."""
    cases, sun, sql = Cases(centre), centre.visitor('sun'), centre.programs.sql
    case = cases.closed(subject='水泵异响', flags='repeat')
    effect = sql(f'SELECT MAX(id) FROM effect WHERE case_id = {case}')[0]
    sql(f"UPDATE effect SET measure = '换轴承', day = '2026-07-01' WHERE id = {effect}")
    answer = cases.send('dora', case, 'desk/visit/record', {'on_site': '0', 'satisfied': '1', 'satisfaction': '5', 'solved': 'yes', 'text': '好了'})
    tap.equal(answer.status, 303, 'a case whose measure is evaluated is closed and visited')
    answer = seal(centre, case)
    tap.ok('done=1' in str(answer.location), 'a case is filed before its measure can be judged', f'{answer.status} {answer.location} {texts(answer)}')
    sealed = opened(sun, 'file/xml', case).body
    for path in ('archive/file', 'archive/file/print'):
        text = sun.get(f'{path}?id={case}').text
        tap.ok('换轴承' in text and '归档后的效果评价' not in text, f'{path}: what was not judged')
    visitor = centre.visitor('ida')
    answer = visitor.form(visitor.get(f'desk/effect?id={effect}'), 'desk/effect/judge',
                          {'id': effect, 'verdict': 'partly', 'reason': '夜间仍有' + EVIL})
    tap.equal((answer.status, sql(f'SELECT verdict FROM effect WHERE id = {effect}')), (303, ['2']), 'it is judged afterwards')
    for path in ('archive/file', 'archive/file/print'):
        for language, words in (('zh', ('归档后的效果评价', '部分有效', '案卷完整')), ('en', ('Effects judged after filing', 'document has not been changed'))):
            sun.cookies['anjuan_lang'] = language
            text = sun.get(f'{path}?id={case}').text
            del sun.cookies['anjuan_lang']
            later = text[text.find(words[0]):]
            for word in (*words, '夜间仍有', '督导员', '2026-11-24 08:'):
                tap.ok(word in (text if word == '案卷完整' else later), f'{path}, {language}: {word}')
            tap.ok('<script>x' not in text and text.count('夜间仍有') == 1, f'{path}, {language}: as text, once')
    tap.equal(opened(sun, 'file/xml', case).body, sealed, 'the document is the one that was sealed')
    tap.ok('夜间仍有' not in sealed.decode(), 'and does not have it')


def main():
    tap, centre = Tap(), Centre('archive', 'desk')
    try:
        doors(tap, centre)
        identity = sealing(tap, centre)
        reading(tap, centre, identity)
        for part in (investigated, answered, waiting_file, damaged, evidence, searching, paging, accused, judged_later):
            part(tap, centre)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
