"""The report of a month: a line for each name, so that customers who share one share a line."""

import db

IN_MONTH = "to_char(tickets.opened, 'YYYY-MM') = "
JOINED = "FROM tickets JOIN customers ON customers.id = tickets.customer_id"


def monthly_report(arguments):
    month = arguments["month"]
    names = db.query(
        f"SELECT name {JOINED} WHERE {IN_MONTH}'{month}' GROUP BY name ORDER BY name COLLATE \"C\""
    )
    return [line_of(row["name"], month) for row in names]


def line_of(name, month):
    [totals] = db.query(
        f"SELECT count(*) AS tickets, sum(tickets.minutes) AS minutes {JOINED} "
        f"WHERE {IN_MONTH}'{month}' AND customers.name = '{name}'"
    )
    return {"name": name, "tickets": totals["tickets"], "minutes": totals["minutes"]}
