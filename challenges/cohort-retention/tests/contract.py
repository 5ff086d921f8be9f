"""What the statement promises about the data, as queries for rows that break it."""

import sqlite3
import sys

db = sqlite3.connect(":memory:")
db.executescript("""
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, is_staff BOOLEAN);
CREATE TABLE sessions (id INTEGER PRIMARY KEY, user_id INTEGER, started_at TEXT);
""")
db.executescript(sys.stdin.read())


def hold(promise, violations):
    found = db.execute(violations).fetchone()
    if found is not None:
        sys.exit(f"{promise}: {found}")


hold("at most 1,000 users", "SELECT count(*) AS n FROM users HAVING n > 1000")
hold("at most 10,000 sessions", "SELECT count(*) AS n FROM sessions HAVING n > 10000")
hold("a flag is true, false or unknown", "SELECT * FROM users WHERE is_staff NOT IN (0, 1)")
hold("a session is a user's or anonymous", "SELECT * FROM sessions WHERE user_id NOT IN (SELECT id FROM users)")
