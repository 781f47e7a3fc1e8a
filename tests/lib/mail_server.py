"""A mail server and a web server on loopback that do as the test says: refuse, hang, cut off, take and keep silent.

MailServer.script is a dictionary from a step to what happens there:
    'greet' 'ehlo' 'auth' 'mail' 'rcpt' 'data' 'end'    the answer in place of the good one, or an action
    'middle'                                            in the message, after its first KB
Actions: CUT closes the connection, HANG waits for `release`, SLOW sends the answer a byte at a time.
A step is told by `reached` before anything happens; what was taken over is in `taken`, answered or not.
"""

import asyncio
import base64
import email
import email.policy
import http.server
import json
import ssl
import subprocess
import threading

CUT, HANG, SLOW = object(), object(), object()
KILOBYTE = 1024


def make_certificate(folder, name='server'):
    """A certificate of its own for 127.0.0.1; gives the paths of certificate and key."""
    certificate, key = f'{folder}/{name}.pem', f'{folder}/{name}.key'
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '3650',
                    '-keyout', key, '-out', certificate, '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
                   check=True, capture_output=True)
    return certificate, key


class Taken:
    """A message that the server has read to its end."""

    def __init__(self, sender, recipients, content):
        self.sender, self.recipients, self.content = sender, recipients, content
        self.message = email.message_from_bytes(content, policy=email.policy.default)

    @property
    def id(self):
        return self.message['Message-ID']

    @property
    def text(self):
        return self.message.get_content()


class MailServer:
    """mode: 'plain', 'starttls' or 'tls'."""

    def __init__(self, mode='plain', certificate=None, password=None):
        self.mode, self.password = mode, password
        self.context = None
        if certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(*certificate)
        self.script, self.taken, self.sessions, self.commands = {}, [], 0, []
        self.events, self.release, self.port, self.server = {}, threading.Event(), 0, None
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.start()

    def run(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(20)

    def start(self):
        async def listen():
            tls = self.context if self.mode == 'tls' else None
            return await asyncio.start_server(self.serve, '127.0.0.1', self.port, ssl=tls, limit=1 << 16)
        self.server = self.run(listen())
        self.port = self.server.sockets[0].getsockname()[1]

    def stop(self):
        """Nobody listens any more; start() listens on the same port again."""
        async def close():
            self.server.close()
        self.run(close())

    @property
    def url(self):
        return f'{"smtps" if self.mode == "tls" else "smtp"}://127.0.0.1:{self.port}'

    def event(self, step):
        return self.events.setdefault(step, threading.Event())

    def wait(self, step, seconds=20):
        """Until a session has reached this step; False when the time is up."""
        return self.event(step).wait(seconds)

    def forget(self):
        """As if new: nothing taken, no script."""
        self.script, self.taken, self.sessions, self.commands = {}, [], 0, []
        self.events, self.release = {}, threading.Event()

    def ids(self):
        """Message-ID to how often it was taken."""
        counts = {}
        for one in self.taken:
            counts[one.id] = counts.get(one.id, 0) + 1
        return counts

    async def serve(self, reader, writer):
        session = Session(self, reader, writer)
        self.sessions += 1
        try:
            await session.talk()
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError, OSError):
            pass
        finally:
            session.writer.close()


