import json
import os
import signal
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RENDERER_URL = os.environ["RENDERER_URL"]
# Seconds after SIGTERM.
CLOSES = 1.3
CANCELS = 4.0
ENDS = 4.5

draining = threading.Event()
closed = threading.Event()
# Done when what is still open must be given up.
cancelled = Future()
requests = ThreadPoolExecutor(max_workers=80)


class OpenCalls:
    def __init__(self):
        self.count = 0
        self.changed = threading.Condition()

    def __enter__(self):
        with self.changed:
            self.count += 1

    def __exit__(self, *_):
        with self.changed:
            self.count -= 1
            self.changed.notify_all()

    def wait_for_none(self, until):
        with self.changed:
            self.changed.wait_for(lambda: self.count == 0, max(0, until - time.monotonic()))


open_calls = OpenCalls()


def ask_renderer(body):
    """Status and body for the client."""
    request = urllib.request.Request(
        f"{RENDERER_URL}/render", body, {"Content-Type": "application/json"}, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return 200, answer.read()
    except OSError:
        return 502, b'{"error": "not rendered"}'


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def send(self, status, content):
        if closed.is_set():
            self.close_connection = True
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self):
        if self.path == "/healthz":
            return self.send(200, b"{}")
        if self.path == "/readyz":
            return self.send(503 if draining.is_set() else 200, b"{}")
        self.send(404, b"{}")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if closed.is_set():
            return self.send(503, b'{"error": "this instance ends"}')
        with open_calls:
            asking = requests.submit(ask_renderer, body)
            wait([asking, cancelled], return_when=FIRST_COMPLETED)
            if asking.done():
                self.send(*asking.result())
            else:
                self.send(503, b'{"error": "the renderer hangs"}')

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


server = Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler)


def drain():
    began = time.monotonic()
    draining.set()
    time.sleep(CLOSES)
    closed.set()
    server.shutdown()
    server.socket.close()
    open_calls.wait_for_none(began + CANCELS)
    cancelled.set_result(None)
    open_calls.wait_for_none(began + ENDS)
    # Threads that wait for the renderer would keep the process alive.
    os._exit(0)


# Blocked in every thread, so that it waits for the main one.
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
threading.Thread(target=server.serve_forever).start()
signal.sigwait({signal.SIGTERM})
drain()
