"""Lists of tickets."""

import re

import db

from . import checks

PAGE = 5
COLUMNS = {"id": "id", "opened": "opened", "priority": "priority", "subject": "subject"}
DIRECTIONS = {"asc": "ASC", "desc": "DESC"}


def search_tickets(arguments):
    text = re.sub(r"([\\%_])", r"\\\1", checks.text(arguments, "text"))
    return db.query(
        "SELECT id, subject, status FROM tickets WHERE subject ILIKE $1 ORDER BY id LIMIT 50",
        [f"%{text}%"],
    )


def list_tickets(arguments):
    sort = checks.one_of(arguments, "sort", COLUMNS)
    direction = checks.one_of(arguments, "direction", DIRECTIONS)
    page = checks.whole(arguments.get("page"), "page", most=1000)
    return db.query(
        "SELECT id, subject, priority, opened FROM tickets "
        f"ORDER BY {sort} {direction}, id LIMIT $1 OFFSET $2",
        [PAGE, (page - 1) * PAGE],
    )


def tickets_by_status(arguments):
    statuses = [checks.checked_text(each, "statuses") for each in checks.many(arguments, "statuses")]
    if not statuses:
        return []
    places = ", ".join(f"${place}" for place in range(1, len(statuses) + 1))
    return db.query(
        f"SELECT id, subject, status FROM tickets WHERE status IN ({places}) ORDER BY id", statuses
    )
