"""Drives wrk against pages and floors, splits the processor time, prints ratios beside the bars."""
import argparse
import json
import os
import re
import statistics
import subprocess
import time
import urllib.request

TICK = os.sysconf("SC_CLK_TCK")


def family(pid):
    """A process and its children."""
    found = [pid]
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as stat:
                    if int(stat.read().rsplit(")", 1)[1].split()[1]) == pid:
                        found.append(int(entry))
            except OSError:
                pass
    return found


def seconds(pids):
    total = 0.0
    for pid in pids:
        try:
            with open(f"/proc/{pid}/stat") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
            total += (int(fields[11]) + int(fields[12])) / TICK
        except OSError:
            pass
    return total


def private_memory(pids):
    """The largest private memory of a worker, in MB."""
    worst = 0
    for pid in pids[1:]:
        try:
            with open(f"/proc/{pid}/smaps_rollup") as maps:
                text = maps.read()
        except OSError:
            continue
        kilobytes = sum(int(n) for n in re.findall(r"^Private_\w+:\s+(\d+)", text, re.M))
        worst = max(worst, kilobytes)
    return worst / 1024


def in_milliseconds(text):
    found = re.match(r"([\d.]+)(us|ms|s)", text)
    if not found:
        return float("nan")     # not one request was answered in the time
    number, unit = found.groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


class Page:
    def __init__(self, name, url, processes, headers=(), script=None, environment=None):
        self.name, self.url, self.processes = name, url, processes
        self.headers, self.script, self.environment = headers, script, environment or {}

    def load(self, connections, length):
        command = ["wrk", "-t1", f"-c{connections}", f"-d{length}s", "--latency"]
        for header in self.headers:
            command += ["-H", header]
        if self.script:
            command += ["-s", self.script]
        before = {name: seconds(pids) for name, pids in self.processes.items()}
        run = subprocess.run(command + [self.url], capture_output=True, text=True,
                             env={**os.environ, **self.environment, "BENCH_SALT": f"{time.time_ns()}-"})
        after = {name: seconds(pids) for name, pids in self.processes.items()}
        out = run.stdout
        if run.returncode or "requests in" not in out:
            raise SystemExit(f"{self.name}: wrk failed\n{out}{run.stderr}")
        count = int(re.search(r"(\d+) requests in", out).group(1))
        wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
        return {
            "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)),
            "p50": in_milliseconds(re.search(r"^\s+50%\s+(\S+)", out, re.M).group(1)),
            "p99": in_milliseconds(re.search(r"^\s+99%\s+(\S+)", out, re.M).group(1)),
            "wrong": (int(wrong.group(1)) if wrong else 0) + ("answered" in run.stderr),
            "cpu": {name: (after[name] - before[name]) / max(count, 1) * 1e6 for name in before},
        }


def pid_of(folder, name):
    with open(os.path.join(folder, name + ".pid")) as file:
        return int(file.read().split()[0])


def read(url, cookie):
    request = urllib.request.Request(url, headers={"Cookie": cookie})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10) as answer:
        return answer.read().decode("utf-8")


def pages(options):
    run = options.run
    database = {"database": family(pid_of(run, "db"))}
    product = {"nginx": family(pid_of(run, "nginx")), **database}
    floor = {"nginx": family(pid_of(run, "floor_nginx")), "program": family(pid_of(run, "floor")), **database}
    desk = {**product, "program": family(pid_of(run, "desk"))}
    archive = {**product, "program": family(pid_of(run, "archive"))}
    cookie = f"anjuan_session={options.desk}"
    archivist = f"anjuan_session={options.archivist}"
    intake = read(options.product + "/desk/intake", cookie)
    token = re.search(r'name="token" value="([^"]+)"', intake).group(1)
    board = read(options.product + "/desk/board?view=all", cookie)
    case = re.search(r'href="[^"]*?/desk/(case\?id=\d+)', board).group(1)
    received = time.strftime("%Y-%m-%d %H:%M", time.gmtime(time.time() + 8 * 3600 - 120))
    environment = {"BENCH_TOKEN": token, "BENCH_COOKIE": cookie, "BENCH_RECEIVED": received}
    return {
        "hello": Page("floor: hello", options.floor + "/hello", floor),
        "list": Page("floor: list of 50 rows", options.floor + "/list", floor),
        "insert": Page("floor: insert", options.floor + "/insert", floor, script=None),
        "board": Page("board, 50 rows", options.product + "/desk/board?view=all", desk, [f"Cookie: {cookie}"]),
        "case": Page("case page", options.product + "/desk/" + case, desk, [f"Cookie: {cookie}"]),
        "few": Page("case page, 3 live deadlines", f"{options.product}/desk/case?id={options.few}", desk, [f"Cookie: {cookie}"]),
        "many": Page("case page, 16 live deadlines", f"{options.product}/desk/case?id={options.many}", desk,
                     [f"Cookie: {cookie}"]),
        "search common": Page("search, 1 in 4 has the word",
                              options.product + "/archive/search?words=%E5%A4%A9%E8%8A%B1%E6%9D%BF", archive,
                              [f"Cookie: {archivist}"]),
        "search rare": Page("search, 1 in 100 has the word",
                            options.product + "/archive/search?words=%E6%A2%A7%E6%A1%90%E6%A0%91", archive,
                            [f"Cookie: {archivist}"]),
        "search few": Page("search, 40 cases have the word",
                           options.product + "/archive/search?words=%E7%B4%AB%E8%97%A4%E6%9E%B6", archive,
                           [f"Cookie: {archivist}"]),
        # last: its texts wait for the resting clock daemon, and searches look at every one that waits
        "intake": Page("intake POST", options.product + "/desk/intake", desk, [f"Origin: {options.product}"],
                       "tests/bench/intake.lua", environment),
    }


