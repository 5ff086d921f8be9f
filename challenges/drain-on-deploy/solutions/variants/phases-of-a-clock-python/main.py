"""No state but the time of SIGTERM: what a call gets follows from how long ago that was."""

import json
import os
import signal
import threading
import time
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

RENDERER = urlsplit(os.environ["RENDERER_URL"])
TURN_AWAY = 1.3
GIVE_UP = 4.0
END = 4.4


class Clock:
    """Counts from SIGTERM on; before it, the time is below zero."""

    def __init__(self):
        self.start = None

    def now(self):
        return -1 if self.start is None else time.monotonic() - self.start


class Open:
    """How many calls are open."""

    def __init__(self):
        self.count = 0
        self.lock = threading.Lock()

    def __enter__(self):
        with self.lock:
            self.count += 1

    def __exit__(self, *_):
        with self.lock:
            self.count -= 1


clock = Clock()
open_calls = Open()


def render(body, answer):
    connection = HTTPConnection(RENDERER.hostname, RENDERER.port)
    try:
        connection.request("POST", "/render", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        content = response.read()
        answer.append((200, content) if response.status == 200 else (502, b'{"error": "not rendered"}'))
    except (OSError, HTTPException):
        answer.append((502, b'{"error": "no answer"}'))
    finally:
        connection.close()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def send(self, status, content):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        if clock.now() >= 0:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self):
        if self.path == "/healthz":
            self.send(200, b'{"status": "ok"}')
        elif self.path == "/readyz":
            self.send(200 if clock.now() < 0 else 503, json.dumps({"draining": clock.now() >= 0}).encode())
        else:
            self.send(404, b'{"error": "not found"}')

    def do_POST(self):
        with open_calls:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.path != "/invoices":
                return self.send(404, b'{"error": "not found"}')
            if clock.now() >= TURN_AWAY:
                return self.send(503, b'{"error": "this process ends"}')
            self.send(*self.rendered(body))

    def rendered(self, body):
        answer = []
        worker = threading.Thread(target=render, args=(body, answer), daemon=True)
        worker.start()
        while worker.is_alive() and clock.now() < GIVE_UP:
            worker.join(0.05)
        return answer[0] if answer else (503, b'{"error": "not rendered in time"}')

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


def on_sigterm(*_):
    clock.start = clock.start or time.monotonic()


signal.signal(signal.SIGTERM, on_sigterm)
server = Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
while clock.now() < END and not (clock.now() >= TURN_AWAY + 0.2 and open_calls.count == 0):
    time.sleep(0.05)
os._exit(0)
