import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# Where the renderer is.
RENDERER_URL = os.environ["RENDERER_URL"]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def send(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self):
        if self.path in ("/healthz", "/readyz"):
            return self.send(200, {"status": "ok"})
        self.send(501, {"error": "not written yet"})

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        # POST /invoices asks f"{RENDERER_URL}/render". On SIGTERM the process ends right away.
        self.send(501, {"error": "not written yet"})

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
