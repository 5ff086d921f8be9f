from flask import Blueprint, request

from src.db import query

routes = Blueprint("products", __name__)


@routes.get("/products")
def search():
    q = request.args.get("q", "")
    sort = request.args.get("sort", "name")
    items = query(
        f"SELECT id, name, price FROM products WHERE NOT hidden AND name ILIKE '%{q}%' ORDER BY {sort}, id"
    )
    return {"items": items}
