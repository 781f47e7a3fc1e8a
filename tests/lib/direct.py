"""A visitor who speaks FastCGI itself: thousands of requests in seconds, and bodies that break off."""

import socket
import struct

from visitor import Visitor

BEGIN, PARAMETERS, BODY, END, OUTPUT = 1, 4, 5, 3, 6
PIECE = 32768


def record(kind, content=b''):
    return struct.pack('!BBHHBB', 1, kind, 1, len(content), 0, 0) + content


def pair(key, value):
    def length(text):
        return struct.pack('!B', len(text)) if len(text) < 128 else struct.pack('!L', len(text) | 1 << 31)
    key, value = key.encode(), value.encode()
    return length(key) + length(value) + key + value


class DirectVisitor(Visitor):
    """`cut` bytes of the body are sent when it is set, then the connection is closed."""

    cut = None

    def like(self, visitor):
        """The same browser as another visitor's."""
        self.cookies, self.address, self.base = dict(visitor.cookies), visitor.address, visitor.base
        return self

    def carry(self, address, parameters, body):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(120)
            connection.connect(address)
            content = b''.join(pair(*one) for one in parameters.items())
            try:
                connection.sendall(record(BEGIN, struct.pack('!HB5x', 1, 0)) + record(PARAMETERS, content)
                                   + record(PARAMETERS))
                whole = body if self.cut is None else body[:self.cut]
                for at in range(0, len(whole), PIECE):
                    connection.sendall(record(BODY, whole[at:at + PIECE]))
                if self.cut is None:
                    connection.sendall(record(BODY))
            except BrokenPipeError:
                pass  # a body that is not wanted; the answer is there to be read
            return b'' if self.cut is not None else self.output(connection)

    @staticmethod
    def output(connection):
        output, stream = [], connection.makefile('rb')
        while True:
            head = stream.read(8)
            if len(head) < 8:
                return b''.join(output)
            _, kind, _, length, padding, _ = struct.unpack('!BBHHBB', head)
            content = stream.read(length + padding)[:length]
            if kind == OUTPUT:
                output.append(content)
            elif kind == END:
                return b''.join(output)

    def broken_off(self, path, body, sent):
        """Begins to send a form and goes away."""
        self.cut = sent
        try:
            self.ask('POST', path, body)
        finally:
            self.cut = None
