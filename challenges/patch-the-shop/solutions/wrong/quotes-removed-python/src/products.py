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
    text = q.replace("'", "")
    items = query(
        f"SELECT id, name, price FROM products WHERE NOT hidden AND name ILIKE '%{text}%' ORDER BY {order}"
    )
    return {"items": items}
