import re

from flask import Blueprint, Response, g

from src.body import read_body, text, whole
from src.customers import find_customer
from src.db import query
from src.errors import Problem

routes = Blueprint("orders", __name__)

FIELDS = {
    "product": whole(0, 2_147_483_647),
    "quantity": whole(1, 20),
    "card": text(re.compile("[0-9]{12,19}"), 19),
}


def own(order_id):
    """The caller's order with this id; there are no others."""
    rows = query("SELECT * FROM orders WHERE customer = %s", [g.login])
    for order in rows:
        if str(order["id"]) == order_id:
            return order
    raise Problem(404, "No such order")


@routes.post("/orders")
def create():
    body = read_body(FIELDS, FIELDS)
    stored = query(
        "INSERT INTO orders (customer, product, quantity, total, card)"
        " SELECT %(login)s, id, %(quantity)s, price * %(quantity)s, %(card)s"
        " FROM products WHERE id = %(product)s AND NOT hidden RETURNING *",
        {**body, "card": body["card"][-4:], "login": g.login},
    )
    if not stored:
        raise Problem(422, "There is no such product")
    return stored[0], 201, {"Location": f"/orders/{stored[0]['id']}"}


@routes.get("/orders")
def read_all():
    return {"items": query("SELECT * FROM orders WHERE customer = %s ORDER BY id", [g.login])}


@routes.get("/orders/summary")
def summarize():
    totals = [order["total"] for order in query("SELECT total FROM orders WHERE customer = %s", [g.login])]
    return {"orders": len(totals), "total": sum(totals)}


@routes.get("/orders/<order_id>")
def read(order_id):
    return own(order_id)


@routes.get("/orders/<order_id>/invoice")
def invoice(order_id):
    order = own(order_id)
    name = find_customer(g.login)["name"]
    lines = [f"Invoice {order['id']}", name, f"Total {order['total'] / 100:.2f}", ""]
    return Response("\n".join(lines), content_type="text/plain; charset=utf-8")


@routes.post("/orders/<order_id>/cancel")
def cancel(order_id):
    query("UPDATE orders SET status = 'canceled' WHERE id = %s", [own(order_id)["id"]])
    return own(order_id)
