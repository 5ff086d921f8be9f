"""Data of products-nobody-bought: argv is a family and a seed; SQL goes to stdout. Same arguments, same bytes."""

import random
import sys

NOON = "2026-03-10 12:00:00"
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


def shop_of(rng, products, orders):
    """Products nobody bought, retired ones, guests and gift wrapping: always some of each, with names of their own."""
    shop = Shop()
    buyers = [shop.customer("Ana"), shop.customer("Bo"), None]
    for number in range(products):
        shop.product(f"{rng.choice(NAMES)} {number}", retired=rng.random() < 0.2)
    popular = rng.sample(range(1, products + 1), products // 2)
    for number in range(orders):
        order = shop.order(buyers[number % 3])
        shop.line(order, popular[number % len(popular)], rng.randint(1, 3))
        if number % 4 == 0:
            shop.line(order, None)
    only_guests = shop.product("Only guests bought this")
    shop.line(shop.order(None), only_guests)
    shop.product("Retired before anybody bought it", retired=True)
    shop.product("Nobody bought this")
    return shop


def everyday(rng):
    return shop_of(rng, 12, 15)


def everyday_large(rng):
    return shop_of(rng, 200, 300)


def all_empty(rng):
    return Shop()


def single_row(rng):
    shop = Shop()
    shop.product(rng.choice(NAMES))
    return shop


def wrapping(rng):
    """All lines but one are for gift wrapping."""
    shop = Shop()
    products = [shop.product(name) for name in NAMES]
    for _ in range(5):
        shop.line(shop.order(shop.customer()), None)
    shop.line(shop.order(shop.customer()), rng.choice(products))
    return shop


def guest_orders(rng):
    shop = Shop()
    products = [shop.product(name) for name in NAMES]
    for product in rng.sample(products, 4):
        shop.line(shop.order(None), product)
    return shop


def retired_products(rng):
    shop = Shop()
    for number, name in enumerate(NAMES):
        product = shop.product(name, retired=number % 2 == 0)
        if number % 4 < 2:
            shop.line(shop.order(shop.customer()), product)
    return shop


def same_names(rng):
    """Of each three products with one name, one was bought."""
    shop = Shop()
    for name in NAMES:
        for bought in rng.sample([True, False, False], 3):
            product = shop.product(name)
            if bought:
                shop.line(shop.order(shop.customer()), product)
    return shop


def bought_often(rng):
    """Several lines and orders for one product."""
    shop = Shop()
    for number in range(6):
        product = shop.product(NAMES[number])
        for _ in range(number % 3):
            order = shop.order(rng.choice([None, shop.customer()]))
            shop.line(order, product)
            shop.line(order, product, 2)
    return shop


FAMILIES = {
    "everyday": everyday,
    "everyday-large": everyday_large,
    "all-empty": all_empty,
    "single-row": single_row,
    "wrapping": wrapping,
    "guest-orders": guest_orders,
    "retired-products": retired_products,
    "same-names": same_names,
    "bought-often": bought_often,
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
