import json
import os
import threading
import time
import urllib.request
import uuid

from flask import Flask, jsonify, request
from psycopg_pool import ConnectionPool
from waitress import serve

BROKER = os.environ["BROKER_URL"] + "/topics/orders"
pool = ConnectionPool(os.environ["DATABASE_URL"], min_size=1, max_size=8, open=True)
app = Flask(__name__)


@app.get("/healthz")
def healthz():
    with pool.connection() as connection:
        connection.execute("SELECT 1")
    return jsonify(status="ok")


@app.post("/orders")
def place():
    body = request.get_json(force=True)
    order, amount = body.get("order"), body.get("amount")
    if not isinstance(order, str) or not isinstance(amount, int) or amount < 1:
        return jsonify(error="an order has an id and a positive amount"), 422
    event = {"id": str(uuid.uuid4()), "type": "order.placed", "order": order, "amount": amount}
    # One transaction: leaving the block commits both rows.
    with pool.connection() as connection:
        placed = connection.execute(
            "INSERT INTO orders (id, amount) VALUES (%s, %s) ON CONFLICT DO NOTHING RETURNING id",
            (order, amount),
        ).fetchone()
        if placed is not None:
            connection.execute("INSERT INTO outbox (event) VALUES (%s)", (json.dumps(event),))
    return jsonify(order=order, amount=amount), 201


def publish(event):
    sent = urllib.request.Request(
        BROKER, json.dumps(event).encode(), {"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(sent, timeout=1) as answer:
        answer.read()


def relay_one():
    """Publishes the oldest event and deletes it; whether there was one."""
    with pool.connection() as connection:
        row = connection.execute(
            "SELECT id, event FROM outbox ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED"
        ).fetchone()
        if row is None:
            return False
        publish(row[1])
        connection.execute("DELETE FROM outbox WHERE id = %s", (row[0],))
    return True


def relay():
    while True:
        try:
            if not relay_one():
                time.sleep(0.05)
        except Exception as error:
            print(error)
            time.sleep(0.1)


threading.Thread(target=relay, daemon=True).start()
serve(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), threads=8)
