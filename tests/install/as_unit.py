#!/usr/bin/env python3
"""as_unit.py ROOT NAME: becomes the service NAME the way systemd starts it, on a machine whose root is a folder.

The socket of the socket unit with its owner and mode, handed over as the third descriptor; the account, the group and
the mask of the service; the commands before the start; the program.
"""

import grp
import os
import pwd
import re
import socket
import subprocess
import sys


def unit(root, name):
    """Setting of a unit file → its last value, with paths below the root."""
    path = f'{root}/usr/lib/systemd/system/anjuan-{name}'
    if not os.path.exists(path):
        return None
    with open(path, encoding='utf-8') as file:
        pairs = (line.rstrip('\n').partition('=') for line in file if '=' in line)
        return {key: re.sub(r'(^|[ =])(/(?:usr|etc|run|var)/)', rf'\1{root}\2', value) for key, _, value in pairs}


def listen(settings):
    """Opens the socket as descriptor 3."""
    opened = socket.socket(socket.AF_UNIX)
    path = settings['ListenStream']
    opened.bind(path)
    os.chown(path, pwd.getpwnam(settings['SocketUser']).pw_uid, grp.getgrnam(settings['SocketGroup']).gr_gid)
    os.chmod(path, int(settings['SocketMode'], 8))
    opened.listen(int(settings['Backlog']))
    # A descriptor that is 3 already stays closed at exec unless told otherwise.
    if opened.fileno() == 3:
        os.set_inheritable(3, True)
        opened.detach()
    else:
        os.dup2(opened.fileno(), 3)
    os.environ.update(LISTEN_FDS='1', LISTEN_PID=str(os.getpid()))


def main(root, name):
    service, sockets = unit(root, f'{name}.service'), unit(root, f'{name}.socket')
    if sockets is not None:
        listen(sockets)
    account, group = pwd.getpwnam(service['User']), grp.getgrnam(service['Group'])
    os.umask(int(service['UMask'], 8))
    os.initgroups(account.pw_name, group.gr_gid)
    os.setgid(group.gr_gid)
    os.setuid(account.pw_uid)
    subprocess.run(service['ExecStartPre'].split(), check=True)
    command = service['ExecStart'].split()
    os.execv(command[0], command)


if __name__ == '__main__':
    main(*sys.argv[1:])
