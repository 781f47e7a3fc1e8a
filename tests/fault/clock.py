"""The clock daemon: every deadline is marked exactly once, whatever happens to it or to the clocks.  Prints TAP."""
import os
import random
import re
import signal
import subprocess
import time

from people import Database

FOLDER = os.environ["SCRATCH"]
BUILD = os.environ.get("ANJUAN_BUILD", "build")
DATABASE = Database(os.environ["DATABASE_SOCKET"], open(f"{FOLDER}/etc/password/owner").read().strip())
RANDOM = random.Random(int(os.environ.get("FAULT_SEED", "20261126")))
STEPS = ("turn", "events", "states", "marked", "committed", "replan", "sweep")
REPORTING = ("events", "states", "marked", "committed")
OFFSET = f"{FOLDER}/offset"		# what the jumping clock is off by
BREACH, WARN, RESUME, ESCALATE = 31, 30, 33, 62	# enum act
COUNT = ROUND = 0


def check(name, holds, detail=""):
    global COUNT
    COUNT += 1
    print(f"{'ok' if holds else 'not ok'} {COUNT} - {name}{'' if holds else ': ' + str(detail)}", flush=True)


class Daemon:
    """One of it, with its own log."""

    def __init__(self, **environment):
        self.log = open(f"{FOLDER}/log/clockd", "a")
        self.process = subprocess.Popen([f"{BUILD}/anjuan-clockd", "--config", f"{FOLDER}/etc/anjuan.conf"],
                                        stdout=self.log, stderr=self.log, env={**os.environ, **environment})

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait(30)

    def died(self, seconds):
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None


def holder():
    rows = DATABASE.rows("SELECT holder, until_at > UTC_TIMESTAMP() FROM lease WHERE name = 'clock'")
    return rows[0][0].rpartition(":")[2] if rows and rows[0][1] == "1" else None


def give_up():
    """The lease of one that was killed; waiting for it is tried once, that is enough."""
    DATABASE.rows("UPDATE lease SET until_at = '1970-01-01'")


def fall_due(each, seconds=-1, state=0):
    """So many clocks a case, all due at one moment, whatever the database's clock says; the name tells them from others."""
    global ROUND
    ROUND += 1
    clock = f"TEST{ROUND}"		# no procedure has it
    now = time.strftime("'%Y-%m-%d %H:%M:%S'", time.gmtime())
    DATABASE.rows(f"INSERT INTO deadline (case_id, clock, round, state, started_at, due_at, next_at, resume_at, role) "
                  f"SELECT c.id, '{clock}', s.seq, {state}, {now} - INTERVAL 1 DAY, "
                  f"{now} + INTERVAL ({seconds} - CAST(s.seq AS SIGNED)) SECOND, {now} + INTERVAL ({seconds} + 1) SECOND, "
                  f"IF({state} = 5, {now} + INTERVAL ({seconds} + 1) SECOND, NULL), 2 "
                  f"FROM case_file c JOIN seq_1_to_{each} s WHERE c.stage < 7")
    return clock


def waiting(clock):
    return DATABASE.number(f"SELECT COUNT(*) FROM deadline WHERE clock = '{clock}' AND state IN (0, 1, 5)")


def worked_off(clock, seconds=60):
    until = time.time() + seconds
    while waiting(clock) > 0 and time.time() < until:
        time.sleep(0.1)
    return waiting(clock) == 0


def once(clock, act, name):
    """One event for each deadline, and none without."""
    made = DATABASE.number(f"SELECT COUNT(*) FROM deadline WHERE clock = '{clock}'")
    told = DATABASE.rows(f"SELECT case_id, until_at, COUNT(*) FROM case_event WHERE act = {act} AND text = '{clock}' "
                         "GROUP BY case_id, until_at")
    twice = [row for row in told if row[2] != "1"]
    check(f"{name}: each of {made} exactly once", made > 0 and len(told) == made and not twice,
          (made, len(told), twice[:3]))


