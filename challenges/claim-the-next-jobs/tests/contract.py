"""What the statement and the table in the editor promise about the data, as queries for rows that break it."""

import sqlite3
import sys

# Without keys and constraints: each promise is checked by name below.
db = sqlite3.connect(":memory:")
db.executescript("""
CREATE TABLE jobs (
  id INTEGER, queue TEXT, state TEXT, priority INTEGER, due_at TEXT, account INTEGER, attempts INTEGER
);
""")
db.executescript(sys.stdin.read())


def hold(promise, violations):
    found = db.execute(violations).fetchone()
    if found is not None:
        sys.exit(f"{promise}: {found}")


# Only a job's account may be NULL.
for column in ["id", "queue", "state", "priority", "due_at", "attempts"]:
    hold(f"{column} is never NULL", f"SELECT * FROM jobs WHERE {column} IS NULL")
for column in ["id", "priority", "account", "attempts"]:
    hold(
        f"{column} is a 32-bit integer",
        f"""
        SELECT * FROM jobs
        WHERE typeof({column}) NOT IN ('integer', 'null') OR {column} NOT BETWEEN -2147483648 AND 2147483647
        """,
    )
hold("no two jobs have the same id", "SELECT id FROM jobs GROUP BY id HAVING count(*) > 1")
hold("the name of a queue has at most 20 characters", "SELECT id, queue FROM jobs WHERE length(queue) > 20")
# Case is ignored in queues only.
hold(
    "a job is waiting, running, done or failed",
    "SELECT id, state FROM jobs WHERE state NOT IN ('waiting', 'running', 'done', 'failed')",
)
# Adding no days turns 30 February into a day in March.
hold(
    "a job is due at a whole second of the calendar",
    "SELECT id, due_at FROM jobs WHERE datetime(due_at, '+0 days') IS NOT due_at",
)
