import base64
import json
from datetime import datetime, timezone

from flask import Blueprint, request

from src.errors import Problem
from src.orders import is_whole

routes = Blueprint("carts", __name__)


def is_item(item):
    return isinstance(item, dict) and is_whole(item.get("product")) and is_whole(item.get("quantity"))


def are_items(items):
    return isinstance(items, list) and len(items) <= 20 and all(map(is_item, items))


# A saved cart is its own token, so it needs no table.
def save(items):
    cart = {"items": items, "savedAt": datetime.now(timezone.utc).isoformat()}
    return base64.urlsafe_b64encode(json.dumps(cart).encode()).decode()


def load(token):
    cart = json.loads(base64.urlsafe_b64decode(token))
    if not are_items(cart["items"]):
        raise ValueError("no items")
    return {"items": cart["items"], "savedAt": datetime.fromisoformat(cart["savedAt"]).isoformat()}


@routes.post("/carts")
def create():
    body = request.get_json()
    items = body.get("items") if isinstance(body, dict) else None
    if not are_items(items):
        raise Problem(422, "items must be a list of products and quantities")
    token = save([{"product": item["product"], "quantity": item["quantity"]} for item in items])
    return {"token": token}, 201


@routes.get("/carts")
def read():
    try:
        return load(request.args.get("token", ""))
    except (KeyError, TypeError, ValueError):
        raise Problem(404, "No such cart") from None
