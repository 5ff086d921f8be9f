"""What the statement and the tables in the editor promise about the data, as queries for rows that break it."""

import sqlite3
import sys

# Without keys and constraints: each promise is checked by name below.
db = sqlite3.connect(":memory:")
db.executescript("""
CREATE TABLE customers (id INTEGER, email TEXT, name TEXT);
CREATE TABLE orders (id INTEGER, customer_id INTEGER, placed_at TEXT, status TEXT, note TEXT);
CREATE TABLE order_lines (id INTEGER, order_id INTEGER, sku TEXT, quantity INTEGER);
""")
db.executescript(sys.stdin.read())

# Only an order's customer (a guest's order) and its status (an imported order) may be NULL.
NEVER_NULL = [
    "customers.id", "customers.email", "customers.name",
    "orders.id", "orders.placed_at", "orders.note",
    "order_lines.id", "order_lines.order_id", "order_lines.sku", "order_lines.quantity",
]
INTEGERS = [
    "customers.id", "orders.id", "orders.customer_id", "order_lines.id", "order_lines.order_id", "order_lines.quantity",
]


def hold(promise, violations):
    found = db.execute(violations).fetchone()
    if found is not None:
        sys.exit(f"{promise}: {found}")


def table_of(column):
    return column.split(".")[0]


for column in NEVER_NULL:
    hold(f"{column} is never NULL", f"SELECT * FROM {table_of(column)} WHERE {column} IS NULL")
for column in INTEGERS:
    hold(
        f"{column} is a 32-bit integer",
        f"""
        SELECT * FROM {table_of(column)}
        WHERE typeof({column}) NOT IN ('integer', 'null') OR {column} NOT BETWEEN -2147483648 AND 2147483647
        """,
    )
for table in ["customers", "orders", "order_lines"]:
    hold(f"no two {table} have the same id", f"SELECT id FROM {table} GROUP BY id HAVING count(*) > 1")
# A timestamp may have fractions of a second. Adding no days turns 30 February into a day in March.
hold(
    "an order is placed at a time of the calendar",
    """
    SELECT id, placed_at FROM orders
    WHERE datetime(substr(placed_at, 1, 19), '+0 days') IS NOT substr(placed_at, 1, 19)
    """,
)
hold(
    "an order is placed, paid, shipped, cancelled or imported (NULL)",
    "SELECT id, status FROM orders WHERE status NOT IN ('placed', 'paid', 'shipped', 'cancelled')",
)
hold(
    "an order is a customer's or a guest's",
    "SELECT id, customer_id FROM orders WHERE customer_id NOT IN (SELECT id FROM customers)",
)
hold("a line is an order's", "SELECT id, order_id FROM order_lines WHERE order_id NOT IN (SELECT id FROM orders)")
hold("a line has a quantity above 0", "SELECT id, quantity FROM order_lines WHERE quantity <= 0")
