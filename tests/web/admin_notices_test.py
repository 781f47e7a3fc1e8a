#!/usr/bin/env python3
"""How notices leave the product: admin/notices, asked on the account page."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from centre import Centre  # noqa: E402
from visitor import Tap  # noqa: E402


def wishes(tap, centre):
    sam, sql = centre.visitor('sam'), centre.programs.sql

    def wish(digest, mail):
        return sam.form(sam.get('admin/password'), 'admin/notices', {'digest': digest, 'mail': mail})

    page = sam.get('admin/password')
    tap.ok('每个工作日早上' in page.text and 'value="none" checked' in page.text and '尚未开通邮件' in page.text, 'the account page asks how')
    answer = wish('daily', 'li@')
    tap.ok(answer.status == 422 and answer.error('mail') and 'value="li@"' in answer.text, 'an address that is none is told', answer.text[-500:])
    tap.ok(wish('soon', '').status == 422, 'mail needs an address')
    tap.equal(sql('SELECT COUNT(*) FROM notice_setting'), ['0'], 'and nothing is kept')
    answer = wish('daily', 'li@heyue.example')
    tap.equal((answer.status, answer.location), (303, '/admin/password'), 'a wish is kept')
    tap.equal(sql('SELECT mail, digest, language, next_at FROM notice_setting'), ['li@heyue.example\t2\tzh\t2026-11-25 00:00:00'], 'with its next morning')
    page = sam.get('admin/password').text
    tap.ok('value="daily" checked' in page and 'value="li@heyue.example"' in page, 'and shown')
    wish('none', '')
    tap.equal(sql('SELECT mail, digest, next_at FROM notice_setting'), ['\t0\tNULL'], 'it can be taken back')


def main():
    tap, centre = Tap(), Centre()
    try:
        wishes(tap, centre)
    finally:
        centre.close()
    tap.end()


main()
