"""Changes of customers."""

import db


def rename_customer(arguments):
    customer, name = arguments["id"], arguments["name"]
    rows = db.query(f"UPDATE customers SET name = '{name}' WHERE id = {customer} RETURNING id")
    return {"renamed": len(rows) == 1}
