#!/usr/bin/env python3
"""What forms take fits where it goes: the fullest form its request, every text the column that keeps it."""

import fnmatch
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from visitor import Programs, Tap, TOP  # noqa: E402

BUILD = os.environ.get('ANJUAN_BUILD', 'build')
PROGRAMS = ('portal', 'desk', 'audit', 'archive', 'admin')
WRITTEN = ('text', 'lines')
OWN = 254			# a phone or a mailbox: the rule that reads it knows how long one may be
BYTES = 4			# of a character of the longest kind, in a part and in a column of TEXT
ENCODED = 3			# of a byte in a body that is not multipart
SMALL = 64			# tokens, numbers, moments, choices
TEXTS = {'text': 65535 // BYTES, 'mediumtext': 16777215 // BYTES}


class Field:
    def __init__(self, line):
        self.program, self.path, multipart, self.name, self.kind, most = line.split('\t')
        self.multipart, self.most = multipart == '1', int(most)

    @property
    def bytes(self):
        if self.kind in WRITTEN + ('password', 'own'):
            return (OWN if self.kind == 'own' else self.most) * BYTES
        return self.most if self.kind == 'hidden' else SMALL


def fields():
    for program in PROGRAMS:
        run = subprocess.run([os.path.join(TOP, BUILD, 'forms', program)], capture_output=True, text=True, check=True)
        yield from (Field(line) for line in run.stdout.splitlines())


def constant(path, name):
    """A limit of lib/web in bytes."""
    with open(os.path.join(TOP, path), encoding='utf-8') as file:
        found = re.search(rf'\b{name} = (\d+) \* 1024\b', file.read())
    return int(found[1]) * 1024


def bodies(tap, rows):
    plain = constant('lib/web/receive.h', 'RECEIVE_URLENCODED_BYTES')
    parts = constant('lib/web/upload.h', 'UPLOAD_VALUE_BYTES')
    forms = {}
    for row in rows:
        forms.setdefault((row.program, row.path), []).append(row)
    tap.ok(len(forms) > 100, 'the forms of every program are looked at', len(forms))
    lacking = []
    for (program, path), of in forms.items():
        # With the token, the one-time key and the way back.
        size = sum(row.bytes + SMALL for row in of) + 1024
        if (size > parts) if of[0].multipart else (size * ENCODED > plain):
            lacking.append(f'{program}/{path}: {size} bytes')
    tap.equal(lacking, [], 'the fullest form fits its request')


def places():
    """Rows of forms.tsv: pattern of program/path, field, table.column or - with what is no column, room taken by other words."""
    with open(os.path.join(TOP, 'tests/web/forms.tsv'), encoding='utf-8') as file:
        for line in file:
            if line.strip() and not line.startswith('#'):
                yield line.rstrip('\n').split('\t')


def widths(programs):
    found = {}
    for line in programs.sql("SELECT CONCAT(table_name, '.', column_name), data_type, character_maximum_length FROM "
                             "information_schema.columns WHERE table_schema = DATABASE() AND character_maximum_length > 0"):
        name, kind, length = line.split('\t')
        found[name] = TEXTS.get(kind, int(length))
    return found


def columns(tap, rows, width):
    used, homeless, narrow, table = set(), [], [], list(places())
    for row in rows:
        if row.kind not in WRITTEN:
            continue
        fits = [place for place in table if fnmatch.fnmatchcase(f'{row.program}/{row.path}', place[0]) and place[1] == row.name]
        if not fits:
            homeless.append(f'{row.program}/{row.path} {row.name}: {row.most}')
            continue
        pattern, name, column, *taken = fits[0]
        used.add((pattern, name))
        if column != '-' and row.most + int(taken[0] if taken else 0) > width.get(column, -1):
            narrow.append(f'{row.program}/{row.path} {row.name}: {row.most} into {column} of {width.get(column)}')
    tap.equal(homeless, [], 'of every text it is known where it is kept')
    tap.equal(narrow, [], 'and it is not longer than that')
    tap.equal([f'{place[0]} {place[1]}' for place in table if (place[0], place[1]) not in used], [], 'no row is left over')


def main():
    tap, programs = Tap(), Programs('admin')
    try:
        rows = list(fields())
        bodies(tap, rows)
        columns(tap, rows, widths(programs))
    finally:
        programs.close()
    tap.end()


if __name__ == '__main__':
    main()
