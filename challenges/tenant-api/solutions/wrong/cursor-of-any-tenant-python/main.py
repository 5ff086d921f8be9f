import base64
import json
import os
import re
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

ROLES = {"acme": {"ada": "admin", "ben": "agent"}, "globex": {"cleo": "admin", "ben": "viewer"}}
RANKS = ["viewer", "agent", "admin"]
USERS = {f"Bearer {token}": user for user, token in json.loads(os.environ.get("HONE_CALLERS", "{}")).items()}
REFERENCE = re.compile(r"[a-z0-9-]{1,40}")
FIELDS = ["id", "reference", "subject", "status", "duplicate_of"]

tickets = []
lock = threading.Lock()


class Problem(Exception):
    def __init__(self, status, title, **headers):
        super().__init__(title)
        self.status, self.title, self.headers = status, title, headers


def shown(ticket, **more):
    return {**{field: ticket[field] for field in FIELDS}, **more}


def etag(ticket):
    return f'"{ticket["number"]}-{ticket["version"]}"'


def enter(user, tenant, least):
    role = ROLES.get(tenant, {}).get(user)
    if role is None:
        raise Problem(404, "Not found")
    if RANKS.index(role) < RANKS.index(least):
        raise Problem(403, "Forbidden")
    return [ticket for ticket in tickets if ticket["tenant"] == tenant]


def pick(mine, ticket_id):
    for ticket in mine:
        if ticket["id"] == ticket_id:
            return ticket
    raise Problem(404, "Not found")


def read_fields(content, *known):
    try:
        body = json.loads(content)
    except ValueError:
        raise Problem(400, "Broken JSON") from None
    if not isinstance(body, dict) or set(body) - set(known):
        raise Problem(422, "Unknown fields")
    return body


def check_subject(value):
    if not isinstance(value, str) or not 1 <= len(value) <= 200:
        raise Problem(422, "Invalid subject")


def check_duplicate(mine, value):
    if value is not None and value not in [ticket["id"] for ticket in mine]:
        raise Problem(422, "Invalid duplicate_of")


def find(call):
    [reference] = call.query.get("reference", [""])[:1]
    if not REFERENCE.fullmatch(reference):
        raise Problem(400, "Invalid reference")
    found = [t for t in tickets if t["reference"] == reference and call.user in ROLES[t["tenant"]]]
    return 200, {"items": [shown(ticket, tenant=ticket["tenant"]) for ticket in found]}, {}


def read_cursor(text):
    try:
        return int(base64.urlsafe_b64decode(text.encode()).decode("ascii"))
    except ValueError:
        raise Problem(400, "Invalid cursor") from None


def list_tickets(call, tenant):
    mine = enter(call.user, tenant, "viewer")
    limit = call.query.get("limit", ["20"])[0]
    if not re.fullmatch("[1-9]|1[0-9]|20", limit):
        raise Problem(400, "Invalid limit")
    # The cursor is where to read on.
    after = read_cursor(call.query["cursor"][0]) if "cursor" in call.query else 0
    matching = [ticket for ticket in mine if call.query.get("q", [""])[0] in ticket["subject"]]
    rest = [ticket for ticket in matching if ticket["number"] > after]
    page = rest[: int(limit)]
    more = None
    if len(rest) > len(page):
        more = base64.urlsafe_b64encode(str(page[-1]["number"]).encode()).decode()
    return 200, {"items": [shown(ticket) for ticket in page], "total": len(matching), "next_cursor": more}, {}


numbers = iter(range(1, 10**9))


def create(call, tenant):
    mine = enter(call.user, tenant, "agent")
    body = read_fields(call.content, "reference", "subject", "duplicate_of")
    reference = body.get("reference")
    if not isinstance(reference, str) or not REFERENCE.fullmatch(reference):
        raise Problem(422, "Invalid reference")
    check_subject(body.get("subject"))
    check_duplicate(mine, body.get("duplicate_of"))
    if any(ticket["reference"] == reference for ticket in mine):
        raise Problem(409, "The reference is taken")
    ticket = {
        "id": str(uuid.uuid4()),
        "tenant": tenant,
        "reference": reference,
        "subject": body["subject"],
        "status": "open",
        "duplicate_of": body.get("duplicate_of"),
        "number": next(numbers),
        "version": 1,
    }
    tickets.append(ticket)
    return 201, shown(ticket), {"Location": f"/tenants/{tenant}/tickets/{ticket['id']}", "ETag": etag(ticket)}


def read(call, tenant, ticket_id):
    ticket = pick(enter(call.user, tenant, "viewer"), ticket_id)
    if call.headers.get("If-None-Match") == etag(ticket):
        return 304, None, {"ETag": etag(ticket)}
    return 200, shown(ticket), {"ETag": etag(ticket)}


def change(call, tenant, ticket_id):
    mine = enter(call.user, tenant, "agent")
    ticket = pick(mine, ticket_id)
    body = read_fields(call.content, "subject", "status", "duplicate_of")
    if "subject" in body:
        check_subject(body["subject"])
    if "status" in body and body["status"] not in ("open", "closed"):
        raise Problem(422, "Invalid status")
    if "duplicate_of" in body:
        check_duplicate(mine, body["duplicate_of"])
    ticket.update(body)
    ticket["version"] += 1
    return 200, shown(ticket), {"ETag": etag(ticket)}


def remove(call, tenant, ticket_id):
    tickets.remove(pick(enter(call.user, tenant, "admin"), ticket_id))
    return 204, None, {}


def close(call, tenant):
    mine = {ticket["id"]: ticket for ticket in enter(call.user, tenant, "agent")}
    ids = read_fields(call.content, "ids").get("ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= 50 or not all(isinstance(i, str) for i in ids):
        raise Problem(422, "Invalid ids")
    for ticket_id in ids:
        if ticket_id in mine and mine[ticket_id]["status"] == "open":
            mine[ticket_id]["status"] = "closed"
            mine[ticket_id]["version"] += 1
    body = {"closed": [i for i in ids if i in mine], "not_found": [i for i in ids if i not in mine]}
    return 200, body, {}


ROUTES = [
    (re.compile("/tickets"), {"GET": find}),
    (re.compile("/tenants/([^/]+)/tickets"), {"GET": list_tickets, "POST": create}),
    (re.compile("/tenants/([^/]+)/tickets/([^/]+)"), {"GET": read, "PATCH": change, "DELETE": remove}),
    (re.compile("/tenants/([^/]+)/closures"), {"POST": close}),
]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        self.content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urlsplit(self.path)
        self.query = parse_qs(url.query, keep_blank_values=True)
        if url.path == "/healthz":
            return 200, {"status": "ok"}, {}
        self.user = USERS.get(self.headers.get("Authorization", ""))
        if self.user is None:
            raise Problem(401, "Unauthorized")
        for pattern, methods in ROUTES:
            match = pattern.fullmatch(url.path)
            if match and self.command not in methods:
                raise Problem(405, "Method not allowed", Allow=", ".join(methods))
            if match:
                with lock:
                    return methods[self.command](self, *match.groups())
        raise Problem(404, "Not found")

    def handle_request(self):
        kind = "application/json"
        try:
            status, body, headers = self.answer()
        except Problem as problem:
            status, headers, kind = problem.status, problem.headers, "application/problem+json"
            body = {"type": "about:blank", "title": problem.title, "status": status}
        content = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if content:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = handle_request

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
