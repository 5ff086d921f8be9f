import functools
import os
import json
import threading
import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode

from flask import Flask, Response, g, request
from waitress import serve

app = Flask(__name__)
callers = json.loads(os.environ.get("HONE_CALLERS", "{}"))
lock = threading.Lock()
tickets = {"acme": [], "globex": []}  # the oldest first
changes = 0


def problem(status, title, headers=None):
    text = json.dumps({"type": "about:blank", "title": title, "status": status})
    return Response(text, status, {**(headers or {}), "Content-Type": "application/problem+json"})


def roles_of(user):
    everything = {"ada": {"acme": 3}, "ben": {"acme": 2, "globex": 1}, "cleo": {"globex": 3}}
    return everything.get(user, {})


@app.before_request
def authenticate():
    if request.path == "/healthz":
        return None
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    users = [user for user, own in callers.items() if own == token and kind.lower() == "bearer"]
    if not users:
        return problem(401, "Unauthorized")
    g.user = users[0]
    return None


def member(level):
    """Lets in who has at least this role in the tenant of the path, one request at a time."""

    def wrap(handle):
        @functools.wraps(handle)
        def guarded(tenant, **rest):
            own = roles_of(g.user).get(tenant, 0)
            if own == 0:
                return problem(404, "Nothing here")
            if own < level:
                return problem(403, "Forbidden")
            with lock:
                return handle(tenant, **rest)

        return guarded

    return wrap


class Invalid(Exception):
    def __init__(self, response):
        super().__init__()
        self.response = response


@app.errorhandler(Invalid)
def invalid(error):
    return error.response


def fields(tenant, needed, possible):
    try:
        body = json.loads(request.get_data())
    except ValueError:
        raise Invalid(problem(400, "Bad JSON")) from None
    if not isinstance(body, dict) or needed - body.keys() or body.keys() - needed - possible:
        raise Invalid(problem(422, "Wrong keys"))
    known = {ticket["id"] for ticket in tickets[tenant]}
    alphabet = set("abcdefghijklmnopqrstuvwxyz0123456789-")
    tests = {
        "reference": lambda x: isinstance(x, str) and 0 < len(x) <= 40 and set(x) <= alphabet,
        "subject": lambda x: isinstance(x, str) and 0 < len(x) <= 200,
        "status": lambda x: x in ("open", "closed"),
        "duplicate_of": lambda x: x is None or (isinstance(x, str) and x in known),
        "ids": lambda x: isinstance(x, list) and 0 < len(x) <= 50 and all(isinstance(each, str) for each in x),
    }
    if not all(tests[key](value) for key, value in body.items()):
        raise Invalid(problem(422, "Wrong value"))
    return body


def update(ticket, values):
    global changes
    changes += 1
    ticket.update(values)
    ticket["_tag"] = f'"{changes}"'
    return ticket


def public(ticket):
    return {key: value for key, value in ticket.items() if not key.startswith("_")}


def shown(ticket, status=200, **headers):
    return public(ticket), status, {"ETag": ticket["_tag"], **headers}


def get_or_404(tenant, name):
    for ticket in tickets[tenant]:
        if ticket["id"] == name:
            return ticket
    raise Invalid(problem(404, "Nothing here"))


@app.get("/healthz")
def ready():
    return "", 200


@app.post("/tenants/<tenant>/tickets")
@member(2)
def create(tenant):
    values = fields(tenant, {"reference", "subject"}, {"duplicate_of"})
    if any(ticket["reference"] == values["reference"] for ticket in tickets[tenant]):
        return problem(409, "Taken")
    ticket = {"id": str(uuid.uuid4()), "status": "open", "duplicate_of": None, "_number": changes}
    tickets[tenant].append(update(ticket, values))
    return shown(ticket, 201, Location=f"/tenants/{tenant}/tickets/{ticket['id']}")


@app.get("/tenants/<tenant>/tickets")
@member(1)
def index(tenant):
    limit = request.args.get("limit", "20")
    if not limit.isdigit() or not 1 <= int(limit) <= 20:
        return problem(400, "Bad limit")
    after = -1
    if "cursor" in request.args:
        try:
            owner, after = json.loads(urlsafe_b64decode(request.args["cursor"]))
        except ValueError:
            return problem(400, "Bad cursor")
        if owner != tenant:
            return problem(400, "Bad cursor")
    hits = [ticket for ticket in tickets[tenant] if request.args.get("q", "") in ticket["subject"]]
    later = [ticket for ticket in hits if ticket["_number"] > after]
    page = later[: int(limit)]
    cursor = None
    if len(later) > len(page):
        cursor = urlsafe_b64encode(json.dumps([tenant, page[-1]["_number"]]).encode()).decode()
    return {"items": [public(ticket) for ticket in page], "total": len(hits), "next_cursor": cursor}


@app.get("/tenants/<tenant>/tickets/<name>")
@member(1)
def read(tenant, name):
    ticket = get_or_404(tenant, name)
    if request.headers.get("If-None-Match") == ticket["_tag"]:
        return "", 304, {"ETag": ticket["_tag"]}
    return shown(ticket)


@app.patch("/tenants/<tenant>/tickets/<name>")
@member(2)
def change(tenant, name):
    ticket = get_or_404(tenant, name)
    return shown(update(ticket, fields(tenant, set(), {"subject", "status", "duplicate_of"})))


@app.delete("/tenants/<tenant>/tickets/<name>")
@member(3)
def delete(tenant, name):
    tickets[tenant].remove(get_or_404(tenant, name))
    return "", 204


@app.post("/tenants/<tenant>/closures")
@member(2)
def close(tenant):
    wanted = fields(tenant, {"ids"}, set())["ids"]
    own = {ticket["id"]: ticket for ticket in tickets[tenant]}
    for name in wanted:
        if name in own:
            update(own[name], {"status": "closed"})
    return {"closed": [n for n in wanted if n in own], "not_found": [n for n in wanted if n not in own]}


@app.get("/tickets")
def find():
    reference = request.args.get("reference")
    with lock:
        return {
            "items": [
                {**public(ticket), "tenant": tenant}
                for tenant in roles_of(g.user)
                for ticket in tickets[tenant]
                if ticket["reference"] == reference
            ]
        }


@app.errorhandler(404)
def nothing(_):
    return problem(404, "Nothing here")


@app.errorhandler(405)
def method(error):
    return problem(405, "Method not allowed", {"Allow": ", ".join(error.valid_methods)})


serve(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), threads=8, backlog=128)
