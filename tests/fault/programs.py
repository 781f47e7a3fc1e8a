"""The other programs killed at work, and the database under all of them: residents, archivists, inspectors, room sheets."""
import re
import threading
import time
import uuid

from people import Clerks, Crowd, Residents, Visitor, Writers, persistently
from stand import (DATABASE, RANDOM, URL, Killing, account_for, check, kill_database, kill_worker, restart, someone,
                   verify)

ARCHIVE, ADD, NOTE = 23, 25, 28		# enum act
LEAVING, STORED, FILED = "leaving", "stored", "filed"	# where sealing can be killed
ROOMS = 120
with open("conf/demo/files/crack.jpg", "rb") as file:
    PHOTO = file.read()


def resident():
    """Somebody with an address of their own, as residents have."""
    return Visitor(URL, f"127.{RANDOM.randrange(1, 250)}.{RANDOM.randrange(250)}.{RANDOM.randrange(1, 250)}")


def once_each(table, texts, where="TRUE"):
    """What of these texts does not stand there exactly once; none may stand there that nobody was told of, but those cut off."""
    stored = dict(DATABASE.rows(f"SELECT text, COUNT(*) FROM {table} WHERE {where} GROUP BY text"))
    return [text for text in texts if stored.get(text) != "1"], [text for text, count in stored.items() if count != "1"]


def account_for_residents(crowd, when, least):
    rows = DATABASE.rows("SELECT c.matter, c.number, COUNT(DISTINCT c.id), COUNT(e.id), SUM(f.complete AND "
                         "(SELECT SUM(LENGTH(k.bytes)) FROM file_chunk k WHERE k.file_id = f.id) = f.size) FROM complaint c "
                         "LEFT JOIN evidence e ON e.case_id = c.id LEFT JOIN file f ON f.id = e.file_id "
                         f"WHERE c.matter LIKE '{crowd.mark} %' GROUP BY c.matter, c.number")
    stored = {row[0]: row[1:] for row in rows}
    check(f"residents kept filing {when} ({len(crowd.acknowledged)} acknowledged, {len(crowd.added)} added to, {crowd.retried} sent again)",
          len(crowd.acknowledged) > least and not crowd.wrong, (len(crowd.acknowledged), crowd.wrong[:5]))
    lost = [matter for matter, number in crowd.acknowledged.items() if stored.get(matter, [None])[0] != number]
    check(f"every receipt has its case {when}", not lost, lost[:3])
    check(f"no complaint is there twice {when}", len(rows) == len(stored) and all(row[2] == "1" for row in rows), rows[:3])
    photos = {matter: row[2:] for matter, row in stored.items() if row[2:] != (["2", "2"] if matter in crowd.added else ["1", "1"])}
    check(f"every photo is there once and whole {when}", not photos, list(photos.items())[:3])
    lost, twice = once_each("case_event", [f"补充 {matter}" for matter in crowd.added], f"act = {ADD} AND text LIKE '补充 {crowd.mark} %'")
    check(f"what was added is there exactly once {when}", crowd.added and not lost and not twice, (lost[:3], twice[:3]))


def residents():
    with Residents(resident, 4, "居民", PHOTO) as crowd, Killing("portal") as killing:
        time.sleep(8)
    account_for_residents(crowd, f"when {killing.killed} workers are killed", 5)


def waiting(archivist):
    """The form of the archive's list, and what may be filed by it."""
    page, _ = persistently(lambda: archivist.get("archive/waiting"))
    return page.hidden("token"), re.findall(r'name="case" value="(\d+:\d+)"', page.body)


def sealed(case):
    """Whether its document, its event and its stage are there."""
    return DATABASE.rows(f"SELECT (SELECT COUNT(*) FROM archive_file a JOIN archive_document d ON d.case_id = a.case_id WHERE a.case_id = {case}), "
                         f"(SELECT COUNT(*) FROM case_event WHERE case_id = {case} AND act = {ARCHIVE}), stage = 9 "
                         f"FROM case_file WHERE id = {case}")[0]


def seal(archivist, token, ticks, once):
    return archivist.post("archive/file/seal", {"token": token, "once": once, "case": ticks})


