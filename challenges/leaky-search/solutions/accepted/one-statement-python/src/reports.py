"""The report of a month: a line for each name, so that customers who share one share a line."""

import db

from . import checks

REPORT = """
    SELECT name, count(*) AS tickets, sum(minutes) AS minutes
      FROM tickets JOIN customers ON customers.id = customer_id
     WHERE to_char(opened, 'YYYY-MM') = $1 GROUP BY name ORDER BY name COLLATE "C"
"""


def monthly_report(arguments):
    return db.query(REPORT, [checks.month(arguments, "month")])
