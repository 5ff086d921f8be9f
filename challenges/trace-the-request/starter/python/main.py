import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# Where the other services are.
PRICES_URL = os.environ["PRICES_URL"]
STOCK_URL = os.environ["STOCK_URL"]
COLLECTOR_URL = os.environ["COLLECTOR_URL"]


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
        if self.path == "/healthz":
            return self.send(200, {"status": "ok"})
        # GET /quotes/{id} asks f"{PRICES_URL}/prices/{id}" and f"{STOCK_URL}/stock/{id}".
        # Spans go to f"{COLLECTOR_URL}/v1/traces".
        self.send(501, {"error": "not written yet"})

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
