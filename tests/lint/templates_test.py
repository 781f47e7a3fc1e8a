#!/usr/bin/env python3
"""Templates and their words: only escaped commands, quoted attributes, no inline script or style,
includes and words that exist, and two languages that say the same things."""

import os
import re

from tree import HAN, TOP, Tap, blank, files, read, without_comments

COMMAND = re.compile(r'<\?cs(.*?)\?>', re.S)
COMMENT = re.compile(r'<\?cs\s*#.*?\?>', re.S)
LITERAL = re.compile(r'"[^"]*"|\'[^\']*\'')

FORBIDDEN = [
    (re.compile(r'^/?(uvar|evar|lvar|alt|linclude|escape)\b'), 'is not escaped'),
    (re.compile(r'^name:'), 'prints a raw name; write var:name(…)'),
    (re.compile(r'^include:'), 'skips a missing file; write include!'),
    (re.compile(r'\bQuery\.'), 'reads the raw query'),
    (re.compile(r'\b\w*_escape\s*\('), 'switches the escaping off'),
    (re.compile(r'^set:\s*(?!(Page|Draw|Form)\.)'), 'sets what the dataset holds; only Page, Draw and Form are set'),
]
ALLOWED = re.compile(r'^(/?(if|each|loop|with|def|call|escape|alt)\b|var:|var!|set:|include!|elif:|elif\b|else$|call:|#)')


def line_of(source, position):
    return source.count('\n', 0, position) + 1


def commands(path, source):
    for match in COMMAND.finditer(source):
        text, line = match[1].strip(), line_of(source, match.start())
        bare = LITERAL.sub('""', text)
        for pattern, why in FORBIDDEN:
            if pattern.search(bare):
                yield f'{path}:{line}: "{text[:50]}" {why}'
        if not ALLOWED.match(text):
            yield f'{path}:{line}: unknown command "{text[:50]}"'


TAG = re.compile(r'<([a-zA-Z][\w-]*)((?:\s+|<\?cs.*?\?>|"(?:<\?cs.*?\?>|[^"<]|<)*?"|[^\s<>"])*)>', re.S)
UNQUOTED = re.compile(r'=\s*<\?cs')
PROMISED = re.compile(r'<step clock="([^"]+)"')
ON = re.compile(r'\s(on[a-z]+|style)\s*=', re.I)


def strip_strings(tag):
    """A tag without what stands between double quotes, commands in the quotes included."""
    return re.sub(r'"(?:<\?cs.*?\?>|[^"])*"', '""', tag, flags=re.S)


def markup(path, source):
    """Attributes and elements, seen with the commands in place."""
    for match in TAG.finditer(source):
        line = line_of(source, match.start())
        bare = strip_strings(match[2])
        if UNQUOTED.search(bare):
            yield f'{path}:{line}: an attribute of <{match[1]}> holds a command without quotes'
        if ON.search(re.sub(r'<\?cs.*?\?>', ' ', bare, flags=re.S)):
            yield f'{path}:{line}: <{match[1]}> has inline script or style'
        for value in re.findall(r'\b(?:href|src|action)="\s*javascript:', match[2], re.I):
            yield f'{path}:{line}: {value}'
        if match[1].lower() == 'style':
            yield f'{path}:{line}: a <style> element; the policy forbids it'
        if match[1].lower() == 'script' and not re.search(r'\ssrc=', match[2]):
            yield f'{path}:{line}: a <script> without src; the policy forbids it'
    covered = COMMAND.sub(lambda m: blank(m[0]) + '\x01' * (len(m[0]) - m[0].count('\n')), source)
    for match in re.finditer(r'<script\b[^>]*>(.*?)</script>', covered, re.S | re.I):
        if match[1].strip():
            yield f'{path}:{line_of(source, match.start())}: text inside <script>'
    for match in re.finditer(r'''(?:src|href)="(?:https?:)?//''', source):
        yield f'{path}:{line_of(source, match.start())}: something from another host'


def includes(root, path, source):
    for match in re.finditer(r'include!\s*"([^"]+)"', source):
        if not os.path.exists(os.path.join(root, 'templates', match[1])):
            yield f'{path}:{line_of(source, match.start())}: there is no templates/{match[1]}'
    for match in re.finditer(r'(?:href|src)="<\?cs var:Page\.Base \?>/static/([\w./-]+)', source):
        if not os.path.exists(os.path.join(root, 'templates/static', match[1])):
            yield f'{path}:{line_of(source, match.start())}: there is no templates/static/{match[1]}'


