#!/usr/bin/env python3
"""Duties of the calendar: desk/duties, done with a paper, explained, entered for a date, taken back; each by those whose they are; as a file:
desk/duties/export."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from lists import exported, offered  # noqa: E402
from pages import PHOTO, keeps, original, texts  # noqa: E402
from visitor import Tap  # noqa: E402

# enum role and enum deadline_state
SUPERVISOR, INSPECTOR, MANAGEMENT = 1, 4, 6
RUNNING, WARNED, BREACHED, MET, CANCELLED = range(5)


def main():
    tap, centre = Tap(), Centre('desk')
    sql = centre.programs.sql

    def duty(rule, role, times=1, state=RUNNING, due='2026-11-25 15:59:59', subject=''):
        sql(f"INSERT INTO duty (rule, period, subject, state, opened_at, due_at, next_at, times, role) VALUES ('{rule}', "
            f"'2026-11-01', '{subject}', {state}, '2026-10-31 16:00:00', '{due}', '2026-11-25 16:00:00', {times}, {role})")
        return int(sql('SELECT MAX(id) FROM duty')[0])

    def stands(one):
        return sql(f'SELECT state, done, closed_at IS NOT NULL FROM duty WHERE id = {one}')[0].split('\t')

    def send(who, route, fields, files=None):
        visitor = centre.visitor(who)
        page = visitor.get('desk/duties')
        return visitor.form(page, route, fields, files)

    def done(who, one, version=1, files=None, note='已报送督导室'):
        return send(who, 'desk/duties/done', {'id': one, 'version': version, 'note': note}, files)

    try:
        tap.ok('没有需要您办理' in texts(centre.visitor('sam').get('desk/duties')), 'nothing is due at first')
        report, checks = duty('K17', SUPERVISOR), duty('K18', INSPECTOR, times=2)
        late = duty('K22', SUPERVISOR, due='2026-11-20 15:59:59', state=BREACHED)
        person = duty('', MANAGEMENT, subject='考核<b>降职</b>人员')
        page = centre.visitor('sam').get('desk/duties')
        tap.ok('向督导室报送投诉汇总报表' in page.text and '抽查' in page.text, 'periods are seen by who looks after others', texts(page))
        tap.ok(f'name="id" value="{report}"' in page.text and f'name="id" value="{checks}"' not in page.text,
               'a form is offered to those whose duty it is')
        tap.ok('已超期' in texts(page), 'what is late says so')
        tap.ok('降职&lt;' not in page.text, 'what is about a person is not seen by other roles')
        page = centre.visitor('max').get('desk/duties')
        tap.ok('考核&lt;b&gt;降职&lt;/b&gt;人员' in page.text, 'but by its own, and escaped', texts(page))
        tap.ok('K17' not in texts(centre.visitor('han').get('desk/duties')), 'a handler sees none of them')
        tap.equal(sql("SELECT DISTINCT s.login FROM access_log a JOIN staff s ON s.id = a.staff_id "
                      "WHERE a.kind = 'view' AND a.subject = 'duties' ORDER BY 1"), ['max', 'sam'], 'who saw some is on record')

        answer = done('sam', report, note='')
        tap.ok(answer.status == 422 and answer.error('note'), 'what was done must be said')
        tap.equal(stands(report), ['0', '0', '0'], 'nothing was marked')
        tap.equal(done('sam', checks).status, 409, 'nobody marks the duty of another role')
        tap.equal(done('han', report).status, 404, 'who does not see it does not find it')
        tap.equal(done('sam', report, version=7).status, 409, 'an older version is refused')
        tap.equal(stands(report), ['0', '0', '0'], 'and nothing was marked')

        other = duty('K19', SUPERVISOR)
        keeps(tap, sql, lambda fields, files: send('sam', 'desk/duties/done', {'id': other, 'version': 1, **fields}, files),
              {'note': ''}, {'note': '已报送'}, 'files')
        sql(f'DELETE FROM evidence WHERE duty_id = {other}')
        visitor = centre.visitor('sam')
        page = visitor.get('desk/duties')
        fields, photo = {'id': report, 'version': 1, 'note': '<i>已报送</i>'}, {'files': ('月报.jpg', PHOTO)}
        answer = visitor.form(page, 'desk/duties/done', fields, photo)
        tap.equal(answer.status, 303, 'done with a paper')
        tap.equal(visitor.form(page, 'desk/duties/done', fields, photo).status, 303, 'a double click')
        tap.equal(stands(report), ['3', '1', '1'], 'is done once, in time')
        tap.equal(sql('SELECT COUNT(*), MIN(duty_id) FROM evidence'), [f'1\t{report}'], 'with one paper')
        page = visitor.get('desk/duties')
        tap.ok('&lt;i&gt;已报送&lt;/i&gt;' in page.text and '月报.jpg' in page.text, 'both are told', texts(page))
        paper = re.search(r'desk/duties/paper\?id=(\d+)', page.text)
        shown = visitor.get(f'desk/duties/paper?id={paper[1]}')
        tap.ok(shown.status == 200 and b'CANARY' not in shown.body, 'the paper opens, a photo without where it was taken')
        original(tap, sql, visitor, 'desk/duties/paper', paper[1], PHOTO)
        tap.equal(centre.visitor('han').get(f'desk/duties/paper?id={paper[1]}').status, 404, 'not for others')
        tap.equal(visitor.get(f'desk/evidence?id={paper[1]}').status, 404, 'nor as evidence of a case')
        tap.equal(visitor.get('desk/duties/paper?id=99').status, 404, 'what is not there is not found')
        tap.equal(done('sam', report, version=2).status, 409, 'what is done is done')

        tap.equal(done('ida', checks).status, 303, 'the first spot check')
        tap.equal(stands(checks), ['0', '1', '0'], 'leaves one to do')
        tap.ok('1 / 2' in texts(centre.visitor('ida').get('desk/duties')), 'the page counts')
        tap.equal(done('ida', checks, version=2).status, 303, 'the second')
        tap.equal(stands(checks), ['3', '2', '1'], 'meets it')
        tap.equal(done('sam', late).status, 303, 'late work is still marked')
        tap.equal(stands(late), ['2', '1', '1'], 'and stays late')

        entry = {'subject': '森林湖一期 外墙保修期满', 'rule': 'K24', 'day': '2026-12-01', 'warn_days': '10',
                 'role': 'supervisor', 'person': ''}
        for wrong, field in ({'subject': ''}, 'subject'), ({'day': '2026-11-01'}, 'day'), ({'day': 'x'}, 'day'), \
                ({'role': 'clock'}, 'role'), ({'warn_days': '-1'}, 'warn_days'), ({'person': 'x'}, 'person'):
            answer = send('sam', 'desk/duties/add', {**entry, **wrong})
            tap.ok(answer.status == 422 and answer.error(field), f'a wrong {field} is refused', texts(answer))
        tap.equal(send('ida', 'desk/duties/add', entry).status, 409, 'only some roles may enter')
        tap.equal(send('sam', 'desk/duties/add', {**entry, 'person': '999'}).status, 409, 'nobody who is not there is named')
        tap.equal(send('sam', 'desk/duties/add', {**entry, 'rule': 'K99'}).status, 404, 'no rule that is not there')
        tap.equal(send('sam', 'desk/duties/add', entry).status, 303, 'a warranty that ends')
        tap.equal(send('sam', 'desk/duties/add', entry).status, 409, 'is not entered twice')
        one = int(sql('SELECT MAX(id) FROM duty')[0])
        tap.equal(sql(f"SELECT period, due_at, warn_at, next_at, s.login FROM duty d JOIN staff s ON s.id = d.entered_by WHERE d.id = {one}"),
                  ['2026-12-01\t2026-12-01 15:59:59\t2026-11-20 16:00:00\t2026-11-20 16:00:00\tsam'], 'with its day')
        tap.equal(send('max', 'desk/duties/withdraw', {'id': report, 'version': 2, 'note': '误登'}).status, 409, 'a period is not taken back')
        tap.equal(send('sam', 'desk/duties/withdraw', {'id': one, 'version': 1, 'note': ''}).status, 422, 'taking back needs a reason')
        tap.equal(send('sam', 'desk/duties/withdraw', {'id': one, 'version': 1, 'note': '项目已移交'}).status, 303, 'it is taken back')
        tap.equal(stands(one), ['4', '0', '1'], 'and over')
        tap.equal(sql(f'SELECT calendar IS NULL, calculation FROM duty WHERE id = {one}'),
                  ['1\tentered|2026-12-01\\ndue|2026-12-01T23:59:59+08:00\\n'], 'and how its day was found, by no calendar')

        planned = duty('K27', SUPERVISOR, due='2026-12-29 15:59:59')
        sql("UPDATE duty SET calendar = '2026-11', calculation = 'period|2026-12-01|2026-12-31\\nlast|2026-12-01|2026-12-31\\n"
            "calendar|2026-11\\nday|2026-12-29|workday|\\nskip|2026-12-30|holiday|<b>元旦</b>\\n"
            "skip|2026-12-31|holiday|<b>元旦</b>\\ndue|2026-12-29T23:59:59+08:00\\nunsure|2027\\n"
            "replan|2026-11-20T09:00:00+08:00|2026|2026-11|2026-12-31T23:59:59+08:00|2026-12-29T23:59:59+08:00\\n' "
            f'WHERE id = {planned}')
        page = centre.visitor('sam').get('desk/duties')
        how = re.search(r'<p class="lines">([^<]*取最后一个工作日[^<]*)</p>', page.text)
        tap.ok(how and how[1].split('\n')[:5] == [
            '所属期间：2026-12-01～2026-12-31', '取最后一个工作日：2026-12-01～2026-12-31、日历版本 2026-11', '计入：12-29 周二',
            '不计：12-30～12-31 &lt;b&gt;元旦&lt;/b&gt;', '到期：2026-12-29 23:59'], 'how its day was found stands there in words', how and how[1])
        tap.ok('<span class="mark">暂定</span>' in page.text, 'and that a notice may still move it')
        tap.ok('<del>2026-12-31 23:59</del> <ins>2026-12-29 23:59</ins>' in page.text, 'old and new beside each other')
        tap.equal(page.text.count('怎么算的</summary>'), 2, 'what was never worked out tells nothing')
        sql(f'UPDATE duty SET state = {BREACHED} WHERE id = {planned}')
        tap.ok('>暂定<' not in centre.visitor('sam').get('desk/duties').text, 'a verdict is not provisional')
        sql(f'DELETE FROM duty WHERE id = {planned}')
        spot = duty('K99', INSPECTOR, times=2)
        sql(f"UPDATE duty SET rule = 'K18', period = '2026-12-01', counted = 1 WHERE id = {spot}")
        page = centre.visitor('ida').get('desk/duties')
        tap.ok(f'name="id" value="{spot}"' not in page.text and '按已签字的检查表自动计次' in page.text, 'spot checks are counted, not ticked off')
        answer = done('ida', spot)
        tap.ok(answer.status == 409 and '不能手工登记' in answer.text and stands(spot) == ['0', '0', '0'], 'nor sent by hand')

        letter, plain = duty('K24', SUPERVISOR), duty('K20', SUPERVISOR)
        sql(f'UPDATE duty SET explains = 1 WHERE id = {letter}')
        explained = lambda: sql(f'SELECT explained_at IS NOT NULL, explained_by IS NOT NULL FROM duty WHERE id = {letter}')[0].split('\t')
        reason = {'id': letter, 'version': 1, 'note': '房屋移交<b>延期</b>'}
        page = centre.visitor('sam').get('desk/duties')
        tap.equal(page.text.count('action="/desk/duties/explain"'), 1, 'an explanation is asked for where the procedure knows one')
        answer = send('sam', 'desk/duties/explain', {**reason, 'note': ''})
        tap.ok(answer.status == 422 and answer.error('note'), 'without words it is none')
        answer = send('sam', 'desk/duties/explain', {**reason, 'id': plain})
        tap.ok(answer.status == 409 and '制度没有规定' in answer.text, 'and for no other duty')
        tap.equal(send('ida', 'desk/duties/explain', reason).status, 409, 'not by somebody else')
        tap.equal(send('han', 'desk/duties/explain', reason).status, 404, 'nor by who does not see it')
        tap.equal(send('sam', 'desk/duties/explain', {**reason, 'version': 9}).status, 409, 'nor of an older version')
        sql(f"UPDATE duty SET due_at = '2026-11-20 15:59:59' WHERE id = {letter}")
        answer = send('sam', 'desk/duties/explain', reason)
        tap.ok(answer.status == 409 and '结论不再改变' in answer.text, 'nor when its day is over')
        tap.equal(explained(), ['0', '0'], 'nothing was kept of all these')
        sql(f"UPDATE duty SET due_at = '2026-11-25 15:59:59' WHERE id = {letter}")
        tap.equal(send('ida', 'desk/duties/decline', reason).status, 409, 'there is nothing to decline yet')
        tap.equal(send('sam', 'desk/duties/explain', reason, {'files': ('移交单.jpg', PHOTO)}).status, 303, 'in time, with its proof')
        tap.equal(explained(), ['1', '1'], 'it stands')
        page = centre.visitor('ida').get('desk/duties')
        tap.ok('房屋移交&lt;b&gt;延期&lt;/b&gt;' in page.text and '移交单.jpg' in page.text and '已说明理由' in page.text, 'for all to see')
        tap.equal(page.text.count('action="/desk/duties/decline"'), 1, 'and for the supervision office to judge')
        tap.equal(send('sam', 'desk/duties/explain', {**reason, 'version': 2}).status, 409, 'once')
        tap.equal(send('sam', 'desk/duties/decline', {**reason, 'version': 2}).status, 409, 'but not by who gave it')
        tap.equal(send('ida', 'desk/duties/decline', {**reason, 'version': 2, 'note': ''}).status, 422, 'declining needs a reason')
        tap.equal(explained(), ['1', '1'], 'it still stands')
        tap.equal(send('ida', 'desk/duties/decline', {**reason, 'version': 2, 'note': '移交并未延期'}).status, 303, 'it is not accepted')
        tap.equal(explained(), ['0', '0'], 'and stands no more')
        tap.ok('移交并未延期' in centre.visitor('sam').get('desk/duties').text, 'who gave it reads why')
        sql(f'DELETE FROM evidence WHERE duty_id = {letter}')
        sql(f'DELETE FROM duty_event WHERE duty_id IN ({letter}, {plain}, {spot})')
        sql(f'DELETE FROM duty WHERE id IN ({letter}, {plain}, {spot})')
        han = sql("SELECT id FROM staff WHERE login = 'han'")[0]
        tap.equal(send('max', 'desk/duties/add', {**entry, 'subject': '王工降职期满考核', 'rule': 'K17', 'role': 'management', 'person': han}).status,
                  303, 'something for a named person')
        tap.ok('王工降职期满考核' in texts(centre.visitor('han').get('desk/duties')), 'who then sees it')
        tap.ok('王工降职期满考核' not in texts(centre.visitor('sam').get('desk/duties')), 'and the supervisor does not')
        tap.equal(done('han', int(sql('SELECT MAX(id) FROM duty')[0])).status, 303, 'and does it')
        tap.ok(stands(person) == ['0', '0', '0'], 'the others are as they were')

        tap.equal(offered(centre.visitor('sam').get('desk/duties')),
                  {kind: f'desk/duties/export?format={kind}' for kind in ('xlsx', 'csv')}, 'the list is offered as a file')
        sql(f"UPDATE duty SET subject = '=1+1' WHERE id = {late}")
        rows = exported(tap, centre.visitor('sam'), 'desk/duties/export', 'duties')
        said = {row['依据']: row for row in rows if row['事项'] in ('', '=1+1')}
        tap.equal([said['K17'][title] for title in ('状态', '已办次数', '应办次数', '截止', '责任岗位', '责任人')],
                  ['按时完成', '1', '1', '2026-11-25', '主管', ''], 'what is done, with its count and day')
        tap.ok(said['K17']['制度事项'] and said['K17']['完成'] and said['K17']['出处'], 'its words, when and by which article', said['K17'])
        tap.equal([said['K22'][title] for title in ('状态', '事项')], ['已超期', '=1+1'], 'what was late stays late')
        told = [row['怎么算的'] for row in rows if row['事项'].startswith('森林湖一期')]
        tap.ok(len(told) == 1 and told[0].startswith('登记日期：2026-12-01\n到期：2026-12-01 23:59'), 'how its day was found', told)
        tap.equal(said['K22']['怎么算的'], '', 'and nothing where nobody kept it')
        tap.ok('王工降职期满考核' not in str(rows) and '降职' not in str(rows), 'and nothing that is not shown to this person', rows)
        tap.equal([row['事项'] for row in exported(tap, centre.visitor('han'), 'desk/duties/export', 'of somebody else')],
                  ['王工降职期满考核'], 'a handler gets the own one alone')
        tap.equal(sql("SELECT DISTINCT subject FROM access_log WHERE kind = 'export'"), ['duties'], 'on record')
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
