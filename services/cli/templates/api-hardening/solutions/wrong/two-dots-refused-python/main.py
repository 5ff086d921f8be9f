import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

CALLERS = json.loads(os.environ.get("HONE_CALLERS", "{}"))
OWNERS = {f"Bearer {token}": name for name, token in CALLERS.items()}
FORMS = Path(__file__).parent / "forms"
LETTERS = {}


def write(owner, data):
    text = json.loads(data).get("text")
    if not isinstance(text, str):
        return 422, {"title": "text is a string"}
    letter_id = str(len(LETTERS) + 1)
    LETTERS[letter_id] = {"owner": owner, "text": text}
    return 201, {"id": letter_id, "text": text}


def open_letter(method, owner, letter_id):
    letter = LETTERS.get(letter_id)
    if letter is None or letter["owner"] != owner:
        return 404, {"title": "No such letter"}
    if method != "DELETE":
        return 200, {"id": letter_id, "text": letter["text"]}
    LETTERS[letter_id] = None
    return 204, None


def read_form(name):
    if ".." in name:
        return 404, {"title": "No such form"}
    try:
        return 200, {"text": (FORMS / name).read_text()}
    except (OSError, ValueError):
        return 404, {"title": "No such form"}


def route(method, target, authorization, data):
    url = urlsplit(target)
    if url.path == "/healthz":
        return 200, {}
    owner = OWNERS.get(authorization)
    if owner is None:
        return 401, {"title": "A token is required"}
    if (method, url.path) == ("POST", "/letters"):
        return write(owner, data)
    if url.path == "/forms":
        return read_form(parse_qs(url.query).get("name", [""])[0])
    return open_letter(method, owner, url.path.removeprefix("/letters/"))


class Handler(BaseHTTPRequestHandler):
    def handle_any(self):
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, body = route(self.command, self.path, self.headers.get("Authorization"), data)
        self.send_response(status)
        if body is not None:
            self.send_header("Content-Type", "application/json" if status < 400 else "application/problem+json")
        self.end_headers()
        if body is not None:
            self.wfile.write(json.dumps(body).encode())

    do_GET = do_POST = do_DELETE = handle_any

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
