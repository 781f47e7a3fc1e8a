#!/usr/bin/env python3
"""Our reply to another body as a letter: desk/referral/letter by mail and on paper, and desk/print_referral."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from pages import Cases, texts  # noqa: E402
from visitor import Tap, Visitor  # noqa: E402

EVIL = '<script>x</script>"\'&'
OFFICE = 'wuye@zhujian.example'


class Letters:
    """A case of the regulator that han has looked into and planned."""

    def __init__(self, tap, centre):
        self.tap, self.centre, self.cases = tap, centre, Cases(centre)
        self.sql = centre.programs.sql
        self.case = self.new(foreign_number='JB-2026-9', office='区住建局', foreign_until='2026-11-27 18:00')
        self.number = self.cases.number(self.case)
        engineering, han = centre.department('engineering'), self.cases.staff('han')
        for who, route, fields in (
                ('dora', 'dispatch', {'department': engineering}), ('han', 'accept', {}),
                ('han', 'investigate', {'text': '刘女士家上方管道接口老化，电话13800138000确认，邻居15912345678也知情'}),
                ('han', 'plan', {'text': '更换接口', 'department': engineering, 'person': han, 'until': '2026-11-26 18:00'}),
                ('han', 'plan', {'text': '每周巡查', 'department': engineering, 'person': han, 'until': '2026-12-26 18:00'})):
            answer = self.cases.send(who, self.case, 'desk/case/' + route, fields)
            if answer.status != 303:
                raise RuntimeError(f'{route}: {texts(answer)}')

    def new(self, **changes):
        return self.cases.new(channel='regulator', subject='刘女士家漏水', **changes)

    def page(self, who, number=1, case=None):
        return self.centre.visitor(who).get(f'desk/referral/letter?id={case or self.case}&number={number}')

    def fields(self, **changes):
        round_ = self.sql(f'SELECT round FROM referral WHERE case_id = {self.case} AND number = 1')[0]
        return {'number': 1, 'round': round_, 'language': 'zh', 'way': 'mail', 'mail': OFFICE, 'found': '管道接口老化', 'measures': '更换接口',
                'result': '不再漏水', **changes}

    def send(self, who='han', case=None, **changes):
        return self.cases.send(who, case or self.case, 'desk/referral/letter', self.fields(**changes))

    def messages(self):
        return self.sql(f'SELECT delivery, recipient, state, fields FROM outbox WHERE case_id = {self.case} AND kind = 9')

    def stands(self, columns='state, way, mail, found, measures, reply'):
        return self.sql(f'SELECT {columns} FROM referral WHERE case_id = {self.case} AND number = 1')

    def events(self):
        return self.sql(f"SELECT text, detail FROM case_event WHERE case_id = {self.case} AND detail LIKE '%referral_step=reply%'")

    def record(self, **changes):
        return self.cases.send('dora', self.case, 'desk/referral/record', {
            'body': 'hotline', 'name': '', 'reference': 'GD-1', 'set_at': '2026-11-24 08:00', 'until': '', 'text': '', **changes})


def value(page, name):
    """What stands in a field of several lines."""
    return re.search(rf'<textarea[^>]*name="{name}"[^>]*>\n?(.*?)</textarea>', page.text, re.S)[1]


def addresses(w):
    tap = w.tap
    for wrong in ('区住建局', 'a@b', 'a@b.cn, c@d.cn', 'a@b.cn\nBcc: c@d.cn', EVIL, 'a' * 250 + '@b.cn'):
        answer = w.record(mail=wrong)
        tap.ok(answer.status == 422 and answer.error('mail'), f'{wrong[:30]!r} is no address', texts(answer))
    tap.equal(w.record(mail=' Banli@12345.example ').status, 303, 'an address is recorded with a body')
    tap.equal(w.sql(f'SELECT mail FROM referral WHERE case_id = {w.case} AND number = 2'), ['Banli@12345.example'], 'trimmed')
    page = w.centre.visitor('dora').get(f'desk/referral?id={w.case}')
    tap.ok('Ban***@12345.example' in re.sub(r'<form.*?</form>', '', page.text, flags=re.S), 'the page shows it masked')
    change = {'number': 2, 'round': 1, 'new_name': '', 'new_reference': 'GD-1', 'new_set_at': '2026-11-24 08:01', 'new_until': '', 'what': '换邮箱'}
    answer = w.cases.send('dora', w.case, 'desk/referral/change', {**change, 'new_mail': 'nobody'})
    tap.ok(answer.status == 422 and answer.error('new_mail'), 'a changed one is looked at, too', texts(answer))
    tap.equal(w.cases.send('dora', w.case, 'desk/referral/change', {**change, 'new_mail': 'xin@12345.example'}).status, 303, 'it can be changed')
    tap.equal(w.sql(f'SELECT mail FROM referral WHERE case_id = {w.case} AND number = 2'), ['xin@12345.example'], 'and stands')


def drafts(w):
    tap = w.tap
    page = w.page('han')
    tap.equal(page.status, 200, 'whoever answers for the case begins a letter')
    tap.equal(value(page, 'found'), '刘*士家上方管道接口老化，电话138****8000确认，邻居159****5678也知情', 'with what was found, name and phones masked')
    tap.equal(value(page, 'measures'), '更换接口\n每周巡查', 'and the measures of the plan')
    tap.ok('JB-2026-9' in page.text and w.number in page.text and '刘女士' not in page.text, 'both numbers stand above it', texts(page))
    tap.ok('邮件还没有配置' in page.text, 'it says that mail is not set up')
    page = w.page('dora', number=2)
    tap.ok('value="xin@12345.example"' in page.text and re.search(r'value="mail"[^>]*checked', page.text), 'an address that is recorded is proposed', texts(page))
    for who, status in (('gao', 404), ('ida', 404), ('max', 403), ('ada', 403)):
        tap.equal(w.page(who).status, status, f'{who} is not offered one')
    for path in (f'id={w.case}&number=9', f'id={w.case}', 'id=99999&number=1', 'id=x&number=y'):
        tap.equal(w.centre.visitor('dora').get('desk/referral/letter?' + path).status, 404, f'{path} is nothing')
    tap.equal(Visitor(w.centre.programs).get(f'desk/referral/letter?id={w.case}&number=1').status, 303, 'a stranger is sent to the door')
    tap.equal(w.centre.visitor('dora').get(f'desk/print_referral?id={w.case}&number=1').status, 404, 'nothing is printed before there is a reply')


def refused(w):
    tap = w.tap
    for changes, field in (({'result': ''}, 'result'), ({'result': '长' * 1001}, 'result'), ({'found': '长' * 1001}, 'found'),
                           ({'measures': '长' * 1001}, 'measures'), ({'mail': ''}, 'mail'), ({'mail': 'wuye'}, 'mail'),
                           ({'mail': 'a@b.cn,c@d.cn'}, 'mail'), ({'way': ''}, 'way'), ({'way': 'platform'}, 'way'),
                           ({'language': 'xx'}, 'language')):
        answer = w.send(**changes)
        tap.ok(answer.status == 422 and answer.error(field), f'{field} {str(changes[field])[:16]!r} is asked for', texts(answer))
    for who, status in (('gao', 404), ('wu', 409), ('ida', 409), ('max', 403), ('ada', 403)):
        tap.equal(w.send(who).status, status, f'{who} sends none')
    tap.equal(w.send(round=9).status, 409, 'a page that is too old sends nothing')
    tap.equal(w.send(number=9).status, 404, 'nor does one about a body that is not there')
    page = w.page('han')
    answer = w.centre.visitor('han').post('desk/referral/letter', {'id': w.case, **w.fields()}, HTTP_ORIGIN='http://elsewhere.example')
    tap.equal(answer.status, 403, 'nor does another site')
    answer = w.centre.visitor('han').form(page, 'desk/referral/letter', {'id': w.case, **w.fields(), 'token': 'x'})
    tap.equal(answer.status, 403, 'nor a form without token')
    tap.equal((w.messages(), w.events(), w.stands('state')), ([], [], ['0']), 'nothing was kept of that')


def ours(w):
    """An address of our own would come back as a complaint: neither the reply nor its letter is kept."""
    path = f'{w.centre.programs.folder}/etc/anjuan.conf'
    with open(path, encoding='utf-8') as file:
        plain = file.read()
    with open(path, 'w', encoding='utf-8') as file:
        file.write(plain + '[mail]\nfrom = kefu@heyue.example\nmailbox = tousu@heyue.example\n')
    w.centre.programs.at('2026-11-24T08:06:00+08:00')
    answer = w.send(mail='Tousu@heyue.example')
    w.tap.ok(answer.status == 409 and '本单位自己的邮箱' in answer.text, 'a letter to ourselves is refused', texts(answer))
    w.tap.equal((w.messages(), w.events(), w.stands('state, mail')), ([], [], ['0\t']), 'and neither half of it is kept')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(plain)
    w.centre.programs.at('2026-11-24T08:07:00+08:00')


def by_mail(w):
    tap = w.tap
    page = w.page('han')
    fields = {'id': w.case, **w.fields(found=EVIL + ' 刘女士', result='不再漏水。\n联系人139-1234-5678')}
    answer = w.centre.visitor('han').form(page, 'desk/referral/letter', fields)
    tap.ok(answer.status == 303 and answer.location.endswith(f'desk/referral?id={w.case}'), 'the letter goes out', texts(answer))
    again = w.centre.visitor('han').form(page, 'desk/referral/letter', fields)
    tap.equal((again.status, len(w.messages()), len(w.events())), (303, 1, 1), 'once, however often it is sent')
    delivery, recipient, state, told = w.messages()[0].split('\t')
    tap.equal((delivery, recipient, state), ('0', OFFICE, '4'), 'as a mail to the office, held because no server is set up')
    tap.ok('reference=JB-2026-9' in told and f'number={w.number}' in told and '刘*士' in told and '139****5678' in told, 'with both numbers', told)
    tap.ok('刘女士' not in told and '1234' not in told and '13800138000' not in told, 'and nobody named', told)
    tap.equal(w.stands('state, way, mail'), [f'1\t2\t{OFFICE}'], 'the reply is recorded, its address kept')
    tap.equal(w.sql(f"SELECT state, stopped_at FROM deadline WHERE case_id = {w.case} AND clock = 'F1'"), ['3\t2026-11-24 00:07:00'], "the body's clock has stopped")
    page = w.centre.visitor('dora').get(f'desk/referral?id={w.case}')
    tap.ok('已发回函' in page.text and '暂存' in page.text and 'wuy***@zhujian.example' in page.text, 'the page shows where the letter is', texts(page))
    tap.ok('<script>x' not in page.text and '&lt;script&gt;x' in page.text, 'and its words as text')
    tap.ok(OFFICE not in w.cases.page('dora', w.case).text, 'the case page does not')
    tap.ok('转办回函' not in re.search(r'<section class="panel told">(.*?)</section>', w.cases.page('dora', w.case).text, re.S)[1],
           'the complainant was not told it')
    tap.equal(w.page('han').status, 404, 'what was replied to is not replied to again')
    tap.equal(w.send().status, 409, 'by no page')
    box = w.centre.visitor('ada').get('admin/outbox?kind=referral')
    tap.ok('转办回函' in box.text and 'wuy***@zhujian.example' in box.text and OFFICE not in box.text, 'the outbox has it, masked', texts(box))


def on_paper(w):
    tap = w.tap
    sheet = w.centre.visitor('dora').get(f'desk/print_referral?id={w.case}&number=1')
    tap.ok(all(words in sheet.text for words in ('转办事项回复函', 'JB-2026-9', w.number, '区住建局', '不再漏水', '更换接口', '（盖章）', '经办人', '签收人', '2026-11-27 18:00')),
           'the paper has both numbers, what was found, done and came of it', texts(sheet))
    tap.ok('<script>x' not in sheet.text and '刘女士' not in sheet.text and '刘*士家漏水' in sheet.text and '13800138000' not in sheet.text, 'and nobody named')
    tap.ok(w.centre.visitor('max').get(f'desk/print_referral?id={w.case}&number=1').status == 200, 'the management may print it')
    for who, path, status in (('gao', f'id={w.case}&number=1', 404), ('dora', f'id={w.case}&number=2', 404), ('dora', f'id={w.case}&number=9', 404),
                              ('ada', f'id={w.case}&number=1', 403)):
        tap.equal(w.centre.visitor(who).get('desk/print_referral?' + path).status, status, f'{who} does not print {path}')
    tap.equal(w.sql("SELECT COUNT(*) FROM access_log WHERE kind = 'print' AND reason = 'referral'"), ['2'], 'printing is remembered')
    change = {'number': 1, 'round': 1, 'new_name': '区住建局', 'new_reference': 'JB-2026-9', 'new_mail': '', 'new_set_at': '2026-11-24 08:07',
              'new_until': '', 'what': '请补充'}
    tap.equal(w.cases.send('dora', w.case, 'desk/referral/change', change).status, 303, 'it asks again')
    answer = w.send(who='dora', way='paper', mail='', found='', measures='', result='补充：照片随附')
    tap.ok(answer.status == 303 and answer.location.endswith(f'desk/print_referral?id={w.case}&number=1'), 'on paper it goes to the printer', texts(answer))
    tap.equal((w.stands(), len(w.messages())), (['1\t1\t\t\t\t补充：照片随附'], 1), 'and nowhere else')
    sheet = w.centre.visitor('dora').get('' + answer.location.lstrip('/'))
    tap.ok('补充：照片随附' in sheet.text and '采取措施' not in sheet.text and '调查情况' not in sheet.text, 'what was left out is not on it', texts(sheet))
    tap.equal([line.split('\t')[0] for line in w.events()][1:], ['补充：照片随附'], 'the history keeps both')
    tap.ok('刘*士' in w.events()[0] and '刘女士' not in w.events()[0], 'without names')
    plain = w.cases.send('han', w.case, 'desk/referral/reply', {'number': 2, 'round': 2, 'way': 'phone', 'replied_at': '2026-11-24 08:07', 'reply': '刘女士已满意'})
    sheet = w.centre.visitor('dora').get(f'desk/print_referral?id={w.case}&number=2')
    tap.ok(plain.status == 303 and '刘*士已满意' in sheet.text and '12345热线' in sheet.text, 'a reply that went out otherwise has its paper, too', texts(sheet))
    english = w.centre.visitor('dora').get(f'desk/print_referral?id={w.case}&number=2&language=en')
    tap.equal(english.status, 200, 'in English as well')


def main():
    tap, centre = Tap(), Centre('desk')
    try:
        letters = Letters(tap, centre)
        addresses(letters)
        drafts(letters)
        refused(letters)
        ours(letters)
        by_mail(letters)
        on_paper(letters)
    finally:
        centre.close()
    tap.end()


if __name__ == '__main__':
    main()
