"""Mails of residents, whole and broken, made by a seeded generator: each with what is to be read of it.

corpus(seed) gives (name, bytes, expected): expected has subject, name, address, text, files (names of accepted files),
each only where it is certain, and status (of the program, 0 where it is not given).
"""

import base64
import quopri
import random
import re

# Label, codec of Python, and whether the bytes have the eighth bit.
CHARSETS = (
    ('gb2312', 'gb2312', True), ('GBK', 'gbk', True), ('gb18030', 'gb18030', True), ('big5', 'big5', True),
    ('ISO-2022-JP', 'iso2022_jp', False), ('iso-2022-kr', 'iso2022_kr', False), ('UTF-8', 'utf-8', True), ('euc-kr', 'euc_kr', True),
)
WORDS = {
    'gb': '电梯停了三天没有人来修，老人上下楼很不方便。物业说配件没到，请尽快给一个明确的答复，谢谢。停车场灯也不亮，门禁坏了'.split('，'),
    'big5': '電梯停了三天沒有人來修，老人上下樓很不方便。物業說配件沒到，請儘快給一個明確的答覆，謝謝'.split('，'),
    'jp': 'エレベーターが三日間止まっています，早く修理してください。管理会社からの返事を待っています，駐車場の灯りも消えました'.split('，'),
    'kr': '엘리베이터가 사흘째 멈췄습니다，빨리 고쳐 주세요。관리사무소의 답변을 기다립니다，주차장 불도 꺼졌습니다'.split('，'),
}
NAMES = {'gb': ('刘敏', '欧阳建国', '王芳'), 'big5': ('劉敏', '歐陽建國'), 'jp': ('山田太郎', '鈴木'), 'kr': ('김민수', '박영희')}
FILES = {'gb': ('漏水照片.png', '投诉 材料（一）.txt', 'note.txt'), 'big5': ('漏水照片.png', '說明.txt'),
         'jp': ('写真.png', '説明.txt'), 'kr': ('사진.png', '설명.txt')}
PNG = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')
DATE = 'Tue, 24 Nov 2026 08:00:00 +0800'


def family(codec):
    return {'big5': 'big5', 'iso2022_jp': 'jp', 'iso2022_kr': 'kr', 'euc_kr': 'kr'}.get(codec, 'gb')


def word(text, label, codec, kind='B'):
    """One encoded word."""
    octets = text.encode(codec)
    if kind == 'B':
        content = base64.b64encode(octets).decode()
    else:
        content = ''.join(chr(c) if 48 <= c < 58 or 65 <= c < 91 or 97 <= c < 123 else '_' if c == 32 else f'={c:02X}' for c in octets)
    return f'=?{label}?{kind}?{content}?='


def words(text, label, codec, kind, size):
    """A header of several encoded words, split between characters."""
    return '\r\n '.join(word(text[i:i + size], label, codec, kind) for i in range(0, len(text), size))


def transfer(octets, encoding):
    if encoding == 'base64':
        return base64.encodebytes(octets).replace(b'\n', b'\r\n')
    if encoding == 'quoted-printable':
        return re.sub(rb'(?<!\r)\n', b'\r\n', quopri.encodestring(octets.replace(b'\r\n', b'\n')))
    return octets


def part(kind, body, encoding, extra=''):
    return f'Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n{extra}\r\n'.encode() + transfer(body, encoding)


def multipart(kind, boundary, parts):
    return (f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\nThis is a mail in several parts.\r\n'.encode() +
            b''.join(f'\r\n--{boundary}\r\n'.encode() + one for one in parts) + f'\r\n--{boundary}--\r\n'.encode())


def name2231(name, label, codec):
    return f"filename*={label}''" + ''.join(f'%{c:02X}' for c in name.encode(codec))


def name2231_parts(name, label, codec):
    coded = ''.join(f'%{c:02X}' for c in name.encode(codec))
    cut = len(coded) // 2 // 3 * 3
    return f"filename*0*={label}''{coded[:cut]};\r\n filename*1*={coded[cut:]}"


