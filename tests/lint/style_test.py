#!/usr/bin/env python3
"""The style card, as far as a program can see it: C sources, words, SQL, comments."""

import os
import re

from tree import HAN, TOP, Tap, files, read, strings, without_comments, without_strings

LINES, LINES_NEVER, LINES_OF_TABLES = 60, 400, 700	# a function's, a file's, a test's with its tables
COLUMNS, COLUMNS_OF_TABLES = 120, 140	# with tabs of eight; 80-100 is the rule, this is the end (tables of tests)
PARAMETERS = 5				# beside the connection and the arena, which say where, not what

FUNCTION = re.compile(r'^([a-z_]\w*)\(([^;{}]*)\)\n\{\n(.*?)^\}', re.M | re.S)
GLUED = re.compile(r'^(?!static inline|typedef|extern|#)[a-z][\w \t*]*[ \t*]([a-z_]\w*)\([^;{}]*\)\n\{', re.M)


def c_files(root):
    return files(root, ['lib', 'cgi', 'tests'], ('.c', '.h'))


def functions(root, path):
    source = without_strings(read(root, path))
    for match in FUNCTION.finditer(source):
        line = source.count('\n', 0, match.start()) + 1
        depth, count = 0, 1 if match[2].strip() not in ('', 'void') else 0
        for sign in match[2]:
            depth += {'(': 1, ')': -1}.get(sign, 0)
            count += sign == ',' and depth == 0
        count -= len(re.findall(r'\bstruct (?:db|arena) \*(?!\*)', match[2])) if count > PARAMETERS else 0
        yield line, match[1], match[3].count('\n'), count, match[3], match[2]


def shape(root):
    """Length of functions and files, parameters, labels, function names in column 0."""
    problems = []
    for path in c_files(root):
        source = read(root, path)
        limit = LINES_OF_TABLES if path.startswith('tests/') else LINES_NEVER
        if source.count('\n') > limit:
            problems.append(f'{path}: {source.count(chr(10))} lines, the limit is {limit}')
        for line, name, length, count, body, parameters in functions(root, path):
            if length > LINES:
                problems.append(f'{path}:{line}: {name}() has {length} lines, the limit is {LINES}')
            if count > PARAMETERS and not re.match(r'void \*', parameters):	# a foreign library's callback
                problems.append(f'{path}:{line}: {name}() takes {count} parameters, the limit is {PARAMETERS}')
            labels = re.findall(r'^[ \t]*(?!default\b)([a-z]\w*):[ \t]*$', body, re.M)
            if any(label != 'done' for label in labels) or len(labels) > 1:
                problems.append(f'{path}:{line}: {name}() has labels {labels}; at most one, called done')
        for match in GLUED.finditer(without_strings(source)):
            line = without_strings(source).count('\n', 0, match.start()) + 1
            problems.append(f'{path}:{line}: {match[1]}() must start in column 0, its type on the line above')
    return problems


def lines(root):
    """Columns, tabs, blanks at the end."""
    problems = []
    for path in c_files(root):
        for number, line in enumerate(read(root, path).split('\n'), 1):
            sentence = re.search(r'"[^"]{40,}"', line)	# a message is not broken up
            limit = COLUMNS_OF_TABLES if sentence or path.startswith('tests/') else COLUMNS
            if len(line.expandtabs(8)) > limit:
                problems.append(f'{path}:{number}: {len(line.expandtabs(8))} columns, the limit is {limit}')
            if line != line.rstrip():
                problems.append(f'{path}:{number}: blanks at the end')
            if re.match(r'\t* {8,}\S', line):
                problems.append(f'{path}:{number}: indented with blanks instead of tabs')
    return problems


def banned_last(root):
    """Every .c of ours includes base/banned.h, and after everything else."""
    problems = []
    for path in files(root, ['lib', 'cgi'], ('.c',)):
        names = re.findall(r'^#include[ \t]*[<"]([^>"]+)[>"]', without_comments(read(root, path)), re.M)
        headers = [name for name in names if name.endswith('.h')]
        if not headers or headers[-1] != 'base/banned.h':
            problems.append(f'{path}: the last #include must be "base/banned.h"')
    return problems


def heap(root):
    """free, malloc and friends live in the arena, and in the homes of foreign libraries."""
    problems = []
    for path in files(root, ['lib/rules', 'lib/casework', 'cgi'], ('.c',)):
        source = without_strings(read(root, path))
        for match in re.finditer(r'\b(free|malloc|calloc|realloc|strdup|strndup|asprintf)[ \t]*\(', source):
            problems.append(f'{path}:{source.count(chr(10), 0, match.start()) + 1}: {match[1]}() outside the arena')
    return problems


# These read what people write (dates, rooms, ledgers, headings); they say nothing to anybody.
READERS = re.compile(r'lib/(base/date_read|base/text\w*|rules/place|rules/contact|web/form_kind|exchange/\w+)\.[ch]$')


def words(root):
    """No word for people in C: no Han character in a string of a program or library."""
    problems = []
    for path in files(root, ['lib', 'cgi'], ('.c', '.h', '.def')):
        for line, text in strings(read(root, path)) if not READERS.match(path) else ():
            if HAN.search(text):
                problems.append(f'{path}:{line}: words for people in C: "{text}"')
    return problems


