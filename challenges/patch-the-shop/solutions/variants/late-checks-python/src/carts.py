import threading
import uuid
from collections import OrderedDict
from datetime import datetime, timezone

from flask import Blueprint, request

from src.errors import Problem
from src.orders import is_whole

routes = Blueprint("carts", __name__)

MOST_CARTS = 10_000
carts = OrderedDict()
lock = threading.Lock()


def read_items(body):
    items = body.get("items") if isinstance(body, dict) else None
    if not isinstance(items, list) or len(items) > 20:
        raise Problem(422, "items must be a list")
    for item in items:
        if not isinstance(item, dict) or not is_whole(item.get("product")) or not is_whole(item.get("quantity")):
            raise Problem(422, "an item is not valid")
    return [{"product": item["product"], "quantity": item["quantity"]} for item in items]


@routes.post("/carts")
def create():
    cart = {"items": read_items(request.get_json()), "savedAt": datetime.now(timezone.utc).isoformat()}
    token = uuid.uuid4().hex
    with lock:
        carts[token] = cart
        if len(carts) > MOST_CARTS:
            carts.popitem(last=False)
    return {"token": token}, 201


@routes.get("/carts")
def read():
    cart = carts.get(request.args.get("token"))
    if cart is None:
        raise Problem(404, "No such cart")
    return cart
