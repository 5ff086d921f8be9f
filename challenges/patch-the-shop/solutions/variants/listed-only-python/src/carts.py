from collections import OrderedDict
from datetime import datetime, timezone
from secrets import token_urlsafe
from threading import Lock

from flask import Blueprint, request

from src.errors import Problem
from src.fields import read_fields
from src.orders import is_whole

routes = Blueprint("carts", __name__)

MOST = 10_000

# Carts stay here; a token says nothing about them.
carts = OrderedDict()
lock = Lock()


def is_item(item):
    return isinstance(item, dict) and is_whole(item.get("product")) and is_whole(item.get("quantity"))


@routes.post("/carts")
def create():
    items = read_fields("items").get("items")
    if not isinstance(items, list) or len(items) > 20 or not all(map(is_item, items)):
        raise Problem(422, "items must be a list of products and quantities")
    token = token_urlsafe(24)
    kept = [{"product": item["product"], "quantity": item["quantity"]} for item in items]
    with lock:
        carts[token] = {"items": kept, "savedAt": datetime.now(timezone.utc).isoformat()}
        if len(carts) > MOST:
            carts.popitem(last=False)
    return {"token": token}, 201


@routes.get("/carts")
def read():
    cart = carts.get(request.args.get("token", ""))
    if cart is None:
        raise Problem(404, "No such cart")
    return cart
