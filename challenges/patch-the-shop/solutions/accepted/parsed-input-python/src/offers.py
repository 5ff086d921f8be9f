import http.client
import json
import os
from urllib.parse import urlsplit

from flask import Blueprint

from src.body import read_body
from src.errors import Problem

routes = Blueprint("offers", __name__)

SUPPLIER = urlsplit(os.environ["SUPPLIER_URL"])


def path_at_supplier(url):
    try:
        parts = urlsplit(url)
        place = (parts.scheme, parts.hostname, parts.port)
    except ValueError:
        return None
    if place != (SUPPLIER.scheme, SUPPLIER.hostname, SUPPLIER.port) or "@" in parts.netloc:
        return None
    return f"{parts.path or '/'}?{parts.query}"


@routes.post("/offers")
def ask():
    path = path_at_supplier(read_body({"url": lambda url: isinstance(url, str)}, ["url"])["url"])
    if path is None:
        raise Problem(422, "Only our supplier makes offers")
    # This client follows no redirects.
    connection = http.client.HTTPConnection(SUPPLIER.hostname, SUPPLIER.port, timeout=3)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        if answer.status != 200:
            raise Problem(502, "The supplier made no offer")
        return {"offers": json.load(answer)}
    except (OSError, ValueError, http.client.HTTPException):
        raise Problem(502, "The supplier made no offer") from None
    finally:
        connection.close()
