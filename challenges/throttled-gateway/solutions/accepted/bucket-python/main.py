import http.client
import json
import math
import os
import re
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

CARRIER = urlsplit(os.environ.get("CARRIER_URL", "http://127.0.0.1:9100"))
REQUESTS, WINDOW = 15, 3
CALL_SECONDS = 1
ALL_SLOTS, KEY_SLOTS = 8, 5


class Problem(Exception):
    def __init__(self, status, title, **headers):
        super().__init__(title)
        self.status, self.title, self.headers = status, title, headers


class Bucket:
    """Fills up evenly, as much in a window as it holds."""

    def __init__(self):
        self.tokens, self.at, self.lock = float(REQUESTS), time.monotonic(), threading.Lock()

    def take(self):
        with self.lock:
            now = time.monotonic()
            self.tokens = min(REQUESTS, self.tokens + (now - self.at) * REQUESTS / WINDOW)
            self.at = now
            passes = self.tokens >= 1
            if passes:
                self.tokens -= 1
            return passes, int(self.tokens), math.ceil((1 - self.tokens) * WINDOW / REQUESTS)


class Slots:
    """Room for calls. Whoever waits looks again when somebody leaves."""

    def __init__(self):
        self.open, self.changed = {}, threading.Condition()

    def enter(self, key):
        with self.changed:
            self.changed.wait_for(lambda: self.is_free(key))
            self.open[key] = self.open.get(key, 0) + 1

    def is_free(self, key):
        return sum(self.open.values()) < ALL_SLOTS and self.open.get(key, 0) < KEY_SLOTS

    def leave(self, key):
        with self.changed:
            self.open[key] -= 1
            self.changed.notify_all()


BUCKETS = {token: Bucket() for token in json.loads(os.environ.get("HONE_CALLERS", "{}")).values()}
SLOTS = Slots()


def call(path):
    """One call. A time-out of a socket is for each read, so an alarm ends the connection instead."""
    connection = http.client.HTTPConnection(CARRIER.hostname, CARRIER.port, timeout=CALL_SECONDS)
    is_late = threading.Event()

    def end():
        is_late.set()
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)

    connection.connect()
    alarm = threading.Timer(CALL_SECONDS, end)
    alarm.start()
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    except (OSError, http.client.HTTPException) as error:
        if is_late.is_set() or isinstance(error, TimeoutError):
            raise Problem(504, "The carrier took too long")
        raise Problem(502, "The carrier failed")
    finally:
        alarm.cancel()
        connection.close()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        path = urlsplit(self.path).path
        if path == "/healthz":
            return b"{}"
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or token not in BUCKETS:
            raise Problem(401, "A valid key is needed", **{"WWW-Authenticate": "Bearer"})
        if not re.fullmatch(r"/rates/[a-z0-9-]{1,40}", path):
            raise Problem(404, "There is no such path")
        if self.command != "GET":
            raise Problem(405, "The path offers GET only", Allow="GET")
        passes, remaining, seconds = BUCKETS[token].take()
        self.fields = {"RateLimit-Policy": f'"key";q={REQUESTS};w={WINDOW}', "RateLimit": f'"key";r={remaining}'}
        if not passes:
            raise Problem(429, "The limit is used up", **{"Retry-After": str(seconds)})
        SLOTS.enter(token)
        try:
            status, body = call(path)
        except OSError:
            raise Problem(502, "The carrier cannot be reached")
        finally:
            SLOTS.leave(token)
        if status == 404:
            raise Problem(404, "The carrier does not know the lane")
        if status != 200:
            raise Problem(502, "The carrier failed")
        return body

    def handle_request(self):
        self.fields = {}
        try:
            status, kind, data, headers = 200, "application/json", self.answer(), {}
        except Problem as problem:
            status, kind, headers = problem.status, "application/problem+json", problem.headers
            data = json.dumps({"type": "about:blank", "title": problem.title, "status": status}).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in {**self.fields, **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_request

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128


Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
