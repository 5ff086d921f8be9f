"""What the statement promises about the data, as queries for rows that break it."""

import sqlite3
import sys

db = sqlite3.connect(":memory:")
db.executescript("""
CREATE TABLE teams (id INTEGER PRIMARY KEY, parent_id INTEGER, name TEXT, dissolved_on TEXT);
CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, monthly_cost NUMERIC, left_on TEXT);
CREATE TABLE memberships (id INTEGER PRIMARY KEY, team_id INTEGER, person_id INTEGER);
""")
db.executescript(sys.stdin.read())


def hold(promise, violations):
    found = db.execute(violations).fetchone()
    if found is not None:
        sys.exit(f"{promise}: {found}")


hold("at most 200 teams", "SELECT count(*) FROM teams HAVING count(*) > 200")
hold("at most 1,000 people", "SELECT count(*) FROM people HAVING count(*) > 1000")
hold("at most 2,000 memberships", "SELECT count(*) FROM memberships HAVING count(*) > 2000")
hold(
    "parents form no cycle",
    """
    WITH RECURSIVE reached AS (
      SELECT id FROM teams WHERE parent_id IS NULL
      UNION
      SELECT t.id FROM teams AS t JOIN reached AS r ON r.id = t.parent_id
    )
    SELECT id FROM teams WHERE id NOT IN (SELECT id FROM reached)
    """,
)
hold("a cost is unknown, zero or more", "SELECT id, monthly_cost FROM people WHERE monthly_cost < 0")
hold("a membership is a person's", "SELECT id FROM memberships WHERE person_id NOT IN (SELECT id FROM people)")
