"""The running product that is disturbed: its programs, its database, and how a check is written down as TAP."""
import os
import random
import signal
import subprocess
import threading
import time

from people import Database, Visitor

URL, FOLDER = os.environ["URL"], os.environ["SCRATCH"]
BUILD = os.environ.get("ANJUAN_BUILD", "build")
DATABASE = Database(os.environ["DATABASE_SOCKET"], open(f"{FOLDER}/etc/password/owner").read().strip())
RANDOM = random.Random(int(os.environ.get("FAULT_SEED", "20261123")))
COUNT = 0


def check(name, holds, detail=""):
    global COUNT
    COUNT += 1
    print(f"{'ok' if holds else 'not ok'} {COUNT} - {name}{'' if holds else ': ' + str(detail)}", flush=True)


def finish():
    print(f"1..{COUNT}")


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


def restart(program, fault_at=""):
    """Starts a program anew; its workers end at that point, each time they come to it."""
    shell(f"stop_program '{FOLDER}' {program}; FAULT_AT={fault_at} start_program '{FOLDER}' {program}; "
          f"wait_until 20 program_listens '{FOLDER}' {program}")


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


class Killing:
    """As long as it lasts, workers of a program are killed, one after the other."""

    def __init__(self, program, shortest=0.05, longest=0.3):
        self.program, self.pause, self.killed = program, (shortest, longest), 0
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self.work)

    def work(self):
        while not self.stop.wait(RANDOM.uniform(*self.pause)):
            kill_worker(self.program)
            self.killed += 1

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join()


def verify(when):
    run = subprocess.run([f"{BUILD}/anjuan", "--config", f"{FOLDER}/etc/anjuan.conf", "verify"],
                         capture_output=True, text=True)
    check(f"every case is whole and every chain holds {when}", run.returncode == 0, run.stdout + run.stderr)


def account_for(clerks, when, least=20):
    """Compares what people were told with what is stored."""
    stored = dict(DATABASE.rows(f"SELECT subject, COUNT(*) FROM complaint WHERE subject LIKE '{clerks.mark} %' GROUP BY subject"))
    lost = [subject for subject in clerks.acknowledged if subject not in stored]
    twice = [subject for subject, count in stored.items() if count != "1"]
    check(f"people kept working {when} ({len(clerks.acknowledged)} acknowledged, {clerks.retried} sent again)",
          len(clerks.acknowledged) > least and not clerks.wrong, (len(clerks.acknowledged), clerks.wrong[:5]))
    check(f"nothing acknowledged is lost {when}", not lost, lost[:5])
    check(f"nothing happens twice {when}", not twice, twice[:5])
    gaps = DATABASE.rows("SELECT c.prefix, c.year, c.last, COUNT(p.id) FROM counter c LEFT JOIN complaint p "
                         "ON LEFT(p.number, LENGTH(p.number) - 6) = CONCAT(IF(c.prefix = '-', '', c.prefix), c.year, '-') "
                         "WHERE c.prefix <> 'A' GROUP BY c.prefix, c.year, c.last HAVING c.last <> COUNT(p.id)")
    check(f"case numbers have no gap {when}", not gaps, gaps)
