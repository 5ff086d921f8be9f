import os
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RATES_URL = os.environ["RATES_URL"]


def find_rate(rate):
    for _ in range(3):
        try:
            with urllib.request.urlopen(f"{RATES_URL}/rates/{rate}", timeout=0.5) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            error.close()
            if error.code < 500:
                return error.code, b"{}"
        except OSError as error:
            print(error)
    return 502, b'{"error": "no rate"}'


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path.startswith("/quotes/"):
            status, body = find_rate(self.path.removeprefix("/quotes/"))
        else:
            status, body = (200 if self.path == "/healthz" else 404), b"{}"
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
