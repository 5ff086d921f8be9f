"""The way to the database: a statement with its values goes out as a line of JSON, rows come back. Stays as it is.

    query("SELECT id FROM orders WHERE total = $1", [4900])  ->  [{"id": 1}, {"id": 4}]

A value is a text, a number, True, False, None, or a list of these, which the server takes for an array.
"""

import json
import sys


class DatabaseError(Exception):
    """The server refused a statement; `code` is its SQLSTATE."""

    def __init__(self, code, message):
        super().__init__(f"{message} (SQLSTATE {code})")
        self.code = code


def query(sql, values=()):
    """Runs one statement; its rows as dictionaries."""
    say({"sql": sql, "values": list(values)})
    reply = json.loads(read_line())
    if "error" in reply:
        raise DatabaseError(reply["error"]["code"], reply["error"]["message"])
    return reply["rows"]


def say(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def read_line():
    return sys.stdin.readline()