def line(page, connections, figures):
    cpu = figures["cpu"]
    print(f"{page.name:30} {connections:5d} {figures['rate']:10.0f} {figures['p50']:9.2f} {figures['p99']:9.2f} "
          f"{cpu['nginx']:8.0f} {cpu['program']:8.0f} {cpu['database']:8.0f} {figures['wrong']:6d}")


def paired(ours, floor, length):
    """The median of three ratios, each measured side by side at 8 connections."""
    ratios = []
    for _ in range(3):
        below = floor.load(8, length)["rate"]
        ratios.append(ours.load(8, length)["rate"] / below)
    return statistics.median(ratios)


GROWING = ("board", "case", "search common", "search rare", "search few")


def costs(every, length):
    """Processor time of a request, all programs together: the least of three, since others use the machine, too."""
    found = {}
    for name in GROWING:
        every[name].load(2, 1)
        found[name] = min(sum(every[name].load(8, length)["cpu"].values()) for _ in range(3))
    return found


def growth(every, small, length):
    print("\nprocessor time of a request, all cases / a tenth of them  measured    bar")
    for name, cost in costs(every, length).items():
        print(f"{every[name].name:>53} {cost / small[name]:8.2f} {1.1:6.2f}")


def main():
    parser = argparse.ArgumentParser()
    for name in ("product", "floor", "desk", "archivist", "run"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--few", required=True)
    parser.add_argument("--many", required=True)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--cases", type=int, default=0)
    parser.add_argument("--costs-to")
    parser.add_argument("--costs-from")
    parser.add_argument("--post", nargs=argparse.REMAINDER, help="the command that posts the texts that wait")
    options = parser.parse_args()
    every = pages(options)
    if options.costs_to:
        with open(options.costs_to, "w") as file:
            json.dump(costs(every, 2), file)
        return
    print(f"\n{options.cases} cases; wrk with one thread; processor time per request in microseconds\n")
    print(f"{'page':30} {'conn.':>5} {'requests/s':>10} {'p50 ms':>9} {'p99 ms':>9} {'nginx':>8} {'program':>8} "
          f"{'database':>8} {'wrong':>6}")
    spread = {}
    for name, page in every.items():
        page.load(2, 1)
        for connections in (1, 8, 64):
            figures = page.load(connections, options.seconds)
            spread[name, connections] = figures
            line(page, connections, figures)
    print("\nratios at 8 connections, median of three pairs       measured    bar")
    for ours, floor, bar in (("board", "list", 0.70), ("case", "list", 0.50), ("intake", "insert", 0.50)):
        print(f"{every[ours].name:>28} / {every[floor].name:22} {paired(every[ours], every[floor], 2):8.2f} {bar:6.2f}")
    print(f"{'time of the page with 16 live deadlines / the one with 3':>53} "
          f"{1 / paired(every['many'], every['few'], 3):8.2f} {1.15:6.2f}")
    for name in ("board", "case", "intake", "search common", "search rare", "search few"):
        figures = spread[name, 64]
        print(f"{every[name].name:>28}: p99/p50 at 64 connections {figures['p99'] / figures['p50']:8.2f}   3.00")
    for name in ("board", "case"):
        print(f"{every[name].name:>28}: p50 at one connection, ms {spread[name, 1]['p50']:9.2f}   2.00")
    for name in ("desk", "archive"):
        print(f"{name:>28}: private memory of a worker, MB "
              f"{private_memory(family(pid_of(options.run, name))):6.1f}   4.0")
    if options.costs_from:
        subprocess.run(options.post, check=True, stdout=subprocess.DEVNULL)
        with open(options.costs_from) as file:
            growth(every, json.load(file), 2)


main()
