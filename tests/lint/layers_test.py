#!/usr/bin/env python3
"""Who may include whom: the layers, and the one home of each foreign library."""

import os
import re

from tree import TOP, Tap, files, read, without_comments

MAY = {
    'base': {'base'},
    'rules': {'rules', 'base'},
    'record': {'record', 'rules', 'base'},
    'store': {'store', 'rules', 'base'},
    'exchange': {'exchange', 'rules', 'base'},
    'casework': {'casework', 'record', 'store', 'exchange', 'rules', 'base'},
    'web': {'web', 'base'},
    'cgi': {'cgi', 'casework', 'web', 'rules', 'base'},
}

# A foreign header (start of its name) and where it may be named.
HOMES = [
    (r'fcgi', r'lib/web/'),
    (r'ClearSilver', r'lib/web/'),
    (r'(mysql|mariadb|errmsg|mysqld_error)', r'lib/store/'),
    (r'libxml/', r'lib/record/'),
    (r'sodium', r'lib/base/secret\.c$'),
    (r'(xlsxwriter|zip|expat|csv|qrencode|gdk-pixbuf|magic|archive|gmime|glib|curl|jansson|libical/)', r'lib/exchange/'),
]

# In the exchange layer one library has one file.
ONE_FILE = ('xlsxwriter', 'zip', 'expat', 'csv', 'qrencode', 'gdk-pixbuf', 'magic', 'jansson', 'libical', 'curl')

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


# A statement is bound and run by the store alone.
STATEMENTS = re.compile(r'\b(STATEMENT_[A-Z]\w*|db_query|db_run|db_select\w*)\b')

# A moment becomes a local date in what casework writes for good, and that in one file.
LOCAL = re.compile(r'\bdate_text_(day|minute)\b')
# A program makes it in its views; the command line and the clock have no pages.
LOCAL_PAGE = re.compile(r'\b(date_text_(day|minute)|date_local|localtime\w*|strftime)\s*\(')
NO_PAGES = ('cgi/view/', 'cgi/anjuan/', 'cgi/clockd.c')


def layer_of(path):
    part = path.split('/')
    return part[1] if part[0] == 'lib' else part[0]


def includes(root, path):
    source = without_comments(read(root, path))
    for match in INCLUDE.finditer(source):
        yield source.count('\n', 0, match.start()) + 1, match[1], match[2]


def resolve(root, path, name):
    """The file a quoted include means: beside the file, below lib/, below cgi/."""
    for folder in (os.path.dirname(path), 'lib', 'cgi', ''):
        candidate = os.path.normpath(os.path.join(folder, name))
        if os.path.exists(os.path.join(root, candidate)):
            return candidate
    return None


def reaches(root, path, seen):
    """Every foreign header that including `path` brings along."""
    if path in seen:
        return set()
    seen.add(path)
    found = set()
    for _, kind, name in includes(root, path):
        target = resolve(root, path, name) if kind == '"' else None
        if target:
            found |= reaches(root, target, seen)
        else:
            found.add(name)
    return found


def direct(root, path, layer, line, kind, name):
    target = resolve(root, path, name) if kind == '"' else None
    if target and target.startswith(('lib/', 'cgi/')):
        other = layer_of(target)
        if other not in MAY.get(layer, set()):
            yield f'{path}:{line}: {layer} must not include {other} ({name})'
    for header, home in HOMES:
        if re.match(header, name) and not target and not re.match(home, path):
            yield f'{path}:{line}: <{name}> belongs to {home} alone'


def lint(root):
    problems, users = [], {}
    for path in files(root, ['lib', 'cgi'], ('.c', '.h', '.def')):
        layer = layer_of(path)
        if layer not in MAY:
            problems.append(f'{path}: there is no layer {layer}')
            continue
        for line, kind, name in includes(root, path):
            problems += direct(root, path, layer, line, kind, name)
            if layer == 'exchange' and name.startswith(ONE_FILE):
                users.setdefault(next(one for one in ONE_FILE if name.startswith(one)), set()).add(path)
        if layer != 'store' and STATEMENTS.search(read(root, path)) and (
                found := STATEMENTS.search(without_comments(read(root, path)))):
            problems.append(f'{path}: {found[0]} is for the store alone')
        if layer == 'casework' and path != 'lib/casework/local.c' and LOCAL.search(read(root, path)):
            problems.append(f'{path}: a local date is made in lib/casework/local.c alone')
        if layer == 'cgi' and not path.startswith(NO_PAGES) and (found := LOCAL_PAGE.search(without_comments(read(root, path)))):
            problems.append(f'{path}: {found[1]}: a local date is made in the views alone')
        for name in reaches(root, path, set()):
            for header, home in HOMES:
                if re.match(header, name) and not re.match(home, path) and layer not in home:
                    problems.append(f'{path}: brings in <{name}>, which belongs to {home}, through another header')
    problems += [f'{", ".join(sorted(paths))}: {library} has more than one home'
                 for library, paths in users.items() if len(paths) > 1]
    stems = {}
    for path in files(root, ['lib', 'cgi'], ('.c',)):
        stems.setdefault(os.path.basename(path), []).append(path)
    problems += [f'{" and ".join(paths)}: the same name twice' for paths in stems.values() if len(paths) > 1]
    return problems


if __name__ == '__main__':
    tap = Tap()
    tap.refuses(lint, [
        ('rules including the store', {'lib/rules/a.c': '#include "store/db.h"\n', 'lib/store/db.h': ''}, 'must not'),
        ('a program including the store', {'cgi/desk.c': '#include "store/db.h"\n', 'lib/store/db.h': ''}, 'must not'),
        ('the web layer including casework', {'lib/web/a.c': '#include "casework/c.h"\n', 'lib/casework/c.h': ''}, 'must not'),
        ('MariaDB outside the store', {'lib/casework/a.c': '#include <mysql.h>\n'}, 'alone'),
        ('ClearSilver in a program', {'cgi/desk.c': '#include <ClearSilver.h>\n'}, 'alone'),
        ('libsodium beside its home', {'lib/base/text.c': '#include <sodium.h>\n'}, 'alone'),
        ('libxml2 through a header', {'lib/casework/a.c': '#include "record/r.h"\n',
                                      'lib/record/r.h': '#include <libxml/tree.h>\n'}, 'through'),
        ('a library with two homes', {'lib/exchange/a.c': '#include <zip.h>\n',
                                      'lib/exchange/b.c': '#include <zip.h>\n'}, 'more than one'),
        ('the same basename twice', {'lib/base/a.c': '', 'lib/rules/a.c': ''}, 'twice'),
        ('a statement outside the store', {'lib/casework/a.c': 'x = db_query(db, arena, STATEMENT_SWEEP);\n'}, 'store alone'),
        ('a local date in a step', {'lib/casework/a.c': 'x = date_text_day(arena, now);\n'}, 'local.c alone'),
        ('a local date in a handler', {'cgi/desk.c': 'x = date_text_minute(arena, now);\n'}, 'views alone'),
        ('its parts in a handler', {'cgi/desk.c': 'struct civil c = date_local(now);\n'}, 'views alone'),
        ('an unknown layer', {'lib/util/a.c': ''}, 'no layer'),
        ('what is allowed', {'lib/casework/a.c': '/* #include <mysql.h> */\n#include <stdio.h>\n#include "store/db.h"\n',
                             'lib/store/db.h': '', 'lib/store/db.c': '#include <mysql.h>\n'}, None),
    ])
    tap.none('the tree keeps its layers', lint(TOP))
    tap.end()
