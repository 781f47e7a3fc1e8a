#!/usr/bin/env python3
"""Letters: desk/letter with its mail and its paper, desk/print_letter."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, texts  # noqa: E402
from visitor import Tap, Visitor  # noqa: E402

EVIL = '<script>x</script>"\'&'
MAIL = 'liu.min@resident.example'


class Writing:
    """Letters about one case."""

    def __init__(self, tap, cases, case):
        self.tap, self.cases, self.case = tap, cases, case
        self.sql = cases.centre.programs.sql

    def page(self, who, more=''):
        return self.cases.centre.visitor(who).get(f'desk/letter?id={self.case}{more}')

    def send(self, who, fields, more=''):
        page = self.page(who, more)
        if page.status != 200:
            page = self.cases.centre.visitor(who).get('admin/password')
        known = {name: page.hidden(name) for name in ('version', 'text', 'language')} if page.hidden('text') else {}
        version = self.sql(f'SELECT version FROM case_file WHERE id = {self.case}')[0]
        return self.cases.centre.visitor(who).form(page, 'desk/letter', {
            'id': self.case, 'version': version, 'text': 'result_letter', 'language': 'zh', **known, 'way': 'paper',
            'subject': '处理结果告知书', 'body': '您好：已处理。', **fields})

    def letters(self):
        return self.sql(f'SELECT kind, delivery, recipient, language, subject, body, fields, state FROM outbox '
                        f"WHERE case_id = {self.case} AND fields = ''")

    def contacts(self):
        return int(self.sql(f"SELECT COUNT(*) FROM case_event WHERE case_id = {self.case} AND detail LIKE '%letter=%'")[0])


def drafts(tap, cases, case):
    writing = Writing(tap, cases, case)
    page = writing.page('dora')
    tap.equal(page.status, 200, 'a letter can be begun')
    body = re.search(r'<textarea[^>]*>\n?(.*?)</textarea>', page.text, re.S)[1]
    tap.ok('刘*士：' in body and '刘女士' not in page.text and '卧室天花板漏水' in body and cases.number(case) in body, 'it is filled with the case', body)
    tap.ok(page.text.count('desk/letter?id=') >= 6, 'every letter of the procedure is offered')
    page = writing.page('dora', '&text=refusal_letter&language=en')
    body = re.search(r'<textarea[^>]*>\n?(.*?)</textarea>', page.text, re.S)[1]
    tap.ok('Dear 刘*士' in body and '{reason}' in body and '{result}' in body, 'a refusal in English leaves reason and alternative to the writer', body)
    tap.ok('li***@' in page.text or 'liu***@' in page.text, 'the address is shown masked', re.findall(r'\S+@\S+', page.text))
    tap.ok(MAIL not in page.text, 'and never whole')
    tap.equal(writing.page('dora', '&text=listen').status, 404, 'a script is no letter')
    tap.equal(writing.page('dora', '&text=%3Cb%3E').status, 404, 'nor is nonsense')
    seen = writing.sql(f"SELECT COUNT(*) FROM access_log WHERE kind = 'view' AND reason = 'letter' AND subject LIKE '%{cases.number(case)}%'")
    tap.ok(int(seen[0]) >= 2, 'that the case was read is remembered', seen)


def mail(tap, cases, case):
    writing = Writing(tap, cases, case)
    before = writing.contacts()
    answer = writing.send('dora', {'way': 'mail', 'subject': EVIL, 'body': f'刘*士您好，您留的电话138-0013-8000、刘女士：\n{EVIL}\n已处理。'}, '&text=result_letter')
    tap.ok(answer.status == 303 and answer.location.endswith(f'/desk/case?id={case}'), 'a letter goes by mail', f'{answer.status} {texts(answer)}')
    tap.equal(writing.contacts(), before + 1, 'and is a contact of the case')
    row = writing.letters()[-1].split('\t')
    tap.equal(row[:4] + row[6:], ['2', '0', MAIL, 'zh', '', '4'], 'it lies in the outbox, held because no server is set up')
    tap.ok('<script>' in row[5], 'as it was written')
    tap.ok(row[5].startswith('刘女士您好，您留的电话138-0013-8000、刘女士：'), 'with the name in full for who gets it', row[5])
    kept = writing.sql(f"SELECT text FROM case_event WHERE case_id = {case} AND detail LIKE '%letter=%' ORDER BY number DESC LIMIT 1")[0]
    tap.ok(kept.startswith('刘*士您好，您留的电话138****8000、刘*士：'), 'the history holds neither name nor phone', kept)
    page = cases.page('dora', case)
    tap.ok('<script>x' not in page.text and '&lt;script&gt;x' in page.text, 'and stands harmless in the history')
    told = re.search(r'<section class="panel told">(.*?)</section>', page.text, re.S)[1]
    tap.ok('暂存' in told and MAIL not in told, 'the case shows that it is held', told)
    tap.ok(f'desk/print_letter?id={case}&amp;event=' in page.text, 'and leads to its paper')
    tap.ok('letter=' not in page.text and 'result_letter' not in page.text, 'without names that are no words')


def paper(tap, cases, case):
    writing = Writing(tap, cases, case)
    mails = len(writing.letters())
    answer = writing.send('dora', {'subject': '延期告知书', 'body': '刘女士：\n\n配件明天到货。'}, '&text=extension_letter')
    tap.ok(answer.status == 303 and answer.location.endswith(f'/desk/print_letter?id={case}'), 'on paper it goes to the printer', answer.status)
    tap.equal(len(writing.letters()), mails, 'and nowhere else')
    sheet = cases.centre.visitor('dora').get(f'desk/print_letter?id={case}')
    tap.ok('<h1>延期告知书</h1>' in sheet.text and '配件明天到货' in sheet.text, 'the paper is the letter', texts(sheet))
    tap.ok('经办人' in sheet.text and '签收人' in sheet.text and cases.number(case) in sheet.text, 'with room for names and seal')
    number = re.search(r'print_letter\?id=\d+&amp;event=(\d+)', cases.page('dora', case).text)[1]
    first = cases.centre.visitor('dora').get(f'desk/print_letter?id={case}&event={number}')
    tap.ok('&lt;script&gt;x' in first.text and '<script>x' not in first.text, 'earlier letters can be printed again')
    tap.equal(cases.centre.visitor('dora').get(f'desk/print_letter?id={case}&event=1').status, 404, 'another event is no letter')


def refused(tap, cases, case):
    writing = Writing(tap, cases, case)
    for change, field in (({'body': ''}, 'body'), ({'subject': ''}, 'subject'), ({'subject': '长' * 101}, 'subject'),
                          ({'body': '长' * 4001}, 'body')):
        answer = writing.send('dora', change)
        tap.ok(answer.status == 422 and answer.error(field), f'{field} {len(list(change.values())[0])} is not taken', texts(answer))
    tap.equal(writing.send('dora', {'way': 'pigeon'}).status, 422, 'nor is another way')
    answer = writing.send('dora', {'body': '您好，处理结果是：{result}。'})
    tap.ok(answer.status == 422 and answer.error('body'), 'nor is one sent with what the writer left open')
    tap.equal(writing.send('dora', {'language': 'xx'}).status, 422, 'nor another language')
    tap.equal(writing.send('dora', {'text': 'listen'}).status, 404, 'a script is not sent as a letter')
    for who, status in (('gao', 404), ('max', 403), ('ada', 403)):
        tap.equal(writing.page(who).status, status, f'{who} writes no letter here')
        tap.equal(writing.send(who, {}).status, status, 'nor sends one')
    tap.equal(writing.page('ida').status, 404, 'an inspector is not offered one')
    tap.equal(writing.send('ida', {}).status, 409, 'and sends none')
    stranger = Visitor(cases.centre.programs)
    tap.equal(stranger.get(f'desk/letter?id={case}').status, 303, 'a stranger is sent to the door')
    answer = writing.send('dora', {'version': '1', 'body': '旧页面上写的'})
    tap.ok(answer.status == 409 and '旧页面上写的' in answer.text, 'a page out of date keeps what was typed', texts(answer))
    page = writing.page('dora')
    fields = {'id': case, 'version': page.hidden('version'), 'text': 'result_letter', 'language': 'zh', 'way': 'mail',
              'subject': '结果', 'body': '一次。'}
    before = len(writing.letters())
    visitor = cases.centre.visitor('dora')
    tap.equal([visitor.form(page, 'desk/letter', fields).status for _ in range(2)], [303, 303], 'sent twice')
    tap.equal(len(writing.letters()), before + 1, 'it goes once')


def nobody(tap, cases):
    case = cases.new(subject='没有邮箱')
    writing = Writing(tap, cases, case)
    page = writing.page('dora')
    tap.ok('没有留下邮箱' in page.text and 'value="mail"' not in page.text, 'without an address there is only paper')
    before = writing.contacts()
    answer = writing.send('dora', {'way': 'mail'})
    tap.ok(answer.status == 409 and '没有留下邮箱' in answer.text, 'a mail is refused', answer.status)
    tap.equal((writing.contacts(), writing.letters()), (before, []), 'and nothing is kept of it')
    anonymous = cases.new(subject='匿名', anonymous='1', complainant='', phone='', contact=MAIL)
    writing = Writing(tap, cases, anonymous)
    body = re.search(r'<textarea[^>]*>\n?(.*?)</textarea>', writing.page('dora').text, re.S)[1]
    tap.ok(body.startswith('业主/住户：'), 'who stays unknown is addressed so', body[:60])
    tap.equal(writing.send('dora', {'way': 'mail'}).status, 409, 'and written no mail')


def main():
    tap, centre = Tap(), Centre('desk')
    cases = Cases(centre)
    try:
        case = cases.new(contact=MAIL)
        cases.act('dora', case, 'desk/case/dispatch', {'department': centre.department('engineering')})
        drafts(tap, cases, case)
        mail(tap, cases, case)
        paper(tap, cases, case)
        refused(tap, cases, case)
        nobody(tap, cases)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
