"""The service centre with a courier, a mail server and a web server for scenarios of what is sent."""

import os
import tempfile
import time

from centre import Centre
from mail_server import MailServer, WebServer, make_certificate
from pages import Cases

MORNING = '2026-11-24T08:05:00+08:00'
STATES = ('waiting', 'sending', 'sent', 'failed', 'held', 'cancelled')


def moment(minutes):
    """So many minutes after the morning."""
    day, rest = divmod(8 * 60 + 5 + minutes, 24 * 60)
    return f'2026-11-{24 + day:02}T{rest // 60:02}:{rest % 60:02}:00+08:00'


class Post:
    """Time stands still for a courier; it is started anew for another moment."""

    def __init__(self, *names, mode='starttls', password='geheim und lang'):
        self.folder = tempfile.mkdtemp(prefix='post.')
        self.certificate = make_certificate(self.folder)
        self.mail = MailServer(mode, self.certificate, password)
        self.web, self.robot = WebServer(self.certificate), WebServer(self.certificate)
        with open(f'{self.folder}/password', 'w', encoding='utf-8') as file:
            file.write(password + '\n')
        with open(f'{self.folder}/token', 'w', encoding='utf-8') as file:
            file.write('token-of-the-gateway\n')
        self.centre = Centre('desk', *names)
        self.programs, self.cases = self.centre.programs, Cases(self.centre)
        self.path = f'{self.programs.folder}/etc/anjuan.conf'
        with open(self.path, encoding='utf-8') as file:
            self.plain = file.read()
        self.running = False

    def sections(self, **changes):
        """The sections of mail and messages, with changes like mail_server='smtp://…'; None leaves a line out."""
        values = {
            'mail_server': self.mail.url, 'mail_ca_file': self.certificate[0], 'mail_user': 'kefu',
            'mail_password_file': f'{self.folder}/password', 'mail_from': 'kefu@heyue.example',
            'mail_mailbox': 'tousu@heyue.example', 'mail_plus': '1',
            'webhook_url': self.web.url, 'webhook_ca_file': self.certificate[0],
            'webhook_token_file': f'{self.folder}/token',
            'robot_url': self.robot.url, 'robot_ca_file': self.certificate[0], **changes}
        lines = []
        for section in ('mail', 'webhook', 'robot'):
            lines.append(f'[{section}]')
            lines += [f'{name.partition("_")[2]} = {value}' for name, value in values.items()
                      if name.startswith(section + '_') and value is not None]
        return '\n'.join(lines) + '\n'

    def configure(self, sections, restart=True):
        with open(self.path, 'w', encoding='utf-8') as file:
            file.write(self.plain + sections)
        if restart:
            self.programs.at(MORNING)

    def courier(self, minutes):
        """A courier at that time of the day, after the one before has gone."""
        self.stop()
        self.programs.tell(f'now {moment(minutes)}')
        self.programs.tell('start courier')
        self.running = True

    def stop(self):
        if self.running:
            self.programs.tell('stop courier')
        self.running = False

    def case(self, **changes):
        """Registers a case while no courier runs, so that the next one finds what it is to find."""
        self.stop()
        return self.cases.new(**changes)

    def pid(self):
        with open(f'{self.programs.folder}/run/courier.pid', encoding='ascii') as file:
            return int(file.read())

    def kill(self):
        self.programs.tell('kill courier')
        self.running = False

    def row(self, where, columns='state, tries, doubtful, last_error'):
        found = self.programs.sql(f'SELECT {columns} FROM outbox WHERE {where} ORDER BY id DESC LIMIT 1')
        return found[0].split('\t') if found else None

    def state(self, where):
        row = self.row(where, 'state')
        return STATES[int(row[0])] if row else None

    def until(self, condition, seconds=20):
        """Waits for it; what it last gave."""
        end = time.monotonic() + seconds
        while not (given := condition()) and time.monotonic() < end:
            time.sleep(0.05)
        return given

    def until_state(self, where, state, seconds=20):
        return self.until(lambda: self.state(where) == state, seconds)

    def close(self):
        self.mail.release.set()
        self.stop()
        self.centre.close()
        for name in os.listdir(self.folder):
            os.unlink(f'{self.folder}/{name}')
        os.rmdir(self.folder)
