from flask import Blueprint, request

from src.db import query
from src.errors import Problem

routes = Blueprint("products", __name__)

SELECT = """
    SELECT id, name, price FROM products
     WHERE NOT hidden AND position(lower(%s) IN lower(name)) > 0
     ORDER BY """
STATEMENTS = {column: f"{SELECT} {column}, id" for column in ("name", "price")}


@routes.get("/products")
def search():
    try:
        statement = STATEMENTS[request.args.get("sort", "name")]
    except KeyError:
        raise Problem(400, "sort must be name or price") from None
    return {"items": query(statement, [request.args.get("q", "")])}
