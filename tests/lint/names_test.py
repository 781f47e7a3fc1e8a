#!/usr/bin/env python3
"""One name, four places: route, handler, template, scenario."""

import os
import re

from tree import TOP, Tap, files, read, without_comments

PROGRAMS = ('portal', 'desk', 'audit', 'archive', 'admin')
FRONT = 'front'		# what the route "" is called in the other three places
ROW = re.compile(r'\{\s*METHOD_(GET|POST),\s*"([^"]*)",\s*([^,{}]+),\s*([^,{}]+),\s*(\w+)(?:,\s*(\w+))?,?\s*\}')
SHOWN = re.compile(r'\bvisit_show\(\s*\w+(?:->\w+)*,\s*"([^"]+)"')


def sources(root, program):
    return [path for path in files(root, ['cgi'], ('.c', '.h', '.def'))
            if re.match(rf'cgi/{program}(_\w+|)\.|cgi/{program}/', path)]


def routes(root, program):
    """(method, path, handler, where) of every row."""
    for path in sources(root, program):
        source = without_comments(read(root, path))
        for match in ROW.finditer(source):
            yield match[1], match[2], match[5], f'{path}:{source.count(chr(10), 0, match.start()) + 1}'


def stem(path):
    return re.sub(r'[/.-]', '_', path) or FRONT


def shown(root, program):
    """Names of the templates that the program shows."""
    return {name for path in sources(root, program) for name in SHOWN.findall(without_comments(read(root, path)))}


def handlers(root, program):
    problems, seen = [], set()
    for method, path, handler, where in routes(root, program):
        wanted = f'{program}_{stem(path)}'
        if handler != wanted and not handler.startswith(wanted + '_'):
            problems.append(f'{where}: route {program}/{path} is handled by {handler}(), not {wanted}()')
        if (method, path) in seen:
            problems.append(f'{where}: the route {method} {program}/{path} is there twice')
        seen.add((method, path))
    return problems


def templates(root, program):
    """A page is named after a route, and every template is shown or included."""
    problems = []
    names = shown(root, program)
    stems = {stem(path) for _, path, _, _ in routes(root, program)}
    included = {name for path in files(root, ['templates'], ('.cs',))
                for name in re.findall(r'include!\s*"([^"]+)"', read(root, path))}
    have = {os.path.basename(path)[:-3] for path in files(root, [f'templates/{program}'], ('.cs',))}
    problems += [f'cgi/{program}: shows "{name}", but there is no templates/{program}/{name}.cs'
                 for name in sorted(names - have)]
    for name in sorted(have):
        if f'{program}/{name}.cs' in included:
            continue
        if name not in names:
            problems.append(f'templates/{program}/{name}.cs: nobody shows or includes it')
        elif not any(name == one or name.startswith(one + '_') for one in stems):
            problems.append(f'templates/{program}/{name}.cs: no route of {program} has that name')
    return problems


def scenarios(root, program):
    """Each route is walked by a file tests/web/<program>_<route or its beginning>.* that names it."""
    problems = []
    tests = {path: read(root, path) for path in files(root, ['tests/web'], ('.sh', '.py', '.js', '.c'))}
    for method, path, _, where in routes(root, program):
        words = stem(path).split('_')
        names = {'_'.join([program] + words[:count]) for count in range(1, len(words) + 1)} | {program}
        mine = [text for test, text in tests.items()
                if re.sub(r'(\.test|_test)?\.\w+$', '', os.path.basename(test)) in names]
        if not any(f'{program}/{path}' in text for text in mine):
            problems.append(f'{where}: no scenario tests/web/{program}_{stem(path)}.* walks {method} {program}/{path}')
    return problems


def lint(root):
    problems = []
    for program in PROGRAMS:
        if not sources(root, program) or not list(routes(root, program)):
            problems.append(f'cgi/{program}: no routes found')
            continue
        problems += handlers(root, program) + templates(root, program) + scenarios(root, program)
    return problems


def tree(**changes):
    """A small tree that is right, with changes."""
    good = {}
    for program in PROGRAMS:
        good[f'cgi/{program}.c'] = ('{ METHOD_GET, "case/view", 1, NULL, ' + program + '_case_view, NULL },\n'
                                    'return visit_show(visit, "case_view");\n')
        good[f'templates/{program}/case_view.cs'] = ''
        good[f'tests/web/{program}_case.sh'] = f'get {program}/case/view\n'
    good.update({key.replace('__', '/').replace('--', '.'): text for key, text in changes.items()})
    return {path: text for path, text in good.items() if text is not None}


if __name__ == '__main__':
    tap = Tap()
    tap.refuses(lint, [
        ('a handler of another name', {**tree(), 'cgi/desk.c': '{ METHOD_GET, "case/view", 1, NULL, show_it, NULL },'},
         'not desk_case_view'),
        ('a route twice', {**tree(), 'cgi/desk.c': '{ METHOD_GET, "a", 1, NULL, desk_a, NULL },' * 2}, 'twice'),
        ('a page without template', {**tree(), 'cgi/desk_x.c': 'return visit_show(visit, "none");'}, 'there is no'),
        ('a template nobody shows', {**tree(), 'templates/desk/old.cs': ''}, 'nobody shows'),
        ('a template without route', {**tree(), 'templates/desk/odd.cs': '',
                                      'cgi/desk_x.c': 'visit_show(visit, "odd")'}, 'no route'),
        ('a route without scenario', {**tree(), 'tests/web/desk_case.sh': ''}, 'no scenario'),
        ('a program without routes', {**tree(), 'cgi/desk.c': ''}, 'no routes'),
        ('what is right', tree(), None),
    ])
    for program in PROGRAMS:
        found = list(routes(TOP, program))
        tap.say(bool(found), f'{program} has routes')
        tap.none(f'{program}: handlers are named after routes', handlers(TOP, program))
        tap.none(f'{program}: templates are named after routes', templates(TOP, program))
        tap.none(f'{program}: every route has a scenario', scenarios(TOP, program))
    tap.end()
