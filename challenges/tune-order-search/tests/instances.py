"""Data of tune-order-search: argv is a family and a seed; SQL goes to stdout. Same arguments, same bytes."""

import random
import sys
from datetime import datetime, timedelta

FIRST_DAY = datetime(2026, 3, 1)
STATUSES = ["placed", "paid", "shipped", "cancelled", None]
ANA = "ana@example.org"
ANA_OTHERWISE = ["Ana@example.org", "ANA@EXAMPLE.ORG", "ana@Example.Org"]


class Shop:
    def __init__(self):
        self.customers = []
        self.orders = []
        self.lines = []

    def customer(self, email, name=None):
        number = len(self.customers) + 1
        self.customers.append((number, email, name or f"Customer {number}"))
        return number

    def order(self, customer, placed, status="paid", lines=1):
        number = len(self.orders) + 1
        self.orders.append((number, customer, placed, status, "note" if number % 3 == 0 else ""))
        for line in range(lines):
            self.lines.append((len(self.lines) + 1, number, f"sku-{line}", 1 + line))
        return number


def moment(rng, days_before=60, days_after=90):
    seconds = rng.randrange((days_before + days_after) * 86_400)
    return FIRST_DAY - timedelta(days=days_before) + timedelta(seconds=seconds)


def everyday(rng, orders=12):
    """Ana with a few orders among others; guests; no edge of any rule."""
    shop = Shop()
    shop.customer("bo@example.org")
    ana = shop.customer(ANA)
    others = [shop.customer(f"c{n}@example.org") for n in range(12)]
    for _ in range(orders):
        shop.order(ana, moment(rng), rng.choice(STATUSES), rng.randrange(4))
        shop.order(rng.choice(others + [None]), moment(rng), rng.choice(STATUSES), rng.randrange(4))
    shop.order(ana, FIRST_DAY + timedelta(days=95), "shipped", 2)
    shop.order(ana, FIRST_DAY + timedelta(days=96), None, 3)
    return shop


def reseller(rng):
    """More orders than are asked for, in two accounts whose orders mix."""
    shop = everyday(rng, 20)
    second = shop.customer(rng.choice(ANA_OTHERWISE), "Ana again")
    for _ in range(60):
        shop.order(rng.choice([2, second]), moment(rng), rng.choice(STATUSES), rng.randrange(4))
    return shop


def all_empty(_rng):
    return Shop()


def single_row(_rng):
    shop = Shop()
    shop.order(shop.customer(ANA), FIRST_DAY + timedelta(hours=1), "placed", 2)
    return shop


def nobody(rng):
    return everyday(rng)


def accounts(rng):
    """One address in several spellings, each account with orders; another that only begins alike."""
    shop = Shop()
    shop.customer(ANA + ".uk")
    shop.customer("diana@example.org")
    own = [shop.customer(email) for email in [ANA, *ANA_OTHERWISE]]
    for number in range(24):
        shop.order(own[number % 4], FIRST_DAY + timedelta(days=1, hours=number), "paid", number % 3)
        shop.order(1 + number % 2, moment(rng), "paid", 1)
    return shop


def imported(rng):
    """Nothing but orders without a status, and cancelled ones."""
    shop = Shop()
    ana = shop.customer(ANA)
    for number in range(30):
        shop.order(ana, moment(rng, 0), None if number % 2 == 0 else "cancelled", number % 2)
    return shop


def first_day(_rng):
    """A second around midnight of the first day, and of the next."""
    shop = Shop()
    ana = shop.customer(ANA)
    for day in (-1, 0, 1):
        for second in (-1, 0, 1):
            shop.order(ana, FIRST_DAY + timedelta(days=day, seconds=second), "paid", 1)
    return shop


def same_moment(_rng):
    """Fourteen newer orders, then fourteen of the same moment, twelve of them in one account: six of them are shown."""
    shop = Shop()
    own = [shop.customer(ANA), shop.customer(ANA_OTHERWISE[0])]
    for number in range(14):
        shop.order(own[number in (4, 11)], FIRST_DAY + timedelta(days=9), "paid", number % 3)
    for number in range(14):
        shop.order(own[0], FIRST_DAY + timedelta(days=10, minutes=number // 2), "shipped", 1)
    # Neither the first nor the last ones in the table are those with the largest ids.
    shop.orders.sort(key=lambda order: order[0] % 3)
    return shop


def odd_addresses(_rng):
    """Signs that patterns give a meaning, and accents in both cases."""
    shop = Shop()
    for email in ["a_a%Á@example.org", "A_A%á@EXAMPLE.org", "aXa%á@example.org", "a_aYYá@example.org", "a_a%a@example.org",
                  " a_a%á@example.org", "a_a%á@example.org "]:
        shop.order(shop.customer(email), FIRST_DAY + timedelta(days=len(shop.orders)), "paid", 1)
    return shop


def lines(rng):
    shop = Shop()
    ana = shop.customer(ANA)
    for count in [0, 1, 2, 40, 0, 7]:
        shop.order(ana, moment(rng, 0), rng.choice(["paid", "placed"]), count)
    return shop


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


def insert(table, rows):
    if rows:
        print(f"INSERT INTO {table} VALUES")
        print(",\n".join("(" + ", ".join(literal(value) for value in row) + ")" for row in rows) + ";")


def main():
    family, seed = sys.argv[1], int(sys.argv[2])
    shop = globals()[family.replace("-", "_")](random.Random(seed))
    insert("customers", shop.customers)
    insert("orders", shop.orders)
    insert("order_lines", shop.lines)


main()
