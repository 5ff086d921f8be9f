"""Quotes prices and reserves stock in PostgreSQL."""
import json
import os
import sys
import time
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from psycopg_pool import ConnectionPool, PoolTimeout

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "telemetry"))
import telemetry  # noqa: E402
from telemetry import count, gauge, log, span  # noqa: E402

CONFIG = json.loads((HERE / "config.json").read_text())
AUDIT = Path("/tmp/audit.log")

QUOTES = "SELECT sku, cents FROM products WHERE sku = ANY(%s)"
LOCK = "SELECT sku FROM products WHERE sku = ANY(%s) ORDER BY sku FOR UPDATE"
STOCK = """
    SELECT sku, (SELECT coalesce(sum(quantity), 0) FROM stock_moves AS m WHERE m.sku = p.sku)
      FROM products AS p WHERE sku = ANY(%s)"""
RESERVE = """
    INSERT INTO stock_moves (sku, quantity, order_id)
    SELECT sku, -quantity, %s FROM unnest(%s::text[], %s::int[]) AS line (sku, quantity)"""
RELEASE = "DELETE FROM stock_moves WHERE order_id = %s"

pool = ConnectionPool(
    os.environ["DATABASE_URL"],
    min_size=CONFIG["poolSize"],
    max_size=CONFIG["poolSize"],
    timeout=CONFIG["poolTimeoutSeconds"],
    open=False,
)


def query(connection, name, sql, parameters):
    with span(f"SQL {name}", "client"):
        return connection.execute(sql, parameters)


def audit(entry):
    """Appends to the audit file, which begins anew when it has its full size."""
    mode = "a" if AUDIT.exists() and AUDIT.stat().st_size < CONFIG["auditBytes"] else "w"
    with AUDIT.open(mode) as file:
        file.write(json.dumps(entry) + "\n")


def quotes(body):
    with pool.connection() as connection:
        prices = dict(query(connection, "quotes", QUOTES, [body["skus"]]).fetchall())
    missing = [sku for sku in body["skus"] if sku not in prices]
    if missing:
        return 404, {"error": f"there is no product {missing[0]}"}
    return 200, {"prices": prices}


def reserve(body):
    order, lines = body["order"], body["lines"]
    skus = [line["sku"] for line in lines]
    quantities = [line["quantity"] for line in lines]
    with pool.connection() as connection:
        query(connection, "lock", LOCK, [skus])
        stock = dict(query(connection, "stock", STOCK, [skus]).fetchall())
        for sku, quantity in zip(skus, quantities):
            if stock.get(sku, 0) < quantity:
                log("warn", "out of stock", order=order, sku=sku, wanted=quantity)
                return 409, {"error": f"{sku} is out of stock"}
        query(connection, "reserve", RESERVE, [order, skus, quantities])
    audit({"order": order, "lines": lines})
    expires = datetime.now(timezone.utc) + timedelta(minutes=CONFIG["reservationMinutes"])
    log("info", "reserved", order=order, lines=len(lines))
    return 201, {"order": order, "expiresAt": expires.strftime("%Y-%m-%dT%H:%M:%SZ")}


def release(order):
    with pool.connection() as connection:
        query(connection, "release", RELEASE, [order])
    log("info", "released", order=order)
    return 200, {"order": order}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/metrics":
            stats = pool.get_stats()
            gauge("pool_size", stats.get("pool_size", 0))
            gauge("pool_available", stats.get("pool_available", 0))
            gauge("pool_waiting", stats.get("requests_waiting", 0))
            gauge("audit_bytes", AUDIT.stat().st_size if AUDIT.exists() else 0)
            return self.answer(200, telemetry.metrics())
        self.answer(200 if self.path == "/healthz" else 404, '{"status":"ok"}')

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        body = json.loads(self.rfile.read(length) or "{}")
        handlers = {"/quotes": quotes, "/reservations": reserve}
        if self.path in handlers:
            return self.serve(f"POST {self.path}", lambda: handlers[self.path](body))
        self.answer(404, "{}")

    def do_DELETE(self):
        self.serve("DELETE /reservations", lambda: release(self.path.rsplit("/", 1)[-1]))

    def serve(self, name, work):
        began = time.monotonic()
        with span(name, "server", traceparent=self.headers.get("traceparent")) as own:
            try:
                status, json_body = work()
            except PoolTimeout:
                status, json_body = 503, {"error": "no connection became free in the pool"}
            except Exception as error:
                status, json_body = 500, {"error": str(error)}
            own["attributes"]["http.status"] = status
            if status >= 500:
                own["error"] = json_body["error"]
                log("error", "request failed", request=name, status=status, error=json_body["error"])
        count("http_requests_total", status=status)
        count("http_request_seconds_sum", by=time.monotonic() - began)
        self.answer(status, json.dumps(json_body))

    def answer(self, status, text):
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Requests are in the traces."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


if __name__ == "__main__":
    telemetry.start("inventory")
    pool.open(wait=True, timeout=10)
    with pool.connection() as first:
        first.execute((HERE / "migrations.sql").read_text())
    server = Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler)
    log("info", "listening", port=server.server_port)
    server.serve_forever()
