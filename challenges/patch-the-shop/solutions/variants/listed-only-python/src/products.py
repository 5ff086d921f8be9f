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
        raise Problem(400, "sort is name or price")
    if len(q) > 200 or "\0" in q:
        raise Problem(400, "q has at most 200 characters")
    sql = "SELECT id, name, price FROM products WHERE NOT hidden AND strpos(lower(name), lower(%s)) > 0 ORDER BY "
    return {"items": query(sql + order, [q])}
