"""Lists as files: what a clerk expects of the workbook, what a spreadsheet program makes of the CSV, both alike."""

import csv
import datetime
import io
import re
import xml.etree.ElementTree as Tree
import zipfile

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
XLSX, CSV = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv; charset=utf-8'
A4, TEXT_FORMAT = '9', '49'		# as the format of workbooks numbers paper and "@"
WANTED = {
    'frozen below its heading': ('sheetView/pane', {'state': 'frozen', 'ySplit': '1', 'topLeftCell': 'A2'}),
    'A4, lying': ('pageSetup', {'paperSize': A4, 'orientation': 'landscape', 'fitToHeight': '0'}),
}
GUARDED = tuple('=+-@\t\r')


class Book:
    """The one sheet of a workbook: rows of texts, "" for an empty cell; moments as the CSV writes them."""

    def __init__(self, content):
        self.parts = zipfile.ZipFile(io.BytesIO(content))
        self.sheet = Tree.fromstring(self.parts.read('xl/worksheets/sheet1.xml'))
        styles = Tree.fromstring(self.parts.read('xl/styles.xml'))
        self.formats = [one.get('numFmtId') for one in styles.find(f'{MAIN}cellXfs')]
        self.codes = {one.get('numFmtId'): one.get('formatCode') for one in styles.iter(f'{MAIN}numFmt')}
        self.not_text, self.rows = [], []
        for row in self.sheet.iter(f'{MAIN}row'):
            cells = {}
            for cell in row:
                kind = self.formats[int(cell.get('s', 0))]
                cells[column(cell.get('r'))] = self.text(cell, self.codes.get(kind, ''))
                if cell.get('t') is not None and kind != TEXT_FORMAT:
                    self.not_text.append(cell.get('r'))
            self.rows.append([cells.get(i, '') for i in range(max(cells) + 1)] if cells else [])

    @staticmethod
    def text(cell, code):
        if cell.get('t') is not None:
            return ''.join(one.text or '' for one in cell.iter(f'{MAIN}t'))
        value = cell.findtext(f'{MAIN}v') or ''
        if value and code == '0.0':
            return f'{float(value):.1f}'
        if not value or 'yyyy' not in code:
            return value
        since = datetime.datetime(1899, 12, 30) + datetime.timedelta(days=float(value), seconds=1)
        return since.strftime('%Y-%m-%d %H:%M')

    def lacks(self):
        """What a clerk would miss of it."""
        found = [f'a text in another format than @: {cell}' for cell in self.not_text[:3]]
        for name, (path, wanted) in WANTED.items():
            element = self.sheet.find('.//' + '/'.join(MAIN + part for part in path.split('/')))
            have = {} if element is None else element.attrib
            if any(have.get(key) != value for key, value in wanted.items()):
                found.append(f'not {name}: {have}')
        filtered = self.sheet.find(f'{MAIN}autoFilter')
        last = f'{letters(len(self.rows[0]) - 1)}{max(len(self.rows), 2)}'
        if filtered is None or filtered.get('ref') != f'A1:{last}':
            found.append(f'no filter over A1:{last}')
        if self.sheet.find(f'.//{MAIN}f') is not None:
            found.append('a formula')
        if '_xlnm.Print_Titles' not in self.parts.read('xl/workbook.xml').decode():
            found.append('no heading on every printed page')
        return found


def column(reference):
    number = 0
    for letter in re.match('[A-Z]+', reference)[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters(number):
    return (letters(number // 26 - 1) if number >= 26 else '') + chr(65 + number % 26)


def lines_of(content):
    """The rows of a CSV with what guards against formulas taken away, and what is wrong with its form."""
    text = content.decode('utf-8')
    wrong = [] if text.startswith('\ufeff') and text.endswith('\r\n') else ['no mark, or no end of line']
    rows = list(csv.reader(io.StringIO(text[1:], newline=''), strict=True))
    numbers = {index for index in range(len(rows[0])) if all(re.fullmatch(r'-?\d*(\.\d)?', row[index]) for row in rows[1:])}
    for row in rows:
        for index, cell in enumerate(row):
            if cell.startswith(GUARDED) and index not in numbers:
                wrong.append(f'calculated when it is opened: {cell[:40]!r}')
    return [[cell[1:] if cell[:1] == "'" and cell[1:].startswith(GUARDED) else cell for cell in row] for row in rows], wrong


def exported(tap, visitor, path, name):
    """The list at a path in both formats, looked at; its rows as {title: text} in the order of the file."""
    path += '&' if '?' in path else '?'
    book, text = visitor.get(path + 'format=xlsx'), visitor.get(path + 'format=csv')
    tap.equal((book.status, text.status, book.header('Content-Type'), text.header('Content-Type')), (200, 200, XLSX, CSV),
              f'{name}: comes as XLSX and as CSV')
    for answer in (book, text):
        tap.ok((answer.header('Content-Disposition') or '').startswith('attachment; filename'), f'{name}: to be saved',
               answer.headers)
    for format in ('', 'format=', 'format=exe', 'format=XLSX'):
        tap.equal(visitor.get(path + format).status, 404, f'{name}: there is no format "{format}"')
    sheet = Book(book.body)
    tap.equal(sheet.lacks(), [], f'{name}: the workbook is as a clerk expects it')
    rows, wrong = lines_of(text.body)
    tap.equal(wrong, [], f'{name}: the CSV opens as text')
    width = len(rows[0])
    padded = [row + [''] * (width - len(row)) for row in sheet.rows]
    tap.equal([one for one in zip(padded, rows) if one[0] != one[1]][:1], [], f'{name}: both say the same')
    tap.equal(len(padded), len(rows), f'{name}: row by row')
    tap.ok(all(rows[0]) and len(set(rows[0])) == width, f'{name}: every column has its own title', rows[0])
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def offered(answer):
    """The addresses of the two buttons of a page, without the slash; {} when there are none."""
    found = re.findall(r'<a class="button" href="([^"]*format=(xlsx|csv))"', answer.text)
    return {kind: address.replace('&amp;', '&').lstrip('/') for address, kind in found}