def catalogue(root, language):
    """{key: value} of one language, and what is wrong with the file itself."""
    path, values, stack, problems, end = f'templates/lang/{language}.hdf', {}, [], [], None
    if not os.path.exists(os.path.join(root, path)):
        return {}, [f'{path} is missing']
    for number, line in enumerate(read(root, path).split('\n'), 1):
        text = line.strip()
        if end is not None:
            end = None if text == end else end
            continue
        if not text or text.startswith('#'):
            continue
        match = re.match(r'([\w.]+)\s*(\{|=|<<)\s*(.*)$', text)
        if text == '}':
            if not stack:
                problems.append(f'{path}:{number}: one brace too many')
            else:
                stack.pop()
            continue
        if not match:
            problems.append(f'{path}:{number}: neither a word nor a group: {text[:40]}')
            continue
        key = '.'.join(stack + [match[1]])
        if match[2] == '{':
            stack.append(match[1])
            continue
        if key in values:
            problems.append(f'{path}:{number}: {key} is there twice')
        if match[2] == '=' and not match[3]:
            problems.append(f'{path}:{number}: {key} is empty')
        values[key] = match[3]
        end = match[3] if match[2] == '<<' else None
    if stack:
        problems.append(f'{path}: {".".join(stack)} is not closed')
    return values, problems


def known(keys, name):
    """A key, a group, or a group whose rest is computed (Text.Fault[x])."""
    return name in keys or any(key.startswith(name + '.') for key in keys)


def used(root, areas):
    """(path, line, key, computed) of every word that a template asks for; areas are the top-level nodes."""
    word = re.compile(r'(?<![\w.])((?:' + '|'.join(sorted(areas)) + r')(?:\.\w+|\["\w+"\])+)(\[)?')
    for path in files(root, ['templates'], ('.cs',)):
        source = COMMENT.sub(lambda m: blank(m[0]), read(root, path))
        for command in COMMAND.finditer(source):
            bare = re.sub(r'"[^"]*"', lambda m: ' ' * len(m[0]) if '[' not in source[max(0, command.start(1) +
                          m.start() - 1):command.start(1) + m.start()] else m[0], command[1])
            for match in word.finditer(bare):
                key = re.sub(r'\["(\w+)"\]', r'.\1', match[1])
                yield path, line_of(source, command.start()), key, bool(match[2])


# What programs ask the catalogue for themselves: titles of lists as files and of their columns.
ASKED = re.compile(r'(?:page_word\([^,()]+, |\.title = |\{ )"((?:[A-Z]\w*\.)+\w+)"(?=\)|,)')


# What the access log is told is shown in words, too: every kind of entry, and every list that is taken along.
LOGGED = re.compile(r'casework_log_access\([^,;()]+, "(\w+)"')
TAKEN = re.compile(r'\.subject = (?:arena_format\([^,()]+,\s*)?"(\w+)')


def asked(root):
    """(path, line, key) of every whole word that a program names."""
    for path in files(root, ['cgi', 'lib'], ('.c',)):
        source = without_comments(read(root, path))
        for match in LOGGED.finditer(source):
            yield path, line_of(source, match.start()), 'Admin.Access.Kind.' + match[1]
        for match in TAKEN.finditer(source):
            yield path, line_of(source, match.start()), 'Admin.Access.Of.' + match[1]
    for path in files(root, ['cgi'], ('.c',)):
        source = without_comments(read(root, path))
        for match in ASKED.finditer(source):
            yield path, line_of(source, match.start()), match[1]
    # What is promised to residents is said to them, not about them.
    for path in files(root, ['conf/procedure'], ('.xml',)):
        source = read(root, path)
        for match in PROMISED.finditer(source):
            yield path, line_of(source, match.start()), 'Portal.Promise.' + match[1]


# Letters that simplified Chinese writes otherwise.
TRADITIONAL = set('個們來時國說對會開關門問間長東車馬鳥魚見貝頁風飛龍齊齒龜買賣學實寫讀請謝語話誰課談論認識讓議護'
                  '變邊還這進過達運遠連選遲適點無電熱處號業樂機權檢樓構標樣橋歡歷歸殺殼氣決沒涼減溫滅滿漢濟灣為爭爾獎獲現環畫'
                  '異當發盜盡監盤眾確禮種稱穩筆筍節範築簡糧紅約級紙線練組細終結給絕統絲經網綠維緊總縣績繼續罰羅義習聖聞聯職聽'
                  '肅腦臨舉舊藝蘭蘇處虧補裝裡製複襲規視親覺覽觀計訂記訊設許訴證評詞試該詳誤調責費資賬賠質購貨貿賀貼賽趕車軍軟轉輕'
                  '較載輛輪輸辦農迴郵鄉醫釋鐘銀銷鋼錄錯鍵鎮鏡鐵閉閱陽陰際隊階隨險難雙雜離雲靈靜響頂項順須預領頭題願類顧顯')


