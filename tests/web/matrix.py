"""Every route of every program against every role: the programs' own route tables held against tests/web/policy.tsv.

A route without a row of the policy fails, and so does a row without a route.  Prints TAP.
"""
import csv
import io
import os
import subprocess
import sys

sys.path.insert(0, "tests/fault")
from people import Visitor  # noqa: E402

URL, FOLDER = os.environ["URL"], os.environ["SCRATCH"]
BUILD = os.environ.get("ANJUAN_BUILD", "build")
PROGRAMS = ("portal", "desk", "audit", "archive", "admin")
ROLES = ("dispatcher", "supervisor", "handler", "department_manager", "inspector", "archivist", "management",
         "administrator")
COUNT = 0


def check(name, holds, detail=""):
    global COUNT
    COUNT += 1
    print(f"{'ok' if holds else 'not ok'} {COUNT} - {name}{'' if holds else ': ' + str(detail)}", flush=True)


def routes():
    found = []
    for program in PROGRAMS:
        run = subprocess.run([f"{BUILD}/anjuan-{program}", "--routes"], capture_output=True, text=True, check=True)
        found += [tuple(line.split("\t")[:2]) for line in run.stdout.splitlines()]
    return found


def policy():
    """Route → who may: "public", "signed in", or roles separated by spaces."""
    rows = {}
    with open("tests/web/policy.tsv") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                method, path, who = line.rstrip("\n").split("\t")
                rows[method, path] = who
    return rows


def allowed(who, role):
    if who == "public":
        return True
    if role is None:
        return False
    return who == "signed in" or role in who.split()


def answer_of(visitor, method, path):
    if method == "GET":
        return visitor.get(path)
    return visitor.post(path, {"token": visitor.form_token, "once": os.urandom(16).hex()})


def is_denied(answer, role, method):
    if role is None and method == "GET":
        return answer.status == 303 and "/admin/sign_in" in answer.location
    return answer.status == 403


def accounts():
    run = subprocess.run([f"{BUILD}/anjuan", "--config", f"{FOLDER}/etc/anjuan.conf", "demo", "--accounts"],
                         capture_output=True, text=True, check=True)
    return {role: (login, password) for login, password, role in (line.split()[:3] for line in run.stdout.splitlines())}


def visitor_of(role):
    visitor = Visitor(URL)
    if role is not None:
        visitor.sign_in(*accounts()[role])
    visitor.form_token = visitor.token("admin/sign_in" if role is None else "admin/password")
    return visitor


# What a list is asked for, where it is several lists in one or of one thing; rooms being imported
# and what another procedure would change are only there while somebody works on those.
ASKED = {
    "desk/board/export": [f"view={view}" for view in ("all", "dispatch", "mine", "due", "overdue", "confirming", "visiting", "returned", "filing", "cooperating")],
    "desk/campaign/export": ["id=1"],
    "admin/outbox/export": [f"state={state}" for state in ("waiting", "sent", "failed", "held", "cancelled")],
    "admin/calendar/export": ["year=2026"],
}
EMPTY = {"admin/rooms/preview/export", "desk/trial/export"}


def rows_of(visitor, path, query):
    """How many rows a list has as a file, or the status that came instead."""
    answer = visitor.get(f"{path}?{query}{'&' if query else ''}format=csv")
    return len(list(csv.reader(io.StringIO(answer.body)))) - 1 if answer.status == 200 else -answer.status


def lists_are_alive(known, rows, people):
    """Every list that can be exported has a row of the demonstration data for somebody who may see it."""
    lists = [path for method, path in known if method == "GET" and path.endswith("/export") and path not in EMPTY]
    check("there are many lists", len(lists) > 20, lists)
    for path in lists:
        for query in ASKED.get(path, [""]):
            found = {role: rows_of(visitor, path, query) for role, visitor in people.items()
                     if role is not None and allowed(rows.get(("GET", path), ""), role)}
            check(f"{path} {query}: the list is alive", max(found.values(), default=0) > 0, found)


def main():
    rows = policy()
    people = {role: visitor_of(role) for role in (None, *sorted(set(ROLES) & set(accounts())))}
    check("there is somebody for every role", set(people) == {None, *ROLES}, set(ROLES) - set(people))
    known = routes()
    check("every route has a row of the policy", not set(known) - set(rows), sorted(set(known) - set(rows)))
    check("every row of the policy has its route", not set(rows) - set(known), sorted(set(rows) - set(known)))
    lists_are_alive(known, rows, people)
    # What ends sessions comes last, or the others would be nobody.
    known.sort(key=lambda route: route[1] in ("admin/sign_out", "admin/sessions"))
    for method, path in known:
        who = rows.get((method, path))
        if who is None:
            continue
        wrong = []
        for role, visitor in people.items():
            answer = answer_of(visitor, method, path)
            if is_denied(answer, role, method) == allowed(who, role) or answer.status >= 500:
                wrong.append((role or "nobody", answer.status, answer.location))
            if path.startswith(("admin/sign_out", "admin/sessions")) and role is not None and method == "POST":
                people[role] = visitor_of(role)
        check(f"{method} {path}: {who}", not wrong, wrong)
    print(f"1..{COUNT}")


main()
