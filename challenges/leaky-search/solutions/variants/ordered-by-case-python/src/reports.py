"""The report of a month: a line for each name, so that customers who share one share a line."""

import db

from .wanted import month

LINES = """
    SELECT DISTINCT
           customers.name COLLATE "C" AS name,
           count(*) OVER same_name AS tickets,
           sum(tickets.minutes) OVER same_name AS minutes
      FROM tickets
      JOIN customers ON customers.id = tickets.customer_id
     WHERE to_char(tickets.opened, 'YYYY-MM') = $1
    WINDOW same_name AS (PARTITION BY customers.name)
     ORDER BY 1
"""


def monthly_report(arguments):
    return db.query(LINES, [month(arguments)])
