"""Tickets in an SQLite database in memory. The tenant is part of every key, so the database keeps the walls."""

import json
import os
import re
import sqlite3
import uuid
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import parse_qs, urlparse

db = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
db.row_factory = sqlite3.Row
db.executescript("""
    PRAGMA foreign_keys = ON;
    CREATE TABLE members (token TEXT, tenant TEXT, role INTEGER, PRIMARY KEY (token, tenant));
    CREATE TABLE tickets (
        tenant TEXT NOT NULL,
        id TEXT NOT NULL,
        place INTEGER NOT NULL,
        reference TEXT NOT NULL,
        subject TEXT NOT NULL,
        status TEXT NOT NULL DEFAULT 'open',
        duplicate_of TEXT,
        changes INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (tenant, id),
        UNIQUE (tenant, place),
        UNIQUE (tenant, reference),
        FOREIGN KEY (tenant, duplicate_of) REFERENCES tickets (tenant, id) DEFERRABLE INITIALLY IMMEDIATE
    );
""")
lock = Lock()
VIEWER, AGENT, ADMIN = 1, 2, 3
people = {"ada": {"acme": ADMIN}, "ben": {"acme": AGENT, "globex": VIEWER}, "cleo": {"globex": ADMIN}}
for name, token in json.loads(os.environ.get("HONE_CALLERS", "{}")).items():
    for tenant, role in people.get(name, {}).items():
        db.execute("INSERT INTO members VALUES (?, ?, ?)", (token, tenant, role))

COLUMNS = "id, reference, subject, status, duplicate_of"
FORMS = {
    "reference": lambda value: isinstance(value, str) and re.fullmatch("[a-z0-9-]{1,40}", value),
    "subject": lambda value: isinstance(value, str) and 0 < len(value) <= 200,
    "status": lambda value: value in ("open", "closed"),
    "duplicate_of": lambda value: value is None or isinstance(value, str),
    "ids": lambda value: isinstance(value, list) and 0 < len(value) <= 50 and all(isinstance(x, str) for x in value),
}


class Stop(Exception):
    def __init__(self, status, title=None, **headers):
        super().__init__(status)
        self.status, self.title, self.headers = status, title or HTTPStatus(status).phrase, headers


def one(sql, *values):
    row = db.execute(sql, values).fetchone()
    return None if row is None else dict(row)


def json_of(body, needed, possible=()):
    try:
        value = json.loads(body)
    except ValueError:
        raise Stop(400) from None
    if not isinstance(value, dict) or set(needed) - set(value) or set(value) - set(needed) - set(possible):
        raise Stop(422)
    if not all(FORMS[key](each) for key, each in value.items()):
        raise Stop(422)
    return value


