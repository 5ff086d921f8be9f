"""Lists of tickets."""

import db

from . import checks

FOUND = """
    SELECT id, subject, status FROM tickets
     WHERE position(lower($1) IN lower(subject)) > 0 ORDER BY id LIMIT 50
"""
PAGE = "SELECT id, subject, priority, opened FROM tickets ORDER BY {}, id LIMIT 5 OFFSET ($1::integer - 1) * 5"
# Every statement there can be, written before anybody asks.
PAGES = {
    (sort, direction): PAGE.format(f"{sort} {direction}")
    for sort in ("id", "opened", "priority", "subject")
    for direction in ("asc", "desc")
}
OF_STATUS = "SELECT id, subject, status FROM tickets WHERE status = ANY($1) ORDER BY id"


def search_tickets(arguments):
    return db.query(FOUND, [checks.text(arguments, "text")])


def list_tickets(arguments):
    sort = checks.one_of(arguments, "sort", {each: each for each, _ in PAGES})
    direction = checks.one_of(arguments, "direction", {each: each for _, each in PAGES})
    return db.query(PAGES[sort, direction], [checks.whole(arguments.get("page"), "page", most=1000)])


def tickets_by_status(arguments):
    statuses = [checks.checked_text(each, "statuses") for each in checks.many(arguments, "statuses")]
    return db.query(OF_STATUS, [statuses])
