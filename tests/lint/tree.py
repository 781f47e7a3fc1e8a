"""What the lints share: reading the tree, stripping C, trying a lint on bad samples, TAP."""

import os
import re
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HAN = re.compile(r'[\u3400-\u9fff\uf900-\ufaff]')


def files(root, folders, endings):
    """Paths below root, relative to it, sorted."""
    found = []
    for folder in folders:
        for here, below, names in os.walk(os.path.join(root, folder)):
            below[:] = [name for name in below if name != 'node_modules' and not name.startswith('.')]
            found += [os.path.relpath(os.path.join(here, name), root)
                      for name in names if name.endswith(endings)]
    return sorted(found)


def read(root, path):
    with open(os.path.join(root, path), encoding='utf-8', errors='replace') as file:
        return file.read()


TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def blank(text):
    """The same number of lines, nothing else."""
    return '\n' * text.count('\n')


def without_comments(source):
    return TOKEN.sub(lambda m: blank(m[0]) + ' ' if m[0][0] == '/' else m[0], source)


def without_strings(source):
    return TOKEN.sub(lambda m: blank(m[0]) + ' ' if m[0][0] == '/' else '""' if m[0][0] == '"' else "' '", source)


def strings(source):
    """(line, text) of every string literal outside comments."""
    for match in TOKEN.finditer(source):
        if match[0][0] == '"':
            yield source.count('\n', 0, match.start()) + 1, match[0][1:-1]


class Tap:
    def __init__(self):
        self.number = self.failed = 0

    def say(self, good, name, notes=()):
        self.number += 1
        print(f'{"ok" if good else "not ok"} {self.number} - {name}')
        if not good:
            self.failed += 1
            for note in notes:
                print(f'# {note}')

    def none(self, name, problems):
        self.say(not problems, name, problems)

    def refuses(self, lint, samples):
        """Each sample is (name, {path: text}, word of the message): the lint must say so, in a tree of its own."""
        for name, tree, word in samples:
            with tempfile.TemporaryDirectory() as root:
                for path, text in tree.items():
                    os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
                    with open(os.path.join(root, path), 'w', encoding='utf-8', errors='replace') as file:
                        file.write(text)
                problems = lint(root)
            if word is None:
                self.say(not problems, f'lets pass: {name}', problems)
            else:
                self.say(any(word in problem for problem in problems), f'refuses: {name}', [f'it said {problems}'])

    def end(self):
        print(f'1..{self.number}')
        sys.exit(1 if self.failed else 0)
