#!/usr/bin/env python3
"""Every letter and message, in both languages: as it was approved (UPDATE=1 writes anew, to be looked at before it is
kept), with nothing to tell, and with values that look like commands and markup."""

import os
import re
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(TOP, 'tests/lib'))
from visitor import Tap  # noqa: E402

RENDER = os.path.join(TOP, os.environ.get('ANJUAN_BUILD', 'build'), 'suite/templates/render')
TEMPLATES, GOLDEN = os.path.join(TOP, 'templates'), os.path.join(TOP, 'tests/templates/golden')
EVIL = '<?cs var:Company.Name ?> <b>&"\'x'
HAN = re.compile('[\u4e00-\u9fff]')

COMPANY = {'Name': 'Heyue', 'Phone': '0731-8800 0000', 'Follow': 'https://heyue.example/portal/follow?number=2026-000471',
           'Desk': 'https://heyue.example/desk/', 'Survey': 'https://heyue.example/portal/survey?key=0f1e2d3c4b5a69780f1e2d3c4b5a6978'}
COMMON = {'tag': '2026-000471', 'number': '2026-000471', 'name': 'Ms Liu', 'about': 'Leaking ceiling',
          'received': '2026-11-24 08:01', 'day': '2026-11-26', 'mail': '1', 'answerable': '1'}

# Which message, what it tells beyond that, and the name of the approved text.
SAMPLES = [
    ('acknowledgement', {'due': '2026-11-24 20:01'}, ''),
    ('acknowledgement', {'due': '2026-11-24 20:01', 'code': 'K7QM-2WXD-ABCD-3456'}, 'with_code'),
    ('progress', {'text': 'First coat done,\nsecond coat tomorrow.', 'until': '2026-11-27 12:00'}, ''),
    ('result', {'text': 'Sealed anew, dry for 24 hours.', 'result': 'Sealed', 'ask': '1'}, ''),
    ('result', {'text': 'Explained on the phone.', 'mail': '', 'answerable': ''}, 'on_paper'),
    ('refusal', {'text': 'The leak is in your own pipe.', 'remedy': 'Free repair', 'alternative': 'Our plumber at cost.'}, ''),
    ('extension', {'text': 'The part has to be ordered.', 'until': '2026-12-01 18:00'}, ''),
    ('received', {}, ''),
    ('digest', {'count': '2', 'item.0.kind': 'warned', 'item.0.number': '2026-000471', 'item.0.clock': 'K6',
                'item.0.at': '2026-11-26 08:00', 'item.0.due': '2026-11-26 09:00', 'item.1.kind': 'duty_breached',
                'item.1.clock': 'K17', 'item.1.at': '2026-11-26 00:00', 'item.1.about': 'Monthly report'}, ''),
    ('digest', {'count': '1', 'name': '', 'item.0.kind': 'reported', 'item.0.number': '2026-000471', 'item.0.at':
                '2026-11-26 08:00'}, 'of_one'),
    ('alert', {'day': '2026-11-26 08:00'}, ''),
    ('survey', {'until': '2026-12-26'}, ''),
    ('referral', {'body': 'hotline', 'name': 'District office of 12345', 'reference': 'GD-20261124-77', 'received': '2026-11-24',
                  'found': 'The seal of the pipe had aged.', 'measures': 'Sealed anew.\nA round every week.', 'result': 'Dry for 24 hours.'}, ''),
    ('referral', {'body': 'regulator', 'name': '', 'received': '2026-11-24', 'result': 'Explained on the phone.', 'answerable': ''}, 'in_short'),
    ('short', {'kind': 'acknowledgement', 'due': '2026-11-24 20:01'}, 'acknowledgement'),
    ('short', {'kind': 'progress', 'until': '2026-11-27 12:00'}, 'progress'),
    ('short', {'kind': 'result', 'ask': '1'}, 'result'),
    ('short', {'kind': 'refusal'}, 'refusal'),
    ('short', {'kind': 'extension', 'until': '2026-12-01 18:00'}, 'extension'),
    ('short', {'kind': 'survey', 'until': '2026-12-26'}, 'survey'),
]


def letters():
    """Names without language of every letter; what is only included is drawn by those."""
    names = {name[:-6] for name in os.listdir(os.path.join(TEMPLATES, 'letter')) if re.search(r'_(zh|en)\.cs$', name)}
    return sorted(names - {'foot'})


def draw(name, language, message, company):
    pairs = {**{f'Message.{key}': value for key, value in message.items() if value},
             **{f'Company.{key}': value for key, value in company.items()}}
    lines = ''.join(f'{key} = {value}'.replace('\n', ' / ') + '\n' for key, value in pairs.items())
    run = subprocess.run([RENDER, TEMPLATES, 'letter', f'{name}_{language}', language], input=lines.encode(),
                         capture_output=True, check=False, timeout=30)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def golden(tap, name, values, kind, language):
    file = os.path.join(GOLDEN, f'letter_{name}{"_" + kind if kind else ""}.{language}.txt')
    status, drawn, errors = draw(name, language, {**COMMON, **values}, COMPANY)
    if os.environ.get('UPDATE'):
        with open(file, 'w', encoding='utf-8') as out:
            out.write(drawn)
    kept = ''
    if os.path.exists(file):
        with open(file, encoding='utf-8') as approved:
            kept = approved.read()
    tap.ok(status == 0 and kept == drawn, f'{os.path.basename(file)} is what was approved', errors + drawn)
    if language == 'en':
        tap.ok(not HAN.search(drawn), f'{os.path.basename(file)} holds no Chinese', drawn)


def main():
    tap = Tap()
    tap.equal(sorted({name for name, _, _ in SAMPLES}), letters(), 'every letter has a sample')
    for name in letters():
        for language in ('zh', 'en'):
            status, drawn, errors = draw(name, language, {}, {})
            tap.ok(status == 0 and '<?cs' not in drawn, f'{name}_{language} with nothing', errors + drawn)
            fields = {key: EVIL for key in ('tag', 'number', 'name', 'about', 'received', 'day', 'due', 'text', 'result',
                                           'until', 'remedy', 'alternative', 'code', 'mail', 'answerable', 'ask')}
            status, drawn, errors = draw(name, language, fields, {key: EVIL for key in COMPANY})
            tap.ok(status == 0 and EVIL in drawn, f'{name}_{language}: a value is text, whatever it looks like', errors + drawn)
    for name, values, kind in SAMPLES:
        for language in ('zh', 'en'):
            golden(tap, name, values, kind, language)
    for language in ('zh', 'en'):
        secret = {key: 'GEHEIM' for key in ('name', 'about', 'text', 'result', 'remedy')}
        for kind in ('acknowledgement', 'progress', 'result', 'refusal', 'extension', 'received', 'survey'):
            drawn = draw('short', language, {**COMMON, **secret, 'kind': kind}, COMPANY)[1]
            tap.ok('GEHEIM' not in drawn and '2026-000471' in drawn, f'{kind} to a phone ({language}) has no word of the matter', drawn)
    tap.end()


main()
