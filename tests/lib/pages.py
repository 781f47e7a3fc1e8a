"""Cases for scenarios: made, moved on, looked at; a photo with the position it was taken at."""

import base64
import html
import re

# In the order of enum stage.
STAGES = ('registered', 'dispatched', 'accepted', 'investigating', 'planned', 'executing', 'confirming', 'closed', 'visited',
          'archived', 'destroyed', 'explained', 'withdrawn', 'merged', 'reopened')

# Blue, 64 by 48.
PLAIN = base64.b64decode(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6j'
    'q62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk'
    'pKSkpKSkpKT/wAARCAAwAEADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF'
    'BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW'
    'V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi'
    '4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC'
    'AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm'
    'Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq'
    '8vP09fb3+Pn6/9oADAMBAAIRAxEAPwCtRRRXonKFFFFABRRRQAUUUUAFFFFABRRRQAUUUUAFFFFABRRRQAUUUUAFFFFABRRRQB//'
    '2Q==')

# Maker, orientation and a position of 39 N 116 E, with words that can be searched for.
EXIF = (b'\xff\xe1\x00\xa0Exif\0\0MM\0\x2a\0\0\0\x08\0\x03'
        b'\x01\x0f\0\x02\0\0\0\x0c\0\0\0\x32\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x88\x25\0\x04\0\0\0\x01\0\0\0\x3e\0\0\0\0'
        b'CANARYCAMERA\0\x04\0\x01\0\x02\0\0\0\x02N\0\0\0\0\x02\0\x05\0\0\0\x03\0\0\0\x74'
        b'\0\x03\0\x02\0\0\0\x02E\0\0\0\0\x04\0\x05\0\0\0\x03\0\0\0\x74\0\0\0\0'
        b'\0\0\0\x27\0\0\0\x01\0\0\0\x36\0\0\0\x01\0\0\0\x0c\0\0\0\x01CANARYGPSPOS')
PHOTO = PLAIN[:2] + EXIF + PLAIN[2:]


def words(answer):
    """All that the page says."""
    return re.sub(r'\s+', ' ', html.unescape(re.sub(r'<[^>]*>', ' ', answer.text)))


def texts(answer):
    """The beginning of it, for the note of a failure."""
    return words(answer)[:900]


def original(tap, sql, visitor, path, piece, sent):
    """A photo as it was sent: a page asks for the reason, which is remembered; without one nobody gets it."""
    page = visitor.get(f'{path}?id={piece}&original=1')
    tap.ok(page.status == 200 and f'/{path}?id={piece}"' in page.text and sent not in page.body, f'{path} shows the copy and asks why', texts(page))
    blank = visitor.form(page, path, {'id': piece, 'reason': ''})
    tap.ok(blank.status == 422 and blank.error('reason') and blank.hidden('id') == str(piece), 'no reason, no original', texts(blank))
    given = visitor.form(page, path, {'id': piece, 'reason': '核对拍摄时间'})
    tap.ok(given.status == 200 and given.body == sent, 'with one it comes byte for byte as it was sent', given.status)
    tap.equal(sql("SELECT subject, reason FROM access_log WHERE kind = 'download' ORDER BY id DESC LIMIT 1"),
              [f'evidence {piece}\t核对拍摄时间'], 'which is remembered')
    tap.equal(visitor.form(page, path, {'id': 999999, 'reason': '核对'}).status, 404, 'what is not there is not found')


def keeps(tap, sql, send, wrong, right, field):
    """A photo outlives a form that comes back, and becomes evidence once with the form that is right: send(fields, files)."""
    before = int(sql('SELECT COUNT(*) FROM evidence')[0])
    back = send(wrong, {field: ('门口.jpg', PHOTO)})
    names = back.hidden(f'kept-{field}')
    tap.ok(back.status in (409, 422) and names and 'alt="门口.jpg"' in back.text, f'{field} stays with a form that comes back', texts(back))
    again = send({**wrong, f'kept-{field}': names}, {})
    tap.equal((again.status, again.hidden(f'kept-{field}')), (back.status, names), 'as often as it comes back')
    tap.equal(send({**wrong, f'kept-{field}': names, f'drop-{field}': '1'}, {}).hidden(f'kept-{field}'), '', 'until it is taken out')
    tap.equal(int(sql('SELECT COUNT(*) FROM evidence')[0]), before, 'and is no evidence yet')
    done = send({**right, f'kept-{field}': names}, {})
    tap.equal(done.status, 303, 'it goes off with the form that is right')
    kept = sql("SELECT e.name, f.size FROM evidence e JOIN file f ON f.id = e.file_id ORDER BY e.id DESC LIMIT 1")
    tap.equal((int(sql('SELECT COUNT(*) FROM evidence')[0]) - before, kept), (1, [f'门口.jpg\t{len(PHOTO)}']), 'and is evidence, once')


class Cases:
    """The cases of a service centre."""

    def __init__(self, centre):
        self.centre = centre

    def new(self, **changes):
        """Registers the sheet with changes; gives the id."""
        answer = self.centre.register(**changes)
        if answer.status != 200:
            raise RuntimeError(texts(answer))
        return int(self.centre.programs.sql('SELECT MAX(id) FROM case_file')[0])

    def stage(self, case):
        return STAGES[int(self.centre.programs.sql(f'SELECT stage FROM case_file WHERE id = {case}')[0])]

    def number(self, case):
        return self.centre.programs.sql(f'SELECT number FROM case_file WHERE id = {case}')[0]

    def staff(self, login):
        return self.centre.programs.sql(f"SELECT id FROM staff WHERE login = '{login}'")[0]

    def page(self, who, case, **more):
        return self.centre.visitor(who).get(f'desk/case?id={case}', **more)

    def send(self, who, case, route, fields, files=None):
        """Sends a form about a case as it stands, from the person's own page or, without one, from any."""
        visitor = self.centre.visitor(who)
        page = self.page(who, case)
        if page.status != 200 or not page.hidden('once'):
            page = visitor.get('admin/password')
        version = self.centre.programs.sql(f'SELECT version FROM case_file WHERE id = {case}')[0]
        return visitor.form(page, route, {'id': case, 'version': version, **fields}, files)

    act = send

    def clock(self, case, name):
        """How the last round of a clock stands: state, due and resume moments."""
        return self.centre.programs.sql(f"SELECT state, due_at, resume_at FROM deadline WHERE case_id = {case} AND "
                                        f"clock = '{name}' ORDER BY round DESC LIMIT 1")[0].split('\t')

    def closed(self, **changes):
        """A new one that han has accepted and brought to its end."""
        case = self.new(**changes)
        self.send('dora', case, 'desk/case/dispatch', {'department': self.centre.department('engineering')})
        self.send('han', case, 'desk/case/accept', {})
        self.to_closed(case)
        return case

    def to_closed(self, case):
        """From accepted by han to closed."""
        plan = {'text': '重做', 'department': self.centre.department('engineering'), 'person': self.staff('han'),
                'until': '2026-11-26 18:00'}
        for who, route, fields in (
                ('han', 'plan', plan), ('han', 'execute', {}), ('dora', 'judge', {'validity': 'valid', 'text': '属实'}),
                ('han', 'complete', {'text': '好了', 'result': '修复'}),
                ('han', 'feed_back', {'text': '好了'}), ('dora', 'confirm', {'text': '满意'}),
                ('dora', 'close', {'text': '满意', 'result': '修复'})):
            answer = self.act(who, case, 'desk/case/' + route, fields)
            if answer.status != 303:
                raise RuntimeError(f'{route}: {texts(answer)}')
