"""What a sale must be like."""

import copy
import re
from datetime import datetime


def is_valid(sale):
    """Each rule gets a copy of its own, so that none can change what another one sees."""
    return all(rule(copy.deepcopy(sale)) for rule in RULES)


def is_sale(sale):
    return sale.get("kind") == "sale"


def has_id(sale):
    id = sale.get("id")
    return isinstance(id, str) and re.fullmatch("[a-z0-9-]{1,24}", id) is not None


def has_shop(sale):
    shop = sale.get("shop")
    return isinstance(shop, str) and shop != ""


def has_time(sale):
    at = sale.get("at")
    if not isinstance(at, str) or not re.fullmatch("20[0-9T:-]{17}Z", at):
        return False
    try:
        return datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ").strftime("%Y-%m-%dT%H:%M:%SZ") == at
    except ValueError:
        return False


def has_item(sale):
    item = sale.get("item")
    return isinstance(item, str) and item != ""


def has_quantity(sale):
    qty = sale.get("qty")
    return type(qty) is int and 1 <= qty <= 100


def has_price(sale):
    cents = sale.get("cents")
    return type(cents) is int and 1 <= cents <= 1_000_000


RULES = (is_sale, has_id, has_shop, has_time, has_item, has_quantity, has_price)
