#!/usr/bin/env python3
"""One case from the call to the archive: desk/case and a POST route for every act."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre, GOOD  # noqa: E402
from pages import Cases, PHOTO, texts  # noqa: E402
from visitor import Tap, Visitor, quote  # noqa: E402


def walk(tap, cases):
    """Every act of a major complaint that is returned, objected to, reopened and filed: who, route, fields, stage after."""
    case = cases.new(major='1', urgency='urgent')
    other = cases.new(subject='同一处漏水又来一次')
    engineering, han = cases.centre.department('engineering'), cases.staff('han')
    wu = cases.staff('wu')
    done = {'text': '1301防水层已重做，闭水24小时不漏。', 'result': '防水重做'}
    plan = {'text': '重做防水层', 'department': engineering, 'person': han, 'until': '2026-11-26 18:00'}
    rows = [
        ('dora', 'desk/case/report_up', {'text': '紧急，已电话报主管', 'person': cases.staff('sam')}, None, 'registered'),
        ('dora', 'desk/case/dispatch', {'department': engineering, 'text': '请立即上门'}, None, 'dispatched'),
        ('mei', 'desk/case/return', {'text': '属装修公司责任，请改派'}, None, 'registered'),
        ('dora', 'desk/case/dispatch', {'department': engineering, 'text': '仍请先上门止水'}, None, 'dispatched'),
        ('mei', 'desk/case/assign', {'person': wu}, None, 'dispatched'),
        ('mei', 'desk/case/assign', {'person': han, 'text': '熟悉此户'}, None, 'dispatched'),
        ('han', 'desk/case/accept', {}, None, 'accepted'),
        ('dora', 'desk/case/judge', {'validity': 'valid', 'text': '属我方责任范围'}, None, 'accepted'),
        ('dora', 'desk/case/add', {'text': '住户补充：老人摔了一跤', 'public': '1'}, None, 'accepted'),
        ('mei', 'desk/case/raise', {'severity': 'serious', 'flags': ['safety', 'repeat'], 'text': '有人受伤'}, None, 'accepted'),
        ('max', 'desk/emergency/lift', {'text': '伤者无碍，按一般程序办理'}, None, 'accepted'),
        ('han', 'desk/case/investigate', {'text': '门槛石处防水层破损'}, None, 'investigating'),
        ('han', 'desk/case/plan', plan, None, 'planned'),
        ('max', 'desk/inquiry/approve', {'text': '同意'}, None, 'planned'),
        ('han', 'desk/case/execute', {'text': '已进场'}, None, 'executing'),
        ('han', 'desk/case/progress', {'text': '第一遍已刷，与住户书面约定', 'until': '2026-11-27 12:00'},
         {'proof': ('约定书.jpg', PHOTO)}, 'executing'),
        ('han', 'desk/case/attach', {'text': '漏点', 'public': '1'}, {'files': ('漏点.jpg', PHOTO)}, 'executing'),
        ('han', 'desk/case/note', {'text': '住户情绪激动'}, None, 'executing'),
        ('han', 'desk/case/complete', done, {'files': ('完工.jpg', PHOTO)}, 'executing'),
        ('han', 'desk/case/feed_back', {'text': '已修好，请征询'}, None, 'confirming'),
        ('dora', 'desk/case/ask', {'text': '电话征询'}, None, 'confirming'),
        ('dora', 'desk/case/object', {'text': '吊顶没有恢复'}, None, 'investigating'),
        ('han', 'desk/case/plan', {**plan, 'text': '恢复吊顶'}, None, 'planned'),
        ('max', 'desk/inquiry/approve', {}, None, 'planned'),
        ('han', 'desk/case/execute', {}, None, 'executing'),
        ('han', 'desk/case/complete', {**done, 'result': '吊顶恢复'}, None, 'executing'),
        ('han', 'desk/case/feed_back', {'text': '吊顶已恢复'}, None, 'confirming'),
        ('dora', 'desk/case/confirm', {'text': '电话确认满意'}, None, 'confirming'),
        ('dora', 'desk/case/close', {'text': '住户认可', 'result': '修复并赔付'}, None, 'closed'),
        ('dora', 'desk/case/reopen', {'text': '又渗水'}, None, 'reopened'),
        ('dora', 'desk/case/dispatch', {'department': engineering}, None, 'dispatched'),
        ('han', 'desk/case/accept', {}, None, 'accepted'),
        ('han', 'desk/case/plan', plan, None, 'planned'),
        ('max', 'desk/inquiry/approve', {}, None, 'planned'),
        ('han', 'desk/case/execute', {}, None, 'executing'),
        ('han', 'desk/case/complete', done, None, 'executing'),
        ('han', 'desk/case/feed_back', {'text': '已彻底处理'}, None, 'confirming'),
        ('sam', 'desk/case/close', {'text': '三次联系不上，情况已书面告知', 'result': '已修复', 'decided': '1'}, None, 'closed'),
        ('han', 'desk/case/visit', {'on_site': '1', 'satisfied': '1', 'satisfaction': '4', 'text': '不再漏了'},
         {'receipt': ('回执.jpg', PHOTO)}, 'closed'),
        ('max', 'desk/visit/waive', {'text': '首次回访已确认，不必再去'}, None, 'visited'),
        ('sun', 'desk/case/archive', {}, None, 'archived'),
    ]
    for who, route, fields, files, stage in rows:
        answer = cases.act(who, case, route, fields, files)
        tap.ok(answer.status == 303 and cases.stage(case) == stage, f'{who} {route} leads to {stage}',
               f'{answer.status} {cases.stage(case)} {texts(answer)}')
    tap.equal(cases.centre.programs.sql(f'SELECT COUNT(*) FROM archive_file WHERE case_id = {case}'), ['1'], 'it is filed')
    for who, route, fields, stage in (
            ('dora', 'desk/case/merge', {'into': cases.number(cases.new()), 'text': '同一件事'}, 'merged'),):
        answer = cases.act(who, other, route, fields)
        tap.ok(answer.status == 303 and cases.stage(other) == stage, f'{who} {route} leads to {stage}', texts(answer))
    return case, other


def short_ways(tap, cases):
    for route, fields, stage in (
            ('desk/case/answer', {'validity': 'valid', 'text': '已当场说明', 'result': '当场答复'}, 'closed'),
            ('desk/case/withdraw', {'text': '住户来电撤诉'}, 'withdrawn'),
            ('desk/case/judge', {'validity': 'invalid', 'text': '不属物业范围'}, 'registered')):
        case = cases.new()
        answer = cases.act('dora', case, route, fields)
        tap.ok(answer.status == 303 and cases.stage(case) == stage, f'{route} leads to {stage}', texts(answer))
    for route, fields in (('answer', {'text': '说过了', 'result': '答复'}), ('answer', {'validity': 'valid', 'text': '说过了', 'result': '答复'})):
        answer = cases.act('dora', case, 'desk/case/' + route, fields)
        tap.ok(answer.status == 409 and '详细解释' in texts(answer), 'what is invalid is not ended by an answer', texts(answer))
    tap.ok('id="gate"' in cases.page('dora', case).text, 'and the page says how it ends')
    undecided = cases.new()
    answer = cases.act('dora', undecided, 'desk/case/answer', {'text': '说过了', 'result': '答复'})
    tap.ok(answer.status == 409 and '没有判定' in texts(answer) and cases.stage(undecided) == 'registered',
           'nothing is answered before it is judged', texts(answer))
    page = cases.page('dora', undecided).text
    tap.ok(page.count('name="validity"') == 4 and 'id="gate"' not in page, 'the form of the answer asks for it')
    answer = cases.act('dora', case, 'desk/case/explain', {'text': '已解释', 'result': '无效'})
    tap.ok(answer.status == 303 and cases.stage(case) == 'explained', 'desk/case/explain ends an invalid complaint')


def aggravated(tap, cases):
    """What people found strong, serious or led astray by the sheet is recorded with the act, and graver articles follow."""
    programs = cases.centre.programs
    grave, plain = [cases.new(urgency='urgent') for _ in range(2)]
    programs.sql(f"UPDATE complaint SET contact = '', phone = '' WHERE id IN ({grave}, {plain})")
    ticks = {'strong': '1', 'serious': '1', 'misled': '1', 'text': '老人滑倒住院，电话没有登记，联系不上家属'}
    for case in (grave, plain):
        tap.equal(cases.act('dora', case, 'desk/case/dispatch', {'department': cases.centre.department('engineering')}).status, 303, 'dispatched')
    form = cases.page('dora', grave).text
    tap.ok(all(form.count(f'name="{name}"') == 1 for name in ('serious', 'misled')) and '已造成严重后果' in form, 'the form asks for it')
    programs.at('2026-11-26T10:00:00+08:00')
    cases.centre.visitor('dora').sign_in('dora', GOOD)
    for case, fields in ((grave, ticks), (plain, {'text': '请抓紧'})):
        answer = cases.act('dora', case, 'desk/case/raise', fields)
        tap.ok(answer.status == 303, 'raised', texts(answer))
    tap.equal(programs.sql(f'SELECT detail FROM case_event WHERE act = 24 AND case_id IN ({grave}, {plain}) ORDER BY case_id'),
              ['strong=1\\nserious=1\\nmisled=1', ''], 'the history has it')
    shown = cases.page('dora', grave).text
    tap.ok('强烈投诉: 是' in shown and '严重后果: 是' in shown and '因登记缺项延误或差错: 是' in shown, 'and tells it in words', str(re.findall('.{0,20}(?:强烈|严重后果|误或差错).{0,30}', shown)))
    told = programs.anjuan('replay', '--from', '2026-11-01', '--to', '2026-11-30', '--as-of', '2026-11-26T10:00:00+08:00')
    proposed = [{line.split(',')[2] for line in told.splitlines() if line.startswith(f'penalty,{cases.number(case)},P')}
                for case in (grave, plain)]
    tap.ok({'P6b', 'P9b', 'P13b'} <= proposed[0] and not {'P6a', 'P9a', 'P13a'} & proposed[0], 'the graver articles', str(proposed))
    tap.ok({'P6a', 'P9a', 'P13a'} <= proposed[1] and not {'P6b', 'P9b', 'P13b'} & proposed[1], 'and the lighter ones without it', str(proposed))


def page(tap, cases, case, merged):
    count = f"SELECT COUNT(*) FROM access_log WHERE kind = 'view' AND subject = 'case {cases.number(case)}'"
    before = int(cases.centre.programs.sql(count)[0])
    answer = cases.page('dora', case)
    tap.equal(answer.status, 200, 'the page of a filed case opens')
    tap.ok('刘女士' not in answer.text and '13800138000' not in answer.text, 'names and phones are masked')
    for words in ('防水重做', '约定书.jpg', '回执.jpg', '已归档'):
        tap.ok(words in answer.text, f'the page tells {words}')
    tap.ok('action="/desk/case/note"' not in answer.text, 'a filed case offers no act')
    tap.equal(answer.text.count('<li class="step-done"'), 4, 'the present round: neither analysed nor confirmed anew')
    tap.ok('K6' in answer.text and '怎么算的' in answer.text, 'the deadlines say how they were calculated')
    tap.ok('<tr class="internal">' in answer.text, 'what is internal looks different')
    tap.ok('起算：登记' not in answer.text and '&amp;rounds=1' in answer.text, 'of clocks that began again the last round is shown')
    tap.ok('起算：登记' in cases.page('sam', f'{case}&rounds=1').text, 'and every round on request, in words')
    dora = cases.centre.visitor('dora')
    whole = dora.get(f'desk/case?id={case}&steps=1').text
    steps = [len(re.findall(r'<tr(?: class="internal")?><td>\d+</td>', text)) for text in (answer.text, whole)]
    stored = int(cases.centre.programs.sql(f'SELECT COUNT(*) FROM case_event WHERE case_id = {case}')[0])
    tap.ok(steps == [30, stored] and stored > 30, 'the last 30 steps are shown, and all when asked for', f'{steps} {stored}')
    tap.ok('显示更早的经过' not in whole and f'steps=1#steps">显示更早的经过 ({stored - 30})</a>' in answer.text,
           'the page says how many earlier ones there are')
    tap.ok('老人摔了一跤' in whole, 'early ones among them')
    dora.get('desk/case?lang=en')
    english = cases.page('dora', case)
    tap.ok('<html lang="en">' in english.text and 'Internal' in english.text, 'the page opens in English')
    dora.get('desk/case?lang=zh')
    tap.ok('desk/case?id=' in cases.page('dora', merged).text, 'a merged case leads to the other')
    tap.equal(int(cases.centre.programs.sql(count)[0]) - before, 4, 'each view is remembered')


def offers(tap, cases):
    case = cases.new()
    for who, has, lacks in (('dora', 'dispatch', 'accept'), ('sun', 'note', 'dispatch'), ('max', None, 'note')):
        text = cases.page(who, case).text
        tap.ok(has is None or f'action="/desk/case/{has}"' in text, f'{who} is offered {has}')
        tap.ok(f'action="/desk/case/{lacks}"' not in text, f'{who} is not offered {lacks}')


def code(answer):
    """What an error page tells for finding it in the log."""
    return re.search(r'<code[^>]*>([^<]*)</code>', answer.text)[1]


def hidden(tap, cases):
    """Object-level access: what one may not see is not there."""
    case = cases.new()
    cases.act('dora', case, 'desk/case/dispatch', {'department': cases.centre.department('engineering')})
    cases.centre.visitor('gao').get('desk/work')
    absent = cases.page('gao', 999999)
    tap.equal(absent.status, 404, 'a case that is not there is not found')
    answer = cases.page('gao', case)
    tap.equal(answer.status, 404, 'nor is that of another department')
    tap.equal(texts(answer).replace(code(answer), ''), texts(absent).replace(code(absent), ''), 'and the page is the same')
    page = cases.page('dora', case)
    for route in ('desk/case/note', 'desk/case/accept', 'desk/case/reveal'):
        answer = cases.send('gao', case, route, {'text': '看看', 'reason': '看看'})
        tap.equal(answer.status, 404, f'nor {route}')
    accused = cases.new(accused='王工')
    cases.centre.programs.sql(f"UPDATE case_file SET accused_staff_id = {cases.staff('han')} WHERE id = {accused}")
    cases.act('dora', accused, 'desk/case/dispatch', {'department': cases.centre.department('engineering')})
    tap.equal(cases.page('han', accused).status, 404, 'the accused sees nothing')
    tap.equal(cases.page('wu', accused).status, 200, 'the colleague does')
    tap.ok('王工' not in re.search(r'id="assign-person".*?</select>', cases.page('mei', accused).text, re.S)[0],
           'the accused is not offered as the handler')
    tap.equal(page.status, 200, 'a dispatcher sees all')


def accusing(tap, cases):
    """The person complained about is found in what was typed, at intake and later, and then sees nothing of it."""
    engineering = cases.centre.department('engineering')
    case = cases.new(accused='工程部的王工师傅')
    cases.act('dora', case, 'desk/case/dispatch', {'department': engineering})
    tap.equal([cases.page(login, case).status for login in ('han', 'wu')], [404, 200], 'a name within other words is found at intake')
    tap.ok('回避人员' in cases.page('dora', case).text, 'the page says who is kept from it')
    answer = cases.centre.register(accused='王工和周工', once=None)
    tap.ok(answer.status == 422 and '可能是多人' in answer.text, 'two names are asked about', answer.status)
    case = cases.new()
    cases.act('dora', case, 'desk/case/dispatch', {'department': engineering})
    cases.act('han', case, 'desk/case/accept', {})
    name = {'accused': '王工', 'text': '住户来电指明'}
    for who, fields, words in (
            ('dora', name, '正在办理本案'), ('dora', {**name, 'accused': '一名保安'}, '没有唯一对得上的员工'),
            ('dora', {**name, 'accused': '王工、周工'}, '没有唯一对得上的员工'), ('dora', {**name, 'accused': ''}, '没有唯一对得上的员工'),
            ('dora', {**name, 'nobody': '1'}, '没有唯一对得上的员工'), ('han', name, None)):
        answer = cases.act(who, case, 'desk/case/accuse', fields)
        tap.ok(answer.status == 409 and (words is None or words in texts(answer)), f'{who} {fields} is refused', texts(answer))
    tap.equal(cases.act('dora', case, 'desk/case/accuse', {**name, 'text': ''}).status, 422, 'a reason is asked for')
    tap.equal(cases.page('han', case).status, 200, 'nothing was changed')
    cases.act('mei', case, 'desk/case/assign', {'person': cases.staff('wu')})
    tap.equal(cases.act('dora', case, 'desk/case/accuse', name).status, 303, 'once another has it he is named')
    tap.equal([cases.page(login, case).status for login in ('han', 'wu')], [404, 200], 'and sees it no more')
    sql = cases.centre.programs.sql
    tap.equal(sql(f"SELECT person_id, public FROM case_event WHERE case_id = {case} ORDER BY number DESC LIMIT 1"),
              [f"{cases.staff('han')}\t0"], 'the history tells it, to colleagues only')
    tap.ok('<strong>指明被投诉人</strong>' in cases.page('dora', case).text, 'by its name')
    tap.equal(sql(f"SELECT COUNT(*) FROM notice WHERE case_id = {case} AND staff_id = {cases.staff('han')} "
                  f"AND at > (SELECT MAX(at) - 1 FROM case_event WHERE case_id = {case})"), ['0'], 'and nobody tells him')
    answer = cases.act('dora', case, 'desk/case/accuse', {'nobody': '1', 'text': '查明是装修公司人员'})
    tap.ok(answer.status == 303 and cases.page('han', case).status == 200, 'until it turns out to be nobody of ours', texts(answer))


def line(tap, cases):
    """A complaint by staff about the head is kept from the whole line below, on every way to it; ida is outside the line."""
    def counts(login):
        return re.findall(r'class="count[^"]*">([^<]*)<', cases.centre.visitor(login).get('desk/board?view=all').text)

    sql, head = cases.centre.programs.sql, cases.staff('max')
    engineering = cases.centre.department('engineering')
    waiting, case = cases.new(), cases.new(subject='举报克扣加班费', phone='13611112222')
    cases.act('dora', case, 'desk/case/attach', {'text': '工资条'}, {'files': ('工资条.jpg', PHOTO)})
    cases.act('dora', case, 'desk/case/dispatch', {'department': engineering})
    photo, number = sql(f'SELECT id FROM evidence WHERE case_id = {case}')[0], cases.number(case)
    below = ('dora', 'sam', 'mei', 'han')
    before = {login: counts(login) for login in below}
    tap.ok(all(before.values()), 'there are counts to compare', before)
    ways = (f'desk/case?id={case}', f'desk/print_tracking?id={case}', f'desk/print_slip?id={case}', f'desk/evidence?id={photo}')
    tap.equal([cases.centre.visitor('sam').get(way).status for way in ways], [200] * 4, 'and ways to see it')
    sql(f'UPDATE case_file SET accused_staff_id = {head} WHERE id = {case}')
    for login in ('dora', 'han'):
        tap.equal(cases.page(login, case).status, 200, f'{login}, two steps below, sees what a customer complains of')
    for login in ('max', 'sam', 'mei'):
        tap.equal(cases.page(login, case).status, 404, f'{login} does not')
    sql(f'UPDATE case_file SET accused_staff_id = {head}, by_staff = 1 WHERE id IN ({case}, {waiting})')
    cases.centre.programs.at('2026-11-24T08:05:10+08:00')
    for login in below:
        visitor = cases.centre.visitor(login)
        for way in ways:
            tap.equal(visitor.get(way).status, 404, f'{login} does not get {way}')
        for way in ('desk/board?view=all', f'desk/board?words={quote("举报克扣加班费")}', f'desk/board?words={number}', 'desk/work'):
            answer = visitor.get(way)
            tap.ok('举报克扣加班费' not in re.sub(r'<input[^>]*>|<title>.*?</title>', '', answer.text), f'{login} finds it not in {way}')
        tap.equal(cases.send(login, case, 'desk/case/note', {'text': '看看'}).status, 404, f'{login} does nothing to it')
        tap.ok(counts(login) != before[login], f'{login} does not count it either', f'{before[login]} {counts(login)}')
    for login in ('dora', 'sam'):
        visitor = cases.centre.visitor(login)
        tap.ok('举报克扣加班费' not in visitor.get('desk/intake?phone=13611112222').text, f'the intake of {login} does not show it')
        tap.ok(number not in visitor.get('desk/board/export?view=all&format=csv').text, f'nor a list for {login}')
    sql(f'UPDATE case_file SET accused_staff_id = NULL, by_staff = 0 WHERE id IN ({case}, {waiting})')
    cases.centre.programs.at('2026-11-24T08:05:00+08:00')


def reported(tap, cases):
    """What was reported up stands on the page; the superior acknowledges it once, on desk/case/see."""
    case = cases.new()
    answer = cases.act('dora', case, 'desk/case/report_up', {'text': '<b>住户被困</b>'})
    tap.equal(answer.status, 303, 'it goes to the direct superior')
    skipping = cases.new()
    cases.act('dora', skipping, 'desk/case/report_up', {'text': '请总经理直接定', 'person': cases.staff('max')})
    tap.equal(cases.centre.programs.sql(f'SELECT to_id, level FROM escalation WHERE case_id = {skipping}'), [f"{cases.staff('sam')}\t1"],
              'whoever is named: no level is skipped')
    page = cases.page('dora', case).text
    block = re.search(r'<h2>逐级上报</h2>(.*?)</section>', page, re.S)[1]
    tap.ok('李强' in block and '未阅' in block and '&lt;b&gt;住户被困' in block, 'the page says who was told and has not seen it', block)
    tap.ok('desk/case/see' not in block, 'nobody else acknowledges for the superior')
    tap.ok('action="/desk/case/see"' in cases.page('sam', case).text, 'the superior can')
    tap.equal(cases.send('max', case, 'desk/case/see', {}).status, 409, 'the next one has not been told')
    tap.equal(cases.send('dora', case, 'desk/case/see', {}).status, 409, 'nor who reported it')
    tap.equal(cases.act('sam', case, 'desk/case/report_up', {'text': '请马总定'}).status, 303, 'the superior reports on')
    for login in ('sam', 'max'):
        answer = cases.send(login, case, 'desk/case/see', {'text': '知道了'})
        tap.equal(answer.status, 303, f'{login} acknowledges')
        tap.ok('desk/case/see' not in cases.page(login, case).text, 'once')
    block = re.search(r'<h2>逐级上报</h2>(.*?)</section>', cases.page('dora', case).text, re.S)[1]
    tap.ok(block.count('已阅') == 2 and '未阅' not in block and '马总' in block, 'and the page says when', block)
    tap.equal(cases.send('sam', case, 'desk/case/see', {}).status, 409, 'nobody acknowledges twice')


def refused(tap, cases):
    case = cases.new(major='1')
    for route in ('desk/case/review', 'desk/case/verify'):
        answer = cases.send('dora', case, route, {'text': '好'}, {'files': ('纪要.jpg', PHOTO)})
        tap.equal(answer.status, 409, f'{route} of what nobody has in hand')
    engineering = cases.centre.department('engineering')
    rows = [
        ('dora', 'desk/case/dispatch', {'department': ''}, 422, 'department'),
        ('dora', 'desk/case/dispatch', {'department': 'x'}, 422, 'department'),
        ('dora', 'desk/case/dispatch', {'department': '999'}, 409, '该部门不受理投诉'),
        ('dora', 'desk/case/answer', {'text': '好', 'result': ''}, 422, 'result'),
        ('dora', 'desk/case/judge', {'validity': 'maybe', 'text': '好'}, 422, 'validity'),
        ('dora', 'desk/case/note', {'text': '长' * 2001}, 422, 'text'),
        ('dora', 'desk/case/accept', {}, 409, '现在的阶段'),
        ('sun', 'desk/case/dispatch', {'department': engineering}, 409, '您的岗位'),
        ('dora', 'desk/case/explain', {'text': '好', 'result': '无效'}, 409, '判定为无效'),
        ('dora', 'desk/case/merge', {'into': cases.number(case), 'text': '自己'}, 409, '不能并入自身'),
        ('dora', 'desk/case/merge', {'into': '2026-999999', 'text': '没有'}, 409, '不能并入自身'),
        ('dora', 'desk/case/raise', {'severity': 'minor', 'text': '降低'}, 409, '只能升高'),
        ('max', 'desk/case/note', {'text': '看看'}, 403, ''),
        ('ada', 'desk/case/note', {'text': '看看'}, 403, ''),
    ]
    for who, route, fields, status, what in rows:
        answer = cases.send(who, case, route, fields)
        good = answer.status == status and (what in answer.text if status != 422 else answer.error(what) is not None)
        tap.ok(good, f'{who} {route} {str(fields)[:40]} is answered {status} {what}', f'{answer.status} {texts(answer)}')
    hostile = '"><script>x</script>'
    answer = cases.send('dora', case, 'desk/case/answer', {'text': hostile, 'result': ''})
    tap.ok('<script>x' not in answer.text and '&lt;script&gt;x' in answer.text, 'what was typed comes back harmless')
    tap.equal(cases.stage(case), 'registered', 'nothing refused moved the case')
    answer = cases.send('dora', case, 'desk/case/note', {'text': '好', 'token': 'wrong'})
    tap.equal(answer.status, 403, 'without the token nothing is taken')
    stranger = Visitor(cases.centre.programs)
    tap.equal(stranger.get(f'desk/case?id={case}').status, 303, 'a stranger is sent to the door')
    cases.act('dora', case, 'desk/case/dispatch', {'department': engineering})
    cases.act('han', case, 'desk/case/accept', {})
    past = {'text': '重做', 'department': engineering, 'person': cases.staff('han'), 'until': '2026-11-20 08:00'}
    answer = cases.send('han', case, 'desk/case/plan', past)
    tap.ok(answer.status == 422 and answer.error('until'), 'a plan ends later than now', answer.status)
    tap.ok(re.search(rf'id="plan-person".*?value="{cases.staff("han")}" selected', answer.text, re.S),
           'and the person stays chosen')
    answer = cases.send('han', case, 'desk/case/progress', {'text': '约好了', 'until': '2026-11-27 12:00'})
    tap.equal(answer.status, 409, 'a date without proof in writing does not count')
    cases.to_closed(case)
    answer = cases.send('dora', case, 'desk/case/visit', {'on_site': '0', 'satisfied': '1', 'text': '满意'}, {})
    tap.ok(answer.status == 409 and '重大投诉须上门' in answer.text, 'a major complaint is not visited by phone')
    answer = cases.send('han', case, 'desk/case/visit', {'on_site': '1', 'satisfied': '1', 'text': '满意'}, {})
    tap.ok(answer.status == 409 and '书面记录或回执' in answer.text, 'nor without the receipt')
    cases.act('han', case, 'desk/case/attach', {'receipt': '1'}, {'files': ('回执.jpg', PHOTO)})
    answer = cases.send('dora', case, 'desk/case/visit', {'on_site': '1', 'satisfied': '0', 'text': '又漏了'}, {})
    tap.ok(answer.status == 303 and cases.stage(case) == 'reopened', 'the receipt brought before counts; dissatisfied reopens',
           texts(answer))


def two_people(tap, cases):
    case = cases.new()
    page = cases.page('dora', case)
    version = page.hidden('version')
    cases.act('sam', case, 'desk/case/note', {'text': '主管先写了一句'})
    engineering = cases.centre.department('engineering')
    mine = {'id': case, 'version': version, 'department': engineering, 'text': '我写的<b>派单说明'}
    answer = cases.centre.visitor('dora').form(page, 'desk/case/dispatch', mine)
    tap.equal(answer.status, 409, 'an old version is a conflict')
    tap.ok('我写的&lt;b&gt;派单说明' in answer.text, 'the own text is kept')
    tap.ok('主管先写了一句' in answer.text and '热线' not in answer.text, 'what happened since is beside it', texts(answer))
    tap.ok(cases.stage(case) == 'registered' and '工程部' in answer.text, 'nothing was done; the department is in words')
    again = cases.centre.visitor('dora').form(answer, 'desk/case/dispatch', {
        'id': answer.hidden('id'), 'version': answer.hidden('version'), 'department': answer.hidden('department'),
        'text': answer.hidden('text')})
    tap.ok(again.status == 303 and cases.stage(case) == 'dispatched', 'the same can be sent again', texts(again))
    case = cases.new()
    page = cases.page('dora', case)
    form = {'id': case, 'version': page.hidden('version'), 'department': engineering}
    first = cases.centre.visitor('dora').form(page, 'desk/case/dispatch', form)
    second = cases.centre.visitor('dora').form(page, 'desk/case/dispatch', form)
    tap.equal((first.status, second.status), (303, 303), 'a double click is answered twice')
    count = cases.centre.programs.sql(f"SELECT COUNT(*) FROM case_event WHERE case_id = {case} AND to_stage <> from_stage")
    tap.equal(count, ['1'], 'and done once')
    page = cases.page('han', case)
    answer = cases.centre.visitor('han').form(page, 'desk/case/accept', {
        'id': case, 'version': page.hidden('version'), 'back': 'desk/work'})
    tap.equal(answer.location, '/desk/work', 'the handler comes back to the list')


def keys(tap, cases):
    """A one-time key is of one act on one case by one person: whatever else comes with it is done, or refused, never passed over."""
    one, two = cases.new(), cases.new(subject='另一件')
    sql = cases.centre.programs.sql
    pages = {who: cases.page(who, one) for who in ('dora', 'sam')}
    key = pages['dora'].hidden('once')

    def send(route, fields, who='dora'):
        case = fields['id']
        version = sql(f'SELECT version FROM case_file WHERE id = {case}')[0]
        return cases.centre.visitor(who).form(pages[who], route, {'once': key, 'version': version, **fields})

    def written(case, text):
        return sql(f"SELECT COUNT(*) FROM case_event WHERE case_id = {case} AND text = '{text}'")[0]

    first = {'id': one, 'version': pages['dora'].hidden('version'), 'text': '第一句'}
    tap.equal((send('desk/case/note', first).status, written(one, '第一句')), (303, '1'), 'a note')
    tap.equal((send('desk/case/note', first).status, written(one, '第一句')), (303, '1'), 'sent twice is there once')
    tap.equal((send('desk/case/note', {**first, 'id': two, 'version': 1}).status, written(two, '第一句')), (303, '1'),
              'the same words on another case are written there')
    tap.equal((send('desk/case/add', {**first, 'version': 2}).status, written(one, '第一句')), (303, '2'), 'another act is done')
    tap.equal((send('desk/case/note', {**first, 'text': '第二句'}).status, written(one, '第二句')), (409, '0'),
              'other words to a version that is no more are refused')
    tap.equal((send('desk/case/note', {'id': one, 'text': '第三句'}).status, written(one, '第三句')), (303, '1'), 'or written')
    tap.equal((send('desk/case/note', {'id': one, 'text': '第三句'}, 'sam').status, written(one, '第三句')), (303, '2'),
              'of another person, too')
    answer = cases.centre.visitor('dora').form(pages['dora'], 'desk/case/note', {'id': one, 'text': '没有', 'once': ''})
    tap.equal((answer.status, written(one, '没有')), (400, '0'), 'without a key nothing is done')
    tap.ok(all(re.fullmatch(r'desk-[0-9a-f]{40}(\.\d+)?', row) for row in sql("SELECT once_key FROM submission")) and key not in ''.join(
        sql('SELECT once_key FROM submission')), 'what is kept does not tell the key')


def reveal(tap, cases):
    case = cases.new()
    answer = cases.send('dora', case, 'desk/case/reveal', {'reason': ''})
    tap.ok(answer.status == 422 and answer.error('reason'), 'looking needs a reason')
    tap.ok('13800138000' not in answer.text, 'and shows nothing without')
    answer = cases.send('dora', case, 'desk/case/reveal', {'reason': '回电核实'})
    tap.ok(answer.status == 200 and '13800138000' in answer.text and '刘女士' in answer.text, 'with a reason all is shown')
    row = cases.centre.programs.sql("SELECT reason FROM access_log WHERE kind = 'reveal'")
    tap.equal(row, ['回电核实'], 'and the reason is remembered')
    tap.ok('13800138000' not in cases.page('dora', case).text, 'the next view is masked again')
    tap.equal(cases.send('max', case, 'desk/case/reveal', {'reason': '看看'}).status, 403, 'management does not look')


def main():
    tap, centre = Tap(), Centre('desk')
    cases = Cases(centre)
    try:
        case, merged = walk(tap, cases)
        page(tap, cases, case, merged)
        for part in (short_ways, offers, hidden, accusing, line, reported, refused, two_people, keys, reveal, aggravated):
            part(tap, cases)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