class Maker:
    def __init__(self, seed):
        self.random, self.count = random.Random(seed), 0

    def text(self, kind, lines=3):
        return '\n'.join('，'.join(self.random.sample(WORDS[kind], k=min(3, len(WORDS[kind])))) for _ in range(lines))

    def head(self, subject, sender, more=''):
        self.count += 1
        return (f'From: {sender}\r\nTo: <tousu@heyue.example>\r\nSubject: {subject}\r\nDate: {DATE}\r\n'
                f'Message-ID: <mail-{self.count}@resident.example>\r\nMIME-Version: 1.0\r\n{more}').encode('utf-8', 'surrogateescape')

    @property
    def address(self):
        return f'resident{self.count + 1}@resident.example'

    def whole(self, label, codec, eight, encoding, shape):
        """A mail as it should be."""
        kind = family(codec)
        text, subject, name = self.text(kind), self.text(kind, 1)[:30].strip(), self.random.choice(NAMES[kind])
        address, octets, files = self.address, text.encode(codec), []
        head = self.head(words(subject, label, codec, self.random.choice('BQ'), 8), f'{word(name, label, codec)} <{address}>')
        plain = part(f'text/plain; charset={label}', octets, encoding)
        page = '<html><head><style>p{color:red}</style></head><body>' + ''.join(f'<div>{line}</div>' for line in text.split('\n')) + '</body></html>'
        html = part(f'text/html; charset="{label}"', page.encode(codec), encoding)
        if shape == 'plain':
            body = plain
        elif shape == 'html':
            body = html
        elif shape == 'alternative':
            body = multipart('alternative', 'alt-1', [plain, html])
        else:
            name_of = FILES[kind][0], FILES[kind][1]
            picture = part('image/png', PNG, 'base64', f'Content-Disposition: attachment; {name2231(name_of[0], label, codec)}\r\n')
            note = part('text/plain; charset=utf-8', '附件'.encode(), 'base64',
                        f'Content-Disposition: attachment; {name2231_parts(name_of[1], label, codec)}\r\n')
            inner = multipart('alternative', 'alt-2', [plain, html]) if shape == 'nested' else plain
            inner = multipart('related', 'rel-3', [inner]) if shape == 'nested' else inner
            body, files = multipart('mixed', 'mix-4', [inner, picture, note]), list(name_of)
        del eight
        return head + body, {'subject': subject, 'name': name, 'address': address, 'text': text, 'files': files}


def labels(m):
    """Charsets that are not what they say, and none at all."""
    rows = [
        ('gb2312 that is GBK', 'gb2312', 'gbk', '朱镕基路漏水，喆喆家没电'), ('gbk that is GB18030', 'gbk', 'gb18030', '䢺㙍㳇路段，请修'),
        ('X-GBK', 'X-GBK', 'gbk', '电梯停了三天'), ('cp936', 'cp936', 'gbk', '电梯停了三天'), ('windows-936', 'windows-936', 'gbk', '没有人来修'),
        ('an unknown charset', 'x-nonsense', 'gbk', '电梯停了三天没有人来修'), ('unknown-8bit', 'unknown-8bit', 'gbk', '电梯停了三天没有人来修'),
        ('utf-8 that is GBK', 'utf-8', 'gbk', '电梯停了三天没有人来修，请回复'), ('gb2312 that is UTF-8', 'gb2312', 'utf-8', '电梯停了三天没有人来修，请回复'),
        ('us-ascii that is UTF-8', 'us-ascii', 'utf-8', '电梯停了三天'), ('us-ascii that is GBK', 'us-ascii', 'gbk', '电梯停了三天没有人来修'),
        ('iso-8859-1 that is UTF-8', 'iso-8859-1', 'utf-8', '电梯停了三天没有人来修'), ('iso-8859-1', 'iso-8859-1', 'latin-1', 'Café déjà fermé, merci'),
        ('utf-16', 'utf-16', 'utf-16', '电梯停了三天'), ('big5-hkscs', 'big5-hkscs', 'big5hkscs', '電梯停了三天，唔該'), ('shift_jis', 'shift_jis', 'shift_jis', 'エレベーター'),
        ('euc-jp', 'euc-jp', 'euc_jp', 'エレベーター'), ('utf-7', 'utf-7', 'utf-7', '电梯停了三天'),
    ]
    for name, label, codec, text in rows:
        yield name, m.head('停梯', m.address) + part(f'text/plain; charset={label}', text.encode(codec), 'base64'), {'text': text, 'subject': '停梯'}
    for codec in ('gbk', 'utf-8'):
        text = '电梯停了三天没有人来修'
        yield f'no charset, {codec}', m.head('停梯', m.address) + part('text/plain', text.encode(codec), '8bit'), {'text': text}
        yield f'no MIME at all, {codec}', m.head('停梯', m.address) + b'\r\n' + text.encode(codec), {'text': text}
        head = m.head('x', m.address).replace(b'Subject: x', 'Subject: 关于电梯停运的投诉'.encode(codec))
        yield f'a raw subject in {codec}', head + b'\r\nx', {'subject': '关于电梯停运的投诉', 'text': 'x'}
        address = m.address
        head = m.head('x', 'x').replace(b'From: x', '\u5218\u654f <'.join(['From: ', address + '>']).encode(codec))
        yield f'a raw name in {codec}', head + b'\r\nx', {'name': '刘敏', 'address': address}
    cn = base64.b64decode('GyQpQQ5WUA==') + b'\x0f'
    yield 'iso-2022-cn', m.head('停梯', m.address) + part('text/plain; charset=iso-2022-cn', cn, 'base64'), {'text': '中'}