class Tickets:
    """What one caller may do in one tenant."""

    def __init__(self, token, tenant, least):
        member = one("SELECT role FROM members WHERE token = ? AND tenant = ?", token, tenant)
        if member is None:
            raise Stop(404)
        if member["role"] < least:
            raise Stop(403)
        self.tenant = tenant

    def get(self, name):
        row = one(f"SELECT {COLUMNS}, changes FROM tickets WHERE tenant = ? AND id = ?", self.tenant, name)
        if row is None:
            raise Stop(404)
        return row, f'"{name[:8]}.{row.pop("changes")}"'

    def write(self, sql, *values):
        try:
            db.execute(sql, values)
        except sqlite3.IntegrityError as error:
            # The reference is unique in its tenant; a duplicate has to be there.
            raise Stop(409 if "UNIQUE" in str(error) else 422) from None

    def post(self, body):
        ticket = json_of(body, ("reference", "subject"), ("duplicate_of",))
        name = str(uuid.uuid4())
        self.write(
            """INSERT INTO tickets (tenant, id, place, reference, subject, duplicate_of)
               VALUES (?1, ?2, (SELECT coalesce(max(place), 0) + 1 FROM tickets WHERE tenant = ?1), ?3, ?4, ?5)""",
            *(self.tenant, name, ticket["reference"], ticket["subject"], ticket.get("duplicate_of")),
        )
        row, tag = self.get(name)
        return 201, row, {"ETag": tag, "Location": f"/tenants/{self.tenant}/tickets/{name}"}

    def patch(self, name, body):
        self.get(name)
        changes = json_of(body, (), ("subject", "status", "duplicate_of"))
        sets = "".join(f"{key} = ?, " for key in changes)
        self.write(
            f"UPDATE tickets SET {sets} changes = changes + 1 WHERE tenant = ? AND id = ?",
            *(*changes.values(), self.tenant, name),
        )
        row, tag = self.get(name)
        return 200, row, {"ETag": tag}

    def delete(self, name):
        self.get(name)
        db.execute("UPDATE tickets SET duplicate_of = NULL WHERE tenant = ? AND duplicate_of = ?", (self.tenant, name))
        db.execute("DELETE FROM tickets WHERE tenant = ? AND id = ?", (self.tenant, name))
        return 204, None, {}

    def page(self, query):
        limit, q, cursor = query.get("limit", "20"), query.get("q", ""), query.get("cursor")
        if not limit.isdecimal() or not 0 < int(limit) <= 20:
            raise Stop(400)
        after = 0
        if cursor is not None:
            tenant, _, place = cursor.rpartition("~")
            if tenant != self.tenant or not place.isdecimal():
                raise Stop(400)
            after = int(place)
        match = "tenant = ? AND instr(subject, ?) > 0" if q else "tenant = ? AND ? = ''"
        rows = db.execute(
            f"SELECT place, {COLUMNS} FROM tickets WHERE {match} AND place > ? ORDER BY place LIMIT ?",
            (self.tenant, q, after, int(limit) + 1),
        ).fetchall()
        total = one(f"SELECT count(*) AS n FROM tickets WHERE {match}", self.tenant, q)["n"]
        page = [dict(row) for row in rows[: int(limit)]]
        places = [row.pop("place") for row in page]
        more = f"{self.tenant}~{places[-1]}" if len(rows) > len(page) else None
        return 200, {"items": page, "total": total, "next_cursor": more}, {}

    def close(self, body):
        answer = {"closed": [], "not_found": []}
        for name in json_of(body, ("ids",))["ids"]:
            done = db.execute(
                "UPDATE tickets SET status = 'closed', changes = changes + 1 WHERE tenant = ? AND id = ?",
                (self.tenant, name),
            )
            answer["closed" if done.rowcount else "not_found"].append(name)
        return 200, answer, {}


def search(token, query):
    rows = db.execute(
        f"""SELECT tenant, {COLUMNS} FROM tickets JOIN members USING (tenant)
             WHERE token = ? AND reference = ?""",
        (token, query.get("reference")),
    )
    return 200, {"items": [dict(row) for row in rows]}, {}


def offer(method, *methods):
    if method not in methods:
        raise Stop(405, Allow=", ".join(methods))


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def answer(self, body):
        url = urlparse(self.path)
        query = {key: values[-1] for key, values in parse_qs(url.query, keep_blank_values=True).items()}
        if url.path == "/healthz":
            return 200, {}, {}
        match = re.fullmatch("[Bb]earer +([^ ]+)", self.headers["Authorization"] or "")
        if match is None or one("SELECT 1 FROM members WHERE token = ?", match[1]) is None:
            raise Stop(401, **{"WWW-Authenticate": "Bearer"})
        token, method = match[1], self.command
        if url.path == "/tickets":
            offer(method, "GET")
            return search(token, query)
        match = re.fullmatch("/tenants/([^/]+)/(closures|tickets)(?:/([^/]+))?", url.path)
        if match is None or (match[2] == "closures" and match[3]):
            raise Stop(404)
        tenant, what, name = match.groups()
        if what == "closures":
            offer(method, "POST")
            return Tickets(token, tenant, AGENT).close(body)
        if name is None:
            offer(method, "GET", "POST")
            return Tickets(token, tenant, VIEWER).page(query) if method == "GET" else Tickets(token, tenant, AGENT).post(body)
        offer(method, "GET", "PATCH", "DELETE")
        if method == "PATCH":
            return Tickets(token, tenant, AGENT).patch(name, body)
        if method == "DELETE":
            return Tickets(token, tenant, ADMIN).delete(name)
        row, tag = Tickets(token, tenant, VIEWER).get(name)
        known = [each.strip() for each in (self.headers["If-None-Match"] or "").split(",")]
        return (304, None, {"ETag": tag}) if tag in known else (200, row, {"ETag": tag})

    def serve(self):
        kind = "application/json"
        sent = self.rfile.read(int(self.headers["Content-Length"] or 0))
        try:
            with lock:
                status, body, headers = self.answer(sent)
        except Stop as stop:
            status, headers, kind = stop.status, stop.headers, "application/problem+json"
            body = {"type": "about:blank", "title": stop.title, "status": status}
        data = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        if body is not None:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.wfile.flush()

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = serve

    def log_message(self, *_):
        pass


ThreadingHTTPServer.request_queue_size = 128
ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
