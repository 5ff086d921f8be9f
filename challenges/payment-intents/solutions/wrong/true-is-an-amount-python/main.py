import json
import os
import re
import sys
import threading
import traceback
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

MAX_BODY = 1024 * 1024
FINAL_STATUS = {"confirm": "succeeded", "cancel": "canceled"}


class Problem(Exception):
    def __init__(self, status, title, headers=None):
        super().__init__(title)
        self.status = status
        self.title = title
        self.headers = headers or {}


@dataclass
class Account:
    """What belongs to one merchant."""

    intents: list = field(default_factory=list)
    by_id: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)


class Intents:
    def __init__(self, tokens):
        self.lock = threading.Lock()
        self.created = 0
        self.accounts = {token: Account() for token in tokens}

    def create(self, account, key, values):
        with self.lock:
            if key in account.answers:
                first_values, answer = account.answers[key]
                if first_values != values:
                    raise Problem(422, "The key was used with another body")
                return answer
            self.created += 1
            intent = {"id": f"pi_{self.created}", **values, "status": "requires_confirmation"}
            account.intents.append(intent)
            account.by_id[intent["id"]] = intent
            account.answers[key] = (values, dict(intent))
            return dict(intent)

    def get(self, account, intent_id):
        with self.lock:
            return dict(self._find(account, intent_id))

    def finish(self, account, intent_id, status):
        with self.lock:
            intent = self._find(account, intent_id)
            if intent["status"] != "requires_confirmation":
                raise Problem(409, f"The intent is already {intent['status']}")
            intent["status"] = status
            return dict(intent)

    def page(self, account, start, limit):
        with self.lock:
            if start > len(account.intents):
                raise Problem(400, "Invalid cursor")
            items = [dict(intent) for intent in account.intents[start : start + limit]]
            end = start + len(items)
            return {"items": items, "next_cursor": f"c{end}" if end < len(account.intents) else None}

    @staticmethod
    def _find(account, intent_id):
        intent = account.by_id.get(intent_id)
        if intent is None:
            raise Problem(404, "No such payment intent")
        return intent


def reject_constant(name):
    raise ValueError(name)


def parse_json(body):
    try:
        return json.loads(
            body.decode("utf-8"),
            parse_constant=reject_constant,
            parse_int=lambda digits: int(digits[:20]),
        )
    except (ValueError, RecursionError):
        raise Problem(400, "The body is not JSON") from None