def headers(m):
    """Encoded words as they come."""
    vector = ('=?GBK?B?1cK5scf4s8e53L7WudjT2s34wufT38fp0MXPoteo?=\r\n =?GBK?B?sai1xLTwuLQoz8K6vszBMbrFKS5kb2M=?=')
    whole = '章贡区城管局关于网络舆情信息专报的答复(下壕塘1号).doc'
    octets = '投诉电梯'.encode()
    rows = [
        ('split between characters', vector, whole),
        ('split inside a character', f'=?utf-8?B?{base64.b64encode(octets[:4]).decode()}?= =?utf-8?B?{base64.b64encode(octets[4:]).decode()}?=', '投诉电梯'),
        ('split inside a character, quoted', '=?utf-8?Q?=E6=8A?= =?utf-8?Q?=95=E8=AF=89?=', '投诉'),
        ('words around words', f'Re: {word("投诉", "gbk", "gbk")} (urgent) {word("电梯", "UTF-8", "utf-8")}', 'Re: 投诉 (urgent) 电梯'),
        ('two charsets side by side', f'{word("投诉", "gbk", "gbk")} {word("電梯", "big5", "big5")}', '投诉電梯'),
        ('with a language', '=?utf-8*zh-CN?B?5oqV6K+J?=', '投诉'), ('small letters', '=?utf-8?q?=e6=8a=95=e8=af=89?=', '投诉'),
        ('blanks as underscores', '=?utf-8?Q?a_b=20c?=', 'a b c'), ('an unknown charset', '=?x-nonsense?B?1cK5scf4s8e53L7W?=', '章贡区城管局'),
        ('no word at all', '=?=?=?', '=?=?=?'), ('a word that does not end', '=?utf-8?B?5oqV', '=?utf-8?B?5oqV'),
        ('an empty word', '=?utf-8?B??=x', 'x'), ('nonsense in base64', '=?utf-8?B?@@@@?= x', None), ('a NUL in a word', '=?utf-8?Q?a=00b?=', None),
        ('a line end in a word', '=?utf-8?Q?a=0D=0ABcc:_x@y?=', 'a Bcc: x@y'), ('very long', word('长' * 400, 'utf-8', 'utf-8'), '长' * 119 + '…'),
        ('ISO-2022-JP', word('電話の件', 'ISO-2022-JP', 'iso2022_jp'), '電話の件'),
    ]
    for name, raw, subject in rows:
        expected = {'text': '正文'} if subject is None else {'subject': subject, 'text': '正文'}
        yield 'subject: ' + name, m.head(raw, m.address, 'Content-Type: text/plain; charset=utf-8\r\n') + b'\r\n' + '正文'.encode(), expected
    people = [
        ('a quoted name', '"Liu, Min" <{}>', 'Liu, Min'), ('a name after the address', '{} (Liu Min)', 'Liu Min'), ('only an address', '{}', '{}'),
        ('two senders', '{}, other@resident.example', '{}'), ('a group', 'Family: {}, b@resident.example;', '{}'), ('angle brackets alone', '<{}>', '{}'),
    ]
    for name, sender, wanted in people:
        address = m.address
        yield 'from: ' + name, m.head('x', sender.format(address)) + b'\r\nx', {'address': address, 'name': wanted.format(address)}
    for name, sender in (('nobody', ''), ('no address', 'Liu Min'), ('an address in Chinese', '刘敏@公司.中国'), ('undisclosed', 'undisclosed-recipients:;')):
        yield 'from: ' + name, m.head('匿名', sender) + b'\r\n' + '无名'.encode(), {'text': '无名', 'anonymous': True}


