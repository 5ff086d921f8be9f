import json
import os
import urllib.request

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from psycopg_pool import ConnectionPool

pool = ConnectionPool(os.environ["DATABASE_URL"], min_size=2, max_size=12, open=True)
app = FastAPI()

RECORD = """
    INSERT INTO entries (message, account, points)
    SELECT %(id)s, %(account)s, %(points)s
     WHERE NOT EXISTS (SELECT FROM entries WHERE message = %(id)s)
"""
# Comes first: deliveries for one account are recorded one after the other, so that looking is enough.
LOCK = "SELECT FROM accounts WHERE id = %(account)s FOR UPDATE"
SUM = """
    UPDATE accounts
       SET balance = (SELECT coalesce(sum(points), 0) FROM entries WHERE account = %(account)s)
     WHERE id = %(account)s
"""
LEVEL = """
    UPDATE accounts SET level = %(level)s, level_version = %(version)s
     WHERE id = %(account)s AND level_version <= %(version)s
"""


def record(message):
    with pool.connection() as connection:
        connection.execute(LOCK, message)
        connection.execute(RECORD, message)
        connection.execute(SUM, message)


def mail(message):
    """Whether mail has taken it. Put at each delivery, always under the id of the message."""
    body = json.dumps({"message": message["id"], "account": message["account"], "points": message["points"]})
    put = urllib.request.Request(
        f"{os.environ['MAIL_URL']}/mails/{message['id']}",
        body.encode(),
        {"Content-Type": "application/json"},
        method="PUT",
    )
    try:
        with urllib.request.urlopen(put, timeout=3) as answer:
            return answer.status == 201
    except OSError:
        return False


@app.get("/healthz")
def healthz():
    with pool.connection() as connection:
        connection.execute("SELECT 1")
    return {"status": "ok"}


@app.get("/accounts/{account}")
def read(account: str, response: Response):
    sql = "SELECT id, balance, level FROM accounts WHERE id = %s"
    with pool.connection() as connection:
        row = connection.execute(sql, (account,)).fetchone()
    if row is None:
        response.status_code = 404
        return {"error": "no such account"}
    return dict(zip(("account", "balance", "level"), row))


def handle(message):
    if message["topic"] == "levels":
        with pool.connection() as connection:
            connection.execute(LEVEL, message)
        return True
    record(message)
    return mail(message)


@app.post("/deliveries")
async def deliver(request: Request):
    is_done = await run_in_threadpool(handle, await request.json())
    return Response(status_code=204 if is_done else 503)


uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), log_level="warning")
