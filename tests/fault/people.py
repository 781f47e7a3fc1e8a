"""People at work on a running product, as plain HTTP on loopback: sign in, fill in forms, try again."""
import html
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

    def hidden(self, name):
        """The value of the first field of that name that nobody sees; "" when there is none."""
        found = re.search(f'name="{name}" value="([^"]*)"', self.body)
        return html.unescape(found.group(1)) if found else ""


EDGE = "edge-of-a-part"


def parts_of(fields, files):
    """The body of a form with files: {field: (name, bytes)}."""
    body = b"".join(f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
                    for name, value in fields.items())
    for field, (name, content) in files.items():
        body += (f'--{EDGE}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
                 "Content-Type: application/octet-stream\r\n\r\n").encode() + content + b"\r\n"
    return body + f"--{EDGE}--\r\n".encode()


class Visitor:
    """One browser: cookies, no keep-alive, so that every request may meet another worker."""

    def __init__(self, url, address="127.0.0.1"):
        parts = urllib.parse.urlsplit(url)
        self.host, self.base, self.address = parts.netloc, parts.path.rstrip("/"), address
        self.cookies = {}

    def ask(self, method, path, fields=None, files=None):
        path = path if path.startswith(self.base + "/") else self.base + "/" + path.lstrip("/")
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), "Connection": "close",
                   "Origin": f"http://{self.host}"}
        body = None
        if files is not None:
            headers["Content-Type"] = f"multipart/form-data; boundary={EDGE}"
            body = parts_of(fields, files)
        elif fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(self.host, timeout=20, source_address=(self.address, 0))
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

    def post(self, path, fields, files=None):
        return self.ask("POST", path, fields, files)

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


class Crowd:
    """Several people who do the same until told to stop; remembers what was acknowledged to them."""

    def __init__(self, visitor_of, count, mark):
        self.visitor_of, self.mark, self.stop = visitor_of, mark, threading.Event()
        self.acknowledged, self.retried, self.wrong, self.longest = {}, 0, [], 0.0
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.work) for _ in range(count)]

    def work(self):
        """Each has a browser of their own, and does one thing after the other."""
        visitor = self.visitor_of()
        while not self.stop.is_set():
            try:
                self.act(visitor)
            except RuntimeError as problem:
                self.note(problem)

    def send(self, send, wanted=303):
        """The answer that was persisted for; a problem when it is another than the wanted one."""
        began = time.time()
        answer, tries = persistently(send)
        with self.lock:
            self.retried += tries > 1
            self.longest = max(self.longest, time.time() - began)
        if answer.status != wanted:
            said = re.findall(r'class="error" id="[\w-]*-error">(.*?)</p>', answer.body, re.S)
            raise RuntimeError(f"{answer.status} {answer.location} {said}")
        return answer

    def note(self, problem):
        with self.lock:
            self.wrong.append(str(problem))

    def acknowledge(self, what, told):
        with self.lock:
            self.acknowledged[what] = told

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        for thread in self.threads:
            thread.join()


class Clerks(Crowd):
    """Register complaints."""

    def act(self, visitor):
        token = self.send(lambda: visitor.get("desk/intake"), 200).hidden("token")
        once = uuid.uuid4().hex
        subject = f"{self.mark} {once}"
        form = complaint(token, once, subject)      # sent again as it was, also in the next minute
        self.acknowledge(subject, self.send(lambda: visitor.post("desk/intake", form)).location)


class Residents(Crowd):
    """File complaints with a photo, then follow them and add another; a new browser for each."""

    def __init__(self, visitor_of, count, mark, photo):
        super().__init__(visitor_of, count, mark)
        self.photo, self.added = ("photo.jpg", photo), []

    def act(self, _):
        visitor = self.visitor_of()
        matter = f"{self.mark} {uuid.uuid4().hex}"
        page = self.send(lambda: visitor.get("portal/file"), 200)
        form = {"token": page.hidden("token"), "filing": page.hidden("filing"), "once": uuid.uuid4().hex, "category": "leak",
                "project": "1", "room_text": "3-2-1101", "type": "b", "matter": matter, "remedy": "", "name": "王小丽",
                "phone": "13800138000"}
        page = self.send(lambda: visitor.post("portal/file/check", form, {"photos": self.photo}), 200)
        last = {**form, **{name: page.hidden(name) for name in ("token", "once", "filing", "kept-photos") if page.hidden(name)}}
        where = self.send(lambda: visitor.post("portal/submit", last, {})).location
        receipt = self.send(lambda: visitor.get(where), 200)
        number, code = (re.search(f'class="{what} big">([^<]*)<', receipt.body).group(1) for what in ("number", "code"))
        self.acknowledge(matter, number)
        self.add(visitor, matter, number, code)

    def add(self, visitor, matter, number, code):
        token = self.send(lambda: visitor.get("portal/follow"), 200).hidden("token")
        self.send(lambda: visitor.post("portal/follow", {"token": token, "once": uuid.uuid4().hex, "number": number, "code": code}))
        page = self.send(lambda: visitor.get("portal/follow/case"), 200)
        form = {"token": page.hidden("token"), "once": page.hidden("once"), "text": f"补充 {matter}"}
        self.send(lambda: visitor.post("portal/follow/add", form, {"photos": self.photo}))
        with self.lock:
            self.added.append(matter)


class Writers(Crowd):
    """Write notes into cases, each into its own."""

    def __init__(self, visitor_of, count, mark, cases):
        super().__init__(visitor_of, count, mark)
        self.cases = list(cases)

    def act(self, visitor):
        with self.lock:
            case = self.cases.pop(0)
            self.cases.append(case)
        page = self.send(lambda: visitor.get(f"desk/case?id={case}"), 200)
        text = f"{self.mark} {uuid.uuid4().hex}"
        form = {"token": page.hidden("token"), "once": uuid.uuid4().hex, "id": case, "version": page.hidden("version"), "text": text}
        self.acknowledge(text, self.send(lambda: visitor.post("desk/case/note", form)).location)


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
