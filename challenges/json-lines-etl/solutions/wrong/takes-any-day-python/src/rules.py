"""What a sale must be like."""

import re

is_id = re.compile("[a-z0-9-]{1,24}").fullmatch
is_time = re.compile(
    "20[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z"
).fullmatch


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
        and is_time(at) is not None
        and isinstance(item, str)
        and item != ""
        and is_whole(sale.get("qty"), 100)
        and is_whole(sale.get("cents"), 1_000_000)
    )


def is_whole(value, most):
    # True and False are whole numbers to Python.
    return type(value) is int and 1 <= value <= most
