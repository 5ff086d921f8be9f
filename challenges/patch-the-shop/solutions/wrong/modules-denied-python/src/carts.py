import base64
import io
import pickle
from datetime import datetime, timezone

from flask import Blueprint, request

from src.errors import Problem
from src.orders import is_whole

routes = Blueprint("carts", __name__)


# A saved cart is its own token, so it needs no table. JSON would lose the date.
def save(items):
    cart = {"items": items, "saved_at": datetime.now(timezone.utc)}
    return base64.urlsafe_b64encode(pickle.dumps(cart)).decode()


class Loader(pickle.Unpickler):
    def find_class(self, module, name):
        if module in ("os", "posix", "subprocess", "sys", "builtins", "shutil"):
            raise pickle.UnpicklingError("denied")
        return super().find_class(module, name)


def load(token):
    cart = Loader(io.BytesIO(base64.urlsafe_b64decode(token))).load()
    if not isinstance(cart, dict) or not isinstance(cart["items"], list):
        raise ValueError("no cart")
    return cart


def is_item(item):
    return isinstance(item, dict) and is_whole(item.get("product")) and is_whole(item.get("quantity"))


@routes.post("/carts")
def create():
    body = request.get_json()
    items = body.get("items") if isinstance(body, dict) else None
    if not isinstance(items, list) or len(items) > 20 or not all(map(is_item, items)):
        raise Problem(422, "items must be a list of products and quantities")
    token = save([{"product": item["product"], "quantity": item["quantity"]} for item in items])
    return {"token": token}, 201


@routes.get("/carts")
def read():
    try:
        cart = load(request.args.get("token", ""))
    except Exception:
        raise Problem(404, "No such cart") from None
    return {"items": cart["items"], "savedAt": cart["saved_at"].isoformat()}
