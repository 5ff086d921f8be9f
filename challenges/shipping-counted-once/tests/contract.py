"""What the statement promises about the data, as queries for rows that break it."""

import sqlite3
import sys

db = sqlite3.connect(":memory:")
db.executescript("""
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, retired INTEGER);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, placed_at TEXT, shipping INTEGER);
CREATE TABLE order_lines (
  order_id INTEGER, line INTEGER, product_id INTEGER, quantity INTEGER, price INTEGER, PRIMARY KEY (order_id, line)
);
""")
db.executescript(sys.stdin.read())


def hold(promise, violations):
    found = db.execute(violations).fetchone()
    if found is not None:
        sys.exit(f"{promise}: {found}")


for table in ("customers", "products", "orders", "order_lines"):
    hold(f"at most 1,000 {table}", f"SELECT count(*) AS n FROM {table} HAVING n > 1000")
hold(
    "an order is a customer's or a guest's",
    "SELECT * FROM orders WHERE customer_id IS NOT NULL AND customer_id NOT IN (SELECT id FROM customers)",
)
hold("a line is of an order", "SELECT * FROM order_lines WHERE order_id NOT IN (SELECT id FROM orders)")
hold(
    "a line names a product or is gift wrapping",
    "SELECT * FROM order_lines WHERE product_id IS NOT NULL AND product_id NOT IN (SELECT id FROM products)",
)
