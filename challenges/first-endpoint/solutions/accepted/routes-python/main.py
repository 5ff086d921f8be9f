import json
import os
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import unquote, urlsplit

NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
flags, lock = {}, Lock()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body=None, kind="application/json", **headers):
        data = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        if body is not None:
            self.send_header("Content-Type", kind)
        if status != 204:
            self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def problem(self, status, title, **headers):
        body = {"type": "about:blank", "title": title, "status": status}
        self.answer(status, body, "application/problem+json", **headers)

    def handle_request(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        path = urlsplit(self.path).path
        if path == "/healthz":
            return self.offer({"GET": lambda: self.answer(200)})
        if path == "/flags":
            return self.offer({"GET": self.list})
        parts = path.split("/")
        if len(parts) == 3 and parts[1] == "flags" and parts[2]:
            name = unquote(parts[2])
            return self.offer(
                {
                    "GET": lambda: self.read(name),
                    "PUT": lambda: self.write(name, body),
                    "DELETE": lambda: self.remove(name),
                }
            )
        self.problem(404, "No such path")

    do_GET = do_PUT = do_DELETE = do_POST = do_PATCH = do_HEAD = do_OPTIONS = handle_request

    def offer(self, methods):
        method = methods.get(self.command)
        if method is None:
            return self.problem(405, "Method not allowed", Allow=", ".join(methods))
        method()

    def list(self):
        with lock:
            items = [{"name": name, "enabled": flags[name]} for name in sorted(flags)]
        self.answer(200, {"items": items})

    def read(self, name):
        if name not in flags:
            return self.problem(404, "No such flag")
        self.answer(200, {"name": name, "enabled": flags[name]})

    def write(self, name, body):
        if not NAME.fullmatch(name):
            return self.problem(400, "Not a name")
        try:
            value = json.loads(body)
        except ValueError:
            return self.problem(400, "Not JSON")
        if not isinstance(value, dict) or set(value) != {"enabled"} or not isinstance(value["enabled"], bool):
            return self.problem(400, "Not a value")
        with lock:
            is_new = name not in flags
            flags[name] = value["enabled"]
        shown = {"name": name, "enabled": value["enabled"]}
        if is_new:
            return self.answer(201, shown, Location=f"/flags/{name}")
        self.answer(200, shown)

    def remove(self, name):
        with lock:
            if flags.pop(name, None) is None:
                return self.problem(404, "No such flag")
        self.answer(204)

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