def attachments(m):
    """Names of files, and files that nobody keeps."""
    gbk = '附件说明.txt'.encode('gbk')
    rows = [
        ('in one go', name2231('漏水.png', 'UTF-8', 'utf-8'), '漏水.png'), ('in pieces', name2231_parts('漏水照片说明.png', 'GB2312', 'gb2312'), '漏水照片说明.png'),
        ('as encoded words', f'filename="{word("漏水照片", "GBK", "gbk")} {word("一.png", "GBK", "gbk")}"', '漏水照片一.png'),
        ('raw GBK', 'filename="' + gbk.decode('latin-1') + '"', '附件说明.txt'), ('with a path', 'filename="..\\..\\etc\\passwd.png"', None),
        ('with slashes', 'filename="../../x.png"', '../../x.png'), ('without a name', '', '1.png'), ('with a line end', 'filename="a\tb.png"', 'a b.png'),
        ('of 300 characters', 'filename="' + 'n' * 300 + '.png"', 'n' * 119 + '…'),
    ]
    for name, parameter, wanted in rows:
        disposition = f'Content-Disposition: attachment; {parameter}\r\n'.encode('latin-1')
        picture = b'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n' + disposition + b'\r\n' + base64.encodebytes(PNG)
        yield f'a file {name}', m.head('附件', m.address) + multipart('mixed', 'b', [part('text/plain; charset=utf-8', '见附件'.encode(), 'base64'), picture]), \
            {'text': '见附件', 'file_count': 1, **({'files': [wanted]} if wanted else {})}
    exe = part('application/octet-stream', b'MZ\x90\0' + bytes(200), 'base64', 'Content-Disposition: attachment; filename="a.png"\r\n')
    page = part('text/html', b'<script>alert(1)</script>', '7bit', 'Content-Disposition: attachment; filename="a.txt"\r\n')
    empty = part('image/png', b'', 'base64', 'Content-Disposition: attachment; filename="empty.png"\r\n')
    inside = b'Content-Type: message/rfc822\r\n\r\nSubject: inner\r\nFrom: a@b.example\r\n\r\ninner text'
    yield 'files that are not kept', m.head('附件', m.address) + multipart('mixed', 'b', [exe, page, empty]), {'subject': '附件', 'files': []}
    yield 'a mail inside', m.head('转发', m.address) + multipart('mixed', 'b', [part('text/plain', b'fwd', '7bit'), inside]), {'text': 'fwd'}
    many = [part('image/png', PNG, 'base64', f'Content-Disposition: attachment; filename="{i}.png"\r\n') for i in range(70)]
    yield 'seventy files', m.head('附件', m.address) + multipart('mixed', 'b', many), {'file_count': 60}
    yield 'only a picture', m.head('', m.address) + part('image/png', PNG, 'base64', 'Content-Disposition: inline; filename="p.png"\r\n'), {'files': ['p.png'], 'text': 'p.png'}


