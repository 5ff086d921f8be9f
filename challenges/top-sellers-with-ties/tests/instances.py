"""Data of top-sellers-with-ties: argv is a family and a seed; SQL goes to stdout. Same arguments, same bytes."""

import random
import sys
from datetime import datetime, timedelta
from decimal import Decimal

FIRST = datetime(2026, 1, 1)
START = datetime(2026, 4, 1)
END = datetime(2026, 7, 1)
TODAY = datetime(2026, 7, 15)
MIDDLE = datetime(2026, 5, 15, 12)
INSTANT = timedelta(microseconds=1)
DAY = timedelta(days=1)
GOING = ["placed", "paid", "shipped"]
REGIONS = ["North", "South", "East", "West", "Coast", "Hills", "Lakes", "Valley", "Islands"]
PRODUCTS = ["Kettle", "Toaster", "Lamp", "Clock", "Mug", "Fan", "Vase", "Radio", "Scale", "Tray", "Pan", "Stool"]
ODD_NAMES = ["", " ", " Mug", "Mug ", "mug", "MUG", "Müg", "Mu%", "M_g", "O'Mug", 'A "mug"', "NULL", "a\\b", "杯"]
ODD_REGIONS = ["", " ", " North", "North ", "north", "Nörth", "%", "NULL", "unknown", "(Unknown)", "O'Bay", "北"]


def moment(rng, start, end):
    """A moment in [start, end), to the second, not within two days of either."""
    seconds = int((end - start).total_seconds())
    return start + timedelta(seconds=rng.randrange(2 * 86_400, seconds - 2 * 86_400))


def anywhere(rng):
    """A moment before, in (mostly) or after the quarter, away from its ends."""
    return moment(rng, *rng.choice([(FIRST, START), (START, END), (START, END), (START, END), (END, TODAY)]))


class Shop:
    """Prices are given in cents. Most families use quarters only, which binary fractions hold exactly."""

    def __init__(self, products=0, regions=()):
        self.regions, self.products, self.orders, self.lines, self.returns = [], [], [], [], []
        for index in range(products):
            self.product(f"{PRODUCTS[index % len(PRODUCTS)]} {1 + index // len(PRODUCTS)}")
        for name in regions:
            self.region(name)

    def region(self, name):
        self.regions.append((len(self.regions) + 1, name))
        return len(self.regions)

    def product(self, name):
        self.products.append((len(self.products) + 1, name))
        return len(self.products)

    def order(self, region, placed, status="shipped"):
        self.orders.append((len(self.orders) + 1, region, placed, status))
        return len(self.orders)

    def line(self, order, product, quantity, price):
        self.lines.append((len(self.lines) + 1, order, product, quantity, Decimal(price) / 100))
        return len(self.lines)

    def sale(self, region, product, quantity, price, placed=MIDDLE, status="shipped"):
        """An order with one line; answers the line."""
        return self.line(self.order(region, placed, status), product, quantity, price)

    def give_back(self, line, quantity, returned):
        self.returns.append((len(self.returns) + 1, line, quantity, returned))


def everyday(rng, regions=4, products=15, orders=160):
    """Orders from everywhere, fees, cancelled orders, returns; no edge of the quarter, every region sells a lot."""
    shop = Shop(products, REGIONS[:regions])
    for index in range(orders):
        placed = anywhere(rng)
        order = shop.order(index % (regions + 1) or None, placed, rng.choice([*GOING, *GOING, "cancelled"]))
        if rng.random() < 0.5:
            shop.line(order, None, 1, rng.choice([475, 9_000]))
        for product in rng.sample(range(1, products + 1), rng.choice([1, 2, 3])):
            quantity = rng.randrange(1, 6)
            price = 1_000 + 175 * product - rng.choice([0, 0, 200])
            line = shop.line(order, product, quantity, price)
            if rng.random() < 0.2:
                shop.give_back(line, rng.randrange(1, quantity + 1), max(anywhere(rng), placed))
    # A best seller, sold twice on the same terms, of which two parcels came back.
    for _ in range(2):
        line = shop.sale(1, 1, 300, 1_175)
    for days in [5, 9]:
        shop.give_back(line, 4, MIDDLE + days * DAY)
    return shop


def everyday_large(rng):
    return everyday(rng, 9, 60, 1_500)


def all_empty(rng):
    return Shop()


def single_row(rng):
    shop = Shop(1, ["North"])
    shop.sale(1, 1, 2, 1_050)
    return shop


def few_products(rng):
    """Regions with none to four products sold; orders without lines, products that nobody bought in the quarter."""
    shop = Shop(8, REGIONS)
    for region in range(1, 6):
        shop.order(region, moment(rng, START, END))
        for product in rng.sample(range(1, 7), region - 1):
            shop.sale(region, product, product, 1_000, moment(rng, START, END))
        shop.sale(region, 7, 3, 1_500, moment(rng, FIRST, START))
    return shop


