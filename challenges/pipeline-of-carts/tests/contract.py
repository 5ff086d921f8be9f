"""What the statement and the list of fields promise about the documents."""

import json
import sys

KINDS = {"opened", "left", "returned", "ordered"}
ITEM = {"sku", "cents", "qty", "removed"}


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(f"{where}: {broken}")


def is_whole(number):
    return isinstance(number, int) and not isinstance(number, bool)


def is_quantity(qty):
    return qty is None or (is_whole(qty) and qty > 0) or (isinstance(qty, str) and qty.isdecimal() and int(qty) > 0)


where = "the collections"
data = json.load(sys.stdin)
carts, orders = data["carts"], data["orders"]
lines = [line for order in orders for line in order["lines"]]
items = [item for cart in carts for item in cart.get("items") or []]
hold(len(carts) <= 500, "more than 500 carts")
hold(len(orders) <= 250, "more than 250 orders")
hold(len({each["sku"] for each in items + lines}) <= 60, "more than 60 products")
for cart in carts:
    where = cart["_id"]
    hold(cart["events"], "a cart without events")
    hold({event["kind"] for event in cart["events"]} <= KINDS, "an event of no known kind")
    times = [json.dumps(event["at"]) for event in cart["events"]]
    hold(len(set(times)) == len(times), "two events at the same time")
    hold(isinstance(cart.get("customerId", ""), str | None), "a customer that is no text")
    for item in cart.get("items") or []:
        hold({"sku", "cents"} <= item.keys() <= ITEM, "an item with other fields")
        hold(isinstance(item["sku"], str) and is_whole(item["cents"]), "an item whose sku or cents are none")
        hold(is_quantity(item.get("qty")), "a quantity that is neither a number nor its digits")
        hold(item.get("removed") in (True, False, None), "removed is no bool")
for order in orders:
    where = order["_id"]
    hold(isinstance(order.get("customerId", ""), str | None), "a customer that is no text")
    hold(all(line.get("cancelled") in (True, False, None) for line in order["lines"]), "cancelled is no bool")
