"""Faults while people work: nothing acknowledged is lost, nothing happens twice.  Prints TAP."""
import os
import signal
import threading
import time
import uuid

import programs
from people import Clerks, complaint
from stand import (DATABASE, FOLDER, RANDOM, account_for, check, finish, kill_database, kill_worker, pid, shell, someone,
                   verify)

ROUNDS = int(os.environ.get("FAULT_ROUNDS", "12"))


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
programs.run()
finish()
