"""The calls of the shop. Values go beside their statement; columns are looked up."""

import db

COLUMNS = {"id", "placed_on", "total"}


def answer(call, arguments):
    return CALLS[call](arguments)


def find_orders(arguments):
    return db.query(
        "SELECT orders.id, total FROM orders JOIN customers ON customers.id = customer_id"
        " WHERE email = $1 ORDER BY orders.id",
        [arguments["email"]],
    )


def list_orders(arguments):
    sort = arguments["sort"]
    if sort not in COLUMNS:
        return {"rejected": "sort"}
    return db.query(f"SELECT id, placed_on, total FROM orders ORDER BY {sort}, id")


CALLS = {"find-orders": find_orders, "list-orders": list_orders}
