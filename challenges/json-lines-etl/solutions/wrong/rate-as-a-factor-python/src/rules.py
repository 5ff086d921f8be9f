"""What a sale must be like."""

import re
from datetime import date
from functools import lru_cache

is_id = re.compile("[a-z0-9-]{1,24}").fullmatch
is_clock = re.compile("T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z").fullmatch
is_date = re.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}").fullmatch


def is_valid(sale):
    """Rules only look, so they need no copies."""
    get = sale.get
    id, shop, at, item, qty, cents = get("id"), get("shop"), get("at"), get("item"), get("qty"), get("cents")
    # True and False are whole numbers to Python, and their type is not.
    return (
        get("kind") == "sale"
        and type(id) is type(shop) is type(at) is type(item) is str
        and type(qty) is type(cents) is int
        and is_id(id) is not None
        and shop != ""
        and is_clock(at, 10) is not None
        and is_day(at[:10])
        and item != ""
        and 1 <= qty <= 100
        and 1 <= cents <= 1_000_000
    )


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
