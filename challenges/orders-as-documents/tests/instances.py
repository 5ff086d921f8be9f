"""Histories of a wholesaler's orders: prints one as JSON for a family and a seed."""

import datetime
import json
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from contract import MOST_LINES, MOST_SHIPMENTS, Contract

START = datetime.datetime(2026, 3, 2, 6, 0, 0)
WAREHOUSES = ["north", "south", "harbour"]
STREETS = ["Quay 4", "Mill Lane 12", "Station Road 7", "Hill 1", "Old Market 30"]
GOODS = ["tape", "crate", "pallet", "label roll", "film", "strap", "carton", "seal"]
PLACES = ["gate", "belt 3", "dock", "van", "depot"]


def moment(minutes):
    """So many minutes after the start, as Extended JSON."""
    return {"$date": (START + datetime.timedelta(minutes=minutes)).isoformat() + "Z"}


class Shop:
    """Makes events that could have happened, in the order in which they are delivered."""

    def __init__(self, rng, step=7):
        self.rng = rng
        self.step = step
        self.minutes = 0
        self.events = []
        self.customers = []
        self.products = {}
        self.orders = {}
        self.cancelled = set()
        self.sent_of = {}
        self.shipments = 0
        self.scans = 0

    def tell(self, event, **values):
        self.events.append({"event": event, "values": values})

    def now(self):
        self.minutes += self.rng.randrange(self.step + 1)
        return moment(self.minutes)

    def customer(self, customer_id=None, name=None):
        customer_id = customer_id or "C%03d" % (len(self.customers) + 1)
        if customer_id not in self.customers:
            self.customers.append(customer_id)
        name = name or "Customer %d" % self.rng.randrange(1000)
        self.tell("customer-saved", customerId=customer_id, name=name, address=self.rng.choice(STREETS))
        return customer_id

    def product(self, product_id=None, name=None):
        product_id = product_id or "P%03d" % (len(self.products) + 1)
        name = name or "%s %d" % (self.rng.choice(GOODS), self.rng.randrange(1000))
        self.products[product_id] = {"name": name, "price": self.rng.randrange(100, 9000)}
        self.tell("product-saved", productId=product_id, **self.products[product_id])
        return product_id

    def line(self, line_id, product_id=None, warehouse=None):
        product_id = product_id or self.rng.choice(sorted(self.products))
        return {
            "lineId": line_id,
            "productId": product_id,
            **self.products[product_id],
            "quantity": self.rng.randrange(1, 9),
            "warehouse": warehouse or self.rng.choice(WAREHOUSES),
            "state": "open",
        }

    def order(self, customer_id=None, lines=None, product_id=None, warehouse=None, at=None):
        order_id = "O%05d" % (len(self.orders) + 1)
        count = lines or self.rng.randrange(1, 5)
        made = [self.line(number + 1, product_id, warehouse) for number in range(count)]
        self.orders[order_id] = {line["lineId"]: line for line in made}
        self.tell(
            "order-placed",
            orderId=order_id,
            customerId=customer_id or self.rng.choice(self.customers),
            placedAt=at or self.now(),
            shipTo=self.rng.choice(STREETS),
            lines=made,
        )
        return order_id

    def add_line(self, order_id, **how):
        """One more line, where the order may still get one."""
        lines = self.orders[order_id]
        if order_id in self.cancelled or len(lines) >= MOST_LINES:
            return
        line = self.line(len(lines) + 1, **how)
        lines[line["lineId"]] = line
        self.tell("line-added", orderId=order_id, line=line)

    def ship(self, order_id, most=3, at=None):
        """Some open lines of one warehouse; nothing where none is open, or the order had all its shipments."""
        lines = self.open_lines(order_id)
        if not lines or self.sent_of.get(order_id, 0) >= MOST_SHIPMENTS:
            return
        self.sent_of[order_id] = self.sent_of.get(order_id, 0) + 1
        warehouse = self.rng.choice(lines)["warehouse"]
        chosen = [line for line in lines if line["warehouse"] == warehouse][:most]
        for line in chosen:
            # What was told of the line before stays as it was.
            self.orders[order_id][line["lineId"]] = {**line, "state": "shipped"}
        self.shipments += 1
        self.tell(
            "shipment-sent",
            shipmentId="S%05d" % self.shipments,
            orderId=order_id,
            warehouse=warehouse,
            sentAt=at or self.now(),
            lineIds=[line["lineId"] for line in chosen],
        )

    def open_lines(self, order_id):
        return [line for line in self.orders[order_id].values() if line["state"] == "open"]

    def cancel(self, order_id):
        """Once, and only while there is something to cancel."""
        rest = self.open_lines(order_id)
        if not rest:
            return
        for line in rest:
            self.orders[order_id][line["lineId"]] = {**line, "state": "cancelled"}
        self.cancelled.add(order_id)
        self.tell("order-cancelled", orderId=order_id)

    def scan(self, order_id, at=None):
        self.scans += 1
        # Numbers of scanners are no order in time.
        scan_id = "T%05d" % (self.scans * 7919 % 99991)
        self.tell(
            "parcel-scanned", scanId=scan_id, orderId=order_id, at=at or self.now(), place=self.rng.choice(PLACES)
        )

    def happen(self):
        """Something, as it happens on a day."""
        what = self.rng.random()
        order_id = self.rng.choice(sorted(self.orders)) if self.orders else None
        if order_id is None or what < 0.3:
            self.order()
        elif what < 0.38:
            self.customer(self.rng.choice(self.customers))
        elif what < 0.46:
            self.product(self.rng.choice(sorted(self.products)))
        elif order_id in self.cancelled or what < 0.62:
            self.scan(order_id)
        elif what < 0.72 and len(self.orders[order_id]) < 40:
            self.add_line(order_id)
        elif what < 0.93:
            self.ship(order_id)
        else:
            self.cancel(order_id)

    def open(self, customers=4, products=5):
        for _ in range(customers):
            self.customer()
        for _ in range(products):
            self.product()
        return self

    def day(self, events):
        for _ in range(events):
            self.happen()
        return self

    def again(self, share=0.5, kinds=("order-placed", "line-added", "shipment-sent", "parcel-scanned")):
        """Delivers some events a second time, at once or a while later."""
        delivered = []
        for event in self.events:
            delivered.append(event)
            if event["event"] in kinds and self.rng.random() < share:
                delivered.append(event)
        late = [event for event in self.events if event["event"] in kinds and self.rng.random() < share / 2]
        self.events = delivered + late
        return self


