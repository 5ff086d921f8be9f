import json
import os
import threading
import time
from collections import deque
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

PATIENCE = 0.5
REST = 1.0
PROBES = 4


class Closed:
    def __init__(self):
        self.failures = deque(maxlen=20)

    def admits(self):
        return True

    def after(self, failed):
        self.failures.append(failed)
        return Open() if sum(self.failures) >= 10 else self


class Open:
    def __init__(self):
        self.until = time.monotonic() + REST

    def admits(self):
        return False


class HalfOpen:
    def __init__(self):
        self.sent = 0
        self.succeeded = 0

    def admits(self):
        self.sent += 1
        return self.sent <= PROBES

    def after(self, failed):
        if failed:
            return Open()
        self.succeeded += 1
        return Closed() if self.succeeded == PROBES else self


class Breaker:
    """Every request belongs to the state that admitted it; what it tells about a state that has passed is of no interest."""

    def __init__(self, url):
        self.address = urlsplit(url)
        self.state = Closed()
        self.lock = threading.Lock()

    def call(self, path):
        with self.lock:
            if isinstance(self.state, Open) and time.monotonic() >= self.state.until:
                self.state = HalfOpen()
            state = self.state
            if not state.admits():
                return 503, b'{"error": "the service rests"}'
        answer = self.request(path)
        with self.lock:
            if self.state is state:
                self.state = state.after(answer is None)
        return answer or (502, b'{"error": "the service failed"}')

    def request(self, path):
        """Status and body, or None for a failure."""
        deadline = time.monotonic() + PATIENCE
        connection = HTTPConnection(self.address.hostname, self.address.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            connection.sock.settimeout(max(0.001, deadline - time.monotonic()))
            response = connection.getresponse()
            if connection.sock:
                connection.sock.settimeout(max(0.001, deadline - time.monotonic()))
            body = response.read()
            return None if response.status >= 500 else (response.status, body)
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()


BREAKERS = {"rates": Breaker(os.environ["RATES_URL"]), "stock": Breaker(os.environ["STOCK_URL"])}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def send(self, status, content):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self):
        if self.path == "/healthz":
            return self.send(200, b'{"status": "ok"}')
        breaker = BREAKERS.get(self.path.split("/")[1])
        if breaker is None:
            return self.send(404, json.dumps({"error": f"no {self.path}"}).encode())
        self.send(*breaker.call(self.path))

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
