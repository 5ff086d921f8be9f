"""What the statement and the tables in the editor promise about the data, as queries for rows that break it."""

import sqlite3
import sys

# Without keys and constraints: each promise is checked by name below.
db = sqlite3.connect(":memory:")
db.executescript("""
CREATE TABLE members (id INTEGER, name TEXT);
CREATE TABLE events (
  id INTEGER, workspace_id INTEGER, happened_at TEXT, actor_id INTEGER, kind TEXT, detail TEXT
);
CREATE TABLE comments (id INTEGER, event_id INTEGER, body TEXT);
CREATE TABLE mutes (workspace_id INTEGER, member_id INTEGER);
""")
db.executescript(sys.stdin.read())

# Only an event's actor may be NULL.
NEVER_NULL = [
    "members.id", "members.name",
    "events.id", "events.workspace_id", "events.happened_at", "events.kind", "events.detail",
    "comments.id", "comments.event_id", "comments.body",
    "mutes.workspace_id", "mutes.member_id",
]
INTEGERS = [
    "members.id", "events.id", "events.workspace_id", "events.actor_id", "comments.id", "comments.event_id",
    "mutes.workspace_id", "mutes.member_id",
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
for table in ["members", "events", "comments"]:
    hold(f"no two {table} have the same id", f"SELECT id FROM {table} GROUP BY id HAVING count(*) > 1")
# A timestamp may have fractions of a second. Adding no days turns 30 February into a day in March.
hold(
    "an event has a time of the calendar",
    """
    SELECT id, happened_at FROM events
    WHERE datetime(substr(happened_at, 1, 19), '+0 days') IS NOT substr(happened_at, 1, 19)
    """,
)
hold(
    "an event is created, moved, closed or noted",
    "SELECT id, kind FROM events WHERE kind NOT IN ('created', 'moved', 'closed', 'noted')",
)
hold("an actor is a member", "SELECT id, actor_id FROM events WHERE actor_id NOT IN (SELECT id FROM members)")
hold("a comment is an event's", "SELECT id, event_id FROM comments WHERE event_id NOT IN (SELECT id FROM events)")
hold("only members are muted", "SELECT * FROM mutes WHERE member_id NOT IN (SELECT id FROM members)")
hold("a workspace mutes a member once", "SELECT * FROM mutes GROUP BY workspace_id, member_id HAVING count(*) > 1")