def words(root):
    zh, problems = catalogue(root, 'zh')
    en, more = catalogue(root, 'en')
    problems += more
    problems += [f'{key} is in zh.hdf only' for key in sorted(set(zh) - set(en))]
    problems += [f'{key} is in en.hdf only' for key in sorted(set(en) - set(zh))]
    for path, line, key, computed in used(root, {key.split('.')[0] for key in zh} | {'Text'}):
        if not (any(k.startswith(key + '.') for k in zh) if computed else known(zh, key)):
            problems.append(f'{path}:{line}: there is no word {key}')
    problems += [f'{path}:{line}: there is no word {key}' for path, line, key in asked(root) if not known(zh, key)]
    for key, value in zh.items():
        strange = set(value) & TRADITIONAL
        if strange:
            problems.append(f'zh.hdf: {key} has traditional letters {"".join(sorted(strange))}')
    for key, value in en.items():
        if HAN.search(value.replace('\u4e2d\u6587', '').replace('\u6848\u5377', '')):
            problems.append(f'en.hdf: {key} holds Chinese: {value[:40]}')
    return problems


def lint(root):
    problems = []
    for path in files(root, ['templates'], ('.cs',)):
        source = COMMENT.sub(lambda m: blank(m[0]), read(root, path))
        problems += list(commands(path, source)) + list(markup(path, source)) + list(includes(root, path, source))
        for number, line in enumerate(source.split('\n'), 1):
            if HAN.search(line.replace('\u4e2d\u6587', '')) and not path.startswith('templates/letter/'):
                problems.append(f'{path}:{number}: words belong in templates/lang: {line.strip()[:50]}')
    return problems


def static(root):
    """Style sheets and scripts stay in the house and inside the page's budget."""
    problems = []
    for path in files(root, ['templates/static'], ('.css', '.js', '.svg')):
        source = read(root, path)
        for match in re.finditer(r'(?:url\(|@import\s)\s*["\']?(?:https?:)?//|\beval\s*\(|innerHTML|document\.write', source):
            problems.append(f'{path}:{line_of(source, match.start())}: {match[0]}')
    return problems


def cycles(root):
    """Include cycles crash the engine."""
    graph = {path[len('templates/'):]: re.findall(r'include!\s*"([^"]+)"', COMMENT.sub('', read(root, path)))
             for path in files(root, ['templates'], ('.cs',))}

    def walk(name, above):
        if name in above:
            return [f'{" includes ".join(above + [name])}']
        return [found for other in graph.get(name, ()) for found in walk(other, above + [name])]
    return [found for name in graph for found in walk(name, [])]


def one(text):
    return {'templates/desk/a.cs': text, 'templates/lang/zh.hdf': 'A = x\n', 'templates/lang/en.hdf': 'A = x\n'}


def both(zh, en, template='', program=''):
    return {'templates/lang/zh.hdf': zh, 'templates/lang/en.hdf': en, 'templates/a.cs': template, 'cgi/a.c': program}


