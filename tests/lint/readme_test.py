#!/usr/bin/env python3
"""README's map of the tree is the tree, and its commands are the Makefile's."""

import os
import re

from tree import TOP, Tap, read


def folders(path):
    """Its folders that hold something, but for what is fetched."""
    return {name for name in os.listdir(os.path.join(TOP, path))
            if os.path.isdir(os.path.join(TOP, path, name)) and name != '__pycache__'}


def rows(text):
    """Folder of the map → what is said of it."""
    return dict(re.findall(r'^\| `([\w/]+)/` \| (.*) \|$', text, re.M))


def lacking(text):
    """What the map does not name, or names though it is not there."""
    told, found = rows(text), []
    found += [f'{name}/ is not there' for name in told if not os.path.isdir(os.path.join(TOP, name))]
    for parent in ('lib', 'schema'):
        found += [f'{parent}/{name} has no row' for name in folders(parent) if f'{parent}/{name}' not in told]
    for parent, names in (('cgi', folders('cgi')), ('templates', folders('templates') - {'portal', 'desk', 'audit', 'archive', 'admin'}),
                          ('conf', set()), ('tests', folders('tests') - {'lib'})):
        words = set(re.findall(r'[a-z]+', told.get(parent, '')))
        found += [f'{parent}/{name} is not told' for name in names if name not in words]
    suites = re.search(r'^order="(.*)"', read(TOP, 'tests/run.sh'), re.M)[1]
    if f'`{suites}`' not in told.get('tests', ''):
        found.append(f'the suites are not {suites}')
    return found


def commands(text):
    """What README says can be made and cannot, or can without a word in `make help`."""
    told = set(re.findall(r'`make ([a-z]+)', text)) | set(re.findall(r'^    make +([a-z]+)', text, re.M))
    paragraph = re.search(r'^`make help`.*?\n\n', text, re.M | re.S)
    told |= set(re.findall(r'`([a-z]+)`', paragraph[0])) if paragraph else {'a list of the rest'}
    known = set(re.findall(r'^([a-z-]+):.*##', read(TOP, 'Makefile'), re.M))
    return sorted(told - known)


def main():
    tap, text = Tap(), read(TOP, 'README.md')
    tap.none('the map of the tree is the tree', lacking(text))
    tap.none('what it calls a command is one', commands(text))
    renamed = lacking(text.replace('| `lib/rules/` |', '| `lib/rulez/` |'))
    tap.say(renamed == ['lib/rulez/ is not there', 'lib/rules has no row'], 'refuses: a folder by another name', renamed)
    tap.say(lacking(text.replace('unit record', 'record unit')) != [], 'refuses: the suites in another order')
    tap.say(commands(text.replace('`bench`', '`bensh`')) == ['bensh'], 'refuses: a command that there is not')
    tap.end()


if __name__ == '__main__':
    main()
