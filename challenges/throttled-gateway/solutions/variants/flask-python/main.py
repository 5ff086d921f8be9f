"""Counts by fixed windows; calls are made by a pool of eight threads that choose what they may do next."""

import json
import math
import os
import socket
import threading
import time
from http.client import HTTPException, HTTPResponse
from urllib.parse import urlsplit

from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException as Refusal
from werkzeug.serving import WSGIRequestHandler

app = Flask(__name__)
carrier = urlsplit(os.environ["CARRIER_URL"])
tokens = set(json.loads(os.environ["HONE_CALLERS"]).values())
windows = {}
windows_lock = threading.Lock()


class Task:
    def __init__(self, token, lane):
        self.token, self.lane, self.done = token, lane, threading.Event()
        self.status, self.body = 502, b""


class Calls:
    """What waits, and how many calls of each key are under way."""

    def __init__(self, workers=8, of_one=5):
        self.waiting, self.running, self.of_one = [], {}, of_one
        self.changed = threading.Condition()
        for _ in range(workers):
            threading.Thread(target=self.work, daemon=True).start()

    def make(self, token, lane):
        task = Task(token, lane)
        with self.changed:
            self.waiting.append(task)
            self.changed.notify_all()
        task.done.wait()
        return task

    def next_one(self):
        return next((task for task in self.waiting if self.running.get(task.token, 0) < self.of_one), None)

    def work(self):
        while True:
            with self.changed:
                while (task := self.next_one()) is None:
                    self.changed.wait()
                self.waiting.remove(task)
                self.running[task.token] = self.running.get(task.token, 0) + 1
            task.status, task.body = ask(task.lane)
            with self.changed:
                self.running[task.token] -= 1
                self.changed.notify_all()
            task.done.set()


class Deadline(socket.socket):
    """Gives each read what is left of the time."""

    ends = 0.0

    def recv_into(self, *arguments):
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.settimeout(left)
        return super().recv_into(*arguments)


def ask(lane):
    connection = Deadline(socket.AF_INET, socket.SOCK_STREAM)
    connection.ends = time.monotonic() + 1
    try:
        connection.connect((carrier.hostname, carrier.port))
        head = f"GET /rates/{lane} HTTP/1.1\r\nHost: {carrier.netloc}\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode())
        answer = HTTPResponse(connection, method="GET")
        answer.begin()
        return answer.status, answer.read()
    except TimeoutError:
        return 504, b""
    except (OSError, HTTPException):
        return 502, b""
    finally:
        connection.close()


calls = Calls()


def problem(status, title, **headers):
    text = json.dumps({"type": "about:blank", "title": title, "status": status})
    return Response(text, status, {name.replace("_", "-"): value for name, value in headers.items()},
                    content_type="application/problem+json")


@app.get("/healthz")
def ready():
    return ""


@app.before_request
def authenticate():
    if request.path == "/healthz":
        return None
    kind, _, g.token = request.headers.get("Authorization", "").partition(" ")
    if kind == "Bearer" and g.token in tokens:
        return None
    return problem(401, "No valid key", WWW_Authenticate="Bearer")


def count(token):
    now = time.time()
    with windows_lock:
        number, used = windows.get(token, (None, 0))
        if number != now // 3:
            used = 0
        passes = used < 15
        windows[token] = (now // 3, used + passes)
        return passes, 15 - used - passes, math.ceil(3 - now % 3)


@app.get("/rates/<lane>")
def rate(lane):
    passes, remaining, seconds = count(g.token)
    if passes:
        task = calls.make(g.token, lane)
        if task.status == 200:
            answer = Response(task.body, content_type="application/json")
        elif task.status in (404, 504):
            answer = problem(task.status, "Unknown lane" if task.status == 404 else "Too slow")
        else:
            answer = problem(502, "The carrier fails")
    else:
        answer = problem(429, "Too many requests", Retry_After=str(seconds))
    answer.headers["RateLimit-Policy"] = '"minute-share";q=15;w=3'
    answer.headers["RateLimit"] = f'"minute-share";r={remaining};t={seconds}'
    return answer


@app.errorhandler(Refusal)
def refuse(error):
    answer = problem(error.code, error.name)
    if error.code == 405:
        answer.headers["Allow"] = ", ".join(error.valid_methods)
    return answer


WSGIRequestHandler.protocol_version = "HTTP/1.1"
app.run("127.0.0.1", int(os.environ["PORT"]), threaded=True)
