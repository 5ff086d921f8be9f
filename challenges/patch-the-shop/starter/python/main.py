import os

from flask import Flask
from waitress import serve

from src import callers, carts, customers, errors, leave, log, manuals, offers, orders, products
from src.db import query

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 64 * 1024
errors.register(app)
log.register(app)
callers.register(app)
for part in (products, customers, orders, manuals, offers, carts, leave):
    app.register_blueprint(part.routes)


@app.get("/healthz")
def healthz():
    query("SELECT 1 AS one")
    return {"status": "ok"}


serve(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), threads=8)
