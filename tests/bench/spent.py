"""Runs a command, passes on what it prints, and adds a line with the time it took.

Usage: spent.py [--with PID] COMMAND ...    with PID: the processor time of that process, too
"""
import os
import resource
import subprocess
import sys
import time

TICK = os.sysconf("SC_CLK_TCK")


def processor(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def main(arguments):
    pid = None
    if arguments[:1] == ["--with"]:
        pid, arguments = int(arguments[1]), arguments[2:]
    before, began = processor(pid) if pid else 0.0, time.monotonic()
    status = subprocess.run(arguments).returncode
    took = time.monotonic() - began
    own = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = f"{took:.1f} s, processor {own.ru_utime + own.ru_stime:.1f} s"
    if pid:
        words += f", of the database {processor(pid) - before:.1f} s"
    print(words, flush=True)
    return status


sys.exit(main(sys.argv[1:]))
