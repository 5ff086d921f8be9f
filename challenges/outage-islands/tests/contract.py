"""What the statement promises about the data, as queries for rows that break it."""

import sqlite3
import sys

db = sqlite3.connect(":memory:")
db.executescript("""
CREATE TABLE services (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE probe_results (id INTEGER PRIMARY KEY, service_id INTEGER, probed_at TEXT, ok BOOLEAN);
CREATE TABLE maintenance (id INTEGER PRIMARY KEY, service_id INTEGER, starts_at TEXT, ends_at TEXT);
""")
db.executescript(sys.stdin.read())


def hold(promise, violations):
    found = db.execute(violations).fetchone()
    if found is not None:
        sys.exit(f"{promise}: {found}")


hold("at most 60 services", "SELECT count(*) AS n FROM services HAVING n > 60")
hold("at most 6,000 results", "SELECT count(*) AS n FROM probe_results HAVING n > 6000")
hold("at most 80 windows", "SELECT count(*) AS n FROM maintenance HAVING n > 80")
hold("a window ends after it starts", "SELECT * FROM maintenance WHERE ends_at <= starts_at")
hold("a result is good, failed or unknown", "SELECT * FROM probe_results WHERE ok NOT IN (0, 1)")
hold(
    "results and windows are of services in the list, or of none",
    """
    SELECT service_id FROM (SELECT service_id FROM probe_results UNION SELECT service_id FROM maintenance)
    WHERE service_id NOT IN (SELECT id FROM services)
    """,
)