def validate(data):
    if not isinstance(data, dict):
        raise Problem(422, "A payment intent is an object")
    if data.keys() - {"amount", "currency", "reference"}:
        raise Problem(422, "Unknown field")
    amount = data.get("amount")
    if isinstance(amount, float) and amount.is_integer():
        amount = int(amount)
    if not isinstance(amount, int) or not 1 <= amount <= 10_000_000:
        raise Problem(422, "amount must be an integer of 1 to 10000000")
    currency = data.get("currency")
    if not isinstance(currency, str) or currency not in ("eur", "gbp", "usd"):
        raise Problem(422, "currency must be eur, gbp or usd")
    reference = data.get("reference")
    if reference is not None and not (isinstance(reference, str) and 1 <= len(reference) <= 80):
        raise Problem(422, "reference must have 1 to 80 characters")
    return {"amount": amount, "currency": currency, "reference": reference}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body leave together
    intents = None

    def handle_request(self):
        try:
            body = self.read_body()
            status, content, headers = self.route(body)
            self.answer(status, "application/json", content, headers)
        except Problem as problem:
            self.answer_problem(problem.status, problem.title, problem.headers)
        except OSError:
            self.close_connection = True
        except Exception:
            traceback.print_exc(file=sys.stderr)
            self.answer_problem(500, "Internal error", {})

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = handle_request

    def route(self, body):
        path, _, query = self.path.partition("?")
        if path == "/healthz":
            self.allow("GET", "HEAD")
            return 200, {"status": "ok"}, {}
        account = self.account()
        if path == "/payment_intents":
            self.allow("GET", "HEAD", "POST")
            self.check_size(body)
            if self.command == "POST":
                return self.create(account, body)
            return self.list(account, query)
        match = re.fullmatch(r"/payment_intents/([^/]+)", path)
        if match:
            self.allow("GET", "HEAD")
            self.check_size(body)
            return 200, self.intents.get(account, match[1]), {}
        match = re.fullmatch(r"/payment_intents/([^/]+)/(confirm|cancel)", path)
        if match:
            self.allow("POST")
            self.check_size(body)
            return 200, self.intents.finish(account, match[1], FINAL_STATUS[match[2]]), {}
        raise Problem(404, "Not found")

    def create(self, account, body):
        content_type = self.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if content_type != "application/json":
            raise Problem(415, "The body must be application/json")
        key = self.headers.get("Idempotency-Key", "").strip()
        if not 1 <= len(key) <= 200:
            raise Problem(400, "Idempotency-Key must have 1 to 200 characters")
        intent = self.intents.create(account, key, validate(parse_json(body)))
        return 201, intent, {"Location": f"/payment_intents/{intent['id']}"}

    def list(self, account, query):
        values = parse_qs(query, keep_blank_values=True)
        limits = values.get("limit", ["20"])
        if len(limits) != 1 or not re.fullmatch(r"[1-9]|1[0-9]|20", limits[0]):
            raise Problem(400, "limit must be 1 to 20")
        cursors = values.get("cursor", ["c0"])
        if len(cursors) != 1 or ("cursor" in values and not re.fullmatch(r"c[1-9][0-9]{0,8}", cursors[0])):
            raise Problem(400, "Invalid cursor")
        return 200, self.intents.page(account, int(cursors[0][1:]), int(limits[0])), {}

    def account(self):
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        account = self.intents.accounts.get(token.strip()) if scheme.lower() == "bearer" else None
        if account is None:
            raise Problem(401, "A valid token is required", {"WWW-Authenticate": "Bearer"})
        return account

    def allow(self, *methods):
        if self.command not in methods:
            raise Problem(405, "Method not allowed", {"Allow": ", ".join(methods)})

    @staticmethod
    def check_size(body):
        if body is None:
            raise Problem(413, "The body is larger than 1 MiB")

    def read_body(self):
        """Reads to the end, so that the next request of the connection starts there. None above 1 MiB."""
        kept, size = [], 0
        for piece in self.pieces():
            size += len(piece)
            if size <= MAX_BODY:
                kept.append(piece)
            else:
                kept.clear()
        return b"".join(kept) if size <= MAX_BODY else None

    def pieces(self):
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            yield from self.chunks()
            return
        length = self.headers.get("Content-Length", "0").strip()
        if not re.fullmatch(r"[0-9]{1,15}", length):
            self.close_connection = True
            raise Problem(400, "Invalid Content-Length")
        yield from self.exactly(int(length))

    def chunks(self):
        while True:
            line = self.rfile.readline(1024).partition(b";")[0].strip()
            if not re.fullmatch(rb"[0-9a-fA-F]{1,12}", line):
                self.close_connection = True
                raise Problem(400, "Invalid chunk")
            size = int(line, 16)
            if size == 0:
                break
            yield from self.exactly(size)
            self.rfile.readline(16)
        while self.rfile.readline(65536).strip():
            pass

    def exactly(self, count):
        while count > 0:
            piece = self.rfile.read(min(count, 65536))
            if not piece:
                raise ConnectionError("The client went away")
            count -= len(piece)
            yield piece

    def answer_problem(self, status, title, headers):
        content = {"type": "about:blank", "title": title, "status": status}
        self.answer(status, "application/problem+json", content, headers)

    def answer(self, status, content_type, content, headers):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(self, code, message=None, explain=None):
        """What http.server itself refuses."""
        self.close_connection = True
        self.request_version = self.protocol_version
        self.answer_problem(int(code), message or "Bad request", {})

    def handle_expect_100(self):
        super().handle_expect_100()
        self.wfile.flush()
        return True

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


Handler.intents = Intents(json.loads(os.environ.get("HONE_CALLERS", "{}")).values())
Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
