import json
import os
import re
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from time import sleep
from urllib.parse import parse_qs, urlsplit

MAX_BYTES = 1024 * 1024
PATH = re.compile(r"/payment_intents(?:/(?P<id>[^/]+)(?:/(?P<action>confirm|cancel))?)?")


class Problem(Exception):
    def __init__(self, status, title, **headers):
        super().__init__(title)
        self.status, self.title, self.headers = status, title, headers


class Merchant:
    """Intents and keys of one merchant. One lock for both: whatever is decided under it, is done under it."""

    def __init__(self):
        self.lock, self.intents, self.keys = Lock(), {}, {}

    def create(self, key, values):
        with self.lock:
            if key in self.keys:
                before, answer = self.keys[key]
                if before != values:
                    raise Problem(422, "The key was used with another body")
                return answer
            intent = {"id": uuid.uuid4().hex, **values, "status": "requires_confirmation"}
            self.intents[intent["id"]] = intent
            self.keys[key] = values, dict(intent)
            return self.keys[key][1]

    def find(self, name):
        if name not in self.intents:
            raise Problem(404, "No such intent")
        return self.intents[name]

    def end(self, name, status):
        intent = self.find(name)
        if intent["status"] != "requires_confirmation":
            raise Problem(409, "The intent cannot be changed any more")
        sleep(0.04)  # asks the bank
        with self.lock:
            intent["status"] = status
            return dict(intent)

    def page(self, limit, cursor):
        with self.lock:
            names = list(self.intents)
            start = 0
            if cursor is not None:
                if cursor not in self.intents:
                    raise Problem(400, "No such cursor")
                start = names.index(cursor) + 1
            chosen = names[start : start + limit]
            last = start + len(chosen) >= len(names)
            items = [dict(self.intents[name]) for name in chosen]
            return {"items": items, "next_cursor": None if last else chosen[-1]}


MERCHANTS = {token: Merchant() for token in json.loads(os.environ.get("HONE_CALLERS", "{}")).values()}


def values_of(body):
    if not isinstance(body, dict) or not {"amount", "currency"} <= set(body) <= {"amount", "currency", "reference"}:
        raise Problem(422, "Unknown or missing keys")
    amount, currency, reference = body["amount"], body["currency"], body.get("reference")
    if type(amount) is not int or not 1 <= amount <= 10_000_000:
        raise Problem(422, "Invalid amount")
    if currency not in ("eur", "gbp", "usd"):
        raise Problem(422, "Invalid currency")
    if reference is not None and not (isinstance(reference, str) and 1 <= len(reference) <= 80):
        raise Problem(422, "Invalid reference")
    return {"amount": amount, "currency": currency, "reference": reference}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # head and body leave together

    def answer(self):
        body = self.read_body()
        url = urlsplit(self.path)
        if url.path == "/healthz":
            return 200, None, {}
        scheme, _, token = (self.headers.get("Authorization") or "").partition(" ")
        merchant = MERCHANTS.get(token)
        if scheme.lower() != "bearer" or merchant is None:
            raise Problem(401, "A valid token is needed", **{"WWW-Authenticate": "Bearer"})
        found = PATH.fullmatch(url.path)
        if found is None:
            raise Problem(404, "No such path")
        name, action = found["id"], found["action"]
        if action:
            self.offer("POST")
            return 200, merchant.end(name, "succeeded" if action == "confirm" else "canceled"), {}
        if name:
            self.offer("GET")
            return 200, merchant.find(name), {}
        if self.offer("GET", "POST") == "GET":
            return 200, self.list(merchant, parse_qs(url.query, keep_blank_values=True)), {}
        intent = self.create(merchant, body)
        return 201, intent, {"Location": f"/payment_intents/{intent['id']}"}

    def offer(self, *methods):
        if self.command not in methods:
            raise Problem(405, "Method not allowed", Allow=", ".join(methods))
        return self.command

    def create(self, merchant, body):
        if self.headers.get_content_type() != "application/json":
            raise Problem(415, "JSON is needed")
        try:
            value = json.loads(body)
        except ValueError:
            raise Problem(400, "Not JSON") from None
        key = self.headers.get("Idempotency-Key")
        if not key:
            raise Problem(400, "An Idempotency-Key is needed")
        return merchant.create(key, values_of(value))

    def list(self, merchant, query):
        limit = query.get("limit", ["20"])[0]
        if not re.fullmatch(r"[1-9]|1[0-9]|20", limit):
            raise Problem(400, "limit is 1 to 20")
        return merchant.page(int(limit), query.get("cursor", [None])[0])

    def read_body(self):
        length = int(self.headers.get("Content-Length") or 0)
        if length > MAX_BYTES:
            left = length
            while left > 0 and (chunk := self.rfile.read(min(left, 65536))):
                left -= len(chunk)
            raise Problem(413, "The body is too large")
        return self.rfile.read(length)

    def handle_request(self):
        kind = "application/json"
        try:
            status, body, headers = self.answer()
        except Problem as problem:
            status, headers, kind = problem.status, problem.headers, "application/problem+json"
            body = {"type": "about:blank", "title": problem.title, "status": status}
        data = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
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
