#!/usr/bin/env python3
"""Every template through the product's page code: drawn with nothing, with hostile values everywhere, and some
pages byte by byte (UPDATE=1 writes those anew, to be looked at before they are kept)."""

import os
import re
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(TOP, 'tests/lib'))
from visitor import Tap  # noqa: E402

RENDER = os.path.join(TOP, os.environ.get('ANJUAN_BUILD', 'build'), 'suite/templates/render')
TEMPLATES, DATA = os.path.join(TOP, 'templates'), os.path.join(TOP, 'tests/templates/data')
GOLDEN = os.path.join(TOP, 'tests/templates/golden')
EVIL, ESCAPED = '<script>x</script>"\'&', '&lt;script&gt;x'
COMMENT, COMMAND = re.compile(r'<\?cs\s*#.*?\?>', re.S), re.compile(r'<\?cs(.*?)\?>', re.S)
PATH = re.compile(r'(?<![\w."])([A-Za-z]\w*(?:\.\w+|\["\w+"\])*)')
CATALOGUE = ('Text', 'Draw')
PAGES = ('desk/board', 'desk/case', 'archive/file', 'audit/record', 'desk/registered', 'admin/calendar', 'layout/error')


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def names():
    """program/name of every page; what is only included is drawn by those.  Letters are texts: letters_test.py."""
    for folder in sorted(os.listdir(TEMPLATES)):
        if folder in ('lang', 'static', 'layout', 'letter'):
            continue
        for name in sorted(os.listdir(os.path.join(TEMPLATES, folder))):
            if name.endswith('.cs') and f'include!"{folder}/{name}"' not in EVERYTHING:
                yield f'{folder}/{name[:-3]}'
    yield 'layout/error'


def source(name, seen=None):
    """A template with everything it includes."""
    seen = set() if seen is None else seen
    if name in seen:
        return ''
    seen.add(name)
    text = COMMENT.sub('', read(os.path.join(TEMPLATES, name)))
    return text + ''.join(source(one, seen) for one in re.findall(r'include!\s*"([^"]+)"', text))


def arguments(text):
    """The arguments of a call, parted at commas outside of quotes and brackets."""
    return [part.strip() for part in re.findall(r'(?:"[^"]*"|\[[^\]]*\]|[^,"\[])+', text)]


def wanted(name):
    """Every dataset path that a template asks for, through its loops and macros."""
    text = source(name + '.cs')
    macros = {found[1]: ([one.strip() for one in found[2].split(',') if one.strip()], found[3]) for found in
              re.finditer(r'<\?cs def:(\w+)\(([^)]*)\)\s*\?>(.*?)<\?cs\s*/def\s*\?>', text, re.S)}
    body, paths = re.sub(r'<\?cs def:(\w+)\(([^)]*)\)\s*\?>(.*?)<\?cs\s*/def\s*\?>', '', text, flags=re.S), set()

    def walk(part, names, depth):
        for command in COMMAND.findall(part):
            command = command.strip()
            loop = re.match(r'each:(\w+)\s*=\s*(.+)$', command, re.S)
            call = re.match(r'call:(\w+)\((.*)\)$', command, re.S)
            if loop:
                names = {**names, loop[1]: [path + '.0' for path in resolve(loop[2], names)]}
            elif call and call[1] in macros and depth < 6:
                given = arguments(call[2])
                parameters, inside = macros[call[1]]
                walk(inside, {one: resolve(two, names) for one, two in zip(parameters, given)}, depth + 1)
            paths.update(path for path in resolve(command, names) if '.' in path)

    def resolve(expression, names):
        found = []
        for path in PATH.findall(re.sub(r'^(var|if|elif|set|call|each|with|loop):|"[^"]*"(?!\])', ' ', expression)):
            path = re.sub(r'\["(\w+)"\]', r'.\1', path)
            first, _, rest = path.partition('.')
            if first in names:
                found += [one + ('.' + rest if rest else '') for one in names[first]]
            elif first[0].isupper() and first not in CATALOGUE:
                found.append(path)
        return found

    walk(body, {}, 0)
    return sorted(paths)


