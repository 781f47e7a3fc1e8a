#!/usr/bin/env python3
"""The lists: desk/, desk/board, desk/board/dispatch, desk/board/export, desk/work, desk/work/export, desk/visits and
desk/visits/export."""

import os
import re
import sys
import time
from urllib.parse import unquote

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from lists import exported, offered  # noqa: E402
from pages import Cases  # noqa: E402
from visitor import Tap, Visitor, quote  # noqa: E402

VIEWS = ('dispatch', 'mine', 'due', 'overdue', 'confirming', 'visiting', 'returned', 'filing', 'all')


def numbers(answer):
    """The numbers of the rows, in order."""
    return re.findall(r'<td class="cell-number"><(?:b|span class="number")>([^<]*)<', answer.text)


def link(answer, rel):
    found = re.search(rf'rel="{rel}" href="([^"]*)"', answer.text)
    return found[1].replace('&amp;', '&').lstrip('/') if found else None


def count(answer, view):
    found = re.search(rf'view={view}"[^>]*><span>[^<]*</span><span class="count[^"]*">([^<]*)<', answer.text)
    return found[1] if found else None


def doors(tap, centre):
    for path in ('desk/', 'desk/board', 'desk/board/export?format=csv', 'desk/work', 'desk/visits', 'desk/registered?once=x',
                 'desk/work/export?format=csv', 'desk/visits/export?format=csv'):
        tap.equal(Visitor(centre.programs).get(path).status, 303, f'a stranger is sent to the door by {path}')
        tap.equal(centre.visitor('ada').get(path).status, 403, f'an administrator may not ask for {path}')
    fronts = {'dora': '/desk/board', 'sam': '/desk/board', 'han': '/desk/work', 'mei': '/desk/board?view=mine',
              'max': '/desk/board?view=all'}
    for login, wanted in fronts.items():
        tap.equal(centre.visitor(login).get('desk/').location, wanted, f'desk/ leads {login} to {wanted}')
    refused = {'han': ('desk/visits', 'desk/board/export?format=csv', 'desk/visits/export?format=csv'),
               'dora': ('desk/work', 'desk/work/export?format=xlsx'), 'sun': ('desk/board/export?format=xlsx',),
               'max': ('desk/work', 'desk/work/export?format=csv')}
    for login, paths in refused.items():
        for path in paths:
            tap.equal(centre.visitor(login).get(path).status, 403, f'{login} may not ask for {path}')
    for view in VIEWS:
        for login in ('dora', 'mei', 'max', 'ida'):
            tap.equal(centre.visitor(login).get(f'desk/board?view={view}').status, 200, f'{login} opens the empty {view}')
    tap.equal(centre.visitor('dora').get('desk/board').location, '/desk/board?view=dispatch', 'without a view the first one is opened')
    tap.equal(centre.visitor('dora').get('desk/board?view=secret').status, 303, 'as with one that is none')


def fill(centre):
    for index in range(60):
        centre.register(subject=f'漏水第{index}件', urgency='urgent' if index == 0 else 'general',
                        received_at=f'2026-11-24 0{7 + index // 60}:{index % 60:02d}')
    centre.register(subject='"><img src=x onerror=alert(1)>', channel='forum', category='noise', complainant='<b>某</b>',
                    urgency='fairly')


def paging(tap, centre):
    dora = centre.visitor('dora')
    first = dora.get('desk/board?view=dispatch')
    tap.equal(len(numbers(first)), 50, 'a page has fifty rows')
    tap.equal(count(first, 'dispatch'), '61', 'the navigation counts what waits')
    tap.ok(link(first, 'prev') is None and link(first, 'next'), 'the first page has only an older one')
    second = dora.get(link(first, 'next'))
    tap.equal(len(numbers(second)), 11, 'the second has the rest')
    tap.ok(not set(numbers(first)) & set(numbers(second)) and link(second, 'next') is None, 'no row is there twice')
    tap.equal(numbers(dora.get(link(second, 'prev'))), numbers(first), 'and back')
    tap.ok('due-breached' in first.text and ' data-due>' in first.text, 'deadlines count down, breached ones first')
    tap.ok('138****8000' not in first.text and '13800138000' not in first.text and '刘女士' not in first.text,
           'personal data is masked')
    tap.ok('<img src=x' not in first.text + second.text and '&lt;img src=x' in first.text + second.text, 'a hostile subject is text')
    for bad in ('after=x', 'after=1.x', 'before=.', 'after=99999999999999999999.1', 'department=x', 'channel=x', 'level=9',
                'from=2026-13-01'):
        tap.equal(dora.get(f'desk/board?view=dispatch&{bad}').status, 200, f'{bad} does no harm')


