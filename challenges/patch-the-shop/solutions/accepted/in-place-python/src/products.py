from flask import Blueprint, request

from src.db import query
from src.errors import Problem

routes = Blueprint("products", __name__)

ORDERS = {"name": "name, id", "price": "price, id"}


@routes.get("/products")
def search():
    q = request.args.get("q", "")
    order = ORDERS.get(request.args.get("sort", "name"))
    if order is None:
        raise Problem(400, "sort must be name or price")
    items = query(
        "SELECT id, name, price FROM products"
        f" WHERE NOT hidden AND name ILIKE '%%' || %s || '%%' ORDER BY {order}",
        [q],
    )
    return {"items": items}
