"""Faults while people work: nothing acknowledged is lost, nothing happens twice.  Prints TAP."""
import os
import random
import signal
import subprocess
import threading
import time
import uuid

from people import Clerks, Database, Visitor, complaint

URL, FOLDER = os.environ["URL"], os.environ["SCRATCH"]
ROUNDS = int(os.environ.get("FAULT_ROUNDS", "12"))
BUILD = os.environ.get("ANJUAN_BUILD", "build")
DATABASE = Database(os.environ["DATABASE_SOCKET"], open(f"{FOLDER}/etc/password/owner").read().strip())
RANDOM = random.Random(int(os.environ.get("FAULT_SEED", "20261123")))
COUNT = 0


def check(name, holds, detail=""):
    global COUNT
    COUNT += 1
    print(f"{'ok' if holds else 'not ok'} {COUNT} - {name}{'' if holds else ': ' + str(detail)}", flush=True)


def accounts():
    run = subprocess.run([f"{BUILD}/anjuan", "--config", f"{FOLDER}/etc/anjuan.conf", "demo", "--accounts"],
                         capture_output=True, text=True, check=True)
    return {role: (login, password) for login, password, role in (line.split()[:3] for line in run.stdout.splitlines())}


ACCOUNTS = accounts()


def someone(role):
    return Visitor(URL).sign_in(*ACCOUNTS[role])


def pid(name):
    with open(f"{FOLDER}/run/{name}.pid") as file:
        return int(file.read().split()[0])


def children(parent):
    run = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True)
    return [int(p) for p in run.stdout.split()]


def shell(words):
    subprocess.run(["sh", "-c", f". tests/lib/product.sh; {words}"], check=True, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL)


def kill_worker(program):
    workers = children(pid(program))
    if workers:
        try:
            os.kill(RANDOM.choice(workers), signal.SIGKILL)
        except ProcessLookupError:
            pass


def kill_database():
    os.kill(pid("db"), signal.SIGKILL)
    time.sleep(0.2)
    shell(f"start_database '{FOLDER}'")


def verify(when):
    run = subprocess.run([f"{BUILD}/anjuan", "--config", f"{FOLDER}/etc/anjuan.conf", "verify"],
                         capture_output=True, text=True)
    check(f"every case is whole and every chain holds {when}", run.returncode == 0, run.stdout + run.stderr)


def account_for(clerks, when):
    """Compares what people were told with what is stored."""
    stored = dict(DATABASE.rows(f"SELECT subject, COUNT(*) FROM complaint WHERE subject LIKE '{clerks.mark} %' GROUP BY subject"))
    lost = [subject for subject in clerks.acknowledged if subject not in stored]
    twice = [subject for subject, count in stored.items() if count != "1"]
    check(f"people kept working {when} ({len(clerks.acknowledged)} acknowledged, {clerks.retried} sent again)",
          len(clerks.acknowledged) > 20 and not clerks.wrong, (len(clerks.acknowledged), clerks.wrong[:5]))
    check(f"nothing acknowledged is lost {when}", not lost, lost[:5])
    check(f"nothing happens twice {when}", not twice, twice[:5])
    gaps = DATABASE.rows("SELECT c.prefix, c.year, c.last, COUNT(p.id) FROM counter c LEFT JOIN complaint p "
                         "ON LEFT(p.number, LENGTH(p.number) - 6) = CONCAT(IF(c.prefix = '-', '', c.prefix), c.year, '-') "
                         "WHERE c.prefix <> 'A' GROUP BY c.prefix, c.year, c.last HAVING c.last <> COUNT(p.id)")
    check(f"case numbers have no gap {when}", not gaps, gaps)


def workers_killed():
    with Clerks(lambda: someone("dispatcher"), 6, "杀进程") as clerks:
        time.sleep(1)
        for _ in range(ROUNDS * 3):
            kill_worker("desk")
            time.sleep(RANDOM.uniform(0.05, 0.4))
        time.sleep(1)
    account_for(clerks, "when workers are killed")
    verify("after killed workers")


