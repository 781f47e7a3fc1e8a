"""People at work on a running product, as plain HTTP on loopback: sign in, fill in forms, try again."""
import http.client
import re
import subprocess
import threading
import time
import urllib.parse
import uuid


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def location(self):
        return self.headers.get("Location", "")


class Visitor:
    """One browser: cookies, no keep-alive, so that every request may meet another worker."""

    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        self.host, self.base = parts.netloc, parts.path.rstrip("/")
        self.cookies = {}

    def ask(self, method, path, fields=None):
        path = path if path.startswith(self.base + "/") else self.base + "/" + path.lstrip("/")
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), "Connection": "close",
                   "Origin": f"http://{self.host}"}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(self.host, timeout=20)
        try:
            connection.request(method, path, body, headers)
            reply = connection.getresponse()
            text = reply.read().decode("utf-8", "replace")
            for line in reply.headers.get_all("Set-Cookie") or []:
                name, _, value = line.split(";", 1)[0].partition("=")
                self.cookies[name] = value
            return Answer(reply.status, reply.headers, text)
        finally:
            connection.close()

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, fields):
        return self.ask("POST", path, fields)

    def token(self, path):
        return re.search(r'name="token" value="([^"]+)"', self.get(path).body).group(1)

    def sign_in(self, login, password):
        page = self.get("admin/sign_in").body
        fields = {name: re.search(f'name="{name}" value="([^"]*)"', page).group(1) for name in ("token", "once")}
        answer = self.post("admin/sign_in", {**fields, "login": login, "password": password})
        if answer.status != 303:
            raise RuntimeError(f"{login} cannot sign in: {answer.status}")
        return self


def complaint(token, once, subject):
    received = time.strftime("%Y-%m-%d %H:%M", time.gmtime(time.time() + 8 * 3600 - 60))
    return {"token": token, "once": once, "channel": "hotline", "type": "b", "category": "leak",
            "severity": "general", "urgency": "general", "risk": "low", "complainant_kind": "customer",
            "complainant": "刘女士", "phone": "13800138000", "place": "森林湖一期 3栋2单元1201",
            "room_text": "森林湖一期 3栋2单元1201", "subject": subject, "matter": "天花板漏水，请尽快处理。",
            "received_at": received}


def persistently(send, seconds=30):
    """What a person does whose page did not load: the same form again, until it is answered."""
    until = time.time() + seconds
    tries = 0
    while True:
        tries += 1
        try:
            answer = send()
            if answer.status < 500:
                return answer, tries
        except (OSError, http.client.HTTPException):
            pass
        if time.time() > until:
            raise RuntimeError("no answer in time")
        time.sleep(0.05)


class Clerks:
    """Several clerks registering complaints until told to stop; remembers what was acknowledged."""

    def __init__(self, visitor_of, count, mark):
        self.mark, self.stop = mark, threading.Event()
        self.acknowledged, self.retried, self.wrong, self.longest = {}, 0, [], 0.0
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.work, args=(visitor_of(),)) for _ in range(count)]

    def work(self, visitor):
        token = visitor.token("desk/intake")
        while not self.stop.is_set():
            once = uuid.uuid4().hex
            subject = f"{self.mark} {once}"
            form = complaint(token, once, subject)      # sent again as it was, also in the next minute
            began = time.time()
            try:
                answer, tries = persistently(lambda: visitor.post("desk/intake", form))
            except RuntimeError as problem:
                with self.lock:
                    self.wrong.append(str(problem))
                continue
            with self.lock:
                self.retried += tries > 1
                self.longest = max(self.longest, time.time() - began)
                if answer.status == 303:
                    self.acknowledged[subject] = answer.location
                else:
                    self.wrong.append(f"{answer.status}")

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        for thread in self.threads:
            thread.join()


class Database:
    """The owner's look into the database, for the checks after a fault."""

    def __init__(self, socket, password):
        self.command = ["mariadb", "--no-defaults", "--default-character-set=utf8mb4", "-S", socket, "-u",
                        "anjuan_owner", f"-p{password}", "-N", "-B", "anjuan"]

    def rows(self, sql):
        run = subprocess.run(self.command, input=sql, stdout=subprocess.PIPE, text=True, check=True)
        return [line.split("\t") for line in run.stdout.splitlines()]

    def number(self, sql):
        return int(self.rows(sql)[0][0])
