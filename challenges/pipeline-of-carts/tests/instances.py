"""Data of pipeline-of-carts: argv is a family and a seed; JSON goes to stdout. Same arguments, same bytes."""

import datetime
import json
import random
import sys

MONDAY = 1_772_409_600_000  # 2026-03-02 00:00:00 UTC
SECOND = 1000
HOUR = 3600 * SECOND
DAY = 24 * HOUR
WEEK = 7 * DAY
SKUS = ["bottle", "chair", "desk", "kettle", "lamp", "mug", "rug", "shelf"]
ABSENT = object()


def moment(milliseconds):
    at = datetime.datetime.fromtimestamp(milliseconds / 1000, datetime.timezone.utc)
    return {"$date": at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{milliseconds % 1000:03d}Z"}


def written(**fields):
    """A document without the fields that are absent."""
    return {name: value for name, value in fields.items() if value is not ABSENT}


def item(sku, qty=1, cents=1000, removed=ABSENT):
    return written(sku=sku, qty=qty, cents=cents, removed=removed)


class Shop:
    def __init__(self, rng):
        self.rng = rng
        self.carts = []
        self.orders = []

    def cart(self, events, items, customer=ABSENT):
        """Events as pairs of a moment and a kind; they are written in any order."""
        told = [{"at": moment(at), "kind": kind} for at, kind in events]
        self.rng.shuffle(told)
        name = f"cart-{len(self.carts) + 1:03d}"
        self.carts.append(written(_id=name, customerId=customer, events=told, items=items))

    def left(self, at, items, customer=ABSENT):
        """A cart that was opened and left."""
        self.cart([(at - HOUR, "opened"), (at, "left")], items, customer)

    def order(self, at, lines, customer=ABSENT):
        name = f"order-{len(self.orders) + 1:03d}"
        self.orders.append(written(_id=name, customerId=customer, placedAt=moment(at), lines=lines))

    def twice(self, at, sku, customer="filler", **fields):
        """Two plain carts, so that the product is reported whatever else happens to it."""
        for number in range(2):
            self.left(at + number * HOUR, [item(sku, **fields)], f"{customer}-{sku}-{number}")

    def text(self):
        self.rng.shuffle(self.carts)
        self.rng.shuffle(self.orders)
        return json.dumps({"carts": self.carts, "orders": self.orders}, indent=1)


def line(sku, cancelled=ABSENT):
    return written(sku=sku, cancelled=cancelled)


def any_quantity(rng):
    number = rng.randrange(1, 13)
    return rng.choice([number, number, number, str(number), f"0{number}", None, ABSENT])


def any_items(rng, most=4):
    removed = [ABSENT, ABSENT, ABSENT, False, None, True]
    return [
        item(rng.choice(SKUS), any_quantity(rng), rng.randrange(95, 2995), rng.choice(removed))
        for _ in range(rng.randrange(0, most + 1))
    ]


def any_events(rng, at):
    steps = rng.choice([["left"], ["left"], ["left"], ["left", "returned"], ["left", "returned", "left"],
                        ["ordered"], ["left", "returned", "ordered"], ["ordered", "returned", "left"], []])  # fmt: skip
    events = [(at - 3 * DAY, "opened")]
    for step in steps:
        events.append((at, step))
        at += rng.randrange(1, 36) * HOUR
    return events


def everyday(shop, carts=90):
    rng = shop.rng
    people = [f"customer-{number}" for number in range(14)]
    for _ in range(carts):
        at = MONDAY + rng.randrange(0, 3 * WEEK, 60 * SECOND)
        customer = rng.choice(people + people + people + [None, None, ABSENT, ABSENT])
        items = rng.choice([any_items(rng), any_items(rng), any_items(rng), any_items(rng), None, ABSENT, []])
        shop.cart(any_events(rng, at), items, customer)
    for _ in range(carts // 2):
        at = MONDAY + rng.randrange(-WEEK, 4 * WEEK, 60 * SECOND)
        lines = [line(rng.choice(SKUS), rng.choice([ABSENT, False, None, True])) for _ in range(rng.randrange(1, 4))]
        shop.order(at, lines, rng.choice(people + [None, ABSENT]))
    bought_after(shop, people)


def bought_after(shop, people):
    """Orders about the time within which an order counts, and of the product that was left."""
    for number, customer in enumerate(people[:6]):
        sku = SKUS[number]
        at = MONDAY + DAY + number * HOUR
        shop.left(at, [item(sku)], customer)
        shop.order(at + shop.rng.choice([-1, 0, 7 * DAY, 7 * DAY + 1]), [line(sku)], customer)


def single_cart(shop):
    shop.left(MONDAY + DAY, [item("lamp", 2)], "ana")


def few_carts(shop):
    for number, sku in enumerate(SKUS[:3]):
        for cart in range(number + 1):
            shop.left(MONDAY + DAY + cart * HOUR, [item(sku)], f"c{cart}")


def guests(shop):
    """Nobody's cart and nobody's order have nothing to do with each other."""
    for number, customer in enumerate([None, ABSENT, None, ABSENT]):
        shop.left(MONDAY + number * HOUR, [item("lamp"), item("mug", 3)], customer)
    for customer in [None, ABSENT]:
        shop.order(MONDAY + DAY, [line("lamp"), line("mug")], customer)
    shop.left(MONDAY + HOUR, [item("lamp")], "ana")
    shop.left(MONDAY + 2 * HOUR, [item("lamp")], "ana")
    shop.left(MONDAY + 3 * HOUR, [item("rug")], "ana")
    shop.left(MONDAY + 4 * HOUR, [item("rug")], "ben")


def nothing_inside(shop):
    for items in [None, ABSENT, [], [item("mug", removed=True)]]:
        shop.left(MONDAY, items, "ana")
        shop.left(MONDAY + DAY, items, ABSENT)
    shop.twice(MONDAY, "mug")


def quantities(shop):
    for number, qty in enumerate([1, 4, "1", "7", "12", "007", None, ABSENT]):
        shop.left(MONDAY + number * HOUR, [item("lamp", qty, 250), item("desk", 2, 100 + number)], f"c{number}")


def removed_lines(shop):
    for number, removed in enumerate([True, False, None, ABSENT]):
        for cart in range(2):
            items = [item("lamp", 1 + number, removed=removed), item(SKUS[number], 2, removed=removed), item("mug")]
            shop.left(MONDAY + (number + cart) * HOUR, items, f"c{number}{cart}")


def repeated(shop):
    """A product on several lines of one cart, once of them removed."""
    for number in range(3):
        items = [item("lamp", 2, 900), item("lamp", "3", 800), item("mug"), item("lamp", 5, 900, True)]
        shop.left(MONDAY + number * HOUR, items, "ana" if number else "ben")
    shop.left(MONDAY, [item("rug"), item("rug")], "cy")
    shop.left(MONDAY + 2, [item("desk"), item("desk", 4, 10)], "dee")
    shop.left(MONDAY + 3, [item("desk", 2, 30)], "dee")


def reopened(shop):
    ways = [["left"], ["left", "returned"], ["left", "returned", "left"], ["ordered"], ["left", "returned", "ordered"],
            ["ordered", "returned", "left"], [], ["returned"]]  # fmt: skip
    for number, way in enumerate(ways):
        for cart in range(2):
            start = MONDAY + 5 * DAY
            events = [(start, "opened")] + [(start + (step + 1) * DAY, kind) for step, kind in enumerate(way)]
            shop.cart(events, [item(SKUS[number], 1 + cart), item("mug")], f"c{number}{cart}")


def cancelled_lines(shop):
    """What one line says about another product means nothing for this one."""
    orders = [
        [line("lamp", True)], [line("lamp", True), line("mug")], [line("mug", True), line("lamp")],
        [line("lamp", False)], [line("lamp", None), line("lamp", True)], [line("rug")], [],
    ]  # fmt: skip
    for number, lines in enumerate(orders):
        shop.left(MONDAY + number, [item("lamp", 1 + number), item("mug", 2)], f"c{number}")
        shop.order(MONDAY + DAY, lines, f"c{number}")
    shop.twice(MONDAY, "lamp")
    shop.twice(MONDAY, "mug")


def bought_soon(shop):
    times = [-DAY, -1, 0, 1, DAY, 7 * DAY - 1, 7 * DAY, 7 * DAY + 1, 8 * DAY]
    for number, after in enumerate(times):
        shop.left(MONDAY + DAY, [item("lamp", 1 + number), item("mug")], f"c{number}")
        shop.order(MONDAY + DAY + after, [line("lamp")], f"c{number}")
    shop.order(MONDAY + DAY, [line("mug")], "c99")
    shop.twice(MONDAY, "lamp")


def returned_later(shop):
    """The week counts from the last time that a cart was left, and so does the time to buy."""
    for number in range(2):
        events = [(MONDAY - DAY, "opened"), (MONDAY, "left"), (MONDAY + DAY, "returned"), (MONDAY + WEEK, "left")]
        shop.cart(events, [item("lamp", 3), item("mug")], f"c{number}")
        shop.order(MONDAY + 2 * DAY, [line("lamp")], f"c{number}")
        shop.order(MONDAY + 2 * WEEK, [line("mug")], f"c{number}")


def weeks(shop):
    edges = [MONDAY - 1, MONDAY, MONDAY + 1, MONDAY + WEEK - 1, MONDAY + WEEK, MONDAY - DAY, MONDAY + 6 * DAY]
    for number, at in enumerate(edges):
        for cart in range(2):
            shop.left(at, [item("lamp", 1 + number), item("mug")], f"c{number}{cart}")
    # One week, two years: 30 December 2026 and 2 January 2027.
    last_monday = MONDAY + 43 * WEEK
    for number, day in enumerate([2, 5]):
        shop.left(last_monday + day * DAY, [item("rug", 2)], f"c{number}")


def same_cents(shop):
    """Equal sums within a week: the name of the product decides."""
    skus = list(SKUS)
    shop.rng.shuffle(skus)
    for sku in skus:
        for number in range(2):
            shop.left(MONDAY + DAY + number * HOUR, [item(sku, 2, 500)], f"c{number}")


def at_the_limit(shop, products=24, tied=True):
    """More products than are reported, the last places with equal sums, unless no sum shall be there twice."""
    names = [f"part-{place:02d}" for place in range(products)]
    shop.rng.shuffle(names)
    for place, sku in enumerate(names):
        cents = (5000 if place < 15 else 700) if tied else 700 + 10 * place
        for cart in range(2):
            shop.left(MONDAY + DAY + cart, [item(sku, 1, cents)], f"c{cart}")


def everyday_large(shop):
    """Drawn shops have a handful of products: a week of many more goes beyond what is reported, whatever was drawn."""
    everyday(shop, 320)
    at_the_limit(shop, tied=False)


def exactly_twenty(shop):
    at_the_limit(shop, 20)


def customers(shop):
    for number, customer in enumerate(["ana", "ana", "ben", None, ABSENT, "ana", "cy"]):
        shop.left(MONDAY + number * HOUR, [item("lamp", 2)] + ([item("mug")] if number % 2 else []), customer)


def mixed(shop):
    for family in [guests, quantities, removed_lines, repeated, reopened, cancelled_lines, bought_soon, weeks]:
        if shop.rng.random() < 0.7:
            family(shop)
    everyday(shop, 40)


FAMILIES = {
    "everyday": everyday, "everyday-large": everyday_large, "all-empty": lambda shop: None,
    "single-cart": single_cart, "few-carts": few_carts, "guests": guests, "nothing-inside": nothing_inside,
    "quantities": quantities, "removed-lines": removed_lines, "repeated": repeated, "reopened": reopened,
    "cancelled-lines": cancelled_lines, "bought-soon": bought_soon, "returned-later": returned_later, "weeks": weeks,
    "same-cents": same_cents, "at-the-limit": at_the_limit, "exactly-twenty": exactly_twenty, "customers": customers,
    "mixed": mixed,
}  # fmt: skip


def main():
    family, seed = sys.argv[1], int(sys.argv[2])
    shop = Shop(random.Random(seed))
    FAMILIES[family](shop)
    print(shop.text())


main()
