import json
import os
import queue
import re
import secrets
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PRICES_URL = os.environ["PRICES_URL"]
STOCK_URL = os.environ["STOCK_URL"]
COLLECTOR_URL = os.environ["COLLECTOR_URL"]

SERVER, CLIENT, ERROR = 2, 3, 2
TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")
QUOTE = re.compile(r"/quotes/([^/]+)")

# Ended spans; when it is full, new ones are lost.
ended = queue.Queue(maxsize=2000)


class Span:
    """A piece of work. Leaving the block ends it."""

    def __init__(self, trace, parent, name, kind):
        self.trace, self.parent, self.name, self.kind = trace, parent, name, kind
        self.id = secrets.token_hex(8)
        self.failed = False

    def __enter__(self):
        self.start = time.time_ns()
        return self

    def __exit__(self, *_):
        span = {
            "traceId": self.trace,
            "spanId": self.id,
            "parentSpanId": self.parent,
            "name": self.name,
            "kind": self.kind,
            "startTimeUnixNano": str(self.start),
            "endTimeUnixNano": str(time.time_ns()),
            "status": {"code": ERROR if self.failed else 0},
        }
        try:
            ended.put_nowait(span)
        except queue.Full:
            pass

    def child(self, name):
        return Span(self.trace, self.id, name, CLIENT)

    @property
    def header(self):
        return f"00-{self.trace}-{self.id}-01"


def server_span(header):
    match = TRACEPARENT.fullmatch(header or "")
    if match and int(match[1], 16) and int(match[2], 16):
        return Span(match[1], match[2], "GET /quotes/{id}", SERVER)
    return Span(secrets.token_hex(16), "", "GET /quotes/{id}", SERVER)


def ask(parent, name, url):
    """Status and body; status 0 without an answer."""
    with parent.child(name) as span:
        request = urllib.request.Request(url, headers={"traceparent": span.header})
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            error.read()
            span.failed = error.code >= 500
            return error.code, {}
        except OSError:
            span.failed = True
            return 0, {}


def quote(span, article):
    status, price = ask(span, "GET prices", f"{PRICES_URL}/prices/{article}")
    if status == 404:
        return 404, {"error": "no such article"}
    if status != 200:
        return 502, {"error": "no price now"}
    status, stock = ask(span, "GET stock", f"{STOCK_URL}/stock/{article}")
    if status != 200:
        return 502, {"error": "no stock now"}
    return 200, {"id": article, "cents": price["cents"], "left": stock["left"]}


def export():
    while True:
        spans = [ended.get()]
        time.sleep(0.2)
        while len(spans) < 500 and not ended.empty():
            spans.append(ended.get())
        body = {"resourceSpans": [{"scopeSpans": [{"spans": spans}]}]}
        request = urllib.request.Request(
            f"{COLLECTOR_URL}/v1/traces",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
            method="POST",
        )
        try:
            with urllib.request.urlopen(request, timeout=1) as answer:
                answer.read()
        except OSError as error:
            print("spans are lost:", error)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self):
        if self.path == "/healthz":
            return self.answer(200, {"status": "ok"})
        match = QUOTE.fullmatch(self.path)
        if match is None:
            return self.answer(404, {"error": "nothing here"})
        with server_span(self.headers["traceparent"]) as span:
            status, body = quote(span, match[1])
            span.failed = status >= 500
            self.answer(status, body)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


threading.Thread(target=export, daemon=True).start()
Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