def filters(tap, centre):
    waiting = "SELECT COUNT(*) > 50 FROM search_queue"
    tap.equal(centre.programs.sql(waiting), ['1'], 'no text is posted yet')
    filtered(tap, centre, 0)
    centre.programs.anjuan('migrate')
    tap.equal(centre.programs.sql(waiting), ['0'], 'now all are, and what was found is found again')
    marked(tap, centre)
    filtered(tap, centre, 1)


def marked(tap, centre):
    """The daemon marks what was late when it was written down."""
    late = "SELECT COUNT(*) FROM case_file WHERE subject = '漏水第33件' AND alert = 2"
    tap.equal(centre.programs.sql(late), ['0'], 'a page marks nothing')
    centre.programs.tell('start clockd')
    ends = time.time() + 20
    while centre.programs.sql(late) != ['1'] and time.time() < ends:
        time.sleep(0.1)
    centre.programs.tell('stop clockd')
    tap.equal(centre.programs.sql(late), ['1'], 'the daemon does')


def filtered(tap, centre, overdue):
    dora = centre.visitor('dora')
    rows = [('channel=forum', 1), ('category=noise', 1), ('urgency=urgent', 1), ('urgency=fairly&channel=forum', 1),
            ('from=2026-11-25', 0), ('until=2026-11-23', 0), ('from=2026-11-24&until=2026-11-24&category=noise', 1),
            ('words=' + quote('第33件'), 1), ('words=' + quote('３3件 第'), 1), ('words=' + quote('不存在的词'), 0), ('words=' + quote("' OR 1=1 -- %_"), 0)]
    for query, wanted in rows:
        answer = dora.get(f'desk/board?view=all&{query}')
        tap.equal((answer.status, len(numbers(answer))), (200, wanted), f'{unquote(query)} leaves {wanted}')
    tap.equal(len(numbers(dora.get('desk/board?view=all&urgency=urgent&words=' + quote('漏水')))), 1,
              'a filter finds what more than a page of newer matches does not meet')
    for view, wanted in (('dispatch', 1), ('visiting', 0), ('returned', 0), ('due', 0), ('overdue', overdue), ('mine', 1)):
        tap.equal(len(numbers(dora.get(f'desk/board?view={view}&words=' + quote('第33件')))), wanted, f'words are sought within {view}')
    for vain in ('——', '！！', '… %'):
        answer = dora.get('desk/board?view=all&words=' + quote(vain))
        tap.ok(answer.status == 200 and not numbers(answer) and answer.error('words') and 'board/export' not in answer.text and
               f'value="{vain}"' in answer.text, f'{vain} is refused at its field', answer.text)
    answer = dora.get('desk/board?view=all&words=' + quote('—— 漏水第33件'))
    tap.ok(answer.error('words') is None, 'beside a word it is no mistake')
    answer = dora.get('desk/board?view=all&channel=forum&category=noise&words=' + quote('"><script>'))
    tap.ok('<script>' not in answer.text.replace('<script src', ''), 'typed words come back harmless')
    tags = re.findall(r'<li><a href="([^"]*)">([^<]*)<', answer.text[answer.text.find('class="tags"'):])[:3]
    tap.equal(len(tags), 3, 'each filter is a tag')
    tap.ok('channel=forum' in tags[1][0] or 'channel=forum' in tags[0][0], 'a tag takes only itself away', tags)
    tap.ok(any('论坛' in text for _, text in tags), 'tags speak the language of the page', tags)
    tap.ok(re.search(r'<option value="forum" selected', answer.text), 'the form shows what was asked')


