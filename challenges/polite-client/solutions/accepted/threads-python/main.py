import http.client
import json
import os
import random
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

TRACKING = urlsplit(os.environ["TRACKING_URL"])
LABELS = urlsplit(os.environ["LABELS_URL"])
ATTEMPTS = 3
ATTEMPT_SECONDS = 0.5
DEADLINE_SECONDS = 1.8
NOTHING = (None, b"", None)


class Budget:
    """Calls and retries since the start."""

    def __init__(self):
        self.lock = threading.Lock()
        self.calls = 0
        self.retries = 0

    def count_call(self):
        with self.lock:
            self.calls += 1

    def take_retry(self):
        with self.lock:
            if self.retries + 1 > 100 + 0.2 * self.calls:
                return False
            self.retries += 1
            return True


budget = Budget()


def ask(service, method, path, body=None, seconds=ATTEMPT_SECONDS):
    """Status, body and Retry-After of one request; no status where there is no answer."""
    connection = http.client.HTTPConnection(service.hostname, service.port, timeout=seconds)
    try:
        headers = {} if body is None else {"Content-Type": "application/json"}
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        return response.status, response.read(), response.getheader("Retry-After")
    except (OSError, http.client.HTTPException):
        return NOTHING
    finally:
        connection.close()


def is_final(status):
    return status is not None and status != 429 and status < 500


def track(path):
    budget.count_call()
    deadline = time.monotonic() + DEADLINE_SECONDS
    bound = 0.12
    for attempt in range(ATTEMPTS):
        left = deadline - time.monotonic()
        status, body, retry_after = ask(TRACKING, "GET", path, seconds=min(ATTEMPT_SECONDS, left))
        if is_final(status):
            return status, body
        # Half of the bound for certain, the other half by chance.
        wait = bound / 2 + random.uniform(0, bound / 2) + float(retry_after or 0)
        bound *= 2
        is_last = attempt == ATTEMPTS - 1
        if is_last or time.monotonic() + wait + 0.05 > deadline or not budget.take_retry():
            break
        time.sleep(wait)
    return None, b""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def send(self, status, content):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def pass_on(self, status, content):
        if is_final(status):
            self.send(status, content)
        else:
            self.send(502, json.dumps({"error": "the dependency does not answer"}).encode())

    def do_GET(self):
        if self.path == "/healthz":
            self.send(200, b'{"status": "ok"}')
        elif self.path.startswith("/parcels/"):
            self.pass_on(*track(self.path))
        else:
            self.send(404, b'{"error": "not found"}')

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if self.path == "/labels":
            status, content, _ = ask(LABELS, "POST", "/labels", body, DEADLINE_SECONDS)
            self.pass_on(status, content)
        else:
            self.send(404, b'{"error": "not found"}')

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
