"""What the statement promises about the data, as queries for rows that break it."""

import sqlite3
import sys

db = sqlite3.connect(":memory:")
db.executescript("""
CREATE TABLE regions (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, region_id INTEGER, placed_at TEXT, status TEXT);
CREATE TABLE order_lines (
  id INTEGER PRIMARY KEY, order_id INTEGER, product_id INTEGER, quantity INTEGER, unit_price NUMERIC
);
CREATE TABLE returns (id INTEGER PRIMARY KEY, line_id INTEGER, quantity INTEGER, returned_at TEXT);
""")
db.executescript(sys.stdin.read())


def hold(promise, violations):
    found = db.execute(violations).fetchone()
    if found is not None:
        sys.exit(f"{promise}: {found}")


hold("at most 20 regions", "SELECT count(*) AS n FROM regions HAVING n > 20")
hold("at most 100 products", "SELECT count(*) AS n FROM products HAVING n > 100")
hold("at most 2,000 orders", "SELECT count(*) AS n FROM orders HAVING n > 2000")
hold("at most 5,000 lines", "SELECT count(*) AS n FROM order_lines HAVING n > 5000")
hold("at most 1,000 returns", "SELECT count(*) AS n FROM returns HAVING n > 1000")
hold(
    "quantities are positive",
    "SELECT quantity FROM order_lines WHERE quantity <= 0 UNION ALL SELECT quantity FROM returns WHERE quantity <= 0",
)
hold("prices are not negative", "SELECT * FROM order_lines WHERE unit_price < 0")
hold("no region has the name of the group without one", "SELECT * FROM regions WHERE name = '(unknown)'")
hold(
    "a return is of a line that was ordered",
    "SELECT * FROM returns WHERE line_id NOT IN (SELECT id FROM order_lines)",
)