def tokens(answer):
    return re.findall(r'name="case" value="(\d+:\d+)"', answer.text)


def bulk(tap, centre):
    dora = centre.visitor('dora')
    page = dora.get('desk/board?view=dispatch&category=leak')
    rows = tokens(page)[:4]
    to = centre.department('engineering')
    form = {'case': rows, 'department': to, 'text': '请尽快', 'back': page.hidden('back')}
    tap.equal(dora.form(page, 'desk/board/dispatch', {**form, 'token': 'x'}).status, 403, 'without the token nothing is sent')
    tap.ok('/admin/calendar"' in centre.visitor('max').get('desk/board?view=all').text and '/admin/calendar"' not in page.text,
           'management is shown the way to the working calendar')
    tap.equal(centre.visitor('max').post('desk/board/dispatch', form, at='desk/board?view=all').status, 403,
              'management does not dispatch')
    for field, changes in (('department', {'department': ''}), ('case', {'case': []}), ('department', {'department': 'x'})):
        answer = dora.form(page, 'desk/board/dispatch', {**form, **changes})
        tap.ok(answer.status == 422 and f'href="#f-{field}"' in answer.text, f'{field} {changes} is said', answer.status)
        tap.ok(not changes.get('department') == '' or answer.text.count('" checked') >= 4, 'what was ticked stays ticked')
    # One of the four is dispatched by somebody else first, one is not there, one is of no form.
    other = centre.visitor('sam')
    other.form(other.get('desk/board?view=dispatch'), 'desk/board/dispatch', {**form, 'case': rows[:1]})
    answer = dora.form(page, 'desk/board/dispatch', {**form, 'case': rows + ['999999:1', 'x:y']})
    tap.equal(answer.status, 303, 'the others are dispatched')
    news = dora.get(answer.location.lstrip('/'))
    tap.ok('done=3' in answer.location and 'category=leak' in answer.location, 'the filters stay', answer.location)
    first = centre.programs.sql(f"SELECT number FROM case_file WHERE id = {rows[0].split(':')[0]}")[0]
    notice = news.text[news.text.find('class="notice"'):][:600]
    tap.ok(first in notice and '改动' in notice and '999999' not in notice, 'what was not dispatched is named', notice)
    ids = ','.join(row.split(':')[0] for row in rows)
    tap.equal(centre.programs.sql(f"SELECT COUNT(*) FROM case_file WHERE id IN ({ids}) AND stage = 1 AND department_id = {to}"),
              ['4'], 'all four are with the department')
    events = centre.programs.sql(f"SELECT COUNT(*) FROM case_event WHERE case_id IN ({ids}) AND text = '请尽快'")
    again = dora.form(page, 'desk/board/dispatch', {**form, 'case': rows[1:]})
    tap.equal(again.status, 303, 'the same form again is answered')
    tap.equal(centre.programs.sql(f"SELECT COUNT(*) FROM case_event WHERE case_id IN ({ids}) AND text = '请尽快'"), events,
              'and dispatches nothing twice')
    forged = dora.get('desk/board?view=all&done=1&refused=1.%3Cb%3Ex&refused=1.stage&refused=zzz.stage')
    tap.ok('<b>x' not in forged.text and forged.status == 200, 'a forged answer is harmless')
    return rows


