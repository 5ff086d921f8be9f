import os
import threading
import time
import urllib.error
import urllib.request

from flask import Flask, jsonify, request
from psycopg_pool import ConnectionPool
from waitress import serve

STEPS = [
    os.environ["STOCK_URL"] + "/reservations/",
    os.environ["BANK_URL"] + "/charges/",
    os.environ["CARRIER_URL"] + "/shipments/",
]
WORKERS = 4
pool = ConnectionPool(os.environ["DATABASE_URL"], min_size=2, max_size=16, open=True)
app = Flask(__name__)


class Refused(Exception):
    pass


def ask(method, url):
    """Returns once it is done; raises Refused, or anything else where nobody knows."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=1) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        if method == "PUT" and error.code in (402, 409):
            raise Refused from error
        raise


def go_back(order):
    for step in reversed(STEPS):
        ask("DELETE", step + order)


def advance(order, goes_back):
    """The state in which the order ends."""
    if not goes_back:
        try:
            for step in STEPS:
                ask("PUT", step + order)
            return "confirmed"
        except Refused:
            # Committed before anything is undone.
            with pool.connection() as other:
                other.execute(
                    "INSERT INTO progress (order_id, step) VALUES (%s, 'back') ON CONFLICT DO NOTHING",
                    (order,),
                )
    go_back(order)
    return "cancelled"


def take_one():
    """Moves an open order on that nobody else is at; whether there was one. The lock ends with the process."""
    with pool.connection() as connection:
        row = connection.execute(
            """
            SELECT id, EXISTS (SELECT FROM progress WHERE order_id = id)
              FROM orders WHERE state = 'open' ORDER BY random() LIMIT 1
               FOR NO KEY UPDATE OF orders SKIP LOCKED
            """
        ).fetchone()
        if row is None:
            return False
        state = advance(*row)
        connection.execute("UPDATE orders SET state = %s WHERE id = %s", (state, row[0]))
    return True


def work():
    while True:
        try:
            if not take_one():
                time.sleep(0.05)
        except Exception as error:
            print(error, flush=True)
            time.sleep(0.02)


@app.get("/healthz")
def healthz():
    with pool.connection() as connection:
        connection.execute("SELECT 1")
    return jsonify(status="ok")


@app.post("/orders")
def place():
    body = request.get_json()
    with pool.connection() as connection:
        connection.execute(
            "INSERT INTO orders (id, amount) VALUES (%(order)s, %(amount)s) ON CONFLICT DO NOTHING", body
        )
    return jsonify(order=body["order"], state="open"), 202


@app.get("/orders/<order>")
def read(order):
    with pool.connection() as connection:
        row = connection.execute("SELECT state FROM orders WHERE id = %s", (order,)).fetchone()
    if row is None:
        return jsonify(error="no such order"), 404
    return jsonify(order=order, state=row[0])


for _ in range(WORKERS):
    threading.Thread(target=work, daemon=True).start()
serve(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), threads=8)