class Session:
    """One connection: commands until the other side or the script ends it."""

    def __init__(self, server, reader, writer):
        self.server, self.reader, self.writer = server, reader, writer
        self.secure, self.sender, self.recipients, self.signed_in = server.mode == 'tls', None, [], server.password is None

    async def action(self, step):
        """What the script says for this step; None: nothing of its own."""
        server = self.server
        server.event(step).set()
        action, release = server.script.get(step), server.release
        if callable(action):
            action = action()
        while action is HANG and not release.is_set():
            await asyncio.sleep(0.02)
        return action

    async def answer(self, step, good):
        """Says the script's answer or the good one; None when the connection is to end."""
        action = await self.action(step)
        if action is CUT:
            return None
        said = action if isinstance(action, str) else good
        line = said.encode() + b'\r\n'
        for piece in ([line[i:i + 1] for i in range(len(line))] if action is SLOW else [line]):
            self.writer.write(piece)
            await self.writer.drain()
            if action is SLOW:
                await asyncio.sleep(0.03)
        return said

    async def line(self):
        line = await self.reader.readline()
        if not line:
            raise ConnectionError
        self.server.commands.append(line.decode(errors='replace').rstrip())
        return line.decode(errors='replace').rstrip('\r\n')

    async def talk(self):
        if await self.answer('greet', '220 test ESMTP') is None:
            return
        while True:
            line = await self.line()
            verb = line.split(' ')[0].upper().split(':')[0]
            method = getattr(self, 'do_' + verb.lower(), None)
            if method is None:
                await self.answer('unknown', '250 ok')
            elif await method(line) is None:
                return

    async def do_ehlo(self, _):
        features = ['test', 'SIZE 52428800', '8BITMIME']
        if self.server.mode == 'starttls' and not self.secure:
            features.append('STARTTLS')
        elif self.server.password is not None:
            features.append('AUTH PLAIN')
        lines = [f'250-{one}' for one in features[:-1]] + [f'250 {features[-1]}']
        return await self.answer('ehlo', '\r\n'.join(lines))

    async def do_starttls(self, _):
        if await self.answer('starttls', '220 go ahead') is None:
            return None
        await self.writer.start_tls(self.server.context)
        self.secure = True
        return True

    async def do_auth(self, line):
        words = line.split(' ')
        if len(words) == 2:
            self.writer.write(b'334 \r\n')
            words.append(await self.line())
        given = base64.b64decode(words[2]).split(b'\0')[-1].decode()
        self.signed_in = given == self.server.password
        return await self.answer('auth', '235 welcome' if self.signed_in else '535 5.7.8 wrong password')

    async def do_mail(self, line):
        if not self.signed_in:
            return await self.answer('mail', '530 5.7.0 sign in first')
        self.sender, self.recipients = line.split(':', 1)[1].split('>')[0].strip(' <'), []
        return await self.answer('mail', '250 ok')

    async def do_rcpt(self, line):
        said = await self.answer('rcpt', '250 ok')
        if said and said.startswith('2'):
            self.recipients.append(line.split(':', 1)[1].split('>')[0].strip(' <'))
        return said

    async def do_data(self, _):
        said = await self.answer('data', '354 go ahead')
        if said is None or not said.startswith('3'):
            return said
        content = []
        size = 0
        while True:
            line = await self.reader.readline()
            if not line:
                raise ConnectionError
            if line == b'.\r\n':
                break
            content.append(line[1:] if line.startswith(b'.') else line)
            size += len(line)
            if size >= KILOBYTE and not self.server.event('middle').is_set():
                if await self.action('middle') is CUT:
                    return None
        reply = self.server.script.get('end')
        if not (isinstance(reply, str) and reply[0] in '45'):
            self.server.taken.append(Taken(self.sender, self.recipients, b''.join(content)))
        return await self.answer('end', f'250 2.0.0 ok, queued as T{len(self.server.taken)}')

    async def do_rset(self, _):
        return await self.answer('rset', '250 ok')

    async def do_quit(self, _):
        await self.answer('quit', '221 bye')


class WebServer:
    """https; `status` and `body` say what is answered, `posts` holds (headers, JSON) of what came."""

    def __init__(self, certificate):
        self.status, self.body, self.headers, self.posts = 200, '{"id": "gateway-1"}', {}, []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers.get('Content-Length', 0))
                text = self.rfile.read(length)
                status = outer.status() if callable(outer.status) else outer.status
                outer.posts.append((dict(self.headers), json.loads(text)))
                if status is CUT:
                    self.close_connection = True
                    return
                self.send_response(status)
                for name, value in outer.headers.items():
                    self.send_header(name, value)
                body = outer.body.encode()
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.url = f'https://127.0.0.1:{self.server.server_address[1]}/send?app=7'
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def forget(self):
        self.status, self.body, self.headers, self.posts = 200, '{"id": "gateway-1"}', {}, []