def killed_at_each_step():
    for number, step in enumerate(STEPS):
        clock = fall_due(3)
        if step == "replan":
            DATABASE.rows(f"UPDATE deadline SET calendar = 'old' WHERE clock = '{fall_due(1, 7200)}'")
        give_up()
        daemon = Daemon(FAULT_AT=step)
        ended = daemon.died(20)
        check(f"the daemon can be killed at the step {step}", ended == -signal.SIGKILL, ended)
        if ended is None:
            daemon.kill()
        held = holder()
        if number > 0:
            give_up()
        began = time.time()
        with_after = Daemon()
        if step == "sweep":
            once(clock, BREACH, f"killed at {step}")
        done = worked_off(clock)
        if number == 0:
            check("the lease of a dead one is waited for, and taken over within 30 s",
                  held is not None and 5 < time.time() - began <= 30, (held, time.time() - began))
        check(f"what was due is worked off after {step}", done, waiting(clock))
        once(clock, BREACH, f"killed at {step}")
        with_after.stop()
    left = DATABASE.number("SELECT COUNT(*) FROM deadline WHERE calendar = 'old'")
    check("no deadline is left to a calendar that is not in force", left == 0, left)


def killed_at_random():
    clocks = []
    for _ in range(10):
        clocks.append(fall_due(6))
        give_up()
        daemon = Daemon()
        time.sleep(RANDOM.uniform(0.01, 0.4))
        daemon.kill()
    give_up()
    daemon = Daemon()
    check("what is left after ten killed daemons is worked off", all(worked_off(clock) for clock in clocks))
    daemon.stop()
    check("a daemon that is told to stop gives up its turn", holder() is None, holder())
    for clock in clocks[::3]:
        once(clock, BREACH, "killed at random")


def several():
    daemons = [Daemon() for _ in range(4)]
    time.sleep(1.5)
    first = holder()
    clock = fall_due(20)
    check("four daemons work it off", worked_off(clock))
    once(clock, BREACH, "four daemons")
    pids = {str(daemon.process.pid): daemon for daemon in daemons}
    check("one of them has the turn, and keeps it", first in pids and holder() == first, (first, holder(), list(pids)))
    pids.pop(first).kill()
    began, clock = time.time(), fall_due(2)
    check("when it is killed another one takes over within 30 s", worked_off(clock, 30) and holder() in pids,
          (holder(), time.time() - began))
    once(clock, BREACH, "taken over")
    for daemon in pids.values():
        daemon.stop()


def reloaded():
    """SIGHUP reads the configuration anew and never ends the daemon; a wrong one leaves the old in use."""
    path = f"{FOLDER}/etc/anjuan.conf"
    with open(path) as file:
        good = file.read()
    elsewhere = re.sub(r"(?m)^database_socket *=.*$", "database_socket = /nonexistent.sock", good)
    daemon, clocks = Daemon(), [fall_due(1)]
    check("before it is told to read again it marks", worked_off(clocks[0], 20))
    for name, text, marks in (("the same", good, True), ("a wrong one", good + "nonsense\n", True),
                              ("that of another server", elsewhere, False), ("the right one", good, True)):
        with open(path, "w") as file:
            file.write(text)
        daemon.process.send_signal(signal.SIGHUP)
        time.sleep(1.5)
        clocks.append(fall_due(1))
        marked = worked_off(clocks[-1], 15 if marks else 4)
        check(f"SIGHUP with {name}: it runs on, and {'marks' if marks else 'is over there'}",
              daemon.process.poll() is None and marked == marks, (daemon.process.poll(), marked))
    check("and what waited meanwhile is worked off", all(worked_off(clock, 15) for clock in clocks))
    daemon.stop()
    for clock in clocks:
        once(clock, BREACH, "read again")


def pauses_end():
    clock = fall_due(2, state=5)
    daemon = Daemon()
    check("pauses that have reached their limit run on", worked_off(clock))
    once(clock, RESUME, "limit reached")
    once(clock, BREACH, "limit reached and the time over")
    daemon.stop()


