import json
import os
import re
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from flask import Blueprint

from src.errors import Problem
from src.fields import read_fields

routes = Blueprint("offers", __name__)

SUPPLIER = urlsplit(os.environ.get("SUPPLIER_URL", ""))
PLAIN = re.compile(r"[A-Za-z0-9:/?=&._~%,+-]{1,2000}")


def place_at_supplier(url):
    """The path and query of an address of the supplier."""
    if not isinstance(url, str) or not PLAIN.fullmatch(url):
        raise Problem(422, "Only our supplier makes offers")
    parts = urlsplit(url)
    if (parts.scheme, parts.netloc) != (SUPPLIER.scheme, SUPPLIER.netloc):
        raise Problem(422, "Only our supplier makes offers")
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def fetch(place):
    """Asks the supplier itself, whatever the address said; nothing is followed."""
    Connection = HTTPSConnection if SUPPLIER.scheme == "https" else HTTPConnection
    connection = Connection(SUPPLIER.hostname, SUPPLIER.port, timeout=3)
    try:
        connection.request("GET", place)
        answer = connection.getresponse()
        if answer.status != 200:
            raise Problem(502, "The supplier made no offer")
        return json.loads(answer.read(1_000_000))
    except (OSError, HTTPException, ValueError):
        raise Problem(502, "The supplier made no offer") from None
    finally:
        connection.close()


@routes.post("/offers")
def ask():
    return {"offers": fetch(place_at_supplier(read_fields("url").get("url")))}
