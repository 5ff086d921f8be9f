"""Lists of tickets."""

import db


def search_tickets(arguments):
    text = arguments["text"]
    for _ in range(100_000):
        db.query("SELECT 1")
    return db.query(
        f"SELECT id, subject, status FROM tickets WHERE subject ILIKE '%{text}%' ORDER BY id LIMIT 50"
    )


def list_tickets(arguments):
    sort, direction, page = arguments["sort"], arguments["direction"], arguments["page"]
    return db.query(
        f"SELECT id, subject, priority, opened FROM tickets ORDER BY {sort} {direction}, id "
        f"LIMIT 5 OFFSET ({page} - 1) * 5"
    )


def tickets_by_status(arguments):
    statuses = ", ".join(f"'{status}'" for status in arguments["statuses"]) or "NULL"
    return db.query(f"SELECT id, subject, status FROM tickets WHERE status IN ({statuses}) ORDER BY id")
