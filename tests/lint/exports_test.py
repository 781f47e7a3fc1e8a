#!/usr/bin/env python3
"""Any list can be taken along as XLSX and CSV: every page of the staff has an export, or a reason here why it is no list."""

import re

from names_test import routes, sources, stem
from tree import TOP, Tap, files, read

PROGRAMS = ('desk', 'audit', 'archive', 'admin')	# what residents see of their own case is no list
OFFER = re.compile(r'\bview_(?:export_offer(?:_at)?|list_end)\([^;]*?"(\w+/[\w/]*export)"', re.S)

# Why a page has none.
REASONS = {
    'leads on': 'desk/ archive/ admin/',
    'a form to fill': 'desk/intake audit/open audit/sheet desk/letter desk/referral/letter admin/sign_in admin/password admin/staff/edit '
                      'admin/staff/reset admin/departments/edit admin/rooms/import admin/calendar/import admin/calendar/exception admin/procedures/propose',
    'what the form looks up while it is filled': 'desk/intake/lookup',
    'one case or one record, which is printed or filed whole': 'desk/case desk/cooperation desk/referral desk/inquiry desk/emergency '
                                                               'desk/visit desk/effect desk/campaign/room audit/record archive/file',
    'paper': 'desk/print_inquiry desk/print_letter desk/print_referral desk/print_slip desk/print_tracking desk/print_visit '
             'desk/emergency/print audit/record/print archive/file/print',
    'a file already': 'desk/evidence desk/campaign/photo desk/duties/paper audit/photo archive/evidence admin/rooms/template '
                      'admin/procedures/document',
    'shown once, after one act': 'desk/registered desk/case/reissue desk/visit/link',
    'one version, which is downloaded whole': 'admin/procedures/version',
    'nothing has happened yet: what is confirmed stands in the history of each case': 'admin/calendar/preview admin/calendar/exception/preview',
}


def pages(root, program):
    """{route: where} of what can be opened, exports left out."""
    return {f'{program}/{path}': where for method, path, _, where in routes(root, program)
            if method == 'GET' and not re.search(r'(^|/)export$', path)}


def exports(root, program):
    return {f'{program}/{path}' for method, path, _, _ in routes(root, program)
            if method == 'GET' and re.search(r'(^|/)export$', path)}


def of(page):
    return page + 'export' if page.endswith('/') else page + '/export'


def offered(root, program):
    return {path for name in sources(root, program) for path in OFFER.findall(read(root, name))}


def drawn(root, program, page):
    """Whether the template of a page has the two buttons; one template may be shown by several routes."""
    name = f'templates/{program}/{stem(page[len(program) + 1:])}.cs'
    return name not in files(root, [f'templates/{program}'], ('.cs',)) or 'call:exports(' in read(root, name)


def lint(root, programs=PROGRAMS, reasons=None):
    known = {page: why for why, text in (REASONS if reasons is None else reasons).items() for page in text.split()}
    problems, there = [], set()
    for program in programs:
        have, buttons = exports(root, program), offered(root, program)
        for page, where in pages(root, program).items():
            there.add(page)
            if of(page) not in have:
                if page not in known:
                    problems.append(f'{where}: {page} has neither an export nor a reason in tests/lint/exports_test.py')
                continue
            if page in known:
                problems.append(f'{where}: {page} has an export; it needs no reason ("{known[page]}")')
            if of(page) not in buttons or not drawn(root, program, page):
                problems.append(f'{where}: {page} does not offer its export')
        problems += [f'cgi/{program}: {export} is offered, but there is no such route' for export in sorted(buttons - have)]
    return problems + [f'tests/lint/exports_test.py: there is no page {page}' for page in sorted(set(known) - there)]


def row(path, name):
    return '{ METHOD_GET, "' + path + '", 1, NULL, ' + name + ', NULL },\n'


def sample(table, source='', page=''):
    return {'cgi/desk/desk.c': table, 'cgi/desk/desk_all.c': source, 'templates/desk/all.cs': page}


LIST = row('all', 'desk_all') + row('all/export', 'desk_all_export')
BUTTON = 'view_export_offer(visit, "desk/all/export", NULL);'
DRAWN = '<?cs call:exports(List) ?>'


if __name__ == '__main__':
    tap = Tap()
    for reasons, samples in (({}, [
            ('a list without export', sample(row('all', 'desk_all')), 'neither an export nor a reason'),
            ('a front without export', sample(row('', 'desk_front')), 'neither'),
            ('an export nobody offers', sample(LIST, '', DRAWN), 'does not offer'),
            ('one that the template leaves out', sample(LIST, BUTTON, ''), 'does not offer'),
            ('one that is not there', sample('', BUTTON, DRAWN), 'no such route'),
            ('a list with its export', sample(LIST, BUTTON, DRAWN), None)]), ({'a form': 'desk/all'}, [
                ('a reason that is no longer needed', sample(LIST, BUTTON, DRAWN), 'needs no reason'),
                ('a reason for a page that is gone', sample(row('x', 'desk_x')), 'there is no page desk/all'),
                ('a page with a reason', sample(row('all', 'desk_all')), None)])):
        tap.refuses(lambda root, why=reasons: lint(root, ('desk',), why), samples)
    for program in PROGRAMS:
        tap.say(bool(exports(TOP, program)), f'{program} has exports')
    tap.none('every list can be taken along', lint(TOP))
    tap.end()
