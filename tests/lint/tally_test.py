#!/usr/bin/env python3
"""What counts the tests: the last line is exactly "N passed, N failed", and too long is a failure."""
import os
import re
import subprocess
import tempfile

from tree import TOP, Tap


def count(*programs, **environment):
    """Runs tap.sh over shell texts; its status and lines."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(programs):
            paths.append(f'{folder}/{number}')
            with open(paths[-1], 'w', encoding='utf-8') as file:
                file.write('#!/bin/sh\n' + text)
            os.chmod(paths[-1], 0o755)
        plain = {name: value for name, value in os.environ.items() if not name.startswith('TAP_')}
        run = subprocess.run(['sh', 'tests/tap.sh', *paths], cwd=TOP, env={**plain, **environment}, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout.splitlines()


def main():
    """Rows of what is run, with status, last line and what the line before has to say."""
    rows = [
        (('echo "ok 1 - a"',), {}, 0, '1 passed, 0 failed', ''),
        (('echo "ok 1 - a"; echo "ok 2 - b # SKIP no files"',), {}, 0, '1 passed, 0 failed', '1 skipped'),
        (('echo "ok 1 - a"; echo "not ok 2 # SKIP b"', 'echo "ok 1 - c # SKIP x"'), {}, 0, '1 passed, 0 failed', '2 skipped'),
        (('echo "ok 1 - a"; echo "not ok 2 - b"; echo "ok 3 - c # SKIP"',), {}, 1, '1 passed, 1 failed', '1 skipped'),
        (('echo nothing',), {}, 1, '0 passed, 1 failed', ''),
        (('echo "ok 1 - a"; exit 3',), {}, 1, '1 passed, 1 failed', ''),
        (('i=0; while [ $i -lt 900000 ]; do i=$((i + 1)); done; echo "ok 1 - a"',), {'TAP_WHOLE': '0.1'}, 1, '1 passed, 1 failed', 'processor'),
        (('echo "ok 1 - a"',), {'TAP_WHOLE': '10'}, 0, '1 passed, 0 failed', ''),
    ]
    tap, problems = Tap(), []
    for programs, environment, status, last, before in rows:
        got, lines = count(*programs, **environment)
        if got != status or lines[-1] != last or before not in lines[-2]:
            problems.append(f'{programs} {environment}: {got} {lines}')
    tap.none('tap.sh counts, skips and times as it says', problems)

    with open(f'{TOP}/tests/run.sh', encoding='utf-8') as file:
        script = file.read()
    tap.none('make test ends with that count', [] if script.endswith('awk -f tests/tally.awk "$tally"\n') else [script[-200:]])
    with open(f'{TOP}/Makefile', encoding='utf-8') as file:
        found = re.search(r'^unit:.*\n\t@TAP_WHOLE=(\d+) sh tests/tap\.sh', file.read(), re.M)
    tap.none('make unit fails over ten seconds', [] if found and found[1] == '10' else ['no limit'])
    tap.end()


if __name__ == '__main__':
    main()