def reports():
    """What the clocks report up, in the list of reports and in the histories of the cases: the same in both."""
    made = DATABASE.rows("SELECT case_id, clock, to_id, level, COUNT(*) FROM escalation WHERE clock = 'K7' "
                         "GROUP BY case_id, clock, to_id, level ORDER BY 1, 2, 3, 4")
    told = DATABASE.rows(f"SELECT case_id, text, person_id, SUBSTR(detail, 6, 1), COUNT(*) FROM case_event WHERE act = {ESCALATE} "
                         "AND text = 'K7' GROUP BY case_id, text, person_id, SUBSTR(detail, 6, 1) ORDER BY 1, 2, 3, 4")
    return made, told


def overdue():
    """What the daemon has not come to yet."""
    return DATABASE.number("SELECT (SELECT COUNT(*) FROM deadline WHERE next_at <= UTC_TIMESTAMP()) + "
                           "(SELECT COUNT(*) FROM escalation WHERE next_at <= UTC_TIMESTAMP())")


def reported_up():
    """A breach goes up and climbs, each once and with its event, wherever the daemon is killed."""
    for step in (*REPORTING, "climb"):
        before = sum(int(row[4]) for row in reports()[0])
        if step == "climb":
            DATABASE.rows("UPDATE escalation SET next_at = UTC_TIMESTAMP() WHERE clock = 'K7' AND level = 1 AND next_at IS NOT NULL "
                          "ORDER BY id LIMIT 100")
        else:
            clock = fall_due(1)
            DATABASE.rows(f"UPDATE deadline SET clock = 'K7', round = round + 100 * {ROUND} WHERE clock = '{clock}'")
        give_up()
        daemon = Daemon(FAULT_AT=step)
        check(f"the daemon can be killed at the step {step} while it reports up", daemon.died(20) == -signal.SIGKILL)
        daemon.kill()
        give_up()
        daemon = Daemon()
        until = time.time() + 60
        while overdue() > 0 and time.time() < until:
            time.sleep(0.2)
        check(f"breaches and reports are worked off after {step}", overdue() == 0, overdue())
        daemon.stop()
        made, told = reports()
        parted = [row for row in made if row not in told] + [row for row in told if row not in made]
        check(f"killed at {step}: the histories tell each report once", parted == [], parted[:4])
        now = sum(int(row[4]) for row in made)
        check(f"killed at {step}: and there are new ones", now > before, (before, now))
    twice = DATABASE.number("SELECT COUNT(*) FROM (SELECT deadline_id FROM escalation WHERE deadline_id IS NOT NULL "
                            "GROUP BY deadline_id, level HAVING COUNT(*) > 1) t")
    check("no breach is reported twice at one level", twice == 0, twice)


# A round of visits has a duty of its own, opened by hand.
PERIODIC = "NOT IN (SELECT duty_id FROM campaign)"


