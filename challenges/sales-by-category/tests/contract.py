"""What the statement and the list of fields promise about the documents."""

import json
import sys

STATUSES = {"placed", "shipped", "cancelled"}


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(f"{where}: {broken}")


where = "the collections"
data = json.load(sys.stdin)
hold(data.keys() == {"orders"}, "another collection than orders")
hold(len(data["orders"]) <= 500, "more than 500 orders")
ids = set()
for number, order in enumerate(data["orders"], 1):
    where = f"order {number}"
    hold({"_id", "items"} <= order.keys() <= {"_id", "status", "items"}, "missing or unknown fields")
    hold(isinstance(order["_id"], str) and order["_id"] not in ids, "an _id that is no string or comes twice")
    ids.add(order["_id"])
    hold(order.get("status", "placed") in STATUSES, "an unknown status")
    hold(isinstance(order["items"], list), "items are no array")
    for item in order["items"]:
        hold({"sku", "category"} <= item.keys() <= {"sku", "category", "quantity"}, "an item with other fields")
        hold(isinstance(item["sku"], str) and isinstance(item["category"], str), "a sku or category that is no string")
        quantity = item.get("quantity", 1)
        hold(type(quantity) is int and quantity > 0, "a quantity that is no int above 0")