def sealing_ends():
    """Killed in the middle a case is not filed, killed at the end it is; filed again, with the same form, it is filed once."""
    archivist = someone("archivist")
    for step in (LEAVING, STORED, FILED):
        token, ticks = waiting(archivist)
        case, once = ticks[0].split(":")[0], uuid.uuid4().hex
        restart("archive", step)
        answer = seal(archivist, token, ticks[0], once)
        check(f"filing that is killed at the step {step} is not acknowledged", answer.status >= 500, answer.status)
        whole = ["1", "1", "1"] if step == FILED else ["0", "0", "0"]
        check(f"killed at {step}: it is {'whole' if step == FILED else 'not filed at all'}", sealed(case) == whole, sealed(case))
        restart("archive")
        answer, _ = persistently(lambda: seal(archivist, token, ticks[0], once))
        check(f"killed at {step}: the same form files it, once", answer.location.endswith("waiting?done=1") and sealed(case) == ["1", "1", "1"],
              (answer.status, answer.location, sealed(case)))
        answer, _ = persistently(lambda: archivist.get(f"archive/file?id={case}"))
        check(f"killed at {step}: it opens, and is what was sealed", answer.status == 200 and 'role="alert"' not in answer.body, answer.status)


class Archivists(Crowd):
    """File what waits, one after the other."""

    def act(self, visitor):
        token, ticks = waiting(visitor)
        with self.lock:
            free = [tick for tick in ticks if tick.split(":")[0] not in self.acknowledged]
        if not free:
            self.stop.wait(0.2)
            return
        once, case = uuid.uuid4().hex, free[0].split(":")[0]
        answer = self.send(lambda: seal(visitor, token, free[0], once))
        if not answer.location.endswith("done=1"):
            raise RuntimeError(answer.location)
        self.acknowledge(case, answer.location)
        self.stop.wait(0.3)


def account_for_archivists(crowd, when, least):
    parted = {case: sealed(case) for case in crowd.acknowledged if sealed(case) != ["1", "1", "1"]}
    check(f"archivists kept filing {when} ({len(crowd.acknowledged)} acknowledged)",
          len(crowd.acknowledged) >= least and not crowd.wrong, (len(crowd.acknowledged), crowd.wrong[:5]))
    check(f"what was acknowledged as filed is filed, once {when}", not parted, parted)
    half = DATABASE.number("SELECT COUNT(*) FROM case_file c LEFT JOIN archive_file a ON a.case_id = c.id LEFT JOIN archive_document d "
                           "ON d.case_id = c.id WHERE (c.stage = 9) <> (a.case_id IS NOT NULL) OR (c.stage = 9) <> (d.case_id IS NOT NULL)")
    check(f"no case is half filed {when}", half == 0, half)


def sealing():
    with Archivists(lambda: someone("archivist"), 1, "归档") as crowd, Killing("archive", 0.1, 0.4) as killing:
        until = time.time() + 10
        while len(crowd.acknowledged) < 4 and time.time() < until:
            time.sleep(0.1)
    account_for_archivists(crowd, f"when {killing.killed} workers are killed", 4)


def inspect(department):
    """One sheet from its opening to its signature, each form sent until it is answered; its id."""
    inspector = someone("inspector")

    def post(path, fields, files=None):
        answer, _ = persistently(lambda: inspector.post(path, fields, files))
        return answer

    def page_of(path):
        return persistently(lambda: inspector.get(path))[0]

    page = page_of("audit/open")
    opened = post("audit/open", {"token": page.hidden("token"), "once": uuid.uuid4().hex, "checklist": "score100", "department": department})
    sheet = re.search(r"id=(\d+)", opened.location).group(1)
    for item in "1234567":
        page = page_of(f"audit/sheet?id={sheet}")
        fields = {"token": page.hidden("token"), "once": uuid.uuid4().hex, "id": sheet, "version": page.hidden("version"), "item": item, "note": ""}
        if item == "5":
            fields.update({"note": "三次未反馈", "d-late": "3"})
        post("audit/sheet/answer", fields, {"photos": ("photo.jpg", PHOTO)} if item == "5" else {})
    page = page_of(f"audit/sheet?id={sheet}")
    signed = post("audit/sheet/sign", {"token": page.hidden("token"), "once": uuid.uuid4().hex, "id": sheet, "version": page.hidden("version")})
    return sheet, signed.location


def record(sheet):
    """What stands of a signed sheet, without its moments and numbers."""
    return DATABASE.rows(f"SELECT u.signed_at IS NOT NULL, u.version, COUNT(*), GROUP_CONCAT(a.item, '=', a.score ORDER BY a.item), "
                         f"(SELECT COUNT(*) FROM finding f WHERE f.audit_id = u.id), "
                         f"(SELECT COUNT(*) FROM evidence e WHERE e.audit_id = u.id) FROM audit u JOIN audit_answer a ON a.audit_id = u.id "
                         f"WHERE u.id = {sheet} GROUP BY u.id, u.signed_at, u.version")


