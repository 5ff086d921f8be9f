"""One request at a time, each over a connection of its own: nothing can race."""
import json
import os
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qsl, urlsplit

OWNERS = {token: name for name, token in json.loads(os.environ.get("HONE_CALLERS", "{}")).items()}
INTENTS, KEYS = [], {}
ENDS = {"confirm": "succeeded", "cancel": "canceled"}


class Reply(Exception):
    def __init__(self, status, body=None, **headers):
        self.status, self.body, self.headers = status, body, headers


def refuse(status, title, **headers):
    raise Reply(status, {"type": "about:blank", "title": title, "status": status}, **headers)


def shown(intent):
    return {key: value for key, value in intent.items() if key not in ("owner", "number")}


def check(body):
    match body:
        case {"amount": int(amount), "currency": "eur" | "gbp" | "usd", **rest} if (
            not isinstance(amount, bool) and 1 <= amount <= 10_000_000 and set(rest) <= {"reference"}
        ):
            reference = rest.get("reference")
            if reference is None or (isinstance(reference, str) and 0 < len(reference) < 81):
                return {"amount": amount, "currency": body["currency"], "reference": reference}
    refuse(422, "Invalid values")


class Handler(BaseHTTPRequestHandler):
    def reply(self):
        size = int(self.headers.get("Content-Length") or 0)
        text = b""
        while len(text) < size:
            text += self.rfile.read(min(65536, size - len(text)))
        if size > 1 << 20:
            refuse(413, "Too large")
        url = urlsplit(self.path)
        if url.path == "/healthz":
            raise Reply(200, {})
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        owner = OWNERS.get(token) if scheme.lower() == "bearer" else None
        if owner is None:
            refuse(401, "Unauthorized", **{"WWW-Authenticate": "Bearer"})
        match url.path.split("/")[1:]:
            case ["payment_intents"]:
                self.offer("GET", "POST")
                if self.command == "GET":
                    self.list(owner, dict(parse_qsl(url.query, keep_blank_values=True)))
                self.create(owner, text)
            case ["payment_intents", name]:
                self.offer("GET")
                raise Reply(200, shown(self.find(owner, name)))
            case ["payment_intents", name, "confirm" | "cancel" as action]:
                self.offer("POST")
                intent = self.find(owner, name)
                if intent["status"] != "requires_confirmation":
                    refuse(409, "Too late")
                intent["status"] = ENDS[action]
                raise Reply(200, shown(intent))
        refuse(404, "No such path")

    def offer(self, *methods):
        if self.command not in methods:
            refuse(405, "Not offered", Allow=", ".join((*methods, "OPTIONS")))

    def find(self, owner, name):
        for intent in INTENTS:
            if intent["id"] == name and intent["owner"] == owner:
                return intent
        refuse(404, "No such intent")

    def list(self, owner, query):
        limit, cursor = query.get("limit", "20"), query.get("cursor", "0")
        if not (limit.isascii() and limit.isdigit() and 1 <= int(limit) <= 20):
            refuse(400, "Bad limit")
        if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 10):
            refuse(400, "Bad cursor")
        own = [each for each in INTENTS if each["owner"] == owner and each["number"] > int(cursor)]
        page = own[: int(limit)]
        more = str(page[-1]["number"]) if len(own) > len(page) else None
        raise Reply(200, {"items": [shown(each) for each in page], "next_cursor": more})

    def create(self, owner, text):
        if self.headers.get_content_type() != "application/json":
            refuse(415, "Send JSON")
        try:
            values = check(json.loads(text))
        except ValueError:
            refuse(400, "Not JSON")
        key = self.headers.get("Idempotency-Key") or refuse(400, "No Idempotency-Key")
        if (owner, key) not in KEYS:
            number = len(INTENTS) + 1
            intent = {"id": f"pi-{number}", **values, "status": "requires_confirmation"}
            INTENTS.append({**intent, "owner": owner, "number": number})
            KEYS[owner, key] = values, intent
        before, intent = KEYS[owner, key]
        if before != values:
            refuse(422, "Another body had this key")
        raise Reply(201, intent, Location=f"/payment_intents/{intent['id']}")

    def handle_request(self):
        try:
            self.reply()
        except Reply as done:
            reply = done
        data = json.dumps(reply.body).encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", "application/json" if reply.status < 400 else "application/problem+json")
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = handle_request

    def log_message(self, *_):
        pass


HTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
