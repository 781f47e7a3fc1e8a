"""Visitors of the programs, straight over their FastCGI sockets with cgi-fcgi, and TAP for their scenarios."""

import html
import os
import re
import subprocess
import sys
from urllib.parse import quote, urlencode

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Programs:
    """Programs with a private database; see programs.sh."""

    def __init__(self, *names):
        self.process = subprocess.Popen(['sh', os.path.join(TOP, 'tests/lib/programs.sh'), *names], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        words = self.process.stdout.readline().split()
        if len(words) != 3 or words[0] != 'READY':
            sys.exit('the programs did not start')
        self.folder, self.sockets = words[1:]

    def tell(self, line):
        """The lines of the answer; an error when it failed."""
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()
        lines = []
        while True:
            answer = self.process.stdout.readline()
            if answer in ('', 'FAILED\n'):
                raise RuntimeError(f'{line}: {answer} {self.log("anjuan")}')
            if answer == 'OK\n':
                return lines
            lines.append(answer.rstrip('\n'))

    def at(self, moment):
        self.tell(f'at {moment}')

    def sql(self, text):
        return self.tell('sql ' + ' '.join(text.split()))

    def anjuan(self, *words):
        self.tell('anjuan ' + ' '.join(words))
        return self.log('anjuan')

    def log(self, name):
        path = os.path.join(self.folder, 'log', name)
        if not os.path.exists(path):
            return ''
        with open(path, encoding='utf-8', errors='replace') as file:
            return file.read()

    def close(self):
        self.process.stdin.close()
        if self.process.wait() != 0:
            raise RuntimeError('the programs did not end well')


class Answer:
    def __init__(self, output):
        head, _, self.body = output.partition(b'\r\n\r\n')
        self.headers = [line.split(': ', 1) for line in head.decode().split('\r\n') if ': ' in line]
        self.status = int((self.header('Status') or '200').split()[0])
        self.text = self.body.decode(errors='replace')

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def location(self):
        return self.header('Location')

    def hidden(self, name):
        """The value of the first input of that name."""
        for tag in re.findall(r'<input[^>]*>', self.text):
            if f'name="{name}"' in tag:
                value = re.search(r'value="([^"]*)"', tag)
                return html.unescape(value[1]) if value else ''
        return ''

    def error(self, field):
        """The message at a field, or None."""
        found = re.search(rf'<p class="error" id="[\w-]*{field}-error">(.*?)</p>', self.text, re.S)
        return re.sub(r'<[^>]*>', '', found[1]).strip() if found else None


class Visitor:
    """Somebody with a browser: keeps cookies, sends forms from the page they are on."""

    def __init__(self, programs, address='127.0.0.1', base=''):
        self.programs, self.address, self.base, self.cookies, self.headers = programs, address, base, {}, {}

    def ask(self, method, path, body=b'', kind='application/x-www-form-urlencoded', **more):
        """more: extra parameters, for example HTTP_ORIGIN='http://elsewhere'."""
        name, _, query = path.partition('?')
        program = name.split('/')[0]
        parameters = {
            'PATH': os.environ['PATH'], 'REQUEST_METHOD': method, 'ANJUAN_BASE': self.base,
            'DOCUMENT_URI': f'{self.base}/{name}', 'SCRIPT_NAME': f'{self.base}/{name}', 'QUERY_STRING': query,
            'REQUEST_URI': f'{self.base}/{path}', 'SERVER_PROTOCOL': 'HTTP/1.1', 'REQUEST_SCHEME': 'http',
            'REMOTE_ADDR': self.address, 'HTTP_HOST': '127.0.0.1', 'HTTP_USER_AGENT': 'scenario',
            'HTTP_COOKIE': '; '.join(f'{key}={value}' for key, value in self.cookies.items()),
            'CONTENT_LENGTH': str(len(body)), 'CONTENT_TYPE': kind if method == 'POST' else '', **self.headers, **more}
        given = {key: value for key, value in parameters.items() if value is not None}
        answer = Answer(self.carry(f'{self.programs.sockets}/{program}.sock', given, body))
        for key, value in answer.headers:
            if key.lower() == 'set-cookie':
                pair, *attributes = value.split('; ')
                cookie, _, content = pair.partition('=')
                if content and 'Max-Age=0' not in attributes:
                    self.cookies[cookie] = content
                else:
                    self.cookies.pop(cookie, None)
        return answer

    def carry(self, socket, parameters, body):
        """The bytes of the answer to one request."""
        run = subprocess.run(['cgi-fcgi', '-bind', '-connect', socket], input=body, capture_output=True, check=False,
                             timeout=60, env=parameters)
        return run.stdout

    def get(self, path, **more):
        return self.ask('GET', path, **more)

    def form(self, page, path, values, files=None, **more):
        """Sends values to path with the token and the one-time key of a page; with a key of one's own where it has no form."""
        fields = {'token': page.hidden('token'), 'once': page.hidden('once') or os.urandom(16).hex(), **values}
        if files is None:
            return self.ask('POST', path, urlencode(fields, doseq=True).encode(), **more)
        edge = 'edge-of-a-part'
        body = b''.join(f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
                        for key, value in fields.items())
        for key, (name, content) in files.items():
            body += (f'--{edge}\r\nContent-Disposition: form-data; name="{key}"; filename="{name}"\r\n'
                     'Content-Type: application/octet-stream\r\n\r\n').encode() + content + b'\r\n'
        return self.ask('POST', path, body + f'--{edge}--\r\n'.encode(), f'multipart/form-data; boundary={edge}', **more)

    def post(self, path, values, at=None, **more):
        """Opens the page (at, or the path itself) and sends its form."""
        return self.form(self.get(at or path), path, values, **more)

    def sign_in(self, login, password, **more):
        return self.post('admin/sign_in', {'login': login, 'password': password}, **more)


class Tap:
    def __init__(self):
        self.number = self.failed = 0

    def ok(self, good, name, note=''):
        self.number += 1
        print(f'{"ok" if good else "not ok"} {self.number} - {name}', flush=True)
        if not good:
            self.failed += 1
            print('\n'.join('# ' + line for line in str(note)[:2000].split('\n')))

    def equal(self, got, wanted, name):
        self.ok(got == wanted, name, f'got {got!r}, wanted {wanted!r}')

    def end(self):
        print(f'1..{self.number}')
        sys.exit(self.failed > 0)


__all__ = ['Programs', 'Visitor', 'Answer', 'Tap', 'quote']