def main():
    tap = Tap()
    samples = [(name, one(text), word) for name, text, word in [
        ('uvar', '<?cs uvar:X ?>', 'not escaped'), ('evar', '<?cs evar:X ?>', 'not escaped'),
        ('lvar', '<?cs lvar:X ?>', 'not escaped'), ('alt', '<?cs alt:X ?>a<?cs /alt ?>', 'not escaped'),
        ('linclude', '<?cs linclude:"a.cs" ?>', 'not escaped'), ('escape', '<?cs escape:"none" ?>', 'not escaped'),
        ('name', '<?cs name:X ?>', 'raw name'), ('a plain include', '<?cs include:"b.cs" ?>', 'include!'),
        ('the query', '<?cs var:Query.x ?>', 'raw query'),
        ('an escaping function', '<?cs var:html_escape("a") + X ?>', 'switches'),
        ('setting a value of a row', '<?cs each:r = X ?><?cs set:r.y = "1" ?><?cs /each ?>', 'are set'),
        ('an unknown command', '<?cs print:X ?>', 'unknown'),
        ('an attribute without quotes', '<a href=<?cs var:X ?>>', 'without quotes'),
        ('an event attribute', '<a onclick="x()">', 'inline'), ('a style attribute', '<p style="color:red">', 'inline'),
        ('a style element', '<style>p{}</style>', '<style>'), ('a script element', '<script>x()</script>', 'without src'),
        ('a command in a script', '<script src="a">var x = "<?cs var:X ?>"</script>', 'inside <script>'),
        ('another host', '<img src="https://example.org/x.png">', 'another host'),
        ('a missing include', '<?cs include!"desk/none.cs" ?>', 'there is no templates/desk/none.cs'),
        ('words in a template', '<p>\u6295\u8bc9</p>', 'belong in'),
        ('what is right', '<?cs # uvar:X ?><a href="<?cs var:X ?>" <?cs if:Y ?>hidden<?cs /if ?>><?cs var:X ?></a>', None)]]
    tap.refuses(lint, samples)
    tap.refuses(words, [
        ('a word that is not there', both('A = x\n', 'A = x\n', '<?cs var:Text.B ?>'), 'no word Text.B'),
        ('a group that is not there', both('A = x\n', 'A = x\n', '<?cs var:Text.B[X] ?>'), 'no word Text.B'),
        ('an area\'s word that is not there', both('Desk {\nA = x\n}\n', 'Desk {\nA = x\n}\n', '<?cs var:Desk.B ?>'), 'no word Desk.B'),
        ('a column without a title', both('A = x\n', 'A = x\n', '', '[NAME] = { "Desk.B", 9, EXPORT_TEXT },'), 'no word Desk.B'),
        ('a list without a title', both('A = x\n', 'A = x\n', '', '.title = "Text.B",'), 'no word Text.B'),
        ('a word that a program asks for', both('A = x\n', 'A = x\n', '', 'page_word(visit->page, "Text.B")'), 'no word Text.B'),
        ('a list that is taken along', both('A = x\n', 'A = x\n', '', '.subject = arena_format(arena, "keys %d", 1),'), 'Of.keys'),
        ('a kind of reading', both('A = x\n', 'A = x\n', '', 'casework_log_access(&step, "peek", "", "")'), 'Kind.peek'),
        ('a promise without words', {**both('A = x\n', 'A = x\n'), 'conf/procedure/a.xml': '<step clock="K1">'}, 'Portal.Promise.K1'),
        ('a word in Chinese only', both('A = x\nB = y\n', 'A = x\n'), 'zh.hdf only'),
        ('a word in English only', both('A = x\n', 'A = x\nB = y\n'), 'en.hdf only'),
        ('a word given twice', both('A = x\nA = y\n', 'A = x\n'), 'twice'),
        ('a group left open', both('G {\nA = x\n', 'G {\nA = x\n}\n'), 'not closed'),
        ('traditional letters', both('A = \u958b\u59cb\n', 'A = x\n'), 'traditional'),
        ('Chinese in English', both('A = x\n', 'A = \u5f00\u59cb\n'), 'holds Chinese'),
        ('what is right', both('Text {\n A = \u5f00\u59cb\n G {\n  B = b\n }\n}\nDesk {\n A = a\n}\n',
                               'Text {\n A = Start\n G {\n  B = b\n }\n}\nDesk {\n A = a\n}\n',
                               '<?cs var:Text.A ?><?cs var:Text.G[X] ?><?cs var:Desk.A ?><?cs var:Case.Desk.B ?>',
                               '[NAME] = { "Desk.A", 9, EXPORT_TEXT }, page_word(page, arena_format(arena, "Text.%s", x))'), None)])
    tap.refuses(cycles, [('an include cycle', {'templates/a.cs': '<?cs include!"b.cs" ?>',
                                               'templates/b.cs': '<?cs include!"a.cs" ?>'}, 'includes')])
    tap.refuses(static, [('a foreign font', {'templates/static/a.css': '@import "https://x/y.css";'}, 'a.css'),
                         ('eval', {'templates/static/a.js': 'eval(x)'}, 'a.js')])
    tap.none('templates hold only escaped, quoted commands', lint(TOP))
    tap.none('every word exists, in both languages', words(TOP))
    tap.none('no include cycle', cycles(TOP))
    tap.none('nothing from outside in style sheets and scripts', static(TOP))
    tap.end()


if __name__ == '__main__':
    main()
