import json
import os

from flask import Flask, Response
from psycopg_pool import ConnectionPool
from waitress import serve

pool = ConnectionPool(os.environ["DATABASE_URL"], min_size=1, max_size=8, open=True)
app = Flask(__name__)


def problem(status, title):
    body = json.dumps({"type": "about:blank", "title": title, "status": status})
    return Response(body, status, content_type="application/problem+json")


@app.get("/healthz")
def healthz():
    with pool.connection() as connection:
        connection.execute("SELECT 1")
    return Response('{"status": "ok"}', content_type="application/json")


@app.errorhandler(404)
def not_written(_error):
    return problem(501, "Not written yet")


serve(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), threads=8)
