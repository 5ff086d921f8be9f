import json
import os
import re
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import RLock
from urllib.parse import parse_qs, urlsplit

ROLES = {("ada", "acme"): "admin", ("ben", "acme"): "agent", ("ben", "globex"): "viewer", ("cleo", "globex"): "admin"}
RIGHTS = {"viewer": {"read"}, "agent": {"read", "write"}, "admin": {"read", "write", "delete"}}
USERS = {token: name for name, token in json.loads(os.environ.get("HONE_CALLERS", "{}")).items()}

# Rows by tenant and id, in the order of creation, and the ids of references by tenant and reference.
TICKETS, REFERENCES, LOCK = {}, {}, RLock()


class Problem(Exception):
    def __init__(self, status, title, **headers):
        super().__init__(title)
        self.status, self.title, self.headers = status, title, headers


class Scope:
    """One tenant's rows, as one user sees them: the only way to TICKETS."""

    def __init__(self, user, tenant):
        self.tenant, self.role = tenant, ROLES.get((user, tenant))
        if self.role is None:
            raise Problem(404, "Not found")

    def require(self, right):
        if right not in RIGHTS[self.role]:
            raise Problem(403, "Your role does not allow this")

    def has(self, name):
        return (self.tenant, name) in TICKETS

    def get(self, name):
        if not self.has(name):
            raise Problem(404, "Not found")
        return TICKETS[self.tenant, name]

    def rows(self):
        return [row for (tenant, _), row in TICKETS.items() if tenant == self.tenant]

    def create(self, values):
        key = self.tenant, values["reference"]
        if key in REFERENCES:
            raise Problem(409, "The reference is taken")
        row = {"id": str(uuid.uuid4()), "status": "open", "duplicate_of": None, **values, "version": 1}
        TICKETS[self.tenant, row["id"]] = row
        REFERENCES[key] = row["id"]
        return row

    def change(self, row, values):
        row.update(values, version=row["version"] + 1)

    def delete(self, name):
        row = self.get(name)
        del TICKETS[self.tenant, name], REFERENCES[self.tenant, row["reference"]]

    def by_reference(self, reference):
        found = REFERENCES.get((self.tenant, reference))
        return None if found is None else self.get(found)


def shown(row):
    return {key: row[key] for key in ("id", "reference", "subject", "status", "duplicate_of")}


def is_valid(key, value, scope):
    if key == "reference":
        return isinstance(value, str) and re.fullmatch(r"[a-z0-9-]{1,40}", value)
    if key == "subject":
        return isinstance(value, str) and 1 <= len(value) <= 200
    if key == "status":
        return value in ("open", "closed")
    if key == "duplicate_of":
        return value is None or (isinstance(value, str) and scope.has(value))
    return isinstance(value, list) and 1 <= len(value) <= 50 and all(isinstance(each, str) for each in value)


def parse(body, scope, required, optional=()):
    try:
        values = json.loads(body)
    except ValueError:
        raise Problem(400, "The body is not valid JSON") from None
    allowed = {*required, *optional}
    if not isinstance(values, dict) or not set(required) <= set(values) <= allowed:
        raise Problem(422, "A value is invalid")
    if not all(is_valid(key, value, scope) for key, value in values.items()):
        raise Problem(422, "A value is invalid")
    return values


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # head and body leave together

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urlsplit(self.path)
        if url.path == "/healthz":
            return 200, None, {}
        scheme, _, token = (self.headers.get("Authorization") or "").partition(" ")
        user = USERS.get(token)
        if scheme.lower() != "bearer" or user is None:
            raise Problem(401, "A valid token is needed", **{"WWW-Authenticate": "Bearer"})
        query = parse_qs(url.query, keep_blank_values=True)
        with LOCK:
            return self.route(user, url.path.strip("/").split("/"), query, body)

    def route(self, user, parts, query, body):
        if parts == ["tickets"]:
            self.offer("GET")
            return 200, self.find(user, query), {}
        if parts[0] != "tenants" or len(parts) not in (3, 4) or parts[2] not in ("tickets", "closures"):
            raise Problem(404, "Not found")
        _, tenant, kind, *rest = parts
        if kind == "closures" and rest:
            raise Problem(404, "Not found")
        verbs = ("POST",) if kind == "closures" else ("GET", "PATCH", "DELETE") if rest else ("GET", "POST")
        self.offer(*verbs)
        scope = Scope(user, tenant)
        scope.require({"GET": "read", "DELETE": "delete"}.get(self.command, "write"))
        if kind == "closures":
            return 200, self.close(scope, body), {}
        if rest:
            return self.one(scope, rest[0], body)
        if self.command == "GET":
            return 200, self.list(scope, query), {}
        row = scope.create(parse(body, scope, ("reference", "subject"), ("duplicate_of",)))
        where = f"/tenants/{tenant}/tickets/{row['id']}"
        return 201, shown(row), {"Location": where, "ETag": f'"{row["version"]}"'}

    def offer(self, *methods):
        if self.command not in methods:
            raise Problem(405, "Method not allowed", Allow=", ".join(methods))

    def one(self, scope, name, body):
        row = scope.get(name)
        if self.command == "DELETE":
            scope.delete(name)
            return 204, None, {}
        if self.command == "PATCH":
            scope.change(row, parse(body, scope, (), ("subject", "status", "duplicate_of")))
        tag = f'"{row["version"]}"'
        if self.command == "GET" and tag in (self.headers.get("If-None-Match") or ""):
            return 304, None, {"ETag": tag}
        return 200, shown(row), {"ETag": tag}

    def list(self, scope, query):
        limit, cursor, q = (query.get(name, [usual])[0] for name, usual in (("limit", "20"), ("cursor", None), ("q", "")))
        if not re.fullmatch(r"[1-9]|1[0-9]|20", limit):
            raise Problem(400, "limit is 1 to 20")
        if cursor is not None and not scope.has(cursor):
            raise Problem(400, "The cursor is unknown")
        rows = scope.rows()
        start = 0 if cursor is None else [row["id"] for row in rows].index(cursor) + 1
        rest = [row for row in rows[start:] if q in row["subject"]]
        page = rest[: int(limit)]
        total = sum(q in row["subject"] for row in rows)
        last = len(page) == len(rest)
        return {"items": [*map(shown, page)], "total": total, "next_cursor": None if last else page[-1]["id"]}

    def close(self, scope, body):
        ids = parse(body, scope, ("ids",))["ids"]
        closed = [name for name in ids if scope.has(name)]
        for name in closed:
            scope.change(scope.get(name), {"status": "closed"})
        return {"closed": closed, "not_found": [name for name in ids if name not in closed]}

    def find(self, user, query):
        if "reference" not in query:
            raise Problem(400, "reference is missing")
        scopes = [Scope(user, tenant) for member, tenant in ROLES if member == user]
        found = [(scope.tenant, scope.by_reference(query["reference"][0])) for scope in scopes]
        return {"items": [{"tenant": tenant, **shown(row)} for tenant, row in found if row is not None]}

    def handle_request(self):
        kind = "application/json"
        try:
            status, body, headers = self.answer()
        except Problem as problem:
            status, headers, kind = problem.status, problem.headers, "application/problem+json"
            body = {"type": "about:blank", "title": problem.title, "status": status}
        data = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        if body is not None:
            self.send_header("Content-Type", kind)
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_request

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128


Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
