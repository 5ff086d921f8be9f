"""Lists of tickets."""

import db

from .wanted import harmless, harmless_list, number, one_of

# One statement for every order: a CASE that is not wanted is NULL in every row, and decides nothing.
LIST = """
    SELECT id, subject, priority, opened
      FROM tickets
     ORDER BY CASE WHEN $1 = 'id asc' THEN id END,
              CASE WHEN $1 = 'id desc' THEN id END DESC,
              CASE WHEN $1 = 'opened asc' THEN opened END,
              CASE WHEN $1 = 'opened desc' THEN opened END DESC,
              CASE WHEN $1 = 'priority asc' THEN priority END,
              CASE WHEN $1 = 'priority desc' THEN priority END DESC,
              CASE WHEN $1 = 'subject asc' THEN subject END,
              CASE WHEN $1 = 'subject desc' THEN subject END DESC,
              id
     LIMIT 5 OFFSET ($2::integer - 1) * 5
"""


def search_tickets(arguments):
    return db.query(
        "SELECT id, subject, status FROM tickets WHERE position(lower($1) IN lower(subject)) > 0 ORDER BY id LIMIT 50",
        [harmless(arguments, "text")],
    )


def list_tickets(arguments):
    sort = one_of(arguments, "sort", ("id", "opened", "priority", "subject"))
    direction = one_of(arguments, "direction", ("asc", "desc"))
    return db.query(LIST, [f"{sort} {direction}", number(arguments, "page", 1000)])


def tickets_by_status(arguments):
    return db.query(
        "SELECT id, subject, status FROM tickets WHERE array_position($1::text[], status) IS NOT NULL ORDER BY id",
        [harmless_list(arguments, "statuses")],
    )