def work(tap, centre, rows):
    han, wu = centre.visitor('han'), centre.visitor('gao')
    page = han.get('desk/work')
    tap.equal(page.text.count('<li class="card"'), 4, "a handler sees what waits in the department")
    tap.equal(page.text.count('desk/case/accept'), 4, 'and can accept it there')
    tap.ok('请尽快' in page.text and '3栋2单元1201' in page.text, 'with the instruction and the place')
    tap.ok('13800138000' not in page.text and '刘女士' not in page.text, 'but not who it is')
    tap.equal(centre.programs.sql("SELECT COUNT(DISTINCT subject) FROM access_log WHERE kind = 'view' AND reason = 'work' AND subject LIKE 'case %'"), ['4'],
              'that they were read is on record')
    first = re.search(r'desk/work\?id=(\d+)&amp;act=return', page.text)
    tap.ok(first and '/desk/case/return"' not in page.text, 'what needs words opens on a card of its own')
    one = han.get(f'desk/work?id={first[1]}&act=return')
    tap.ok(one.text.count('<li class="card"') == 1 and one.text.count('action="/desk/case/return"') == 1
           and 'desk/work">全部待办' in one.text, 'with that form and a way back', one.text[-3000:])
    tap.ok('action="/desk/case/complete"' not in han.get(f'desk/work?id={first[1]}&act=complete').text, 'not one that is not allowed now')
    tap.equal(han.get(f'desk/work?id={first[1]}&act=%3Cb%3E').status, 200, 'a word that is no act opens nothing')
    tap.equal(wu.get(f'desk/work?id={first[1]}&act=return').status, 404, 'nor does another department see the card')
    tap.equal(han.get('desk/work?id=999999').status, 404, 'a case that is none')
    tap.equal(wu.get('desk/work').text.count('<li class="card"'), 0, 'another department sees nothing')
    tap.equal(numbers(wu.get('desk/board?view=all')), [], 'on the board neither')
    tap.equal(len(numbers(centre.visitor('mei').get('desk/board?view=mine'))), 4, 'the manager sees them on the board')
    centre.programs.sql(f"UPDATE case_file SET accused_staff_id = (SELECT id FROM staff WHERE login = 'han') WHERE id = "
                        f"{rows[0].split(':')[0]}")
    tap.equal(han.get('desk/work').text.count('<li class="card"'), 3, 'nobody sees a case about himself')


def export(tap, centre):
    dora = centre.visitor('dora')
    buttons = offered(dora.get('desk/board?view=all&channel=forum&after=1795428300.472&done=1'))
    tap.equal(buttons, {kind: f'desk/board/export?view=all&channel=forum&format={kind}' for kind in ('xlsx', 'csv')},
              'the board offers its list as files, with its filters, from its first row')
    rows = exported(tap, dora, 'desk/board/export?view=all', 'the whole board')
    tap.equal((len(rows), list(rows[0])[:3]), (61, ['编号', '投诉时间', '来源']), 'with every row, more than a page')
    text = str(rows)
    tap.ok('刘*' in text and '138****8000' in text and '刘女士' not in text and '13800138000' not in text and '1201' not in text,
           'masked', rows[:2])
    tap.equal(len(exported(tap, dora, 'desk/board/export?view=all&channel=forum', 'the forum')), 1, 'the filters hold')
    tap.equal(len(exported(tap, dora, 'desk/board/export?view=dispatch', 'what waits')), 57, 'so does the view')
    dora.get('desk/board?lang=en')
    tap.equal(list(exported(tap, dora, 'desk/board/export?view=all', 'in English')[0])[:3], ['Number', 'Received', 'Channel'],
              'its heads speak the language of the page')
    dora.get('desk/board?lang=zh')
    exported(tap, dora, 'desk/board/export?view=all&words=13800138000', 'a phone')
    exported(tap, dora, 'desk/visits/export?from=2026-11-01', 'return visits of a time')
    rows = exported(tap, centre.visitor('mei'), 'desk/board/export?view=all', 'a department')
    tap.equal(len(rows), 4, "a manager's file holds the department alone")
    logged = centre.programs.sql("SELECT s.login, a.subject, a.reason FROM access_log a JOIN staff s ON s.id = a.staff_id "
                                 "WHERE a.kind = 'export' ORDER BY a.id")
    tap.ok('dora\tboard view=all channel=forum\tcsv' in logged, 'every export is on record', logged)
    tap.ok('dora\tboard view=all words=138****8000\tcsv' in logged and 'dora\tvisits from=2026-11-01\tcsv' in logged,
           'with its filters, but no whole phone', logged)


def hostile(centre):
    """A case with the department whose texts would calculate, or break cells and lines."""
    cases = Cases(centre)
    case = cases.new(subject='=1+1', matter='他说："漏水"；,\n=HYPERLINK("http://x")', complainant='=cmd|calc')
    cases.act('dora', case, 'desk/case/dispatch', {'department': centre.department('engineering'), 'text': '@SUM(A1) "请",尽快'})
    return case


