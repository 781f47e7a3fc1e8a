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


REPLAY = 'conf/man/anjuan-replay.1'
ACTS, FIELDS = 'lib/rules/case_name.c', 'lib/exchange/dated_field.c'


def names_in(root, path, table):
    """The first string of every row of a table in C, or its strings when it is a table of names."""
    body = re.search(re.escape(table) + r'\[[^\n]*?\] = \{\n(.*?)^\};', without_comments(read(root, path)), re.S | re.M)
    if body is None:
        return []
    return re.findall(r'(?:\{ |\] = )"([^"]+)"', body.group(1))


def told_names(text, heading):
    """What a part of the page names: a list in words, then paragraphs that are headed by names in bold."""
    part = re.split(r'^\.S[SH] ', text.split(heading, 1)[-1], maxsplit=1, flags=re.M)[0] if heading in text else ''
    heads = re.findall(r'^\.(?:TP|TQ)\n\.(BR|BI|B|IR) (.+)$', part, re.M)
    names = []
    for macro, line in heads:
        for at, word in enumerate(re.findall(r'"[^"]*"|\S+', line)):
            if macro == 'B' or at % 2 == 0:
                names.append(word.strip('"'))
    listed = part.strip().split('\n.', 1)[0]
    if ', ' in listed and not names:
        names = re.findall(r'\w+', listed)
    return [name.replace('\\-', '-') for name in names]


def replay(root):
    """The events and attributes of the page are those of the tables, both ways."""
    text = read(root, REPLAY)
    events = {*names_in(root, ACTS, 'acts'), *names_in(root, FIELDS, 'duty_events')}
    fields = set(names_in(root, FIELDS, 'fields'))
    page_events = told_names(text, '.SS Events\n') + told_names(text, '.SS Events of duties\n')
    page_fields = told_names(text, '.SH EVENTS\n') + told_names(text, '.SS Attributes\n')
    problems = []
    for what, known, told in (('event', events, page_events), ('attribute', fields, page_fields)):
        if not known or not told:
            problems.append(f'{REPLAY}: no {what}s found')
        problems += [f'{REPLAY}: says nothing of the {what} "{one}"' for one in sorted(known - set(told))]
        problems += [f'{REPLAY}: there is no {what} "{one}"' for one in sorted(set(told) - known)]
        problems += [f'{REPLAY}: names the {what} "{one}" twice' for one in sorted({x for x in told if told.count(x) > 1})]
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


def replay_tree(events='register, close.', attribute='.B case\n', acts='register close', fields='case', duties='duty_open'):
    table = {ACTS: 'static const char *const acts[ACT__COUNT] = {\n' +
             ''.join(f'\t[ACT_X] = "{name}",\n' for name in acts.split()) + '};\n'}
    rows = [f'static const struct {{ int a; }} {name}[] = {{\n' + ''.join(f'\t{{ "{one}", X }},\n' for one in ones.split()) + '};\n'
            for name, ones in (('duty_events', duties), ('fields', fields))]
    return {**table, FIELDS: ''.join(rows),
            REPLAY: f'.SH EVENTS\nWords, and more.\n.TP\n{attribute}A word.\n.SS Events\n{events}\n.SS Events of duties\nOf none.\n.TP\n'
                    '.B duty_open\nAsked for.\n.SS Attributes\n.TP\n.BI risk " low|high"\n.TQ\n.BR strong ", " serious " yes"\nHow.\n.SH OUTPUT\n'}


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
    known = 'case risk strong serious'
    tap.refuses(replay, [
        ('an event that the page leaves out', replay_tree(events='register, see.', acts='register see close', fields=known), 'nothing of the event "close"'),
        ('an event that is none', replay_tree(events='register, close, sing.', fields=known), 'no event "sing"'),
        ('an event of duties that is left out', replay_tree(fields=known, duties='duty_open duty_done'), 'nothing of the event "duty_done"'),
        ('an event of duties that is none', replay_tree(fields=known, duties='duty_done'), 'no event "duty_open"'),
        ('an attribute that the page leaves out', replay_tree(fields=known + ' level'), 'nothing of the attribute "level"'),
        ('an attribute that is none', replay_tree(fields='case risk strong'), 'no attribute "serious"'),
        ('a name twice', replay_tree(events='register, close, close.', fields=known), 'twice'),
        ('tables that are gone', replay_tree(acts='', duties='', fields=known), 'no events found'),
        ('what is right', replay_tree(fields=known), None),
    ])
    tap.none('every command is in the manual', lint(TOP))
    tap.none('events and attributes of a replay are those of the tables', replay(TOP))
    tap.none('pages are whole', escapes(TOP))
    tap.end()


if __name__ == '__main__':
    main()
