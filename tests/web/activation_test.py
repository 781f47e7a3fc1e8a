#!/usr/bin/env python3
"""A program takes the socket that systemd hands over, keeps it through a restart, and ends in order on SIGTERM."""

import os
import signal
import socket
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../lib'))
from visitor import Programs, Tap, Visitor  # noqa: E402

BUILD = os.environ.get('ANJUAN_BUILD', 'build')


def hand_over(listener, folder, pid=None):
    """Starts the program as systemd would: descriptor 3 is the socket, LISTEN_PID the program's own number."""
    # The shell becomes the program, so that its own number is known before.
    return subprocess.Popen(['sh', '-c', f'LISTEN_PID={pid or "$$"} LISTEN_FDS=1 exec "$@"', 'sh',
                             f'{BUILD}/anjuan-admin', '--config', f'{folder}/etc/anjuan.conf', '--socket',
                             f'{folder}/own.sock'],
                            preexec_fn=lambda: os.dup2(listener.fileno(), 3), pass_fds=(3,), stderr=open(f'{folder}/log/activated', 'a'))


def answers(visitor, seconds=10):
    until = time.time() + seconds
    while time.time() < until:
        if visitor.get('admin/sign_in').status == 200:
            return True
        time.sleep(0.1)
    return False


def end(process):
    process.send_signal(signal.SIGTERM)
    return process.wait(timeout=20)


def main():
    tap, programs = Tap(), Programs()
    path = f'{programs.sockets}/admin.sock'
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(16)
    if listener.fileno() == 3:
        listener = listener.dup()
    visitor = Visitor(programs)
    process = hand_over(listener, programs.folder)
    tap.ok(answers(visitor), 'the program answers on the socket that was handed over')
    tap.ok(not os.path.exists(f'{programs.folder}/own.sock'), 'and opens none of its own')
    tap.equal(end(process), 0, 'SIGTERM ends it in order')
    tap.ok(os.path.exists(path), 'the socket stays with whoever made it')
    process = hand_over(listener, programs.folder)
    tap.ok(answers(visitor), 'the next start goes on with the same socket')
    end(process)
    process = hand_over(listener, programs.folder, pid=1)
    until = time.time() + 10
    while not os.path.exists(f'{programs.folder}/own.sock') and time.time() < until:
        time.sleep(0.1)
    tap.ok(os.path.exists(f'{programs.folder}/own.sock'), 'a socket meant for another process is left alone')
    end(process)
    listener.close()
    programs.close()
    tap.end()


main()
