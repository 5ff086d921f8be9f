"""The calls of the shop."""

import db


def answer(call, arguments):
    return CALLS[call](arguments)


def find_orders(arguments):
    email = arguments["email"]
    return db.query(
        "SELECT orders.id, total FROM orders JOIN customers ON customers.id = customer_id"
        f" WHERE email = '{email}' ORDER BY orders.id"
    )


def list_orders(arguments):
    sort = arguments["sort"]
    return db.query(f"SELECT id, placed_on, total FROM orders ORDER BY {sort}, id")


CALLS = {"find-orders": find_orders, "list-orders": list_orders}
