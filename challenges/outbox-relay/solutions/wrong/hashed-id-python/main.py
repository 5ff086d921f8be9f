import http.client
import json
import logging
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import psycopg
from flask import Flask, Response, request
from psycopg.types.json import Jsonb
from psycopg_pool import ConnectionPool, PoolTimeout
from waitress import serve

BROKER = urlsplit(os.environ["BROKER_URL"])
BATCH = 64
LARGEST_AMOUNT = 2**31 - 1

pool = ConnectionPool(os.environ["DATABASE_URL"], min_size=1, max_size=16, timeout=5, open=True)
app = Flask(__name__)
committed = threading.Event()
senders = ThreadPoolExecutor(8)
log = logging.getLogger("shop")


def problem(status, title):
    body = json.dumps({"type": "about:blank", "title": title, "status": status})
    return Response(body, status, content_type="application/problem+json")


def parse_order(content):
    try:
        order = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(order, dict):
        return None
    name, amount = order.get("order"), order.get("amount")
    if not isinstance(name, str) or not name or "\x00" in name:
        return None
    if any("\ud800" <= letter <= "\udfff" for letter in name):
        return None
    if type(amount) is not int or not 1 <= amount <= LARGEST_AMOUNT:
        return None
    return name, amount


@app.get("/healthz")
def healthz():
    try:
        with pool.connection() as connection:
            connection.execute("SELECT 1")
    except (psycopg.Error, PoolTimeout):
        return problem(503, "No database")
    return Response('{"status": "ok"}', content_type="application/json")


@app.post("/orders")
def place_order():
    parsed = parse_order(request.get_data())
    if parsed is None:
        return problem(422, "Invalid order")
    name, amount = parsed
    with pool.connection() as connection:
        added = connection.execute(
            "INSERT INTO orders (id, amount) VALUES (%s, %s) ON CONFLICT (id) DO NOTHING RETURNING id",
            (name, amount),
        ).fetchone()
        if added:
            event = {"type": "order.placed", "order": name, "amount": amount}
            connection.execute("INSERT INTO outbox (event) VALUES (%s)", (Jsonb(event),))
        else:
            known = connection.execute("SELECT amount FROM orders WHERE id = %s", (name,)).fetchone()
    if not added and known[0] != amount:
        return problem(422, "Another order has this id")
    committed.set()
    return Response(json.dumps({"order": name, "amount": amount}), 201, content_type="application/json")


def event_id(event):
    """Follows from the order, so that an event has the same id each time it is sent."""
    return f"evt-{hash((event['type'], event['order'])) & 0xFFFFFFFFFFFFFFFF:016x}"


def publish(event):
    connection = http.client.HTTPConnection(BROKER.hostname, BROKER.port or 80, timeout=2)
    try:
        content = json.dumps({"id": event_id(event), **event})
        path = BROKER.path.rstrip("/") + "/topics/orders"
        connection.request("POST", path, content, {"Content-Type": "application/json"})
        return connection.getresponse().status == 202
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def deliver(row):
    number, event = row
    if not publish(event):
        return False
    with pool.connection() as connection:
        connection.execute("UPDATE outbox SET published_at = now() WHERE id = %s", (number,))
    return True


def relay():
    while True:
        committed.wait(0.3)
        committed.clear()
        try:
            with pool.connection() as connection:
                rows = connection.execute(
                    "SELECT id, event FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT %s", (BATCH,)
                ).fetchall()
            done = all(list(senders.map(deliver, rows)))
        except Exception as error:
            log.warning("relay: %s", error)
            rows, done = [], False
        if not done:
            time.sleep(0.2)
        elif len(rows) == BATCH:
            committed.set()


threading.Thread(target=relay, daemon=True).start()
serve(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), threads=16)
