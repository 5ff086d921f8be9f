"""The report of a month: a line for each name, so that customers who share one share a line."""

import db


def monthly_report(month):
    rows = db.query(
        "SELECT c.name, t.minutes FROM tickets t JOIN customers c ON c.id = t.customer_id "
        "WHERE left(t.opened::text, 7) = $1",
        [month],
    )
    totals = {}
    for row in rows:
        line = totals.setdefault(row["name"], {"name": row["name"], "tickets": 0, "minutes": 0})
        line["tickets"] += 1
        line["minutes"] += row["minutes"]
    return [totals[name] for name in sorted(totals)]
