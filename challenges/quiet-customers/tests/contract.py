"""What the statement promises about the data, as queries for rows that break it."""

import sqlite3
import sys

db = sqlite3.connect(":memory:")
db.executescript("""
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, joined_on TEXT, closed_on TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, placed_at TEXT, status TEXT);
""")
db.executescript(sys.stdin.read())


def hold(promise, violations):
    found = db.execute(violations).fetchone()
    if found is not None:
        sys.exit(f"{promise}: {found}")


hold("at most 1,000 customers", "SELECT count(*) AS n FROM customers HAVING n > 1000")
hold("at most 5,000 orders", "SELECT count(*) AS n FROM orders HAVING n > 5000")
hold("no order is placed on or after 1 July 2026", "SELECT * FROM orders WHERE placed_at >= '2026-07-01'")
hold(
    "a status is known, or NULL",
    "SELECT * FROM orders WHERE status NOT IN ('placed', 'paid', 'shipped', 'cancelled')",
)
hold(
    "an order is a customer's or a guest's",
    "SELECT * FROM orders WHERE customer_id NOT IN (SELECT id FROM customers)",
)
