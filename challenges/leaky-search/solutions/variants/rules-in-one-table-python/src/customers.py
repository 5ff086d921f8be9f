"""Changes of customers."""

import db


def rename_customer(id, name):
    [found] = db.query("SELECT count(*) > 0 AS known FROM customers WHERE id = $1", [id])
    db.query("UPDATE customers SET name = $2 WHERE id = $1", [id, name])
    return {"renamed": found["known"]}
