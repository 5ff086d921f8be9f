"""What the statement promises about the data, as queries for rows that break it."""

import sqlite3
import sys

db = sqlite3.connect(":memory:")
db.executescript("""
CREATE TABLE background_kinds (kind TEXT PRIMARY KEY);
CREATE TABLE events (id INTEGER PRIMARY KEY, user_id INTEGER, kind TEXT, screen TEXT, at_ms INTEGER);
""")
db.executescript(sys.stdin.read())


def hold(promise, violations):
    found = db.execute(violations).fetchone()
    if found is not None:
        sys.exit(f"{promise}: {found}")


hold("at most 200 users", "SELECT count(DISTINCT user_id) AS n FROM events HAVING n > 200")
hold("at most 2,000 events", "SELECT count(*) AS n FROM events HAVING n > 2000")
hold("at most 10 background kinds", "SELECT count(*) AS n FROM background_kinds HAVING n > 10")
hold("a view has a screen, and nothing else has one", "SELECT * FROM events WHERE (kind = 'view') <> (screen IS NOT NULL)")
hold("views and sign-outs are nobody's background", "SELECT * FROM background_kinds WHERE kind IN ('view', 'sign_out')")
hold("a time is whole milliseconds since 1970", "SELECT * FROM events WHERE typeof(at_ms) <> 'integer' OR at_ms < 0")
