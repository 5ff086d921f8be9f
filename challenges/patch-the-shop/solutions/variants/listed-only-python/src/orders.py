import re

from flask import Blueprint, Response, g

from src.customers import find_customer
from src.db import query
from src.errors import Problem
from src.fields import read_fields

routes = Blueprint("orders", __name__)


def is_whole(value):
    return isinstance(value, int) and not isinstance(value, bool)


def find_order(text):
    """An order of the caller; another's looks like none."""
    order_id = int(text) if re.fullmatch("[0-9]{1,9}", text) else 0
    found = query("SELECT * FROM orders WHERE id = %s AND customer = %s", [order_id, g.login])
    if not found:
        raise Problem(404, "No such order")
    return found[0]


def check_order(body):
    if not is_whole(body.get("product")) or abs(body["product"]) >= 2**31:
        raise Problem(422, "product must be a number")
    if not is_whole(body.get("quantity")) or not 1 <= body["quantity"] <= 20:
        raise Problem(422, "quantity must be 1 to 20")
    if not isinstance(body.get("card"), str) or not re.fullmatch("[0-9]{12,19}", body["card"]):
        raise Problem(422, "card must have 12 to 19 digits")


@routes.post("/orders")
def create():
    body = read_fields("product", "quantity", "card")
    check_order(body)
    products = query("SELECT price FROM products WHERE id = %s AND NOT hidden", [body["product"]])
    if not products:
        raise Problem(422, "There is no such product")
    [stored] = query(
        "INSERT INTO orders (customer, product, quantity, total, status, card)"
        " VALUES (%s, %s, %s, %s, 'open', %s) RETURNING *",
        [g.login, body["product"], body["quantity"], products[0]["price"] * body["quantity"], body["card"][-4:]],
    )
    return stored, 201, {"Location": f"/orders/{stored['id']}"}


@routes.get("/orders")
def read_all():
    return {"items": query("SELECT * FROM orders WHERE customer = %s ORDER BY id", [g.login])}


@routes.get("/orders/summary")
def summarize():
    [summary] = query(
        "SELECT count(*)::int AS orders, coalesce(sum(total), 0)::int AS total FROM orders WHERE customer = %s",
        [g.login],
    )
    return summary


@routes.get("/orders/<order_id>")
def read(order_id):
    return find_order(order_id)


@routes.get("/orders/<order_id>/invoice")
def invoice(order_id):
    order = find_order(order_id)
    name = find_customer(order["customer"])["name"]
    text = f"Invoice {order['id']}\n{name}\nTotal {order['total'] / 100:.2f}\n"
    return Response(text, content_type="text/plain; charset=utf-8")


@routes.post("/orders/<order_id>/cancel")
def cancel(order_id):
    order = find_order(order_id)
    [canceled] = query("UPDATE orders SET status = 'canceled' WHERE id = %s RETURNING *", [order["id"]])
    return canceled
