"""Lists of tickets. The order is chosen by values, too, so that each list has one statement."""

import db

SEARCH = "SELECT id, subject, status FROM tickets WHERE subject ILIKE $1 ESCAPE '!' ORDER BY id LIMIT 50"
PAGE = """
SELECT id, subject, priority, opened FROM tickets
ORDER BY
  CASE WHEN $1 = 'id asc' THEN id END ASC,
  CASE WHEN $1 = 'id desc' THEN id END DESC,
  CASE WHEN $1 = 'opened asc' THEN opened END ASC,
  CASE WHEN $1 = 'opened desc' THEN opened END DESC,
  CASE WHEN $1 = 'priority asc' THEN priority END ASC,
  CASE WHEN $1 = 'priority desc' THEN priority END DESC,
  CASE WHEN $1 = 'subject asc' THEN subject END ASC,
  CASE WHEN $1 = 'subject desc' THEN subject END DESC,
  id
LIMIT 5 OFFSET $2
"""


def search_tickets(text):
    for sign in "!%_":
        text = text.replace(sign, "!" + sign)
    return db.query(SEARCH, ["%" + text + "%"])


def list_tickets(sort, direction, page):
    return db.query(PAGE, [f"{sort} {direction}", 5 * page - 5])


def tickets_by_status(statuses):
    return db.query(
        "SELECT id, subject, status FROM tickets WHERE status IN (SELECT unnest($1::text[])) ORDER BY id",
        [statuses],
    )
