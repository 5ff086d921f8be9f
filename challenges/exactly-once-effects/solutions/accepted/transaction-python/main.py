import json
import os
import urllib.request

from flask import Flask, jsonify, request
from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool
from waitress import serve

MAIL = os.environ["MAIL_URL"]
pool = ConnectionPool(os.environ["DATABASE_URL"], min_size=2, max_size=28, open=True)
app = Flask(__name__)


@app.get("/healthz")
def healthz():
    with pool.connection() as connection:
        connection.execute("SELECT 1")
    return jsonify(status="ok")


@app.get("/accounts/<account>")
def read(account):
    with pool.connection() as connection:
        cursor = connection.cursor(row_factory=dict_row)
        found = cursor.execute(
            "SELECT id AS account, balance, level FROM accounts WHERE id = %s", (account,)
        ).fetchone()
    return (jsonify(found), 200) if found else (jsonify(error="no such account"), 404)


def put_mail(message):
    body = {name: message[name] for name in ("account", "points")} | {"message": message["id"]}
    sent = urllib.request.Request(
        f"{MAIL}/mails/points-{message['id']}",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
        method="PUT",
    )
    with urllib.request.urlopen(sent, timeout=4) as answer:
        answer.read()


def add_points(connection, message):
    """The mail comes before the balance: the account is locked no longer than the commit takes."""
    seen = connection.execute(
        "INSERT INTO inbox (message) VALUES (%(id)s) ON CONFLICT DO NOTHING", message
    )
    if seen.rowcount == 0:
        return
    put_mail(message)
    connection.execute(
        "INSERT INTO entries (message, account, points) VALUES (%(id)s, %(account)s, %(points)s)",
        message,
    )
    connection.execute(
        "UPDATE accounts SET balance = balance + %(points)s WHERE id = %(account)s", message
    )


def set_level(connection, message):
    connection.execute(
        """
        UPDATE accounts SET level = %(level)s, level_version = %(version)s
         WHERE id = %(account)s AND level_version < %(version)s
        """,
        message,
    )


@app.post("/deliveries")
def deliver():
    message = request.get_json()
    handle = set_level if message["topic"] == "levels" else add_points
    # Leaving the block commits; an exception rolls back, and the answer is 500.
    with pool.connection() as connection:
        handle(connection, message)
    return "", 204


serve(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), threads=48)
