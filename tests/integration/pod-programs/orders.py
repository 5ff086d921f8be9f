"""Takes orders, asks the stock over its link, and stores sales in a file."""
import http.client
import json
import os
import socket
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STOCK_PORT = int(os.environ["STOCK_PORT"])
SOLD = "/work/sold.txt"


def take(order):
    link = http.client.HTTPConnection("127.0.0.1", STOCK_PORT, timeout=float(os.environ.get("PATIENCE", "5")))
    try:
        link.request("POST", f"/take/{order}", body=b"x" * 100)
        answer = link.getresponse()
        body = answer.read()
        return answer.status, json.loads(body) if body else {}, answer.getheader("Retry-After")
    except ConnectionRefusedError:
        return 502, {"why": "refused"}, None
    except (ConnectionResetError, BrokenPipeError):
        return 502, {"why": "reset"}, None
    except http.client.HTTPException:
        return 502, {"why": "cut"}, None
    except OSError as error:
        return 502, {"why": type(error).__name__}, None
    finally:
        link.close()


def reachable():
    """Tries to connect to everything except the one link."""
    found = []
    addresses = ["127.0.0.1", "127.0.0.2", "::1", "172.17.0.1", "172.17.0.2", "10.0.0.1", "169.254.169.254"]
    for address in addresses:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        for port in (22, 80, 2375, 6379, 7002, 8000, 8001, 27017):
            with socket.socket(family, socket.SOCK_STREAM) as attempt:
                attempt.settimeout(0.3)
                try:
                    attempt.connect((address, port))
                    found.append([address, port])
                except OSError:
                    pass
    return found


class Orders(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status, body, retry_after=None):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        if retry_after is not None:
            self.send_header("Retry-After", retry_after)
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self):
        if self.path == "/sold":
            lines = open(SOLD).read().split() if os.path.exists(SOLD) else []
            return self.reply(200, lines)
        if self.path == "/reachable":
            return self.reply(200, reachable())
        return self.reply(200, {"ok": True})

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        order = self.path.rsplit("/", 1)[-1]
        status, body, retry_after = take(order)
        if status == 200:
            with open(SOLD, "a") as sold:
                sold.write(order + "\n")
                sold.flush()
                os.fsync(sold.fileno())
        self.reply(status, body, retry_after)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


print("orders begin", file=sys.stderr, flush=True)
Server(("127.0.0.1", 8000), Orders).serve_forever()
