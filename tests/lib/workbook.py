"""A workbook as clerks keep their ledger: a sheet for each part of the year, title rows above a merged header, dates of both kinds, formulas with
their results, and thousands of blank rows that were only given a border.

    python3 tests/lib/workbook.py FILE
"""

import sys
import zipfile
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
DATE, BORDER, BLANK_ROWS = 1, 2, 3000
TITLES = ('编号', '日期', '投诉人', '联系方式', '项目', '区域', '楼栋', '单元', '房间号', '投诉来源', '投诉分类', '投诉内容', '处理状态')

# A number is a true date in the second column; a pair is a formula and what it came to.
SPRING = ((101, 45722, '刘先生', '13800138001', '森林湖', '一期', '', '', '32503', '呼叫中心', '物业服务', '电梯异响', '已解决'),
          (102, '3月8日', '张女士', '13800138002', '森林湖', '一期', '2', '', '1201', '微信', '工程质量', ('CONCATENATE("墙面","渗水")', '墙面渗水'), '处理中'),
          (103, '2025/3/9', '李女士', '', None, '二期', '5', '2', '602', '呼叫中心', '客户服务', '前台无人', ''))
SUMMER = ((101, '7月1日', '何先生', '', '森林湖', '一期', '1', '1', '301', '呼叫中心', '物业服务', '泳池未开放', '处理中'),
          (102, '7月2日', '何先生', '', '森林湖', '一期', '1', '1', '301', '呼叫中心', '物业服务', '道闸损坏', '处理中'))


def cell(column, row, value):
    place = f'r="{chr(ord("A") + column)}{row}"'
    if value is None or value == '':
        return f'<c {place} s="{BORDER}"/>'
    if isinstance(value, tuple):
        return f'<c {place} t="str"><f>{escape(value[0])}</f><v>{escape(value[1])}</v></c>'
    if isinstance(value, int):
        return f'<c {place} s="{DATE if column == 1 else 0}"><v>{value}</v></c>'
    return f'<c {place} t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def sheet(title, rows, merged):
    lines = [(title,), ('', '', '', '', '填表人：前台'), TITLES, *rows]
    lines += [('',) * len(TITLES)] * BLANK_ROWS
    body = ''.join(f'<row r="{n}">' + ''.join(cell(c, n, value) for c, value in enumerate(line)) + '</row>'
                   for n, line in enumerate(lines, 1))
    spans = ''.join(f'<mergeCell ref="{span}"/>' for span in ('A1:M1', *merged))
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData><mergeCells>{spans}</mergeCells></worksheet>'


def relation(number, kind, target):
    return f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'


def write(path):
    sheets = (('上半年', 'visible'), ('下半年', 'visible'), ('字典', 'hidden'))
    shown = ''.join(f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>' for n, (name, state) in enumerate(sheets, 1))
    parts = {
        '_rels/.rels': f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">' + relation(1, 'officeDocument', 'xl/workbook.xml') + '</Relationships>',
        'xl/workbook.xml': f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{shown}</sheets></workbook>',
        'xl/_rels/workbook.xml.rels': f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
            + ''.join(relation(n, 'worksheet', f'worksheets/sheet{n}.xml') for n in (1, 2, 3)) + relation(4, 'styles', 'styles.xml') + '</Relationships>',
        'xl/styles.xml': f'{HEAD}<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="0" borderId="1"/></cellXfs></styleSheet>',
        'xl/worksheets/sheet1.xml': sheet('客户投诉处理台账（2025年上半年）', SPRING, ('E5:E6',)),
        'xl/worksheets/sheet2.xml': sheet('客户投诉处理台账（2025年下半年）', SUMMER, ()),
        'xl/worksheets/sheet3.xml': sheet('字典', (), ()),
        '[Content_Types].xml': f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    }
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, text)


if __name__ == '__main__':
    write(sys.argv[1])
