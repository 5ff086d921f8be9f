import json
import os
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

from flask import Blueprint, request

from src.errors import Problem

routes = Blueprint("offers", __name__)

SUPPLIER = urlsplit(os.environ.get("SUPPLIER_URL", ""))


class NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_arguments):
        return None


opener = build_opener(NoRedirects)


def is_supplier(url):
    try:
        parts = urlsplit(url)
        return (parts.scheme, parts.netloc) == (SUPPLIER.scheme, SUPPLIER.netloc)
    except ValueError:
        return False


@routes.post("/offers")
def ask():
    body = request.get_json()
    url = body.get("url") if isinstance(body, dict) else None
    if not isinstance(url, str) or not is_supplier(url):
        raise Problem(422, "Only our supplier makes offers")
    try:
        with opener.open(url, timeout=3) as answer:
            return {"offers": json.load(answer)}
    except (OSError, ValueError):
        raise Problem(502, "The supplier made no offer") from None
