#!/usr/bin/env python3
"""What goes on paper: desk/print_tracking, desk/print_slip, desk/print_inquiry, desk/print_visit, desk/print_letter and, for a case
that no body passed on, desk/print_referral."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases  # noqa: E402
from visitor import Tap  # noqa: E402

def papers(tap, cases, case):
    dora = cases.centre.visitor('dora')
    sheet = dora.get(f'desk/print_visit?id={case}')
    tap.ok(sheet.status == 200 and '回访记录表' in sheet.text and '业主签章' in sheet.text, 'the sheet of a return visit is signed by the owner')
    tap.ok('13800138000' not in sheet.text and '刘女士' not in sheet.text, 'and masked')
    tap.equal(cases.centre.visitor('gao').get(f'desk/print_visit?id={case}').status, 404, 'and is nothing for another department')
    form = dora.get(f'desk/print_tracking?id={case}')
    for words in ('客户投诉处理跟踪表', '投诉接收', '投诉结案', '业主签字'):
        tap.ok(form.status == 200 and words in form.text, f'the tracking form holds {words}', form.status)
    tap.ok('13800138000' not in form.text and '办理经过' not in form.text, 'no phone, no inner history')
    tap.ok('办理经过' in dora.get(f'desk/print_tracking?id={case}&events=1').text, 'the history only when asked for')
    slip = dora.get(f'desk/print_slip?id={case}')
    tap.ok('客户投诉处理单' in slip.text and '13800138000' not in slip.text and '刘女士' not in slip.text and '138****8000' in slip.text,
           'the slip has name and phone masked')
    who = {'id': case, 'version': slip.hidden('version')}
    answer = dora.form(slip, 'desk/print_slip', {**who, 'reason': ''})
    tap.ok(answer.status == 422 and answer.error('reason') and '13800138000' not in answer.text, 'no reason, no phone')
    slip = dora.form(slip, 'desk/print_slip', {**who, 'reason': '上门前联系'})
    tap.ok(slip.status == 200 and '客户投诉处理单' in slip.text and '13800138000' in slip.text and '刘女士' in slip.text,
           'with a reason it says whom to call', slip.status)
    tap.ok('上门前联系' in cases.centre.programs.sql("SELECT reason FROM access_log WHERE kind = 'reveal'"), 'which is remembered')
    tap.equal(cases.centre.visitor('max').get(f'desk/print_slip?id={case}').status, 403, 'management takes no slip along')
    report = dora.get(f'desk/print_inquiry?id={case}')
    tap.ok('投诉调查报告' in report.text and '批准人' in report.text and '13800138000' not in report.text, 'the report of an investigation')
    tap.equal(dora.get(f'desk/print_letter?id={case}').status, 404, 'without a letter there is none to print')
    answer = cases.act('dora', case, 'desk/letter', {'text': 'progress_letter', 'language': 'zh', 'way': 'paper', 'subject': '进度告知书', 'body': '刘*士，或138****8000：正在处理。'})
    letter = dora.get(f'desk/print_letter?id={case}')
    tap.ok(answer.status == 303 and '进度告知书' in letter.text and '正在处理。' in letter.text and '（盖章）' in letter.text,
           'a letter can be printed', f'{answer.status} {letter.status}')
    tap.ok('刘女士' not in letter.text and '13800138000' not in letter.text, 'masked')
    form = {'id': case, 'version': letter.hidden('version'), 'event': letter.hidden('event')}
    answer = dora.form(letter, 'desk/print_letter', {**form, 'reason': ''})
    tap.ok(answer.status == 422 and answer.error('reason') and '刘女士' not in answer.text, 'no reason, no name')
    answer = dora.form(letter, 'desk/print_letter', {**form, 'reason': '寄出'})
    tap.ok(answer.status == 200 and '刘女士，或13800138000：正在处理。' in answer.text, 'with a reason it is what is sent', answer.status)
    tap.equal(dora.get(f'desk/print_referral?id={case}&number=1').status, 404, 'nor one to a body that never wrote')
    for path in ('desk/print_tracking', 'desk/print_slip', 'desk/print_inquiry', 'desk/print_letter'):
        tap.equal(cases.centre.visitor('gao').get(f'{path}?id={case}').status, 404, f'{path} is hidden from others')
    count = cases.centre.programs.sql("SELECT COUNT(*) FROM access_log WHERE kind = 'print'")
    tap.equal(count, ['9'], 'printing is remembered')
    tap.equal(cases.centre.programs.sql("SELECT COUNT(*) FROM access_log WHERE kind = 'reveal'"), ['2'], 'in full, too')


def long_results(tap, cases, case):
    """What came of a stage is whole on paper; the page folds what is long."""
    words = '经双方协商，' + '渗漏处已全部重做' * 62 + '，业主同意结案'
    tap.equal(cases.send('dora', case, 'desk/case/withdraw', {'text': words}).status, 303, f'{len(words)} characters come of the last stage')
    stages = cases.page('dora', case).text.split('<ol class="tracking">')[1].split('</ol>')[0]
    tap.ok(f'<summary>{words[:79]}' in stages and words[:81] not in stages.split('</summary>')[0], 'the page begins with 80 of them', stages[-900:])
    tap.ok(f'<p class="lines">{words}</p></details>' in stages, 'and folds the whole away')
    tap.ok(f'<td>{words}</td>' in cases.centre.visitor('dora').get(f'desk/print_tracking?id={case}').text, 'the paper has it whole')


def main():
    tap, centre = Tap(), Centre('desk')
    cases = Cases(centre)
    try:
        papers(tap, cases, cases.new())
        long_results(tap, cases, cases.new())
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
