"""Changes of customers."""

import db

from .wanted import harmless, number


def rename_customer(arguments):
    customer, name = number(arguments, "id"), harmless(arguments, "name")
    if not db.query("SELECT FROM customers WHERE id = $1", [customer]):
        return {"renamed": False}
    db.query("UPDATE customers SET name = $2 WHERE id = $1", [customer, name])
    return {"renamed": True}
