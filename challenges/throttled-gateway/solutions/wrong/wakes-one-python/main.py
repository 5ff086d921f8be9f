"""A thread for each request, and a condition for the slots: whoever leaves wakes one that waits, whichever its key is."""
import http.client
import json
import math
import os
import re
import socket
import threading
import time
from collections import Counter, deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

CARRIER = urlsplit(os.environ["CARRIER_URL"])
LANE = re.compile(r"/rates/[a-z0-9-]{1,40}")
QUOTA, WINDOW, ALL_SLOTS, KEY_SLOTS, CALL_SECONDS = 15, 3.0, 8, 5, 1.0
POLICY = '"key";q=15;w=3'


class Caller:
    """When the requests of the last WINDOW seconds passed."""

    def __init__(self):
        self.lock = threading.Lock()
        self.passed = deque()

    def take(self):
        with self.lock:
            now = time.monotonic()
            while self.passed and now - self.passed[0] >= WINDOW:
                self.passed.popleft()
            if len(self.passed) >= QUOTA:
                return False, 0, max(1, math.ceil(self.passed[0] + WINDOW - now))
            self.passed.append(now)
            return True, QUOTA - len(self.passed), 0


CALLERS = {key: Caller() for key in json.loads(os.environ["HONE_CALLERS"]).values()}


class Slots:
    def __init__(self):
        self.changed = threading.Condition()
        self.open = Counter()

    def is_free(self, key):
        return self.open.total() < ALL_SLOTS and self.open[key] < KEY_SLOTS

    def take(self, key):
        with self.changed:
            self.changed.wait_for(lambda: self.is_free(key))
            self.open[key] += 1

    def give_back(self, key):
        with self.changed:
            self.open[key] -= 1
            self.changed.notify()


slots = Slots()


def call(path):
    """One call of the carrier: a status, and the JSON of 200."""
    late = threading.Event()
    connection = http.client.HTTPConnection(CARRIER.hostname, CARRIER.port or 80, timeout=CALL_SECONDS)

    def give_up():
        late.set()
        if connection.sock:
            try:
                connection.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    alarm = threading.Timer(CALL_SECONDS, give_up)
    alarm.daemon = True
    alarm.start()
    try:
        connection.request("GET", CARRIER.path.rstrip("/") + path, headers={"Connection": "close"})
        sock = connection.sock
        response = connection.getresponse()
        # getresponse() lets go of the socket when the connection ends with the answer; the alarm needs it.
        connection.sock = connection.sock or sock
        body = response.read()
        if late.is_set():
            return 504, b""
        if response.status == 200:
            json.loads(body)
            return 200, body
        return (404 if response.status == 404 else 502), b""
    except TimeoutError:
        return 504, b""
    except (OSError, http.client.HTTPException, ValueError):
        return (504 if late.is_set() else 502), b""
    finally:
        alarm.cancel()
        connection.close()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle_any(self):
        length = int(self.headers.get("Content-Length") or 0)
        if length:
            self.rfile.read(length)
        path = self.path.partition("?")[0]
        if path != "/healthz" and not LANE.fullmatch(path):
            return self.problem(404, "Not found")
        if self.command != "GET":
            return self.problem(405, "Method not allowed", {"Allow": "GET"})
        if path == "/healthz":
            return self.send(200, {}, b"")
        self.rate(path)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = handle_any

    def rate(self, path):
        scheme, _, key = (self.headers.get("Authorization") or "").partition(" ")
        caller = CALLERS.get(key.strip()) if scheme.lower() == "bearer" else None
        if caller is None:
            return self.problem(401, "Unauthorized", {"WWW-Authenticate": "Bearer"})
        passes, left, seconds = caller.take()
        limit = {"RateLimit-Policy": POLICY, "RateLimit": f'"key";r={left}'}
        if not passes:
            return self.problem(429, "Too many requests", limit | {"Retry-After": str(seconds)})
        slots.take(key.strip())
        try:
            status, body = call(path)
        finally:
            slots.give_back(key.strip())
        if status == 200:
            return self.send(200, limit | {"Content-Type": "application/json"}, body)
        self.problem(status, http.client.responses[status])

    def problem(self, status, title, headers=None):
        body = json.dumps({"type": "about:blank", "title": title, "status": status}).encode()
        self.send(status, {"Content-Type": "application/problem+json", **(headers or {})}, body)

    def send(self, status, headers, body):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
