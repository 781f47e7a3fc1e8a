#!/usr/bin/env python3
"""Trying a version of the procedure on past cases: desk/trial, the same as a file, desk/trial/export, and the way there from the version."""

import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from lists import exported, offered  # noqa: E402
from pages import Cases, texts  # noqa: E402
from visitor import Tap  # noqa: E402

SHIPPED = open('conf/procedure/property.xml', encoding='utf-8').read()
TOLD = 'stops="dispatch answer" amount="5"'
PLACE = 'desk/trial?version=2026-91'


def propose(centre, version, *change):
    """Hands in the shipped document as another version, with one change."""
    assert not change or change[0] in SHIPPED
    with tempfile.NamedTemporaryFile('w', suffix='.xml', encoding='utf-8') as file:
        file.write(SHIPPED.replace('version="2026-02"', f'version="{version}"', 1).replace(*(change or ('', '')), 1))
        file.flush()
        centre.programs.anjuan('import', 'procedure', file.name)


def main():
    tap, centre = Tap(), Centre('desk')
    sql = centre.programs.sql
    cases = Cases(centre)
    max_, sam = centre.visitor('max'), centre.visitor('sam')
    try:
        propose(centre, '2026-91', TOLD, TOLD.replace('"5"', '"40"'))
        propose(centre, '2026-92')
        propose(centre, '2026-93', TOLD + ' unit="minute" time="natural"', TOLD.replace('"5"', '"2"') + ' unit="day" time="working"')
        first, hidden = cases.new(subject='门禁失灵'), cases.new(subject='员工态度')
        number, secret = cases.number(first), cases.number(hidden)
        centre.programs.at('2026-11-24T08:30:00+08:00')
        logged, stood = sql('SELECT COUNT(*) FROM access_log')[0], sql('SELECT SUM(version) FROM case_file')[0]

        page = max_.get(PLACE)
        shown = texts(page)
        tap.ok(page.status == 200 and number in shown and secret in shown, 'the cases whose deadlines change are named', shown)
        tap.ok('有变化的时限' in shown and '通知责任部门' in shown, 'with the clock in words', shown)
        tap.ok('K1 通知责任部门 2026-11-24 08:06 超期 0:24 周敏 2026-11-24 08:41 即将到期' in shown, 'the old moment beside the new one', shown)
        tap.ok('8 50 元 周敏 --' in shown, 'what would not be proposed any more', shown)
        tap.equal(sql('SELECT SUM(version) FROM case_file')[0], stood, 'no case is changed')
        tap.equal(int(sql('SELECT COUNT(*) FROM access_log')[0]), int(logged) + 1, 'that it was looked at is remembered')

        tap.equal(offered(page), {kind: f'desk/trial/export?version=2026-91&format={kind}' for kind in ('xlsx', 'csv')}, 'offered as a file')
        rows = exported(tap, max_, 'desk/trial/export?version=2026-91', 'trial')
        tap.equal([(row['编号'], row['条款或时限'], row['原超期（分钟）'], row['新超期（分钟）'], row['原金额（元）'], row['新金额（元）']) for row in rows][::len(rows) - 1],
                  [(number, 'K1', '24', '0', '', ''), (secret, '8', '', '', '50', '')], 'with every row, sums beside moments')
        shown = texts(max_.get('desk/trial?version=2026-93'))
        tap.ok('K1 通知责任部门 2026-11-24 08:06 超期 0:24 周敏 2026-11-26' in shown, 'working days are counted before any calendar is imported', shown)
        shown = texts(max_.get('desk/trial?version=2026-92'))
        tap.ok('这段时间的投诉没有变化' in shown and number not in shown, 'a version that changes nothing says so', shown)
        shown = texts(max_.get(PLACE + '&from=2026-11-01&until=2026-11-23'))
        tap.ok('没有变化' in shown and number not in shown, 'the day before has no complaints', shown)
        tap.ok(number in texts(max_.get(PLACE + '&from=2026-11-24&until=2026-11-24')), 'the day itself counts whole')
        tap.equal(max_.get(PLACE + '&from=x&until=%22%3Cb%3E').status, 200, 'nonsense asks for the last thirty days')

        sql(f"UPDATE case_file SET accused_staff_id = {cases.staff('max')} WHERE id = {hidden}")
        shown = texts(max_.get(PLACE))
        tap.ok(number in shown and secret not in shown, 'what is about oneself is not there', shown)
        shown = texts(sam.get(PLACE))
        tap.ok(number in shown and secret not in shown, 'nor for the line under that person', shown)

        duty = "rule, period, state, opened_at, due_at, closed_at, times, done, role"
        sql(f"INSERT INTO duty ({duty}) VALUES ('K17', '2026-11-01', 3, '2026-10-31 16:00:05', '2026-11-25 15:59:59', '2026-11-22 02:00:00', 1, 1, 1)")
        sql("INSERT INTO duty_event (duty_id, at, act) SELECT id, opened_at, 0 FROM duty UNION SELECT id, closed_at, 1 FROM duty")
        propose(centre, '2026-94', 'cadence="monthly" day="25"', 'cadence="monthly" day="20"')
        early = 'desk/trial?version=2026-94&from=2026-11-01&until=2026-11-24'
        shown = texts(max_.get(early))
        tap.ok('定期事项 K17 向督导室报送投诉汇总报表 2026-11-25' in shown, 'a duty whose day changes is told, though of no case', shown)
        tap.ok('17b -- 200 元' in shown, 'with the article that follows', shown)
        rows = exported(tap, max_, early.replace('trial?', 'trial/export?'), 'trial')
        tap.equal([(row['编号'], row['条款或时限']) for row in rows][0], ('', 'K17'), 'the file has it too')
        tap.ok('K17' not in texts(max_.get(PLACE)), 'a version that leaves it as it is says nothing of it')

        tap.equal(max_.get('desk/trial?version=2099-01').status, 404, 'a version that is none is not there')
        tap.equal(max_.get('desk/trial').status, 404, 'nor is nothing')
        for who in ('dora', 'han', 'mei', 'ida', 'sun', 'ada'):
            tap.equal(centre.visitor(who).get(PLACE).status, 403, f'{who} tries no procedure')
            tap.equal(centre.visitor(who).get('desk/trial/export?version=2026-91&format=csv').status, 403, 'nor takes it along')
        link = 'desk/trial?version=2026-91'
        tap.ok(link in max_.get('admin/procedures/version?version=2026-91').text, 'the version leads there')
        tap.ok(link not in centre.visitor('ada').get('admin/procedures/version?version=2026-91').text, 'not for who sees no cases')
        tap.ok('desk/trial' not in max_.get('admin/procedures/version?version=2026-02').text, 'nor from the one in force')
        sql("UPDATE procedure_version SET document = '<procedure' WHERE version = '2026-92'")
        page = max_.get('desk/trial?version=2026-92')
        tap.ok(page.status == 200 and '不能读取' in texts(page), 'a document that cannot be read is said to be so', texts(page))
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