def ask(shop, most=8):
    """Questions of every path, about what there is and what there is not."""
    rng = shop.rng
    some = lambda ids: rng.sample(sorted(ids), min(most, len(ids)))
    questions = []

    def add(path, **values):
        questions.append({"path": path, "values": values})

    for order_id in some(shop.orders) + ["O99999"]:
        add("order-page", orderId=order_id)
        add("tracking", orderId=order_id)
    for customer_id in some(shop.customers) + ["C999"]:
        add("latest-orders", customerId=customer_id)
    for product_id in some(shop.products) + ["P999"]:
        add("demand", productId=product_id)
        add("product", productId=product_id)
    for warehouse in WAREHOUSES:
        add("open-lines", warehouse=warehouse)
        half = shop.minutes // 2
        # What is sent at the very end of the time asked for is not part of it.
        add("shipments", warehouse=warehouse, **{"from": moment(0), "until": moment(shop.minutes)})
        add("shipments", warehouse=warehouse, **{"from": moment(0), "until": moment(shop.minutes + 1)})
        add("shipments", warehouse=warehouse, **{"from": moment(half), "until": moment(half + 120)})
    return questions


def everyday(rng):
    return Shop(rng).open().day(60)


def busy(rng):
    return Shop(rng, step=3).open(3, 4).day(220)


def nothing(rng):
    return Shop(rng)


def one_order(rng):
    shop = Shop(rng).open(1, 1)
    shop.order(lines=1)
    return shop


def deliveries(rng):
    return Shop(rng).open(3, 3).day(70).again()


def changes(rng):
    """Everything that was copied changes afterwards."""
    shop = Shop(rng).open(3, 4)
    for _ in range(12):
        order_id = shop.order()
        shop.product(rng.choice(sorted(shop.products)))
        shop.customer(rng.choice(shop.customers))
        shop.ship(order_id, most=1)
    for product_id in sorted(shop.products):
        shop.product(product_id)
    for customer_id in list(shop.customers):
        shop.customer(customer_id)
    return shop


