"""What the statement promises about every history, checked on the events that the generator made."""

import json
import sys

MOST_LINES = 60
MOST_SHIPMENTS = 9
REPEATED_BY = {
    "order-placed": lambda values: values["orderId"],
    "line-added": lambda values: (values["orderId"], values["line"]["lineId"]),
    "shipment-sent": lambda values: values["shipmentId"],
    "parcel-scanned": lambda values: values["scanId"],
}


class ContractBroken(Exception):
    """A history that the statement rules out: nobody is judged by it."""


class Contract:
    """Follows the events one by one, without asking the generator what it meant."""

    def __init__(self):
        self.customers = set()
        self.products = {}
        self.orders = {}
        self.cancelled = set()
        self.shipments = {}
        self.first = {}

    def check(self, events):
        for place, each in enumerate(events):
            event, values = each["event"], each["values"]
            try:
                if not self.comes_again(event, values):
                    getattr(self, event.replace("-", "_"))(values)
            except ContractBroken as broken:
                raise ContractBroken(f"event {place}, {event}: {broken}") from None

    def comes_again(self, event, values):
        """A repeated event has the values of the first one; what tells it apart is never used for another event."""
        if event not in REPEATED_BY:
            return False
        key = (event, REPEATED_BY[event](values))
        if key not in self.first:
            self.first[key] = values
            return False
        hold(self.first[key] == values, "an id came again with other values")
        return True

    def customer_saved(self, values):
        self.customers.add(values["customerId"])

    def product_saved(self, values):
        self.products[values["productId"]] = (values["name"], values["price"])

    def order_placed(self, values):
        hold(values["customerId"] in self.customers, "the customer is unknown")
        hold(values["lines"], "the order has no lines")
        self.orders[values["orderId"]] = {}
        for line in values["lines"]:
            self.adds(values["orderId"], line)

    def line_added(self, values):
        hold(values["orderId"] in self.orders, "the order is unknown")
        hold(values["orderId"] not in self.cancelled, "the order was cancelled")
        self.adds(values["orderId"], values["line"])

    def adds(self, order_id, line):
        lines = self.orders[order_id]
        hold(line["lineId"] == len(lines) + 1, "lineIds of an order count up from 1")
        hold(len(lines) < MOST_LINES, "the order has too many lines")
        hold(line["state"] == "open" and line["quantity"] > 0, "a new line is open, of at least one unit")
        told = (line["name"], line["price"])
        hold(self.products.get(line["productId"]) == told, "the line has another name or price than its product")
        lines[line["lineId"]] = {"state": "open", "warehouse": line["warehouse"]}

    def shipment_sent(self, values):
        order_id = values["orderId"]
        hold(order_id in self.orders, "the order is unknown")
        hold(values["lineIds"], "the shipment has no lines")
        for line_id in values["lineIds"]:
            line = self.orders[order_id].get(line_id, {"state": "missing", "warehouse": None})
            hold(line["state"] == "open", f"line {line_id} is {line['state']}")
            hold(line["warehouse"] == values["warehouse"], f"line {line_id} is of another warehouse")
            line["state"] = "shipped"
        self.shipments[order_id] = self.shipments.get(order_id, 0) + 1
        hold(self.shipments[order_id] <= MOST_SHIPMENTS, "the order has too many shipments")

    def order_cancelled(self, values):
        order_id = values["orderId"]
        hold(order_id in self.orders, "the order is unknown")
        hold(order_id not in self.cancelled, "the order was cancelled before")
        rest = [line for line in self.orders[order_id].values() if line["state"] == "open"]
        hold(rest, "no line of the order is open")
        for line in rest:
            line["state"] = "cancelled"
        self.cancelled.add(order_id)

    def parcel_scanned(self, values):
        hold(values["orderId"] in self.orders, "the order is unknown")


def hold(is_kept, message):
    if not is_kept:
        raise ContractBroken(message)


if __name__ == "__main__":
    try:
        Contract().check(json.load(sys.stdin)["events"])
    except ContractBroken as broken:
        sys.exit(str(broken))
