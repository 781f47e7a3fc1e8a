"""Disks without room: what is sent is refused in words, nothing is half made, reading goes on, and room heals it.  TAP."""
import http.client
import os
import subprocess
import time
import uuid

from people import Database, Visitor, complaint

URL, FOLDER, BUILD = os.environ["URL"], os.environ["SCRATCH"], os.environ.get("ANJUAN_BUILD", "build")
DATABASE = Database(os.environ["DATABASE_SOCKET"], open(f"{FOLDER}/etc/password/owner").read().strip())
GOOD = "seven quiet bridges"
BOARD = "desk/board?view=dispatch"
CYCLES = 2
MEGABYTE = 1 << 20
RECOVERY = 10
COUNT = 0


def check(name, holds, detail=""):
    global COUNT
    COUNT += 1
    print(f"{'ok' if holds else 'not ok'} {COUNT} - {name}{'' if holds else ': ' + str(detail)[:900]}", flush=True)


def signed_in():
    visitor = Visitor(URL).sign_in("clerk", os.environ["PASSWORD"])
    visitor.form_token = visitor.token("admin/password")
    answer = visitor.post("admin/password", {"token": visitor.form_token, "once": uuid.uuid4().hex,
                                             "old": os.environ["PASSWORD"], "new": GOOD, "again": GOOD})
    if answer.status != 303:
        raise RuntimeError(f"the password cannot be changed: {answer.status}")
    visitor.form_token = visitor.token("desk/intake")
    return visitor


def register(visitor, subject, matter=None):
    fields = complaint(visitor.form_token, uuid.uuid4().hex, subject)
    return visitor.post("desk/intake", {**fields, "matter": matter or fields["matter"]})


def attach(visitor, case, content):
    """A form with a file, as a browser sends it."""
    version = DATABASE.rows(f"SELECT version FROM case_file WHERE id = {case}")[0][0]
    values = {"token": visitor.form_token, "once": uuid.uuid4().hex, "id": case, "version": version, "text": "验收单在附件里"}
    body = b"".join(f'--edge\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
                    for key, value in values.items())
    body += b'--edge\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n' + content + b"\r\n--edge--\r\n"
    connection = http.client.HTTPConnection(visitor.host, timeout=60)
    try:
        connection.request("POST", f"{visitor.base}/desk/case/attach", body, {
            "Cookie": "; ".join(f"{k}={v}" for k, v in visitor.cookies.items()), "Origin": f"http://{visitor.host}",
            "Content-Type": "multipart/form-data; boundary=edge"})
        reply = connection.getresponse()
        return reply.status, reply.read().decode("utf-8", "replace")
    finally:
        connection.close()


def paper(size):
    return b"%PDF-1.4\n" + os.urandom(size) + b"\n%%EOF\n"


class Filler:
    """Takes all the room of a disk until told to give it back."""

    def __init__(self, disk, leave=0):
        self.path = f"{FOLDER}/disk/{disk}/filler"
        with open(self.path, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(64 * 1024))
            except OSError:
                pass
        os.truncate(self.path, max(0, os.path.getsize(self.path) - leave))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.unlink(self.path)


def verify(when):
    run = subprocess.run([f"{BUILD}/anjuan", "--config", f"{FOLDER}/etc/anjuan.conf", "verify"],
                         capture_output=True, text=True)
    check(f"every case is whole and every chain holds {when}", run.returncode == 0, run.stdout + run.stderr)


def reading(visitor, case, when):
    statuses = {path: visitor.get(path).status for path in (BOARD, f"desk/case?id={case}", "portal/policy")}
    check(f"reading goes on {when}", set(statuses.values()) == {200}, statuses)


def refused(name, status, page):
    check(f"{name} is refused as full", status in (503, 507), (status, page[:300]))
    check("and says why, and that nothing was stored", "存储空间不足" in page and "没有" in page, page[:900])


def healed(name, send, good):
    """The same again until it is taken; the programs are not started anew."""
    until = time.time() + RECOVERY
    status = send()
    while status != good and time.time() < until:
        time.sleep(0.2)
        status = send()
    check(f"with room again {name} is taken, without a restart", status == good, status)


def workers():
    found = {}
    for name in ("desk", "portal", "db"):
        with open(f"{FOLDER}/run/{name}.pid") as file:
            found[name] = file.read()
    return found


def evidence():
    return DATABASE.number("SELECT COUNT(*) FROM evidence")


def uploads(visitor, case):
    before = evidence()
    with Filler("upload"):
        status, page = attach(visitor, case, paper(MEGABYTE))
        refused("a file without room for it on the way", status, page)
        reading(visitor, case, "without room for uploads")
        check("a form without a file is taken", register(visitor, f"无附件 {uuid.uuid4().hex}").status == 303)
    with Filler("upload", leave=512 * 1024):
        status, page = attach(visitor, case, paper(MEGABYTE))
        refused("a file that fits half", status, page)
    check("nothing became evidence", evidence() == before, (before, evidence()))
    healed("the file", lambda: attach(visitor, case, paper(MEGABYTE))[0], 303)
    check("once", evidence() == before + 1, (before, evidence()))
    left = os.listdir(f"{FOLDER}/disk/upload")
    check("nothing is left in the folder of uploads", not left, left)
    verify("after a full disk for uploads")


def until_refused(visitor, mark):
    """Registers until there is no room; gives who was acknowledged and the answer that was not."""
    acknowledged = []
    for number in range(600):
        subject = f"{mark} {number}"
        answer = register(visitor, subject, "水" * 3900)
        if answer.status != 303:
            return acknowledged, answer
        acknowledged.append(subject)
    return acknowledged, answer


def database(visitor, case, cycle):
    before, mark = evidence(), f"满盘 {cycle}"
    with Filler("db"):
        status, page = attach(visitor, case, paper(3 * MEGABYTE))
        refused("a file without room for it in the database", status, page)
        acknowledged, answer = until_refused(visitor, mark)
        refused(f"a complaint without room for it, after {len(acknowledged)} that had room", answer.status, answer.body)
        check("the board can be read without room for anything", visitor.get(BOARD).status == 200)
        check("and the policy", visitor.get("portal/policy").status == 200)
    stored = {row[0] for row in DATABASE.rows(f"SELECT subject FROM complaint WHERE subject LIKE '{mark} %'")}
    check("what was acknowledged is there, what was refused is not", stored == set(acknowledged),
          stored ^ set(acknowledged))
    check("nothing became evidence", evidence() == before, (before, evidence()))
    healed("a complaint", lambda: register(visitor, f"{mark} 之后").status, 303)
    healed("a file", lambda: attach(visitor, case, paper(MEGABYTE))[0], 303)
    verify("after a full disk for the database")


def main():
    visitor, started = signed_in(), workers()
    answer = register(visitor, "第一件")
    case = DATABASE.number("SELECT MAX(id) FROM case_file") if answer.status == 303 else 0
    check("a case to begin with", case > 0, (answer.status, answer.body[:600]))
    for cycle in range(CYCLES):
        uploads(visitor, case)
        database(visitor, case, cycle)
    check("nothing was started anew", workers() == started, (started, workers()))
    print(f"1..{COUNT}")


main()