def unknown_region(rng):
    """Hardly any order says where it came from."""
    shop = Shop(6, ["North", "West"])
    for product, quantity in [(1, 8), (2, 5), (3, 5), (4, 5), (5, 4), (6, 9)]:
        shop.sale(None, product, quantity, 2_000, moment(rng, START, END))
    shop.sale(2, 5, 1, 2_000)
    # Regions that look like none, or like the last one.
    shop.regions.append((0, ""))
    shop.regions.append((99, "zzzz"))
    for region, product in [(0, 2), (0, 3), (99, 4)]:
        shop.sale(region, product, 7, 2_000)
    return shop


def ties(rng):
    """Equal revenues at each rank that matters, reached in one order and in two."""
    shop = Shop(12)
    for shape in ["9999", "9987", "98877", "987776", "9876", "99887", "99988", "555555555555", "77", "9888877"]:
        region = shop.region(f"Region {shape}")
        for product, digit in zip(rng.sample(range(1, 13), len(shape)), shape):
            first = rng.randrange(1, int(digit))
            shop.sale(region, product, first, 1_250, moment(rng, START, END))
            shop.sale(region, product, 1, (int(digit) - first) * 1_250, moment(rng, START, END))
    return shop


def nothing_left(rng):
    """Revenues of a cent less than nothing, nothing and a cent, beside none, one or two other products."""
    shop = Shop(9, REGIONS[:3])
    before = moment(rng, FIRST, START)
    for region in [1, 2, 3, None]:
        for other in range((region or 1) - 1):
            shop.sale(region, 7 + other, 2, 1_000 + 500 * other)
        shop.give_back(shop.sale(region, 1, 2, 1, before), 1, MIDDLE)
        shop.give_back(shop.sale(region, 2, 3, 700), 3, MIDDLE + DAY)
        shop.sale(region, 3, 1, 0)
        shop.sale(region, 4, 1, 500)
        shop.give_back(shop.sale(region, 4, 1, 500, before), 1, MIDDLE)
        shop.sale(region, 5, 1, 1)
        shop.sale(region, 6, 4, 800, before)
    return shop


def cents(rng):
    """Sums of cents that are equal, though not as binary fractions, and sums one cent apart."""
    shop = Shop(6, REGIONS[:5])
    sales = [(1, 1, 10), (1, 1, 20), (2, 1, 30), (3, 3, 10), (4, 1, 29), (5, 1, 90), (6, 1, 80)]
    for region, scale in [(1, 1), (2, 11), (3, 101)]:
        for product, quantity, price in sales:
            shop.sale(region, product, quantity, price * scale, moment(rng, START, END))
    for region, top in [(4, 10_000), (5, 9_999_999_99)]:
        for product in range(1, 7):
            shop.sale(region, product, 1, top - min(product, 4), moment(rng, START, END))
    # More than a price can be.
    shop.sale(1, 1, 2, 50_000_000_00)
    return shop


def quarter_ends(rng):
    """Orders and returns one instant before, at and one instant after each end of the quarter."""
    shop = Shop(6)
    for end in [START, END]:
        for name, shift in [("before", -INSTANT), ("at", INSTANT * 0), ("after", INSTANT)]:
            region = shop.region(f"{end.date()} {name}")
            shop.sale(region, 1, 1, 2_500, end + shift)
            shop.give_back(shop.sale(region, 2, 2, 5_000, FIRST), 1, end + shift)
            for _ in range(2):
                shop.sale(region, 2, 1, 4_000)
    shop.sale(shop.region("Last evening"), 3, 1, 1_500, END - DAY / 4)
    years = shop.region("Other years")
    for year in [2025, 2027]:
        shop.sale(years, 4, 3, 2_500, MIDDLE.replace(year=year))
    shop.sale(years, 5, 1, 2_500)
    return shop


