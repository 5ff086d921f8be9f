"""The report of a month: a line for each name, so that customers who share one share a line."""

import db

from . import checks

IN_MONTH = "to_char(tickets.opened, 'YYYY-MM') = $1"
JOINED = "FROM tickets JOIN customers ON customers.id = tickets.customer_id"


def monthly_report(arguments):
    month = checks.month(arguments, "month")
    names = db.query(
        f'SELECT name {JOINED} WHERE {IN_MONTH} GROUP BY name ORDER BY name COLLATE "C"', [month]
    )
    return [line_of(row["name"], month) for row in names]


def line_of(name, month):
    [totals] = db.query(
        "SELECT count(*) AS tickets, sum(tickets.minutes) AS minutes "
        f"{JOINED} WHERE {IN_MONTH} AND customers.name = $2",
        [month, name],
    )
    return {"name": name, "tickets": totals["tickets"], "minutes": totals["minutes"]}
