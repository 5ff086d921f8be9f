"""What the statement promises about the data, as queries for rows that break it."""

import sqlite3
import sys

db = sqlite3.connect(":memory:")
db.executescript("""
CREATE TABLE report (from_on TEXT, to_on TEXT, known_at TEXT);
CREATE TABLE accounts (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY, corrects_id INTEGER, account_id INTEGER, effective_on TEXT, amount NUMERIC, recorded_at TEXT
);
""")
db.executescript(sys.stdin.read())


def hold(promise, violations):
    found = db.execute(violations).fetchone()
    if found is not None:
        sys.exit(f"{promise}: {found}")


hold("report has one row", "SELECT count(*) AS n FROM report HAVING n <> 1")
hold("the period does not end before it begins", "SELECT * FROM report WHERE to_on < from_on")
hold("at most 200 accounts", "SELECT count(*) AS n FROM accounts HAVING n > 200")
hold("at most 3,000 ledger rows", "SELECT count(*) AS n FROM ledger HAVING n > 3000")
hold(
    "a correction corrects a row that is there",
    "SELECT id, corrects_id FROM ledger WHERE corrects_id NOT IN (SELECT id FROM ledger)",
)
hold(
    "no correction is recorded before the row that it corrects",
    """
    SELECT c.id, o.id FROM ledger AS c JOIN ledger AS o ON o.id = c.corrects_id
    WHERE c.recorded_at < o.recorded_at
    """,
)
hold(
    "every row goes back to an original",
    """
    WITH RECURSIVE versions AS (
      SELECT id FROM ledger WHERE corrects_id IS NULL
      UNION
      SELECT l.id FROM ledger AS l JOIN versions AS v ON v.id = l.corrects_id
    )
    SELECT id FROM ledger WHERE id NOT IN (SELECT id FROM versions)
    """,
)
hold(
    "an account is in the list, or not assigned",
    "SELECT id, account_id FROM ledger WHERE account_id NOT IN (SELECT id FROM accounts)",
)
