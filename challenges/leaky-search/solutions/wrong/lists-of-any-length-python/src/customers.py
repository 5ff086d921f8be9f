"""Changes of customers."""

import db

from . import checks


def rename_customer(arguments):
    customer = checks.whole(arguments.get("id"), "id")
    name = checks.text(arguments, "name")
    rows = db.query("UPDATE customers SET name = $1 WHERE id = $2 RETURNING id", [name, customer])
    return {"renamed": len(rows) == 1}