def duties():
    """Periods open once and are marked once, whenever the daemon dies."""
    for step in ("duty", "duty_mark"):
        if step == "duty":
            DATABASE.rows("UPDATE effect SET duty_id = NULL WHERE duty_id IS NOT NULL")
            DATABASE.rows(f"DELETE FROM duty_event WHERE duty_id {PERIODIC}")
            DATABASE.rows(f"DELETE FROM duty WHERE id {PERIODIC}")
        else:
            DATABASE.rows("UPDATE duty SET due_at = UTC_TIMESTAMP() - INTERVAL 1 DAY, next_at = UTC_TIMESTAMP()")
        give_up()
        daemon = Daemon(FAULT_AT=step)
        check(f"the daemon can be killed at the step {step}", daemon.died(20) == -signal.SIGKILL)
        daemon.kill()
        give_up()
        daemon = Daemon()
        time.sleep(3)
        daemon.stop()
    rows = DATABASE.rows(f"SELECT rule, COUNT(*) FROM duty WHERE id {PERIODIC} GROUP BY rule, period, subject")
    judging = DATABASE.rows("SELECT (SELECT COUNT(*) FROM duty WHERE rule = 'V3'), COUNT(*), COUNT(DISTINCT duty_id) FROM effect "
                            "WHERE duty_id IS NOT NULL")
    check("every evaluation that is to be judged has one", int(judging[0][0]) > 0 and len(set(judging[0])) == 1, judging)
    check("every duty of the procedure has opened once", len(rows) >= 5 and all(row[1] == "1" for row in rows), rows)
    told = DATABASE.rows("SELECT d.rule, SUM(e.act = 0), SUM(e.act = 3), d.state FROM duty d JOIN duty_event e "
                         f"ON e.duty_id = d.id WHERE d.id {PERIODIC} GROUP BY d.id, d.rule, d.state")
    # What is counted from signed inspections was done, whatever the moment it was due is set to.
    late = [row for row in told if row[1:] == ["1", "1", "2"]]
    counted = [row for row in told if row[0] == "K18" and row[1:] == ["1", "0", "3"]]
    check("and is told once to have opened, and once to be late",
          len(told) == len(rows) and len(late) + len(counted) == len(told) and len(counted) <= 1, told)