def sample(name):
    """{path: value} of a sample dataset."""
    pairs = {}
    for line in read(os.path.join(DATA, name)).split('\n'):
        found = re.match(r'([\w.]+) =(?: (.*))?$', line)
        if found:
            pairs[found[1]] = found[2] or ''
    return pairs


def samples(name):
    """Sample files of a template: desk_case.hdf and desk_case_all.hdf belong to desk/case, not to desk/case_print."""
    stems = sorted((one.replace('/', '_') for one in PAGE_NAMES), key=len, reverse=True)
    for file in sorted(os.listdir(DATA)):
        if next((stem for stem in stems if file[:-4] == stem or file.startswith(stem + '_')), '') == name.replace('/', '_'):
            yield file


def draw(name, pairs, language):
    program, _, page = name.partition('/')
    run = subprocess.run([RENDER, TEMPLATES, program, name if program == 'layout' else page, language], capture_output=True,
                         input=''.join(f'{path} = {value}\n' for path, value in pairs.items()).encode(), check=False, timeout=30)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def is_word(value):
    return re.fullmatch(r'[a-z_]*|[0-9]+', value) is not None


def problem(drawn, marked):
    status, page, errors = drawn
    if status != 0:
        return f'status {status}: {errors}'
    if '<?cs' in page or '</html>' not in page:
        return 'not a whole page: ' + page[-200:]
    for raw in ('<script>x', '"\'&', 'x</script>"'):
        if raw in page:
            at = page.index(raw)
            return 'not escaped: ' + page[max(0, at - 200):at + 60]
    return 'the hostile value is nowhere' if marked and ESCAPED not in page else ''


def hostile(tap, name):
    paths = wanted(name)
    sets = {'everywhere': {path: EVIL for path in paths}}
    for file in samples(name):
        pairs = sample(file)
        sets[f'in every value of {file}'] = {path: EVIL for path in pairs}
        sets[f'in every text of {file}'] = {path: value if is_word(value) else EVIL for path, value in pairs.items()}
    for language in ('zh', 'en'):
        for where, pairs in sets.items():
            found = problem(draw(name, pairs, language), bool(pairs))
            tap.ok(not found, f'{name} ({language}) with markup {where}', found)
        found = problem(draw(name, {}, language), False)
        tap.ok(not found, f'{name} ({language}) with nothing', found)


def golden(tap, name, language):
    page = f'{name.replace("/", "_")}.{language}.html'
    path, wanting = os.path.join(GOLDEN, page), os.path.join(DATA, name.replace('/', '_') + '.hdf')
    if not os.path.exists(wanting):
        return tap.ok(False, f'{page} has a sample dataset', wanting)
    status, drawn, errors = draw(name, sample(os.path.basename(wanting)), language)
    if os.environ.get('UPDATE'):
        with open(path, 'w', encoding='utf-8') as file:
            file.write(drawn)
    kept = read(path).split('\n') if os.path.exists(path) else []
    now = drawn.split('\n')
    at = next((i for i, pair in enumerate(zip(kept, now)) if pair[0] != pair[1]), min(len(kept), len(now)))
    tap.ok(status == 0 and kept == now, f'{page} is what was approved', f'{errors}line {at + 1}:\n' +
           '\n'.join(kept[at:at + 1] + now[at:at + 1]))
    return None


def main():
    tap = Tap()
    leak = problem((0, '<p title="' + EVIL + '"></p></html>', ''), True)
    tap.ok(leak.startswith('not escaped'), 'a value that is not escaped would be found')
    tap.ok('Case.Deadline.Iso' in wanted('desk/case') and 'List.Rows.0.Number' in wanted('desk/board'),
           'paths are followed through loops and macros', wanted('desk/case'))
    for name in PAGE_NAMES:
        hostile(tap, name)
    for name in PAGES:
        for language in ('zh', 'en'):
            golden(tap, name, language)
    tap.end()


EVERYTHING = ''.join(read(os.path.join(folder, name)) for folder, _, found in os.walk(TEMPLATES) for name in found
                     if name.endswith('.cs'))
PAGE_NAMES = list(names())

if __name__ == '__main__':
    main()
