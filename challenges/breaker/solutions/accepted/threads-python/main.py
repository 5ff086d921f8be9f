import http.client
import json
import os
import threading
import time
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

REQUEST_SECONDS = 0.5
REST_SECONDS = 1.0
PROBES = 5


class Rejected(Exception):
    """The breaker is open."""


class Failed(Exception):
    """The dependency did not answer, or with 5xx."""


class Breaker:
    def __init__(self):
        self.lock = threading.Lock()
        self.failures = deque(maxlen=20)
        self.opened_at = None
        self.sent = self.succeeded = 0
        # Permissions of an earlier period say nothing about this one.
        self.period = 0

    def acquire(self):
        """The period to which the request belongs."""
        with self.lock:
            if self.opened_at is not None:
                if time.monotonic() - self.opened_at < REST_SECONDS or self.sent == PROBES:
                    raise Rejected
                self.sent += 1
            return self.period

    def release(self, period, failed):
        with self.lock:
            if period != self.period:
                return
            if self.opened_at is None:
                self.failures.append(failed)
                if sum(self.failures) >= 10:
                    self.begin(opened_at=time.monotonic())
            elif failed:
                self.begin(opened_at=time.monotonic())
            else:
                self.succeeded += 1
                if self.succeeded == PROBES:
                    self.begin(opened_at=None)

    def begin(self, opened_at):
        self.opened_at = opened_at
        self.failures.clear()
        self.sent = self.succeeded = 0
        self.period += 1


class Dependency:
    def __init__(self, url):
        self.address = urlsplit(url)
        self.breaker = Breaker()

    def get(self, path):
        period = self.breaker.acquire()
        failed = True
        try:
            answer = self.request(path)
            failed = False
            return answer
        finally:
            self.breaker.release(period, failed)

    def request(self, path):
        connection = http.client.HTTPConnection(
            self.address.hostname, self.address.port, timeout=REQUEST_SECONDS
        )
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            body = response.read()
        except (OSError, http.client.HTTPException) as error:
            raise Failed from error
        finally:
            connection.close()
        if response.status >= 500:
            raise Failed
        return response.status, body


DEPENDENCIES = {
    "rates": Dependency(os.environ["RATES_URL"]),
    "stock": Dependency(os.environ["STOCK_URL"]),
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def send(self, status, content):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def error(self, status, message):
        self.send(status, json.dumps({"error": message}).encode())

    def do_GET(self):
        if self.path == "/healthz":
            return self.send(200, b'{"status": "ok"}')
        dependency = DEPENDENCIES.get(self.path.split("/")[1])
        if dependency is None:
            return self.error(404, "not found")
        try:
            answer = dependency.get(self.path)
        except Rejected:
            return self.error(503, "the breaker is open")
        except Failed:
            return self.error(502, "the dependency failed")
        self.send(*answer)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