def work_file(tap, centre):
    han, case = centre.visitor('han'), hostile(centre)
    page = han.get('desk/work')
    tap.equal(offered(page), {kind: f'desk/work/export?format={kind}' for kind in ('xlsx', 'csv')}, 'a handler may take the work along')
    rows = exported(tap, han, 'desk/work/export', 'my work')
    tap.equal(len(rows), page.text.count('<li class="card"'), 'every card is a row')
    row = next(row for row in rows if row['编号'] == Cases(centre).number(case))
    tap.equal((row['事项'], row['问题描述'], row['派单说明'], row['地址'], row['投诉人'], row['阶段'], row['重大']),
              ('=1+1', '他说："漏水"；,\n=HYPERLINK("http://x")', '@SUM(A1) "请",尽快', '森林湖一期 3栋2单元1201', '=*******c', '已派单', ''),
              'with what the card says')
    tap.ok('刘女士' not in str(rows) and '8000' not in str(rows), 'and not who it is', rows[0])
    gao = centre.visitor('gao')
    tap.equal(offered(gao.get('desk/work')), {}, 'without work there is nothing to take along')
    tap.equal(exported(tap, gao, 'desk/work/export', 'no work'), [], 'the file of another department is empty')
    centre.programs.sql(f"UPDATE case_file SET accused_staff_id = {Cases(centre).staff('han')} WHERE id = {case}")
    tap.ok('=1+1' not in str(exported(tap, han, 'desk/work/export', 'about himself')), 'no case about oneself')


def visits_file(tap, centre):
    dora = centre.visitor('dora')
    centre.programs.sql("UPDATE case_file SET result = CONCAT('-2+3', CHAR(10), 'a;\"b\"'), subject = '+86' WHERE id = 9")
    page = dora.get('desk/visits')
    rows = exported(tap, dora, offered(page)['csv'].replace('?format=csv', ''), 'return visits')
    tap.equal([row['编号'] for row in rows], numbers(page), 'the rows of the page in its order')
    row = next(row for row in rows if row['事项'] == '+86')
    tap.equal((row['处理结果'], row['电话'], row['投诉人'], row['结案时间'], row['方式']),
              ('-2+3\na;"b"', '138****8000', '刘*士', '2026-11-24 08:00', '上门回访'), 'with its columns')
    tap.ok('1201' not in str(rows) and '13800138000' not in str(rows) and '刘女士' not in str(rows), 'masked as there', rows)
    logged = centre.programs.sql("SELECT DISTINCT s.login, a.subject, a.reason FROM access_log a JOIN staff s ON s.id = a.staff_id "
                                 "WHERE a.kind = 'export' AND a.subject REGEXP '^(work|visits)' AND a.subject NOT LIKE '% from=%' ORDER BY 1, 2, 3")
    tap.equal(logged, ['dora\tvisits\tcsv', 'dora\tvisits\txlsx', 'gao\twork\tcsv', 'gao\twork\txlsx', 'han\twork\tcsv',
                       'han\twork\txlsx'], 'who took what along is on record')


def visits(tap, centre):
    centre.programs.sql("UPDATE case_file SET stage = 7, queue = 4, closed_at = '2026-11-24 00:00:00', major = (id = 9) "
                        "WHERE id IN (8, 9)")
    page = centre.visitor('dora').get('desk/visits')
    tap.equal(len(numbers(page)), 2, 'closed cases wait for their return visit')
    tap.ok('138****8000' in page.text and '13800138000' not in page.text, 'the phone is masked in the list')
    tap.ok(page.text.count('/desk/visit?id=') == 2, 'each leads to the page that is in view while calling')


def main():
    tap, centre = Tap(), Centre('desk')
    try:
        doors(tap, centre)
        fill(centre)
        paging(tap, centre)
        filters(tap, centre)
        rows = bulk(tap, centre)
        work(tap, centre, rows)
        export(tap, centre)
        visits(tap, centre)
        work_file(tap, centre)
        visits_file(tap, centre)
    finally:
        centre.close()
    tap.end()


main()
