#!/usr/bin/env python3
"""The emergency response to a level-1 complaint: desk/emergency, desk/emergency/all and its
desk/emergency/all/export, desk/emergency/print and every act."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from lists import exported, offered  # noqa: E402
from pages import Cases, texts  # noqa: E402
from visitor import Tap  # noqa: E402

EVIL = '<script>x</script>"\'&'
GRAVE = {'severity': 'grave', 'urgency': 'urgent', 'subject': '电梯困人，老人送医'}
MEASURE = {'kind': 'service', 'text': '停用三号电梯', 'ordered_by': None}
REPORT = {'text': '人已救出，血压平稳', 'next': '维保单位一小时内到场'}
TALK = {'talk': 'media', 'with': '都市报记者', 'text': '说明已停用电梯并组织检查'}
EVALUATION = {'effect': '四小时内解除', 'lessons': '报告及时，外联偏慢', 'prevention': '增设夜间值守'}


class Board:
    """The board of one case."""

    def __init__(self, tap, cases, case):
        self.tap, self.cases, self.case = tap, cases, case
        self.sql = cases.centre.programs.sql

    def page(self, who):
        return self.cases.centre.visitor(who).get(f'desk/emergency?id={self.case}')

    def send(self, who, route, fields):
        return self.cases.send(who, self.case, route, fields)

    def done(self, who, route, fields, note):
        answer = self.send(who, route, fields)
        self.tap.ok(answer.status == 303, note, f'{answer.status} {texts(answer)}')

    def answers(self, who, route, fields, status, note):
        answer = self.send(who, route, fields)
        self.tap.ok(answer.status == status, note, f'{answer.status} {texts(answer)}')

    def invalid(self, who, route, fields, field):
        answer = self.send(who, route, fields)
        self.tap.ok(answer.status == 422 and answer.error(field), f'{route}: {field} is asked for', texts(answer))

    def row(self, columns):
        return self.sql(f'SELECT {columns} FROM emergency WHERE case_id = {self.case} ORDER BY id DESC LIMIT 1')[0]

    def clocks(self):
        return self.sql(f"SELECT round, state FROM deadline WHERE case_id = {self.case} AND clock = 'E1' ORDER BY round")

    def last(self):
        """The act of the newest event, as its name stands on the case page."""
        return self.sql(f'SELECT text, detail FROM case_event WHERE case_id = {self.case} ORDER BY number DESC LIMIT 1')[0]


def reporting(board):
    """With its registration, of itself."""
    tap = board.tap
    page = board.cases.page('dora', board.case)
    tap.ok('须立即报告应急领导小组' not in page.text and '待启动' in page.text, 'the case page misses no report', texts(page))
    tap.equal(board.row('number, reason, reported_by'), f"1\t{GRAVE['subject']}\t{board.cases.staff('dora')}", 'the registration opened it')
    tap.equal(board.last(), f"{GRAVE['subject']}\tat_once=1", 'the history says that it went by itself')
    tap.ok('自动报告' in page.text, 'in words')
    page = board.page('dora')
    tap.ok('id="form-alert"' not in page.text, 'nobody is asked for what was done', texts(page))
    tap.ok('等待领导小组组长决定是否启动' in page.text, 'the board says for whom it waits')
    board.answers('dora', 'desk/emergency/alert', {'text': '再报'}, 409, 'it is reported once')
    board.answers('han', 'desk/emergency/alert', {'text': '报告'}, 403, 'a handler does not report to the group')
    told = ("SELECT s.login, e.level, e.next_at FROM escalation e JOIN staff s ON s.id = e.to_id WHERE e.case_id = {} "
            "AND e.clock = '' ORDER BY s.login")
    tap.equal(board.sql(told.format(board.case)), ['max\t1\tNULL', 'mei\t1\tNULL'],
              'management and heads of departments, at once and past all levels')
    tap.equal(board.sql("SELECT s.login FROM notice n JOIN staff s ON s.id = n.staff_id "
                        f"WHERE n.case_id = {board.case} ORDER BY s.login"), ['max', 'mei'], 'each has a notice')
    tap.equal(board.cases.centre.visitor('mei').get(f'desk/emergency?id={board.case}').status, 200, 'and can open the board')
    page = board.page('mei')
    tap.ok('未阅' in page.text and 'id="form-see"' in page.text, 'who has not seen it is asked to')
    board.done('mei', 'desk/emergency/see', {}, 'a head of another department sees it')
    board.answers('mei', 'desk/emergency/see', {}, 409, 'once')
    tap.ok('已阅' in board.page('mei').text, 'and it says so')
    board.answers('sam', 'desk/emergency/see', {}, 409, 'who was not told has nothing to acknowledge')
    tap.equal(board.cases.page('mei', board.case).status, 404, 'the case itself stays with its department')
    page = board.page('mei')
    tap.ok('您参加此次应急处置' in page.text and not re.search(r'138[0-9*]{8}', page.text), 'on the board there is no phone', texts(page))
    tap.equal(board.page('gao').status, 404, 'who takes no part sees nothing')


def raised(tap, cases):
    """A case that comes to the level later is reported with the act that raises it, whoever does."""
    board = Board(tap, cases, cases.new(subject='路面塌陷', room_text='1-1-103', severity='serious', urgency='general'))
    page = board.page('dora')
    tap.ok('不是一级投诉' in page.text and board.sql(f'SELECT COUNT(*) FROM emergency WHERE case_id = {board.case}') == ['0'],
           'a serious one is not reported', texts(page))
    tap.equal(board.page('mei').status, 404, 'and is nothing for other heads')
    grades = {'severity': 'serious'}
    board.done('ida', 'desk/case/raise', {**grades, 'flags': ['safety'], 'text': '有人受伤' + EVIL}, 'an inspector raises it')
    tap.equal(board.sql(f"SELECT text, detail = 'at_once=1' FROM case_event WHERE case_id = {board.case} ORDER BY number DESC LIMIT 2"),
              [f'有人受伤{EVIL}\t1', f'有人受伤{EVIL}\t0'], 'first it is raised, then reported')
    tap.equal(board.row('number, reported_by, started_at'), f"1\t{cases.staff('ida')}\tNULL", 'by the same person')
    page = board.page('mei')
    tap.ok(page.status == 200 and 'id="form-see"' in page.text, 'who was told opens the board', texts(page))
    tap.ok('<script>x' not in page.text and '&lt;script&gt;x' in page.text, 'what was reported is shown as text')
    board.done('ida', 'desk/case/raise', {**grades, 'flags': ['safety', 'media'], 'text': '记者到场'}, 'raised again')
    tap.equal(board.sql(f'SELECT COUNT(*) FROM emergency WHERE case_id = {board.case}'), ['1'], 'it is not reported twice')
    board.done('dora', 'desk/case/withdraw', {'text': '住户撤诉'}, 'it ends without having been started')
    answer = board.send('dora', 'desk/case/archive', {})
    tap.ok(answer.status == 409 and '还没有决定是否启动' in answer.text, 'and is not filed before the head has decided', texts(answer))
    board.done('max', 'desk/emergency/lift', {'text': '核实为旧坑'}, 'who does not start it')
    board.done('dora', 'desk/case/archive', {}, 'then it is filed')


def starting(board):
    tap = board.tap
    board.invalid('max', 'desk/emergency/start', {'text': ''}, 'text')
    board.answers('sam', 'desk/emergency/start', {'text': '启动'}, 403, 'a supervisor does not order it')
    board.answers('mei', 'desk/emergency/report', REPORT, 409, 'nothing is reported before it has started')
    tap.equal(board.clocks(), [], 'and no report is due')
    board.done('max', 'desk/emergency/start', {'text': '先救人，停用电梯'}, 'the head orders the start')
    board.answers('max', 'desk/emergency/start', {'text': '再启动'}, 409, 'once')
    tap.equal(board.clocks(), ['1\t0'], 'the first report is due')
    tap.equal(board.sql(f'SELECT emergency FROM case_file WHERE id = {board.case}'), ['1'], 'the case knows')
    tap.ok('响应中' in board.cases.page('dora', board.case).text, 'the case page says how it stands')
    tap.ok('#siren"></use></svg>应急响应中' in board.cases.centre.visitor('dora').get('desk/board?view=all').text,
           'and boards mark it, with a picture beside the words')
    answer = board.cases.send('dora', board.case, 'desk/case/withdraw', {'text': '住户来电撤诉'})
    tap.ok(answer.status == 409 and '应急响应尚未解除' in answer.text, 'nothing ends under it', texts(answer))


def task_force(board):
    tap, staff = board.tap, board.cases.staff
    board.invalid('max', 'desk/emergency/force', {'person': staff('gao'), 'duty': ''}, 'duty')
    board.answers('mei', 'desk/emergency/force', {'person': staff('gao'), 'duty': '现场'}, 403, 'a member does not name members')
    board.answers('max', 'desk/emergency/force', {'person': staff('ada'), 'duty': '现场'}, 409, 'nor can it be anybody')
    board.done('max', 'desk/emergency/force', {'person': staff('gao'), 'duty': '现场指挥', 'leads': '1'}, 'a leader is named')
    board.answers('max', 'desk/emergency/force', {'person': staff('wu'), 'duty': '联系维保', 'leads': '1'}, 409, 'one')
    board.answers('max', 'desk/emergency/force', {'person': staff('gao'), 'duty': '外联'}, 409, 'nobody is named twice')
    board.done('max', 'desk/emergency/force', {'person': staff('wu'), 'duty': '联系维保'}, 'a member')
    member = board.sql(f"SELECT m.id FROM emergency_member m WHERE m.person_id = {staff('wu')}")[0]
    board.done('wu', 'desk/emergency/log', TALK, 'who writes on the board')
    board.invalid('max', 'desk/emergency/release', {'member': member, 'text': ''}, 'text')
    board.answers('wu', 'desk/emergency/release', {'member': member, 'text': '忙'}, 403, 'does not leave alone')
    board.done('max', 'desk/emergency/release', {'member': member, 'text': '另有任务'}, 'is released')
    board.answers('max', 'desk/emergency/release', {'member': member, 'text': '再退'}, 409, 'once')
    tap.equal(board.send('max', 'desk/emergency/release', {'member': '99999', 'text': '无'}).status, 404, 'nobody is not released')
    tap.equal(board.page('wu').status, 200, 'and reads on')
    tap.ok('已退出' in board.page('max').text, 'the board keeps the name')


def hours(board):
    tap, programs = board.tap, board.cases.centre.programs
    page = board.page('gao')
    tap.ok(page.status == 200 and 'id="form-report"' in page.text, 'the leader, of another department, reports', texts(page))
    for field in ('text', 'next'):
        board.invalid('gao', 'desk/emergency/report', {**REPORT, field: ''}, field)
    board.done('gao', 'desk/emergency/report', REPORT, 'the first report')
    tap.equal(board.clocks(), ['1\t3', '2\t0'], 'in time, and the next hour runs')
    programs.at('2026-11-24T11:30:00+08:00')
    programs.sql("UPDATE session SET seen_at = '2026-11-24 03:29:00'")
    tap.ok('due-breached' in board.page('gao').text, 'the board says that the next one is late')
    board.done('gao', 'desk/emergency/report', {**REPORT, 'text': EVIL}, 'a late one')
    tap.equal(board.clocks(), ['1\t3', '2\t2', '3\t0'], 'stays late, and the hour begins again')
    page = board.page('gao')
    tap.ok('按时' in page.text and '迟报' in page.text, 'both are told')
    for field in ('talk', 'with', 'text'):
        board.invalid('gao', 'desk/emergency/log', {**TALK, field: ''}, field)
    board.invalid('gao', 'desk/emergency/log', {**TALK, 'at': '2026-11-25 09:00'}, 'at')
    board.invalid('gao', 'desk/emergency/log', {**TALK, 'talk': 'report'}, 'talk')
    heard = f"SELECT COUNT(*) FROM deadline WHERE case_id = {board.case} AND clock = 'K3' AND stopped_at IS NULL"
    open_before = board.sql(heard)
    board.done('gao', 'desk/emergency/log', {**TALK, 'at': '2026-11-24 10:00'}, 'the press')
    tap.equal(board.sql(heard), open_before, 'is not the complainant')
    board.done('gao', 'desk/emergency/log', {**TALK, 'talk': 'complainant', 'with': '刘女士'}, 'the complainant')
    tap.equal(board.sql(heard), ['0'], 'has heard from us')
    page = board.page('gao')
    tap.ok('<script>x' not in page.text and '补记于' in page.text, 'what was written afterwards says when')


def measures(board):
    tap, staff = board.tap, board.cases.staff
    measure = {**MEASURE, 'ordered_by': staff('max')}
    for field in ('kind', 'text', 'ordered_by'):
        board.invalid('sam', 'desk/emergency/measure', {**measure, field: ''}, field)
    board.invalid('sam', 'desk/emergency/measure', {**measure, 'kind': 'refund', 'amount': ''}, 'amount')
    board.invalid('sam', 'desk/emergency/measure', {**measure, 'ordered_at': '2026-11-25 08:00'}, 'ordered_at')
    board.answers('ida', 'desk/emergency/measure', measure, 403, 'an inspector orders nothing')
    board.done('sam', 'desk/emergency/measure', measure, 'a service is suspended')
    board.done('gao', 'desk/emergency/measure', {**measure, 'kind': 'compensation', 'text': '先行垫付医药费', 'amount': '2,600.50',
                                                 'ordered_at': '2026-11-24 09:00'}, 'money is given')
    tap.equal(board.last(), '先行垫付医药费\turgent=compensation\\namount=2600.50', 'and stands in the history')
    rows = board.sql(f'SELECT id, kind, amount FROM urgent_measure WHERE case_id = {board.case} ORDER BY id')
    tap.equal([row.split('\t')[1:] for row in rows], [['0', '0'], ['3', '260050']], 'in fen')
    first = rows[0].split('\t')[0]
    board.invalid('sam', 'desk/emergency/result', {'measure': first, 'text': ''}, 'text')
    board.done('sam', 'desk/emergency/result', {'measure': first, 'text': '检修合格后恢复'}, 'what came of it')
    board.answers('sam', 'desk/emergency/result', {'measure': first, 'text': '再写'}, 409, 'is written once')
    page = board.page('sam')
    tap.ok('2,600.50' in page.text and '检修合格后恢复' in page.text and '尚无结果' in page.text, 'the board shows them')


def ending(board):
    tap = board.tap
    board.answers('gao', 'desk/emergency/lift', {'text': '好了'}, 403, 'the leader does not lift it')
    board.answers('gao', 'desk/emergency/debrief', EVALUATION, 409, 'nothing is evaluated before it is lifted')
    board.invalid('max', 'desk/emergency/lift', {'text': ''}, 'text')
    board.done('max', 'desk/emergency/lift', {'text': '老人出院，电梯恢复'}, 'the head lifts it')
    tap.equal(board.clocks(), ['1\t3', '2\t2', '3\t4'], 'no report is due any more')
    tap.equal(board.sql(f'SELECT emergency FROM case_file WHERE id = {board.case}'), ['0'], 'the case may end again')
    board.answers('gao', 'desk/emergency/report', REPORT, 409, 'and nobody reports')
    tap.ok('还缺应急总结' in board.page('gao').text, 'the board says what is missing')
    tap.ok('还缺应急总结' in board.cases.page('dora', board.case).text, 'and so does the case')
    stage = board.sql(f'SELECT stage FROM case_file WHERE id = {board.case}')[0]
    board.sql(f'UPDATE case_file SET stage = 8, closed_at = registered_at, visited_at = registered_at WHERE id = {board.case}')
    answer = board.send('dora', 'desk/case/archive', {})
    tap.ok(answer.status == 409 and '还没有写应急总结' in answer.text, 'it is not filed without the evaluation', texts(answer))
    tap.equal(board.sql(f'SELECT COUNT(*) FROM archive_file WHERE case_id = {board.case}'), ['0'], 'nothing was')
    board.sql(f'UPDATE case_file SET stage = {stage}, closed_at = NULL, visited_at = NULL WHERE id = {board.case}')
    board.answers('sam', 'desk/emergency/debrief', EVALUATION, 409, 'the evaluation is not the supervisor\'s')
    for field in EVALUATION:
        board.invalid('gao', 'desk/emergency/debrief', {**EVALUATION, field: ''}, field)
    board.done('gao', 'desk/emergency/debrief', EVALUATION, 'the leader writes it')
    board.answers('max', 'desk/emergency/debrief', EVALUATION, 409, 'once')
    tap.equal(board.row('lifted_by IS NOT NULL, lessons'), f"1\t{EVALUATION['lessons']}", 'it is kept')
    page = board.cases.page('dora', board.case)
    tap.ok('还缺应急总结' not in page.text, 'nothing is missing any more')
    tap.ok('应急总结' in page.text and '采取紧急措施' in page.text and '成立专项处理小组' in page.text, 'the history tells all of it')
    board.done('dora', 'desk/emergency/alert', {'text': '又有人被困'}, 'another one can be reported')
    board.done('max', 'desk/emergency/lift', {'text': '误报'}, 'which the head does not start')
    tap.equal(board.row('number, started_at, lift_reason'), '2\tNULL\t误报', 'that was the second')
    page = board.page('max')
    tap.ok('未启动' in page.text and '以前的应急响应' in page.text, 'the board keeps the first', texts(page))


def papers(board):
    tap, visitor = board.tap, board.cases.centre.visitor
    paper = visitor('max').get(f'desk/emergency/print?id={board.case}')
    tap.ok(paper.status == 200 and '一级投诉应急处置记录' in paper.text and '停用三号电梯' in paper.text, 'the record prints', texts(paper))
    tap.ok(not re.search(r'1[3-9]\d{9}', paper.text), 'without a phone')
    page = visitor('max').get('desk/emergency/all')
    tap.ok(page.status == 200 and board.cases.number(board.case) in page.text, 'the list has it')
    tap.equal(board.sql(f"SELECT kind, reason FROM access_log WHERE subject = 'case {board.cases.number(board.case)}' ORDER BY id DESC LIMIT 1"),
              ['view\temergencies'], 'which is remembered')
    for path in f'desk/emergency?id={board.case}', 'desk/emergency/all', f'desk/emergency/print?id={board.case}', f'desk/case?id={board.case}', \
            f'desk/print_tracking?id={board.case}':
        shown = visitor('max').get(path)
        tap.ok(shown.status == 200 and '3栋' in shown.text and '1201' not in shown.text, f'{path} says which building, not whose room', texts(shown))
    page = visitor('han').get('desk/emergency/all')
    tap.ok(page.status == 200 and board.cases.number(board.case) not in page.text, 'not for who takes no part')
    tap.equal(offered(page), {}, 'who is offered no file')
    tap.equal(visitor('han').get('desk/emergency/all/export?format=csv').status, 403, 'and gets none')
    tap.equal(offered(visitor('max').get('desk/emergency/all')),
              {kind: f'desk/emergency/all/export?format={kind}' for kind in ('xlsx', 'csv')}, 'the list is offered as a file')
    said = {row['编号']: row for row in exported(tap, visitor('max'), 'desk/emergency/all/export', 'emergencies')}
    row = said[board.cases.number(board.case)]
    tap.ok(row['事项'] == GRAVE['subject'] and row['报告领导小组'] and row['应急状态'], 'it says what and when', row)
    whole = board.cases.centre.programs.sql(f'SELECT place FROM case_file WHERE id = {board.case}')[0]
    tap.ok('*' in row['地址'] and row['地址'] != whole, 'its place masked', row)
    for path in (f'desk/emergency?id={board.case}', 'desk/emergency?id=99999', 'desk/emergency', f'desk/emergency/print?id={board.case}'):
        tap.equal(visitor('han').get(path).status, 404, f'{path} is nothing for others')
    board.answers('han', 'desk/emergency/measure', {**MEASURE, 'ordered_by': board.cases.staff('max')}, 404, 'who writes nothing')


def others(tap, cases):
    plain = Board(tap, cases, cases.new(subject='楼道灯不亮', room_text='1-1-101'))
    page = plain.page('dora')
    tap.ok('不是一级投诉' in page.text and 'id="form-alert"' not in page.text, 'an ordinary complaint has no emergency', texts(page))
    plain.answers('dora', 'desk/emergency/alert', {'text': '报告'}, 409, 'even when it is sent')
    plain.done('dora', 'desk/emergency/measure', {**MEASURE, 'ordered_by': cases.staff('sam')}, 'urgent measures it may have')
    accused = Board(tap, cases, cases.new(**{**GRAVE, 'subject': '工程部经理推人', 'room_text': '1-1-102', 'urgency': 'general',
                                             'accused': '赵经理'}))
    tap.equal(accused.sql(f'SELECT accused_staff_id FROM case_file WHERE id = {accused.case}'), [str(cases.staff('mei'))],
              'a complaint about a head of the group')
    tap.equal(accused.page('mei').status, 404, 'is kept from that person')
    tap.equal(accused.sql(f'SELECT COUNT(*) FROM escalation WHERE case_id = {accused.case} AND to_id = {cases.staff("mei")}'), ['0'],
              'who is not told')
    accused.done('max', 'desk/emergency/start', {'text': '核实'}, 'and is started without')
    accused.answers('max', 'desk/emergency/force', {'person': cases.staff('mei'), 'duty': '现场'}, 409, 'nor named')
    # A double click.
    page, visitor = accused.page('max'), cases.centre.visitor('max')
    form = {'id': accused.case, **REPORT}
    tap.equal([visitor.form(page, 'desk/emergency/report', form).status for _ in range(2)], [303, 303], 'sent twice')
    tap.equal(accused.sql(f'SELECT COUNT(*) FROM emergency_entry n JOIN emergency e ON e.id = n.emergency_id WHERE e.case_id = {accused.case}'),
              ['1'], 'it stands once')


def filed(board):
    """What was reported, talked over, ordered and evaluated stands in the archived file."""
    tap = board.tap
    tap.ok('应急响应中' not in board.cases.centre.visitor('dora').get('desk/board?view=all').text, 'boards no longer mark it')
    board.sql(f'UPDATE case_file SET stage = 8, closed_at = registered_at, visited_at = registered_at WHERE id = {board.case}')
    answer = board.cases.send('dora', board.case, 'desk/case/archive', {})
    tap.equal(answer.status, 303, 'the case is filed')
    document = board.sql(f'SELECT CONVERT(document USING utf8mb4) FROM archive_document WHERE case_id = {board.case}')[0]
    for part in ('<emergency ', '<orders>先救人，停用电梯</orders>', '<task_force>', '<communications>', 'talk="report"', '<urgent_measure ',
                 f'<lessons>{EVALUATION["lessons"]}</lessons>'):
        tap.ok(part in document, f'the file holds {part}', document[-1500:])


def main():
    tap, centre = Tap(), Centre('desk')
    cases = Cases(centre)
    try:
        board = Board(tap, cases, cases.new(**GRAVE))
        reporting(board)
        raised(tap, cases)
        starting(board)
        task_force(board)
        hours(board)
        measures(board)
        ending(board)
        papers(board)
        filed(board)
        others(tap, cases)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