def partial_returns(rng):
    """Lines that come back in several parcels, some of them at the same moment."""
    shop = Shop(6, REGIONS[:3])
    for region in [1, 2, 3, None]:
        for product in range(1, 7):
            line = shop.sale(region, product, 20, 1_000 + 25 * product, moment(rng, START, MIDDLE))
            for parcel in range(product - 1):
                shop.give_back(line, 1 + parcel % 2, MIDDLE + parcel // 2 * DAY)
        for parcel in range(2):
            shop.give_back(line, 3, MIDDLE + 9 * DAY)
    return shop


def late_returns(rng):
    """Returns that fall into another quarter than their orders."""
    shop = Shop(6, REGIONS[:3])
    for region in [1, 2, 3, None]:
        for product in range(1, 7):
            old = shop.sale(region, product, 10, 2_000, moment(rng, FIRST, START))
            shop.give_back(old, rng.randrange(1, 5), moment(rng, START, END))
            new = shop.sale(region, product, 5, 1_000 * product + 2_000, moment(rng, START, END))
            shop.give_back(new, rng.randrange(1, 5), moment(rng, END, TODAY))
        # One line's parcels on both sides of each end of the quarter.
        line = shop.sale(region, 6, 9, 2_000, FIRST)
        for returned in [START - DAY, START + DAY, END - DAY, END + DAY]:
            shop.give_back(line, 2, returned)
    return shop


def fees(rng):
    """Lines without a product bring in more than most products do."""
    shop = Shop(6, REGIONS[:4])
    for region in [1, 2, 3, None]:
        for product in range(1, 5):
            order = shop.order(region, moment(rng, START, END))
            shop.line(order, product, product, 2_000)
            shop.line(order, None, 1, 1_750)
    shop.sale(4, None, 1, 4_000)
    return shop


def cancelled(rng):
    """Cancelled orders and their returns, beside others of the same products."""
    shop = Shop(6, REGIONS[:4])
    for region in [1, 2, 3, None]:
        for product in range(1, 7):
            shop.sale(region, product, product, 1_500, moment(rng, START, END), GOING[product % 3])
            line = shop.sale(region, product, 8 - product, 4_000, moment(rng, FIRST, MIDDLE), "cancelled")
            shop.give_back(line, 1, moment(rng, MIDDLE, END))
    shop.sale(4, 1, 1, 1_500, MIDDLE, "cancelled")
    return shop


def repeats(rng):
    """The same line over and over, also within one order, and the same return."""
    shop = Shop(6, REGIONS[:2])
    for region in [1, 2, None]:
        for product, times in zip(range(1, 7), rng.sample(range(2, 9), 6)):
            order = shop.order(region, MIDDLE)
            for _ in range(times):
                lines = [shop.line(order, product, 2, 1_500) for _ in range(2)]
            for line in lines[: product % 3]:
                shop.give_back(line, 1, MIDDLE + DAY)
    return shop


def names(rng):
    """Products of the same name, and names that differ in case, accents and blanks only; regions as well."""
    shop = Shop()
    products = [shop.product(name) for name in ["Mug", "Mug", "Mug", *ODD_NAMES]]
    for name in ["North", *ODD_REGIONS]:
        region = shop.region(name)
        for product in [*products[:3], *rng.sample(products[3:], 2)]:
            shop.sale(region, product, 1, 5_000 + 250 * rng.randrange(8))
    return shop


def mixed(rng):
    shop = Shop()
    regions = [shop.region(name) for name in rng.sample(REGIONS + ODD_REGIONS, rng.randrange(1, 6))]
    for _ in range(rng.randrange(4, 13)):
        shop.product(rng.choice(PRODUCTS + ODD_NAMES))
    for _ in range(rng.randrange(30, 120)):
        near = rng.choice([START, END]) + rng.choice([-INSTANT, INSTANT * 0, INSTANT])
        placed = rng.choice([near, anywhere(rng), anywhere(rng), anywhere(rng)])
        order = shop.order(rng.choice([*regions, None]), placed, rng.choice([*GOING, "cancelled"]))
        for _ in range(rng.choice([0, 1, 1, 2, 3])):
            quantity = rng.randrange(1, 4)
            product = rng.choice([None, *(row[0] for row in shop.products), *(row[0] for row in shop.products[:4])])
            line = shop.line(order, product, quantity, rng.choice([0, 1, 10, 20, 30, 250, 250, 999]))
            for _ in range(rng.choice([0, 0, 0, 1, quantity])):
                shop.give_back(line, 1, max(placed, rng.choice([near, anywhere(rng)])))
    return shop


FAMILIES = [
    everyday, everyday_large, all_empty, single_row, few_products, unknown_region, ties, nothing_left, cents,
    quarter_ends, partial_returns, late_returns, fees, cancelled, repeats, names, mixed,
]


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


def insert(table, columns, rows):
    if rows:
        values = ",\n".join("(" + ", ".join(map(literal, row)) + ")" for row in rows)
        print(f"INSERT INTO {table} ({columns}) VALUES\n{values};")


def main():
    family, seed = sys.argv[1], sys.argv[2]
    build = {function.__name__.replace("_", "-"): function for function in FAMILIES}[family]
    shop = build(random.Random(f"{family}/{seed}"))
    insert("regions", "id, name", shop.regions)
    insert("products", "id, name", shop.products)
    insert("orders", "id, region_id, placed_at, status", shop.orders)
    insert("order_lines", "id, order_id, product_id, quantity, unit_price", shop.lines)
    insert("returns", "id, line_id, quantity, returned_at", shop.returns)


main()