def broken(m):
    """MIME that does not hold together."""
    plain = part('text/plain; charset=utf-8', '正文在此'.encode(), 'base64')
    good = multipart('mixed', 'b', [plain])
    deep = plain
    for i in range(60):
        deep = multipart('mixed', f'deep{i}', [deep])
    yield 'a boundary that does not end', m.head('坏', m.address) + good[:-8], {'text': '正文在此'}
    yield 'a boundary that never comes', m.head('坏', m.address) + b'Content-Type: multipart/mixed; boundary=zzz\r\n\r\nx', {'subject': '坏'}
    yield 'no boundary', m.head('坏', m.address) + b'Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nx', {'subject': '坏'}
    yield 'an empty boundary', m.head('坏', m.address) + b'Content-Type: multipart/mixed; boundary=""\r\n\r\nx', {'subject': '坏'}
    yield 'a boundary inside another of the same name', m.head('坏', m.address) + multipart('mixed', 'b', [good, plain]), {'subject': '坏'}
    yield 'base64 that is none', m.head('坏', m.address) + b'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n@@!!\r\n', {'subject': '坏'}
    yield 'base64 cut off', m.head('坏', m.address) + b'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n5q2j5paH5Z', {'subject': '坏'}
    yield 'quoted-printable that is none', m.head('坏', m.address) + b'Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=ZZb=\r\n', {'subject': '坏'}
    yield 'an unknown encoding', m.head('坏', m.address) + b'Content-Type: text/plain\r\nContent-Transfer-Encoding: x-foo\r\n\r\nabc\r\n', {'text': 'abc'}
    yield 'an unknown type', m.head('坏', m.address) + b'Content-Type: foo\r\n\r\nabc\r\n', {'subject': '坏'}
    yield 'sixty deep', m.head('坏', m.address) + deep, {'subject': '坏'}
    yield 'three thousand parts', m.head('坏', m.address) + multipart('mixed', 'b', [b'\r\nx'] * 3000), {'subject': '坏'}
    yield 'lines that end with LF', (m.head('换行', m.address) + good).replace(b'\r\n', b'\n'), {'text': '正文在此', 'subject': '换行'}
    yield 'lines that end with CR', (m.head('换行', m.address) + b'\r\nabc').replace(b'\r\n', b'\r'), {}
    yield 'a NUL in the body', m.head('坏', m.address) + b'\r\na\0b', {'text': 'ab'}
    yield 'a NUL in a header', m.head('a\0b', m.address) + b'\r\nx', {'text': 'x'}
    yield 'a line of a megabyte', m.head('长', m.address) + b'\r\n' + b'x' * (1 << 20), {'subject': '长'}
    yield 'a header of a megabyte', m.head('长', m.address, 'X-Long: ' + 'y' * (1 << 20) + '\r\n') + b'\r\nx', {'text': 'x'}
    yield 'ten thousand headers', m.head('多', m.address, ''.join(f'X-{i}: y\r\n' for i in range(10000))) + b'\r\nx', {'text': 'x', 'subject': '多'}
    yield 'a line that is no header', m.head('坏', m.address, 'this is no header\r\n') + b'\r\nx', {'subject': '坏'}
    yield 'only headers', m.head('只有标题', m.address), {'subject': '只有标题', 'text': '只有标题'}
    yield 'an empty body', m.head('只有标题', m.address) + b'\r\n', {'subject': '只有标题', 'text': '只有标题'}
    yield 'neither subject nor body', m.head('', m.address) + b'\r\n', {'text': '--'}
    yield 'subject only from the text', m.head('', m.address) + b'\r\n' + '第一行\n第二行'.encode(), {'subject': '第一行', 'text': '第一行\n第二行'}
    yield 'a line of a mailbox in front', b'From liu@x Tue Nov 24 08:00:00 2026\r\n' + m.head('信箱', m.address) + b'\r\nx', {'subject': '信箱', 'text': 'x'}
    yield 'a bad date', m.head('日期', m.address).replace(DATE.encode(), b'yesterday') + b'\r\nx', {'text': 'x'}
    yield 'a date before all time', m.head('日期', m.address).replace(b'2026', b'0001') + b'\r\nx', {'text': 'x'}
    yield 'control characters', m.head('控制', m.address) + b'\r\na\x07b\x1b[31mc\x7f', {'text': 'ab[31mc'}
    yield 'signs of direction', m.head('方向', m.address) + '\r\na\u202eb'.encode(), {'text': 'a\u202eb'}
    yield 'html alone, hostile', m.head('网页', m.address) + part('text/html; charset=utf-8', '<script>x()</script><p onclick=x()>正文<img src=x onerror=y>'.encode(), '8bit'), \
        {'text': '正文'}
    for i in range(20):
        whole = m.head('截断', m.address) + multipart('mixed', 'b', [plain, part('image/png', PNG, 'base64', 'Content-Disposition: attachment; filename=a.png\r\n')])
        yield f'cut off, {i}', whole[:m.random.randrange(200, len(whole))], {}
    for i in range(10):
        whole = bytearray(m.head('损坏', m.address) + multipart('mixed', 'b', [plain]))
        for _ in range(12):
            whole[m.random.randrange(len(whole) // 2, len(whole))] = m.random.randrange(256)
        yield f'spoilt, {i}', bytes(whole), {}
    yield 'nothing', b'', {'status': 65}
    yield 'no header', bytes(m.random.randrange(128, 256) for _ in range(500)), {'status': 65}
    yield 'a line end', b'\r\n', {'status': 65}


def corpus(seed=20261124):
    m = Maker(seed)
    for label, codec, eight in CHARSETS:
        for encoding in ('base64', 'quoted-printable', '8bit' if eight else '7bit'):
            for shape in ('plain', 'html', 'alternative', 'files', 'nested'):
                yield (f'{label}, {encoding}, {shape}', *m.whole(label, codec, eight, encoding, shape))
    for kind in (labels, headers, attachments, broken):
        yield from kind(m)
