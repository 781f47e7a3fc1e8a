"""A small service centre for scenarios of the desk: people of every role, rooms, residents, the shipped procedure."""

import os

from visitor import Programs, Visitor

GOOD = 'seven quiet bridges'
HOME = '10.0.0.5'

PEOPLE = {
    'dora': ('周敏', 'service', 'dispatcher'),
    'sam': ('李强', 'service', 'supervisor'),
    'han': ('王工', 'engineering', 'handler'),
    'wu': ('周工', 'engineering', 'handler'),
    'mei': ('赵经理', 'engineering', 'department_manager'),
    'gao': ('高远', 'security', 'handler'),
    'ida': ('督导员', 'service', 'inspector'),
    'sun': ('孙档', 'service', 'archivist'),
    'max': ('马总', 'service', 'management'),
    'ada': ('管理员', 'service', 'administrator'),
}

SHEET = {
    'channel': 'hotline', 'received_at': '2026-11-24 08:01', 'type': 'b', 'category': 'leak', 'room_text': '3-2-1201',
    'complainant': '刘女士', 'phone': '138 0013 8000', 'subject': '卧室天花板漏水', 'matter': '半夜天花板漏水，床已湿透。',
    'severity': 'general', 'urgency': 'general', 'risk': 'low', 'complainant_kind': 'customer',
}


class Centre:
    """Programs with everything above; at 08:00 in China unless told otherwise."""

    def __init__(self, *names):
        self.programs = Programs('admin', *names)
        self.programs.at('2026-11-24T07:59:00+08:00')
        self.programs.anjuan('import', 'procedure', 'conf/procedure/property.xml')
        self.first = {}
        for login, (name, department, role) in PEOPLE.items():
            self.first[login] = self.programs.anjuan('staff', 'add', login, name, department, role).split()[-1]
        self.programs.sql("UPDATE department SET takes_cases = 1, name_zh = IF(code = 'engineering', '工程部', name_zh)")
        for superior, people in (('mei', "'han', 'wu'"), ('sam', "'dora', 'sun'"), ('max', "'sam', 'mei'")):
            self.programs.sql(f"UPDATE staff SET superior_id = (SELECT id FROM (SELECT id FROM staff WHERE login = '{superior}') "
                              f"AS m) WHERE login IN ({people})")
        self.programs.sql("INSERT INTO project (id, name) VALUES (1, '森林湖')")
        self.programs.sql(
            "INSERT INTO room (id, project_id, area, building, unit, room, label) VALUES "
            "(1, 1, '一期', '3', '2', '1201', '森林湖一期 3栋2单元1201'), (2, 1, '一期', '3', '2', '1202', '森林湖一期 3栋2单元1202'), "
            "(3, 1, '二期', '5', '1', '301', '森林湖二期 5栋1单元301'), (4, 1, '三期', '5', '1', '301', '森林湖三期 5栋1单元301')")
        self.programs.sql(
            "INSERT INTO resident (room_id, name, phone, relation) VALUES (1, '刘女士', '13800138000', '业主'), "
            "(3, '陈<b>光', '13900139000', '业主'), (4, '何苗', '13700137000', '租户')")
        self.programs.at('2026-11-24T08:05:00+08:00')
        self.signed = {}

    def department(self, code):
        return self.programs.sql(f"SELECT id FROM department WHERE code = '{code}'")[0]

    def name(self, login):
        return self.programs.sql(f"SELECT name FROM staff WHERE login = '{login}'")[0]

    def visitor(self, login):
        """That person's browser, signed in."""
        if login not in self.signed:
            visitor = Visitor(self.programs, HOME)
            visitor.sign_in(login, self.first[login])
            visitor.post('admin/password', {'old': self.first[login], 'new': GOOD, 'again': GOOD})
            self.signed[login] = visitor
        return self.signed[login]

    def register(self, who='dora', **changes):
        """Registers the sheet with changes; gives the answer of the page that follows."""
        visitor = self.visitor(who)
        answer = visitor.post('desk/intake', {**SHEET, **changes})
        if answer.status != 303:
            return answer
        return visitor.get(answer.location.lstrip('/'))

    def case(self, number):
        """Id and version of a case."""
        return self.programs.sql(f"SELECT id, version FROM case_file WHERE number = '{number}'")[0].split('\t')

    def close(self):
        """Ends everything.  What the complainant said stands in no log; the command line's answers are no log."""
        secrets = [SHEET[one] for one in ('complainant', 'phone', 'subject', 'matter')] + [SHEET['phone'].replace(' ', ''), GOOD]
        logs = {name: self.programs.log(name) for name in os.listdir(f'{self.programs.folder}/log') if name != 'anjuan'}
        self.programs.close()
        told = [name for name, log in logs.items() if any(one in log for one in secrets)]
        if told:
            raise RuntimeError(f'the complainant is in the logs {told}')