def jumping(**cache):
    """What makes a program's clock say what the file OFFSET says."""
    library = subprocess.run(["find", "/usr/lib", "-name", "libfaketime.so.1"], capture_output=True, text=True)
    return {"LD_PRELOAD": library.stdout.split()[0], "FAKETIME_TIMESTAMP_FILE": OFFSET, "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            **(cache or {"FAKETIME_NO_CACHE": "1"})}


def jump(text):
    with open(OFFSET + ".new", "w") as file:
        file.write(text)
    os.rename(OFFSET + ".new", OFFSET)


def nothing_late(*clocks):
    names = "', '".join(clocks)
    return DATABASE.number(f"SELECT COUNT(*) FROM deadline WHERE clock IN ('{names}') AND state <> 0") == 0 and \
        DATABASE.number(f"SELECT COUNT(*) FROM case_event WHERE text IN ('{names}')") == 0


def answered(*clocks):
    names = "', '".join(clocks)
    DATABASE.rows(f"UPDATE deadline SET state = 4, stopped_at = UTC_TIMESTAMP(), next_at = NULL WHERE clock IN ('{names}')")


def own_clock_jumps():
    """The machine's clock, not the database's: nothing becomes late that is not, nothing is missed."""
    later = fall_due(1, 1800)
    tomorrow = fall_due(1, 12 * 3600)
    jump("+0")
    daemon = Daemon(**jumping())
    time.sleep(1.5)
    for text in ("+1h", "-1h", "+0", "+1d", "-1d", "+0", "-1h"):
        jump(text)
        clock = fall_due(1, 1)
        check(f"a clock that is off by {text} marks what is due", worked_off(clock, 10))
        once(clock, BREACH, f"off by {text}")
        check(f"off by {text} nothing is late before its time", nothing_late(later, tomorrow))
        check(f"off by {text} the turn is kept", holder() == str(daemon.process.pid), holder())
    daemon.stop()
    with open(f"{FOLDER}/log/clockd") as log:
        said = log.read().count("a clock jumped")
    check("each time the clocks part it is said once", said == 3, said)
    answered(later, tomorrow)


def restart_database(**environment):
    jump("+0")
    words = f". tests/lib/product.sh; stop_database '{FOLDER}'; start_database '{FOLDER}'"
    subprocess.run(["sh", "-c", words], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   env={**os.environ, **environment})


HOURS = {"+0": 0, "+1h": 1, "-1h": -1, "+1d": 24, "-1d": -24}


def database_off_by(hours):
    """Waits until the database says so."""
    until = time.time() + 5
    while time.time() < until:
        off = DATABASE.number(f"SELECT TIMESTAMPDIFF(SECOND, FROM_UNIXTIME({int(time.time())}), NOW())")
        if abs(off - hours * 3600) < 5:
            return True
        time.sleep(0.1)
    return False


def database_clock_jumps():
    """The database's clock, and then both: an open deadline is no earlier and no later for it, one that is due is marked."""
    restart_database(**jumping(FAKETIME_CACHE_DURATION="1"))
    later, tomorrow = fall_due(1, 1800), fall_due(1, 12 * 3600)
    for both, jumps in ((False, ("+1h", "-1h", "+1d", "-1d")), (True, ("+1h", "+1d"))):
        jump("+0")
        check(f"the clocks agree before {'both jump' if both else 'the database jumps'}", database_off_by(0))
        daemon = Daemon(**(jumping() if both else {}))
        time.sleep(1.5)
        for text in jumps:
            jump(text)
            name = f"{'both clocks' if both else 'the database'} off by {text}"
            check(f"{name}", database_off_by(HOURS[text]))
            clock = fall_due(1, 1)
            check(f"{name}: what is due is marked", worked_off(clock, 15), waiting(clock))
            once(clock, BREACH, name)
            check(f"{name}: nothing is late before its time", nothing_late(later, tomorrow))
            check(f"{name}: the turn is kept", holder() == str(daemon.process.pid), holder())
        daemon.stop()
    answered(later, tomorrow)
    restart_database()


MANY = 10000


def many_at_once():
    """So many due in one minute, two daemons, and the one that has the turn killed on the way: each exactly once."""
    cases = DATABASE.number("SELECT COUNT(*) FROM case_file WHERE stage < 7")
    each = -(-MANY // (cases * 2))
    daemons = [Daemon() for _ in range(2)]
    time.sleep(1.5)
    clocks = [fall_due(each), fall_due(each)]
    made, left, began = 2 * each * cases, sum(waiting(clock) for clock in clocks), time.time()
    while left > made * 2 // 3 and time.time() < began + 30:
        time.sleep(0.05)
        left = sum(waiting(clock) for clock in clocks)
    first = next((daemon for daemon in daemons if str(daemon.process.pid) == holder()), daemons[0])
    first.kill()
    left = sum(waiting(clock) for clock in clocks)
    check(f"{made} fall due at once, and {made - left} are marked when the one at work is killed", made >= MANY and 0 < left < made,
          (made, left))
    done = all(worked_off(clock, 90) for clock in clocks)
    spent = time.time() - began
    daemons.remove(first)
    check(f"the other one marks the rest ({spent:.0f} s in all)", done and holder() == str(daemons[0].process.pid),
          (left, [waiting(clock) for clock in clocks], holder()))
    for clock in clocks:
        once(clock, BREACH, f"{made} at once")
    late = DATABASE.number("SELECT COUNT(*) FROM deadline WHERE state = 2 AND clock IN ('{}', '{}')".format(*clocks))
    check("and every one of them is late", late == made, late)
    daemons[0].stop()


def database_clock_went_back():
    """The lease of a dead one seems to last for a day."""
    DATABASE.rows("UPDATE lease SET holder = 'gone:1', until_at = UTC_TIMESTAMP() + INTERVAL 1 DAY")
    clock = fall_due(1)
    daemon = Daemon()
    check("a lease of before the clock went back holds nobody up", worked_off(clock, 10), holder())
    once(clock, BREACH, "after the clock went back")
    daemon.stop()


killed_at_each_step()
killed_at_random()
several()
reloaded()
pauses_end()
reported_up()
duties()
own_clock_jumps()
database_clock_went_back()
database_clock_jumps()
many_at_once()
run = subprocess.run([f"{BUILD}/anjuan", "--config", f"{FOLDER}/etc/anjuan.conf", "verify"], capture_output=True, text=True)
check("every case is whole and every chain holds", run.returncode == 0, run.stdout + run.stderr)
print(f"1..{COUNT}")
