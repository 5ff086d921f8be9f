"""The program against a service that is there: what it asks depends on the seed alone, and what it finds is true."""

import json
import subprocess
import sys
import tempfile
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PROGRAM = Path(__file__).parent.parent / "schemathesis" / "run.py"
SOURCE = Path(__file__).parent.parent / "src" / "run.py"
CONTRACT = {
    "openapi": "3.0.3",
    "info": {"title": "A", "version": "1"},
    "paths": {
        "/ready": {"get": {"responses": {"200": {"description": "A"}}}},
        "/words": {
            "post": {
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {"type": "object", "required": ["word"], "properties": {"word": {"type": "string"}}}
                        }
                    },
                },
                "responses": {"201": {"description": "A"}, "400": {"description": "B"}},
            }
        }
    },
}


class Words(BaseHTTPRequestHandler):
    """Takes every JSON object with a key "word"; breaks on what is no object."""

    asked = []
    requests = set()

    def parse_request(self):
        """Notes the methods that the server does not know, too."""
        parsed = super().parse_request()
        Words.requests.add((self.command, getattr(self, "path", "")))
        return parsed

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        Words.asked.append(body)
        try:
            json.loads(body)["word"]
            self.send_response(201)
        except ValueError:
            self.send_response(400)
        except (KeyError, TypeError):
            self.send_response(500)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Nothing."""


def found(seed):
    """What it finds in a service of its own, and what that service was asked."""
    Words.asked = []
    Words.requests = set()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Words)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        contract = Path(folder) / "contract.json"
        contract.write_text(json.dumps(CONTRACT))
        settings = Path(folder) / "settings.json"
        settings.write_text(
            json.dumps(
                {
                    "contract": str(contract),
                    "url": f"http://127.0.0.1:{server.server_port}",
                    "seed": seed,
                    "examples": 10,
                    "checks": ["not_a_server_error", "negative_data_rejection"],
                    "exclude": ["/ready"],
                    "headers": {},
                }
            )
        )
        program = PROGRAM if PROGRAM.exists() else SOURCE
        done = subprocess.run(
            [sys.executable, str(program), str(settings)], capture_output=True, check=True, env=environment()
        )
    server.shutdown()
    server.server_close()
    return [json.loads(line) for line in done.stdout.splitlines()], list(Words.asked)


def environment():
    import os

    return {**os.environ, "PYTHONHASHSEED": "0"}


class Run(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lines, cls.asked = found(1)
        cls.requests = set(Words.requests)

    def test_finds_what_is_wrong(self):
        checks = {line["failure"]["check"] for line in self.lines if "failure" in line}
        self.assertEqual(checks, {"not_a_server_error", "negative_data_rejection"})
        self.assertIn("201", next(line for line in self.lines if "operation" in line)["statuses"])
        self.assertGreater(self.lines[-1]["end"]["cases"], 10)

    def test_asks_no_excluded_path(self):
        self.assertNotIn("/ready", {path for _, path in self.requests})
        self.assertEqual([line["documented"] for line in self.lines if "documented" in line], ["POST /words"])

    def test_tries_methods_that_parsers_know(self):
        methods = {method for method, _ in self.requests}
        self.assertIn("TRACE", methods)
        self.assertNotIn("QUERY", methods)

    def test_asks_what_the_seed_says(self):
        again, other = found(1)[1], found(2)[1]
        self.assertEqual(self.asked, again)
        self.assertNotEqual(self.asked, other)


if __name__ == "__main__":
    unittest.main()
