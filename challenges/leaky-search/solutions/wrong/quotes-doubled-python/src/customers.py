"""Changes of customers."""

import db

from . import checks


def rename_customer(arguments):
    customer = checks.whole(arguments.get("id"), "id")
    name = checks.text(arguments, "name")
    rows = db.query(f"UPDATE customers SET name = {checks.quoted(name)} WHERE id = {customer} RETURNING id")
    return {"renamed": len(rows) == 1}
