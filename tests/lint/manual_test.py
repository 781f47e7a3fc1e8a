#!/usr/bin/env python3
"""Every command of the command line has its section in the manual, with the words that its help shows."""

import os
import re

from tree import TOP, Tap, files, read, without_comments

ROW = re.compile(r'\{\s*"([^"]+)",\s*"([^"]*)",\s*"[^"]+",\s*anjuan_\w+,\s*(?:true|false)\s*\}')
PAGE = 'conf/man/anjuan.1'


def commands(root):
    """{name: words} of the table in cgi/anjuan/anjuan.c."""
    source = without_comments(read(root, 'cgi/anjuan/anjuan.c'))
    return dict(ROW.findall(source))


def sections(root):
    """{heading: text} of the page; without the roff of hyphens."""
    parts = re.split(r'^\.SS (.*)$', read(root, PAGE), flags=re.M)[1:]
    return {heading.replace('\\-', '-').strip(): text.split('\n.SH ')[0].strip()
            for heading, text in zip(parts[::2], parts[1::2])}


def lint(root):
    known, told = commands(root), sections(root)
    wanted = {f'{name} {words}'.strip() for name, words in known.items()}
    problems = [f'{PAGE}: there is no ".SS {one}"' for one in sorted(wanted - set(told))]
    problems += [f'{PAGE}: "{one}" is no command' for one in sorted(set(told) - wanted)]
    problems += [f'{PAGE}: nothing is said about "{one}"' for one in sorted(wanted & set(told)) if len(told[one]) < 20]
    if not known:
        problems.append('cgi/anjuan/anjuan.c: no commands found')
    return problems


def escapes(root):
    """Pages are ASCII, their requests start lines, and what they refer to is there."""
    problems = []
    for path in files(root, ['conf/man'], ('.1', '.5', '.8')):
        text = read(root, path)
        if not text.isascii():
            problems.append(f'{path}: holds letters outside ASCII; write \\[uXXXX]')
        for heading in ('.TH ', '.SH NAME', '.SH SYNOPSIS', '.SH DESCRIPTION'):
            if not re.search(f'^{re.escape(heading)}', text, re.M):
                problems.append(f'{path}: has no {heading.strip()}')
        for name, part in re.findall(r'^\.BR ([\w\\-]+) \((\d)\)', text, re.M):
            page = f'conf/man/{name.replace(chr(92), "")}.{part}'
            if page.startswith('conf/man/anjuan') and not os.path.exists(os.path.join(root, page)):
                problems.append(f'{path}: refers to {page}, which is not there')
    return problems


def tree(row, page):
    return {'cgi/anjuan/anjuan.c': row, PAGE: page}


def main():
    tap = Tap()
    row = '{ "calendar due", "START N", "when", anjuan_calendar_due, true },'
    section = '.SS calendar due START N\nPrint when it is due.\n.SH X\n'
    tap.refuses(lint, [
        ('a command without a section', tree(row, '.SH X\n'), 'there is no ".SS calendar due START N"'),
        ('a section of other words', tree(row, section.replace('START N', 'START')), 'there is no'),
        ('a section of no command', tree(row, section + '.SS old\nSomething that was there once.\n'), 'is no command'),
        ('a section that says nothing', tree(row, '.SS calendar due START N\n.SH X\n'), 'nothing is said'),
        ('no table', tree('', section), 'no commands'),
        ('what is right', tree(row, section), None),
    ])
    head = '.TH A 1\n.SH NAME\n.SH SYNOPSIS\n.SH DESCRIPTION\n'
    tap.refuses(escapes, [
        ('letters outside ASCII', {'conf/man/a.1': head + '\u73ed'}, 'outside ASCII'),
        ('a page without a name', {'conf/man/a.1': head.replace('.SH NAME\n', '')}, 'no .SH NAME'),
        ('a page that is not there', {'conf/man/a.1': head + '.BR anjuan\\-none (1)\n'}, 'not there'),
        ('what is right', {'conf/man/anjuan.1': head + '.BR anjuan (1)\n.BR nginx (8)\n'}, None),
    ])
    tap.none('every command is in the manual', lint(TOP))
    tap.none('pages are whole', escapes(TOP))
    tap.end()


if __name__ == '__main__':
    main()
