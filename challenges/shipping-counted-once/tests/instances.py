"""Data of shipping-counted-once: argv is a family and a seed; SQL goes to stdout. Same arguments, same bytes."""

import random
import sys

NOON = "2026-03-10 12:00:00"
NAMES = ["Ana", "Bo", "Chidi", "Dede", "Elif", "Farid", "Goran", "O'Hara"]


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


def fill(shop, rng, order, lines):
    """Lines with different products and prices, and now and then gift wrapping."""
    for number in range(lines):
        product = None if number % 4 == 3 else rng.randrange(len(shop.products)) + 1
        shop.line(order, product, rng.randint(1, 4), rng.randint(1, 90) * 100 + 99)


def with_products(count=6):
    shop = Shop()
    for number in range(count):
        shop.product(f"Product {number}")
    return shop


def shop_of(rng, customers):
    """Orders of one to five lines, of guests, too. Every order has lines, and no name appears twice."""
    shop = with_products()
    for number in range(customers):
        buyer = shop.customer(f"{rng.choice(NAMES)} {number}")
        for place in range(number % 4):
            order = shop.order(buyer, shipping=490 + 10 * place)
            fill(shop, rng, order, 2 + place if place else rng.randint(1, 5))
        if number % 3 == 0:
            fill(shop, rng, shop.order(None), 2)
    return shop


def everyday(rng):
    return shop_of(rng, 12)


def everyday_large(rng):
    return shop_of(rng, 150)


def all_empty(rng):
    return Shop()


def single_row(rng):
    shop = with_products(1)
    shop.line(shop.order(shop.customer()), 1, rng.randint(1, 5), 1999)
    return shop


def many_lines(rng):
    shop = with_products()
    for name in NAMES:
        fill(shop, rng, shop.order(shop.customer(name), shipping=rng.randint(1, 900)), rng.randint(2, 12))
    return shop


def equal_shipping(rng):
    """Orders of one customer with equal shipping, and equal goods, too."""
    shop = with_products()
    for number, name in enumerate(NAMES):
        buyer = shop.customer(name)
        for _ in range(2 + number % 3):
            order = shop.order(buyer, shipping=490)
            shop.line(order, 1, 2, 1000)
            shop.line(order, 2, 2, 1000)
    return shop


def no_lines(rng):
    """Customers of whose orders some or all have no lines."""
    shop = with_products()
    for number, name in enumerate(NAMES):
        buyer = shop.customer(name)
        shop.order(buyer, shipping=rng.randint(1, 900))
        if number % 2:
            fill(shop, rng, shop.order(buyer, shipping=rng.randint(1, 900)), 2)
    return shop


def guests_and_visitors(rng):
    shop = with_products()
    for number, name in enumerate(NAMES):
        buyer = shop.customer(name)
        fill(shop, rng, shop.order(None), 1)
        if number % 3 == 0:
            fill(shop, rng, shop.order(buyer, shipping=0), 1)
    return shop


def same_names(rng):
    shop = with_products()
    for number in range(9):
        buyer = shop.customer(["Ana", "Bo"][number % 2])
        fill(shop, rng, shop.order(buyer, shipping=100 * number), 1)
    return shop


FAMILIES = {
    "everyday": everyday,
    "everyday-large": everyday_large,
    "all-empty": all_empty,
    "single-row": single_row,
    "many-lines": many_lines,
    "equal-shipping": equal_shipping,
    "no-lines": no_lines,
    "guests-and-visitors": guests_and_visitors,
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