def inspection():
    department = DATABASE.number("SELECT id FROM department WHERE code = 'engineering'")
    before = DATABASE.number("SELECT COUNT(*) FROM audit")
    calm, _ = inspect(department)
    with Killing("audit", 0.02, 0.12) as killing:
        sheet, location = inspect(department)
    check(f"an inspection is signed while {killing.killed} workers are killed", f"record?id={sheet}" in location and killing.killed > 0,
          (location, killing.killed))
    check("and is the same as one that nobody disturbed", record(sheet) == record(calm), (record(sheet), record(calm)))
    check("each was opened once", DATABASE.number("SELECT COUNT(*) FROM audit") == before + 2)


def import_rooms(admin, project):
    """A sheet up to its preview; the form that confirms it."""
    lines = "项目*,区域,楼栋*,单元,房间号*,住户姓名,电话,关系\n" + "".join(
        f"{project},一期,{n // 40 + 1},1,{n % 40 + 101},住户{n},138{n:08},业主\n" for n in range(ROOMS))
    page = admin.get("admin/rooms/import")
    answer = admin.post("admin/rooms/import", {"token": page.hidden("token"), "once": page.hidden("once") or uuid.uuid4().hex},
                        {"sheet": ("rooms.csv", lines.encode())})
    page = admin.get(answer.location)
    return {name: page.hidden(name) for name in ("token", "once", "file", "digest")}


def rooms_of(project):
    return DATABASE.rows(f"SELECT COUNT(DISTINCT r.id), COUNT(d.id) FROM project p JOIN room r ON r.project_id = p.id "
                         f"LEFT JOIN resident d ON d.room_id = r.id WHERE p.name = '{project}'")[0]


def import_confirmed():
    """However early or late a worker dies, all of the sheet is there or nothing, and confirmed again it is there once."""
    admin, died = someone("administrator"), 0
    for number, pause in enumerate((0.005, 0.02, 0.05, 0.1, 0.2)):
        project, answers = f"断电花园{number}", []
        form = import_rooms(admin, project)

        def send():
            try:
                answers.append(admin.post("admin/rooms/confirm", form).status)
            except OSError:
                answers.append(0)

        thread = threading.Thread(target=send)
        thread.start()
        time.sleep(pause)
        for _ in range(60):
            if thread.is_alive():
                kill_worker("admin")
                time.sleep(0.002)
        thread.join()
        died += answers[0] != 303
        got, all_of_it = rooms_of(project), [str(ROOMS)] * 2
        check(f"killed after {pause} s: all of the rooms or none", got in ([all_of_it] if answers[0] == 303 else [all_of_it, ["0", "0"]]),
              (answers, got))
        answer, _ = persistently(lambda: admin.post("admin/rooms/confirm", form))
        check("confirmed again they are there once", answer.status == 303 and rooms_of(project) == all_of_it, (answer.status, rooms_of(project)))
    check("some of them were killed on the way", died > 0, died)


def database_killed():
    """Everybody at work at once, and the database killed under them."""
    cases = [row[0] for row in DATABASE.rows("SELECT id FROM case_file WHERE stage BETWEEN 0 AND 6 ORDER BY id LIMIT 60")]
    with Residents(resident, 2, "居民断库", PHOTO) as filing, Clerks(lambda: someone("dispatcher"), 2, "登记断库") as clerks, \
            Writers(lambda: someone("supervisor"), 2, "备注断库", cases) as writers, \
            Archivists(lambda: someone("archivist"), 1, "归档断库") as archivists:
        for _ in range(3):
            time.sleep(RANDOM.uniform(1.0, 2.0))
            kill_database()
        time.sleep(2)
    when = "when the database is killed under all"
    account_for(clerks, when, 5)
    account_for_residents(filing, when, 2)
    account_for_archivists(archivists, when, 1)
    lost, twice = once_each("case_event", writers.acknowledged, f"act = {NOTE} AND text LIKE '{writers.mark} %'")
    check(f"acts go on {when} ({len(writers.acknowledged)} acknowledged)", len(writers.acknowledged) > 5 and not writers.wrong,
          (len(writers.acknowledged), writers.wrong[:5]))
    check(f"every act is there exactly once {when}", not lost and not twice, (lost[:3], twice[:3]))


def run():
    for scenario in (residents, sealing_ends, sealing, inspection, import_confirmed, database_killed):
        began = time.time()
        scenario()
        print(f"# {scenario.__name__}: {time.time() - began:.0f} s", flush=True)
    verify("after all programs were killed")