SQL = re.compile(r'^\s*(SELECT\s+\S+|INSERT\s+(IGNORE\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|REPLACE\s+INTO\s|'
                 r'(CREATE|ALTER|DROP)\s+(TABLE|USER|DATABASE)\s|GRANT\s|START\s+TRANSACTION)', re.I)
SQL_HOME = re.compile(r'lib/store/(statement/|statement\.c|migrate\.c|db\.c|db_\w+\.c|accounts\.c|connection\.c)')


def sql(root):
    problems = []
    for path in files(root, ['lib', 'cgi'], ('.c', '.h', '.def')):
        for line, text in strings(read(root, path)):
            if SQL.search(text) and not SQL_HOME.match(path):
                problems.append(f'{path}:{line}: SQL outside its home: "{text[:60]}"')
    return problems


# Built from pieces, so that this file does not find itself.
MARKS = re.compile(r'\b(' + '|'.join(['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK']) + r')\b')
PLACES = re.compile('|'.join([r'(?<!\w)/wo' + r'rk/', '/ro' + r'ot/', '/ho' + r'me/\w', r'registry\.np' + 'mjs',
                              r'"resol' + r'ved":', r'\bclau' + 'de', r'\bco-auth' + 'ored-by']), re.I)


def comments(root):
    """Nothing unfinished, no path of somebody's machine, no host of a package registry."""
    problems = []
    endings = ('.c', '.h', '.def', '.sh', '.py', '.js', '.json', '.cs', '.css', '.hdf', '.sql', '.xml', '.xsd', '.conf',
               '.cnf', '.service', '.socket', '.md', '.html', '.example', 'Makefile', '.csv')
    for path in files(root, ['lib', 'cgi', 'conf', 'schema', 'templates', 'tests'], endings) + \
            [name for name in ('Makefile', 'README.md') if os.path.exists(os.path.join(root, name))]:
        for number, line in enumerate(read(root, path).split('\n'), 1):
            found = MARKS.search(line) or PLACES.search(line)
            if found:
                problems.append(f'{path}:{number}: "{found[0]}"')
    return problems


def main():
    tap = Tap()
    long_body = 'int\nlong_one(void)\n{\n' + '\tx();\n' * 61 + '}\n'
    tap.refuses(shape, [
        ('a function of 61 lines', {'lib/base/a.c': long_body}, 'long_one() has 61'),
        ('a file of 401 lines', {'lib/base/a.c': '\n' * 401}, '401 lines'),
        ('six parameters', {'lib/base/a.c': 'int\nmany(int a, int b, int c, int d, int e, int f)\n{\n}\n'}, 'takes 6'),
        ('a numbered label', {'lib/base/a.c': 'int\none(void)\n{\nout1:\n\treturn 0;\n}\n'}, 'labels'),
        ('a type on the same line', {'lib/base/a.c': 'static int one(void)\n{\n}\n'}, 'column 0'),
        ('what is right', {'lib/base/a.c': 'static int\none(int (*f)(int, int), int b)\n{\ndone:\n\treturn 0;\n}\n'}, None),
    ])
    tap.refuses(lines, [
        ('a line of 121 columns', {'lib/base/a.c': 'x' * 121 + '\n'}, 'columns'),
        ('blanks at the end', {'lib/base/a.c': 'int x; \n'}, 'at the end'),
        ('blanks for tabs', {'lib/base/a.c': '        x();\n'}, 'instead of tabs')])
    tap.refuses(banned_last, [
        ('no banned.h', {'lib/base/a.c': '#include <stdio.h>\n'}, 'must be'),
        ('banned.h before another', {'lib/base/a.c': '#include "base/banned.h"\n#include <stdio.h>\n'}, 'must be'),
        ('banned.h last', {'cgi/a.c': '#include <stdio.h>\n#include "base/banned.h"\n'}, None)])
    tap.refuses(heap, [('malloc in a program', {'cgi/a.c': '\tp = malloc(3);\n'}, 'malloc'),
                       ('malloc in a comment', {'cgi/a.c': '/* malloc(3) */\n'}, None)])
    tap.refuses(words, [('Han in a string', {'cgi/a.c': '\tx("\u6295\u8bc9");\n'}, 'words'),
                        ('Han in a comment', {'cgi/a.c': '/* \u6295\u8bc9 */\n'}, None)])
    tap.refuses(sql, [('SQL in casework', {'lib/casework/a.c': '\tx("SELECT id FROM case_file");\n'}, 'SQL'),
                      ('SQL in a program', {'cgi/a.c': '\tx("update staff set x = 1");\n'}, 'SQL'),
                      ('SQL at home', {'lib/store/statement/a.def': 'S(X, "SELECT 1 FROM x")\n'}, None)])
    tap.refuses(comments, [('an unfinished mark', {'cgi/a.c': '/* TO' + 'DO later */\n'}, '"TO' + 'DO"'),
                           ('a path of a machine', {'conf/a.sh': 'cd /wo' + 'rk/x\n'}, 'a.sh:1'),
                           ('an address of the product', {'cgi/a.c': 'x = "desk/wo' + 'rk/export";\n'}, None)])
    for name, lint in (('functions and files have their size', shape), ('lines have their width', lines),
                       ('banned.h comes last', banned_last), ('memory comes from arenas', heap),
                       ('no words for people in C', words), ('no SQL outside its home', sql),
                       ('nothing unfinished, no machine paths', comments)):
        tap.none(name, lint(TOP))
    tap.end()


if __name__ == '__main__':
    main()