def one_moment(rng):
    """Orders, shipments and scans of the same minute, more than a list shows."""
    shop = Shop(rng, step=0).open(1, 2)
    for _ in range(26):
        order_id = shop.order(lines=2, warehouse="north")
        if rng.random() < 0.4:
            shop.ship(order_id, most=1)
    for _ in range(14):
        shop.scan("O00001")
    return shop


def cancelled(rng):
    shop = Shop(rng).open(2, 3)
    for number in range(12):
        order_id = shop.order(lines=4)
        if number % 3 != 0:
            shop.ship(order_id, most=2)
        if number % 2 == 0:
            shop.cancel(order_id)
            shop.scan(order_id)
    return shop


def mixed_lines(rng):
    """Orders whose lines are of several products, warehouses and states: no line is all that is asked for."""
    shop = Shop(rng).open(2, 3)
    for _ in range(10):
        order_id = shop.order(lines=1, product_id="P001", warehouse="north")
        shop.add_line(order_id, product_id="P002", warehouse="south")
        shop.add_line(order_id, product_id="P003", warehouse="harbour")
        shop.ship(order_id, most=1)
        if rng.random() < 0.5:
            shop.ship(order_id, most=1)
    return shop


def odd_texts(rng):
    """Texts that look like fields, variables and operators."""
    shop = Shop(rng)
    names = ["$price", "$$ROOT", "$$orderId", '{"$gt": ""}', "O'Neil \"& Sons\"", "  ", "\u00e9\u4e2d\U0001f4e6"]
    for name in names:
        shop.customer(name=name)
        shop.product(name=name)
    return shop.day(50)


def long_order(rng):
    """An order that grows line by line and is sent in many parts."""
    shop = Shop(rng).open(1, 4)
    order_id = shop.order(lines=1)
    for _ in range(39):
        shop.add_line(order_id)
    for _ in range(9):
        shop.ship(order_id)
    for _ in range(25):
        shop.scan(order_id)
    return shop


def crash(rng):
    """Few events; every kind that must be whole happens to orders that are in every list."""
    shop = Shop(rng).open(1, 2)
    for _ in range(4):
        order_id = shop.order(lines=3, warehouse="north")
        shop.scan(order_id)
    for order_id in sorted(shop.orders)[:3]:
        shop.ship(order_id, most=2)
    shop.order(lines=4, warehouse="south")
    for order_id in ["O00002", "O00003"]:
        shop.add_line(order_id, warehouse="south")
    shop.cancel("O00004")
    shop.cancel("O00005")
    return shop


def large(rng):
    """One customer with most orders, one order with many scans, and much that is done with."""
    shop = Shop(rng, step=5).open(12, 25)
    for number in range(330):
        customer_id = "C001" if number % 10 < 7 else rng.choice(shop.customers)
        order_id = shop.order(customer_id)
        if number < 150 or rng.random() < 0.3:
            while shop.open_lines(order_id):
                shop.ship(order_id, most=9)
        elif rng.random() < 0.2:
            shop.cancel(order_id)
        elif rng.random() < 0.5:
            shop.add_line(order_id)
        if number % 4 == 0:
            shop.scan(order_id)
    for _ in range(260):
        shop.scan("O00100")
    for customer_id in list(shop.customers):
        shop.customer(customer_id)
    for product_id in sorted(shop.products):
        shop.product(product_id)
    return shop


FAMILIES = {
    "everyday": everyday,
    "busy": busy,
    "nothing": nothing,
    "one-order": one_order,
    "deliveries": deliveries,
    "changes": changes,
    "one-moment": one_moment,
    "cancelled": cancelled,
    "mixed-lines": mixed_lines,
    "odd-texts": odd_texts,
    "long-order": long_order,
    "crash": crash,
    "large": large,
}


def main():
    family, seed = sys.argv[1], int(sys.argv[2])
    shop = FAMILIES[family](random.Random(seed))
    Contract().check(shop.events)
    questions = ask(shop)
    if family == "large":
        known = ["C001", "O00100"]
        questions.append({"path": "latest-orders", "values": {"customerId": known[0]}})
        questions.append({"path": "tracking", "values": {"orderId": known[1]}})
    json.dump({"events": shop.events, "questions": questions}, sys.stdout, ensure_ascii=True)


main()
