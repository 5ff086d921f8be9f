import base64
import hmac
import json
import secrets
from datetime import datetime, timezone

from flask import Blueprint, request

from src.body import read_body, whole
from src.errors import Problem

routes = Blueprint("carts", __name__)

KEY = secrets.token_bytes(32)
NUMBER = whole(-2_147_483_648, 2_147_483_647)


def sign(payload):
    return hmac.digest(KEY, payload, "sha256")


def is_item(item):
    return isinstance(item, dict) and NUMBER(item.get("product")) and NUMBER(item.get("quantity"))


def are_items(items):
    return isinstance(items, list) and len(items) <= 20 and all(map(is_item, items))


@routes.post("/carts")
def create():
    items = read_body({"items": are_items}, ["items"])["items"]
    cart = {
        "items": [{"product": item["product"], "quantity": item["quantity"]} for item in items],
        "savedAt": datetime.now(timezone.utc).isoformat(),
    }
    payload = json.dumps(cart).encode()
    return {"token": base64.urlsafe_b64encode(sign(payload) + payload).decode()}, 201


@routes.get("/carts")
def read():
    try:
        signed = base64.urlsafe_b64decode(request.args.get("token", ""))
    except ValueError:
        signed = b""
    signature, payload = signed[:32], signed[32:]
    # Only what this shop signed is read at all.
    if not hmac.compare_digest(signature, sign(payload)):
        raise Problem(404, "No such cart")
    return json.loads(payload)
