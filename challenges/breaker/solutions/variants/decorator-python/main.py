import functools
import os
import threading
import time
import urllib.error
import urllib.request

from flask import Flask, Response, jsonify
from waitress import serve

app = Flask(__name__)


class Open(Exception):
    pass


class Unavailable(Exception):
    pass


def guarded(function):
    """Lets calls of a function through a breaker of its own. One probe decides."""
    lock = threading.Lock()
    recent = []  # True: failed
    blocked_until = None
    probe = None

    def admit():
        nonlocal probe
        with lock:
            if blocked_until is None:
                return recent
            if probe is not None or time.monotonic() < blocked_until:
                raise Open
            probe = object()
            return probe

    def settle(ticket, failed):
        nonlocal blocked_until, probe, recent
        with lock:
            if ticket is probe and probe is not None:
                probe = None
                blocked_until = time.monotonic() + 1.0 if failed else None
                recent = []
            elif ticket is recent and blocked_until is None:
                recent.append(failed)
                del recent[:-20]
                if sum(recent) >= 10:
                    blocked_until = time.monotonic() + 1.0

    @functools.wraps(function)
    def call(*args):
        ticket = admit()
        try:
            result = function(*args)
        except Unavailable:
            settle(ticket, True)
            raise
        settle(ticket, False)
        return result

    return call


def fetch(url):
    try:
        with urllib.request.urlopen(url, timeout=0.5) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        if error.code >= 500:
            raise Unavailable from error
        return error.code, error.read()
    except OSError as error:
        raise Unavailable from error


@guarded
def fetch_rate(key):
    return fetch(f"{os.environ['RATES_URL']}/rates/{key}")


@guarded
def fetch_stock(key):
    return fetch(f"{os.environ['STOCK_URL']}/stock/{key}")


def respond(answer):
    status, body = answer
    return Response(body, status, content_type="application/json")


@app.get("/rates/<key>")
def rates(key):
    return respond(fetch_rate(key))


@app.get("/stock/<key>")
def stock(key):
    return respond(fetch_stock(key))


@app.get("/healthz")
def healthz():
    return jsonify(status="ok")


@app.errorhandler(Open)
def reject(_):
    return jsonify(error="not asked"), 503


@app.errorhandler(Unavailable)
def fail(_):
    return jsonify(error="the dependency failed"), 502


serve(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), threads=80)
