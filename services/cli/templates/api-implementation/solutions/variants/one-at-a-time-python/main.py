import json
import os
from http.server import BaseHTTPRequestHandler, HTTPServer

NOTES, KEYS = {}, {}


def write(key, data):
    try:
        body = json.loads(data)
    except ValueError:
        return 400, {"title": "Not JSON"}
    if not isinstance(body, dict) or not isinstance(body.get("text"), str):
        return 422, {"title": "text is a string"}
    text = body["text"]
    if key not in KEYS:
        note = {"id": f"note-{len(NOTES)}", "text": text}
        NOTES[note["id"]] = KEYS[key] = note
    note = KEYS[key]
    return (201, note) if note["text"] == text else (422, {"title": "The key had another text"})


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/healthz":
            return self.answer(200, {})
        note = NOTES.get(self.path.removeprefix("/notes/"))
        self.answer(404, {"title": "Not found"}) if note is None else self.answer(200, note)

    def do_POST(self):
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path != "/notes":
            return self.answer(404, {"title": "Not found"})
        self.answer(*write(self.headers.get("Idempotency-Key"), data))

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "application/json" if status < 400 else "application/problem+json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *_):
        pass


class Server(HTTPServer):
    request_queue_size = 64


Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
