"""What a sale must be like."""

import re
from datetime import date
from functools import lru_cache

is_id = re.compile("[a-z0-9-]{1,24}").fullmatch
is_clock = re.compile("T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z").fullmatch
is_date = re.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}").fullmatch


def is_valid(sale):
    """Rules only look, so they need no copies."""
    if sale.get("kind") != "sale":
        return False
    id, shop, at, item = sale.get("id"), sale.get("shop"), sale.get("at"), sale.get("item")
    return (
        isinstance(id, str)
        and is_id(id) is not None
        and isinstance(shop, str)
        and shop != ""
        and isinstance(at, str)
        and is_clock(at, 10) is not None
        and is_day(at[:10])
        and isinstance(item, str)
        and item != ""
        and is_whole(sale.get("qty"), 100)
        and is_whole(sale.get("cents"), 1_000_000)
    )


def is_whole(value, most):
    # True and False are whole numbers to Python.
    return type(value) is int and 1 <= value <= most


@lru_cache(maxsize=1000)
def is_day(text):
    """Days repeat, so each is looked at once."""
    if is_date(text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
