import json
import os
from urllib.request import urlopen

from flask import Blueprint, request

from src.errors import Problem

routes = Blueprint("offers", __name__)

SUPPLIER = os.environ.get("SUPPLIER_URL", "")


@routes.post("/offers")
def ask():
    url = request.get_json().get("url")
    if not isinstance(url, str) or not url.startswith(SUPPLIER):
        raise Problem(422, "Only our supplier makes offers")
    with urlopen(url, timeout=3) as answer:
        return {"offers": json.load(answer)}
