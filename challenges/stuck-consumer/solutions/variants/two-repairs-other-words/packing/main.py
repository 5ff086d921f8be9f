"""Takes orders from the broker, takes their items from the stock in PostgreSQL, and hands them to shipping."""
import json
import os
import sys
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from psycopg_pool import ConnectionPool

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "telemetry"))
import telemetry  # noqa: E402
from telemetry import count, gauge, log, span  # noqa: E402

CONFIG = json.loads((HERE / "config.json").read_text())
BROKER = os.environ["BROKER_URL"]

LOCK = "SELECT pg_advisory_xact_lock(hashtext(%s))"
PACKED = "SELECT count(*) FROM stock_moves WHERE order_id = %s"
STOCK = """
    SELECT sku, (SELECT coalesce(sum(quantity), 0) FROM stock_moves AS m WHERE m.sku = p.sku)
      FROM products AS p WHERE sku = ANY(%s)"""
TAKE = """
    INSERT INTO stock_moves (sku, quantity, order_id)
    SELECT sku, -quantity, %s FROM unnest(%s::text[], %s::int[]) AS item (sku, quantity)"""

pool = ConnectionPool(
    os.environ["DATABASE_URL"], min_size=CONFIG["workers"], max_size=CONFIG["workers"], timeout=2, open=False
)
busy = set()


def ask_broker(path, body, traceparent=""):
    request = urllib.request.Request(
        f"{BROKER}/queues/{path}",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "traceparent": traceparent},
    )
    with urllib.request.urlopen(request, timeout=CONFIG["brokerTimeoutSeconds"]) as response:
        return json.load(response)


def receive():
    """The next message, or None when none comes in time."""
    return ask_broker("packing/receive", {"waitMs": CONFIG["waitMs"], "leaseMs": CONFIG["leaseMs"]})["message"]


def settle(message, how):
    """Ends the lease of a message: ack, release or park."""
    count("messages_total", end=how)
    try:
        ask_broker(f"packing/{how}", {"receipt": message["receipt"], "delayMs": CONFIG["retryMs"]})
    except OSError as error:
        log("warn", "lease not ended", order=message["body"]["order"], how=how, error=str(error))


def publish(queue, group, body):
    with span(f"publish {queue}", "client") as own:
        traceparent = f"00-{own['traceId']}-{own['spanId']}-01"
        ask_broker(f"{queue}/messages", {"group": group, "body": body}, traceparent)


def query(connection, name, sql, parameters):
    with span(f"SQL {name}", "client"):
        return connection.execute(sql, parameters)


def take(order, warehouse, items):
    """Takes items from the stock, once for each order. Answers what is missing, if anything is."""
    skus = [item["sku"] for item in items]
    quantities = [item["quantity"] for item in items]
    with pool.connection() as connection:
        query(connection, "lock", LOCK, [warehouse])
        if query(connection, "packed", PACKED, [order]).fetchone()[0] > 0:
            return None
        stock = dict(query(connection, "stock", STOCK, [skus]).fetchall())
        for sku, quantity in zip(skus, quantities):
            if stock.get(sku, 0) < quantity:
                return sku
        query(connection, "take", TAKE, [order, skus, quantities])
    return None


def pack(message):
    body = message["body"]
    order, warehouse = body["order"], body["warehouse"]
    missing = take(order, warehouse, body["items"])
    if missing:
        log("warn", "out of stock", order=order, sku=missing)
        publish("results", order, {"order": order, "state": "rejected", "error": f"{missing} is out of stock"})
        return "rejected"
    publish(CONFIG["nextQueue"], warehouse, {"order": order, "country": body["country"]})
    log("info", "packed", order=order, warehouse=warehouse, items=len(body["items"]))
    return "packed"


def park(message, error):
    order = message["body"]["order"]
    publish("results", order, {"order": order, "state": "parked", "error": error})
    log("warn", "order parked", order=order, attempt=message["attempt"])
    settle(message, "park")


def handle(message):
    order, attempt = message["body"]["order"], message["attempt"]
    if attempt > 1:
        log("info", "message delivered again", order=order, attempt=attempt, lastEnd=message["lastEnd"])
    try:
        outcome = pack(message)
    except Exception as error:
        log("error", "packing failed", order=order, attempt=attempt, error=repr(error))
        if attempt >= CONFIG["maxAttempts"]:
            return park(message, repr(error))
        return settle(message, "release")
    count("orders_total", outcome=outcome)
    settle(message, "ack")  # also what was rejected: its end has been reported


def work():
    message = receive()
    if message is None:
        return
    began = time.monotonic()
    busy.add(message["receipt"])
    order = message["body"]["order"]
    with span("handle packing", "server", message.get("traceparent"), order=order, attempt=message["attempt"]):
        handle(message)
    busy.discard(message["receipt"])
    count("handling_seconds_sum", by=time.monotonic() - began)


def work_forever():
    while True:
        try:
            work()
        except Exception as error:
            log("warn", "receive failed", error=str(error))
            time.sleep(CONFIG["retryMs"] / 1000)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/metrics":
            gauge("workers_busy", len(busy))
            gauge("threads", threading.active_count())
            gauge("pool_available", pool.get_stats().get("pool_available", 0))
            return self.answer(200, telemetry.metrics())
        self.answer(200 if self.path == "/healthz" else 404, '{"status":"ok"}')

    def answer(self, status, text):
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Nobody reads it."""


if __name__ == "__main__":
    telemetry.start("packing")
    pool.open(wait=True, timeout=10)
    with pool.connection() as first:
        first.execute((HERE / "migrations.sql").read_text())
    for _ in range(CONFIG["workers"]):
        threading.Thread(target=work_forever, daemon=True).start()
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler)
    log("info", "listening", port=server.server_port)
    server.serve_forever()