def database_killed():
    with Clerks(lambda: someone("dispatcher"), 6, "杀数据库") as clerks:
        for _ in range(max(3, ROUNDS // 3)):
            time.sleep(RANDOM.uniform(0.5, 1.5))
            kill_database()
        time.sleep(2)
    account_for(clerks, "when the database is killed")
    check("workers find the database again by themselves", clerks.longest < 15, clerks.longest)
    verify("after a killed database")


def database_away():
    visitor = someone("dispatcher")
    shell(f"stop_database '{FOLDER}'")
    answer = visitor.get("desk/board?view=all")
    check("without the database the answer is 503 and says when to come back",
          answer.status == 503 and answer.headers.get("Retry-After"), answer.status)
    shell(f"start_database '{FOLDER}'")
    time.sleep(1)
    answer = visitor.get("desk/board?view=all")
    check("with the database back the next page comes", answer.status == 200, (answer.status, answer.location))


def double_click():
    visitor = someone("dispatcher")
    token, once = visitor.token("desk/intake"), uuid.uuid4().hex
    answers = []

    def click():
        answers.append(visitor.post("desk/intake", complaint(token, once, f"双击 {once}")))

    threads = [threading.Thread(target=click) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = DATABASE.number(f"SELECT COUNT(*) FROM complaint WHERE subject = '双击 {once}'")
    check("a form sent eight times at once makes one case", made == 1, made)
    check("and every sending is led to the same page",
          {a.status for a in answers} == {303} and len({a.location for a in answers}) == 1,
          [(a.status, a.location) for a in answers])


def two_people():
    case, version = DATABASE.rows("SELECT id, version FROM case_file WHERE stage = 0 ORDER BY id DESC LIMIT 1")[0]
    visitors = [someone("dispatcher") for _ in range(4)]
    tokens = [v.token(f"desk/case?id={case}") for v in visitors]
    before = DATABASE.number(f"SELECT COUNT(*) FROM case_event WHERE case_id = {case}")
    answers = []

    def write(visitor, token):
        answers.append(visitor.post("desk/case/note", {"token": token, "once": uuid.uuid4().hex, "id": case,
                                                       "version": version, "text": "同时写下的备注"}))

    threads = [threading.Thread(target=write, args=pair) for pair in zip(visitors, tokens)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after = DATABASE.number(f"SELECT COUNT(*) FROM case_event WHERE case_id = {case}")
    statuses = sorted(a.status for a in answers)
    check("of four people who write at once one is first and the others are told", statuses == [303, 409, 409, 409],
          statuses)
    check("exactly one event was added", after == before + 1, (before, after))
    check("the others find their own words on the page",
          all("同时写下的备注" in a.body for a in answers if a.status == 409))


def clock_killed():
    # So many, however many cases the clerks before have registered on this machine.
    DATABASE.rows("UPDATE deadline SET due_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND, next_at = UTC_TIMESTAMP() "
                  "WHERE state IN (0, 1) AND case_id IN (SELECT id FROM case_file WHERE queue <= 4) "
                  "ORDER BY id LIMIT 1500")
    for _ in range(6):
        os.kill(pid("clockd"), signal.SIGKILL)
        shell(f"start_program '{FOLDER}' clockd")
        time.sleep(RANDOM.uniform(0.05, 0.5))
    until = time.time() + 60
    waiting = "SELECT COUNT(*) FROM deadline WHERE next_at <= UTC_TIMESTAMP()"
    while DATABASE.number(waiting) > 0 and time.time() < until:
        time.sleep(0.5)
    check("a killed clock daemon catches up", DATABASE.number(waiting) == 0, DATABASE.number(waiting))
    twice = DATABASE.rows("SELECT case_id, text, until_at, COUNT(*) FROM case_event WHERE act = 31 "
                          "GROUP BY case_id, text, until_at HAVING COUNT(*) > 1")
    check("and marks every breach once", not twice, twice[:3])
    verify("after a killed clock daemon")


double_click()
two_people()
workers_killed()
database_away()
database_killed()
clock_killed()
print(f"1..{COUNT}")
