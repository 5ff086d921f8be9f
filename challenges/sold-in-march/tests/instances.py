"""Data of sold-in-march: argv is a family and a seed; SQL goes to stdout. Same arguments, same bytes."""

import random
import sys
from datetime import datetime, timedelta

FIRST, NEXT = datetime(2026, 3, 1), datetime(2026, 4, 1)
NOON = datetime(2026, 3, 10, 12)
TICK = timedelta(microseconds=1)
NAMES = ["Lamp", "Mug", "Chair", "Shelf", "Rug", "Vase", "Clock", "O'Neil lamp"]


class Shop:
    def __init__(self):
        self.customers, self.products, self.orders, self.lines = [], [], [], []

    def customer(self, name="Ana"):
        self.customers.append((len(self.customers) + 1, name))
        return len(self.customers)

    def product(self, name="Lamp", retired=False):
        self.products.append((len(self.products) + 1, name, retired))
        return len(self.products)

    def order(self, customer, placed=NOON, shipping=490):
        self.orders.append((len(self.orders) + 1, customer, placed, shipping))
        return len(self.orders)

    def line(self, order, product, quantity=1, price=1000):
        number = 1 + sum(1 for each in self.lines if each[0] == order)
        self.lines.append((order, number, product, quantity, price))

    def sell(self, product, placed, quantity=1):
        self.line(self.order(None, placed), product, quantity)


def within(rng, start, end):
    """A time in [start, end), to the second."""
    return start + timedelta(seconds=rng.randrange(int((end - start).total_seconds())))


def shop_of(rng, products, orders):
    """Months before, of and after March, none of it near a midnight that decides. No two sums are equal by design."""
    shop = Shop()
    buyers = [shop.customer("Ana"), shop.customer("Bo"), None]
    for number in range(products):
        shop.product(f"{rng.choice(NAMES)} {number}", retired=number % 9 == 8)
    day = timedelta(days=1)
    spans = [(FIRST - 40 * day, FIRST - day), (FIRST + day, NEXT - 2 * day), (NEXT + day, NEXT + 40 * day)]
    for number in range(orders):
        order = shop.order(buyers[number % 3], within(rng, *spans[number % 3 if number % 2 else 1]))
        for _ in range(rng.randint(1, 3)):
            shop.line(order, rng.randint(1, products), rng.randint(1, 5))
    return shop


def everyday(rng):
    return shop_of(rng, 8, 40)


def everyday_large(rng):
    return shop_of(rng, 60, 400)


def all_empty(rng):
    return Shop()


def single_row(rng):
    shop = Shop()
    shop.sell(shop.product(rng.choice(NAMES)), within(rng, FIRST, NEXT), rng.randint(1, 9))
    return shop


def last_day(rng):
    """31 March, from its midnight to its last microsecond."""
    shop = Shop()
    last = NEXT - timedelta(days=1)
    for name, placed in zip(NAMES, [last, last + TICK, last + timedelta(hours=15), NEXT - 1000 * TICK, NEXT - TICK]):
        shop.sell(shop.product(name), placed, rng.randint(1, 9))
    return shop


def first_instants(rng):
    shop = Shop()
    around = [-timedelta(hours=1), -TICK, timedelta(0), TICK]
    for number, name in enumerate(NAMES):
        shop.sell(shop.product(name), [FIRST, NEXT][number // 4] + around[number % 4], rng.randint(1, 9))
    return shop


def other_years(rng):
    shop = Shop()
    for number in range(8):
        product = shop.product(NAMES[number])
        for year in [2025, 2026, 2027][number % 3 :]:
            shop.sell(product, within(rng, FIRST, NEXT).replace(year=year), rng.randint(1, 9))
    return shop


def ties(rng):
    """Equal numbers of pieces, in one line or in several."""
    shop = Shop()
    products = [shop.product(name) for name in NAMES]
    for product in rng.sample(products, len(products)):
        for quantity in rng.choice([[6], [3, 3], [1, 2, 3]]) if product % 4 else [9]:
            shop.sell(product, within(rng, FIRST, NEXT), quantity)
    return shop


def wrapping(rng):
    """Gift wrapping in and around March, and products that were sold beside it."""
    shop = Shop()
    for name in NAMES[:4]:
        order = shop.order(shop.customer(), within(rng, FIRST, NEXT))
        shop.line(order, shop.product(name), rng.randint(1, 9))
        shop.line(order, None, 2)
    shop.sell(None, NOON, 5)
    return shop


def same_names(rng):
    shop = Shop()
    for number in range(9):
        shop.sell(shop.product(["Lamp", "Mug"][number % 2]), within(rng, FIRST, NEXT), rng.randint(1, 9))
    return shop


FAMILIES = {
    "everyday": everyday,
    "everyday-large": everyday_large,
    "all-empty": all_empty,
    "single-row": single_row,
    "last-day": last_day,
    "first-instants": first_instants,
    "other-years": other_years,
    "ties": ties,
    "wrapping": wrapping,
    "same-names": same_names,
}


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, (bool, int)):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


def insert(table, rows):
    if rows:
        values = ",\n".join("(" + ", ".join(map(literal, row)) + ")" for row in rows)
        print(f"INSERT INTO {table} VALUES\n{values};")


def main():
    family, seed = sys.argv[1], sys.argv[2]
    shop = FAMILIES[family](random.Random(f"{family}/{seed}"))
    insert("customers", shop.customers)
    insert("products", shop.products)
    insert("orders", shop.orders)
    insert("order_lines", shop.lines)


main()
