"""Data of quiet-customers: argv is a family and a seed; SQL goes to stdout. Same arguments, same bytes."""

import random
import sys
from datetime import date, datetime, timedelta

CUTOFF = date(2026, 4, 1)
TODAY = date(2026, 7, 1)
STATUSES = ["placed", "paid", "shipped", "cancelled"]
NAMES = ["Ana", "Bo", "Chidi", "Dede", "Elif", "Farid", "Goran", "Hana", "Ines", "Jun", "Kofi", "Lena"]
ODD_NAMES = ["", " ", " Ana", "Ana ", "ana", "ANA", "Ána", "Ana%", "A_a", "O'Hara", 'Zoë "Z"', "NULL", "a\\b", "安娜"]


def moment(rng, first, last):
    """A moment in [first, last), to the second."""
    start = datetime(first.year, first.month, first.day)
    seconds = (last - first).days * 86_400
    return start + timedelta(seconds=rng.randrange(seconds))


def day(rng, first, last):
    return first + timedelta(days=rng.randrange((last - first).days))


class Shop:
    def __init__(self):
        self.customers = []
        self.orders = []

    def customer(self, name, joined, closed=None):
        self.customers.append((len(self.customers) + 1, name, joined, closed))
        return len(self.customers)

    def order(self, customer, placed, status="shipped"):
        self.orders.append((len(self.orders) + 1, customer, placed, status))


def everyday(rng, customers=80):
    """Customers of every sort, guests among the orders; no edge of any rule."""
    shop = Shop()
    for _ in range(customers):
        joined = day(rng, date(2024, 1, 1), date(2026, 6, 20))
        if CUTOFF - timedelta(days=3) <= joined <= CUTOFF + timedelta(days=3):
            joined = date(2025, 5, 5)
        closed = day(rng, joined, TODAY) if rng.random() < 0.1 else None
        buyer = shop.customer(rng.choice(NAMES), joined, closed)
        until = CUTOFF - timedelta(days=3) if rng.random() < 0.5 else TODAY
        for _ in range(rng.choice([0, 1, 1, 2, 3, 8])):
            placed = moment(rng, date(2025, 1, 1), until)
            if abs((placed.date() - CUTOFF).days) > 2:
                shop.order(buyer, placed, rng.choice(STATUSES))
        if rng.random() < 0.3:
            shop.order(None, moment(rng, date(2025, 1, 1), TODAY), rng.choice(STATUSES))
    shop.order(None, datetime(2026, 6, 1, 12), "paid")
    return shop


def everyday_large(rng):
    return everyday(rng, 300)


def all_empty(rng):
    return Shop()


def single_row(rng):
    shop = Shop()
    shop.customer("Ana", date(2025, 1, 1))
    return shop


def never_ordered(rng):
    shop = Shop()
    for index in range(12):
        shop.customer(NAMES[index], day(rng, date(2025, 1, 1), date(2026, 3, 20)))
    return shop


def guests_only(rng):
    """Every order belongs to a guest: a NULL in the list that NOT IN looks through."""
    shop = never_ordered(rng)
    for _ in range(25):
        shop.order(None, moment(rng, date(2026, 1, 1), TODAY), rng.choice(STATUSES + [None]))
    return shop


def duplicates(rng):
    """Equal names, equal moments, several latest orders."""
    shop = Shop()
    for index in range(20):
        buyer = shop.customer(["Ana", "Bo"][index % 2], date(2025, 1, 1))
        placed = datetime(2026, 2, 1 + index % 3, 12)
        for _ in range(1 + index % 4):
            shop.order(buyer, placed, "paid")
        if index % 5 == 0:
            recent = datetime(2026, 5, 5, 5)
            shop.order(buyer, recent, "paid")
            shop.order(buyer, recent, "cancelled")
    return shop


def imported_orders(rng):
    """Statuses are mostly NULL; those orders count."""
    shop = Shop()
    for index in range(30):
        buyer = shop.customer(rng.choice(NAMES), date(2025, 1, 1))
        for _ in range(index % 4):
            status = rng.choice([None, None, None, "cancelled", "shipped"])
            until = date(2026, 3, 20) if index % 2 else TODAY
            shop.order(buyer, moment(rng, date(2025, 6, 1), until), status)
    recent = shop.customer("Only imported", date(2025, 1, 1))
    shop.order(recent, datetime(2026, 6, 1), None)
    return shop


def cutoff(rng):
    """Each date of the rules one step before, at and one step after."""
    shop = Shop()
    midnight = datetime(2026, 4, 1)
    step = timedelta(microseconds=1)
    for joined in [CUTOFF - timedelta(days=1), CUTOFF, CUTOFF + timedelta(days=1)]:
        for placed in [midnight - step, midnight, midnight + step]:
            for status in ["shipped", "cancelled", None]:
                shop.order(shop.customer("Ana", joined), placed, status)
        shop.customer("Bo", joined)
        shop.customer("Bo", joined, CUTOFF)
        shop.customer("Bo", joined, TODAY + timedelta(days=30))
    shop.order(shop.customer("Ana", date(2025, 1, 1)), datetime(2026, 6, 30, 12))
    return shop


def same_day(rng):
    """Last orders on one day at other times: the day and the id decide the order, not the time."""
    shop = Shop()
    for index in range(24):
        buyer = shop.customer(rng.choice(NAMES), date(2025, 1, 1))
        shop.order(buyer, datetime(2026, 3, 10 + index % 2, 23 - index % 24, 30), "paid")
    return shop


def odd_names(rng):
    shop = Shop()
    for name in ODD_NAMES:
        buyer = shop.customer(name, date(2025, 1, 1))
        if rng.random() < 0.5:
            shop.order(buyer, moment(rng, date(2026, 1, 1), TODAY), "paid")
    return shop


def mixed(rng):
    shop = Shop()
    midnight = datetime(2026, 4, 1)
    for _ in range(rng.randrange(40, 120)):
        joined = rng.choice([CUTOFF, CUTOFF - timedelta(days=1), day(rng, date(2024, 1, 1), TODAY)])
        closed = rng.choice([None, None, None, day(rng, date(2026, 1, 1), date(2026, 8, 1))])
        buyer = shop.customer(rng.choice(NAMES + ODD_NAMES), joined, closed)
        for _ in range(rng.choice([0, 0, 1, 2, 5])):
            near = midnight + timedelta(microseconds=rng.randrange(-1, 2))
            placed = rng.choice([near, moment(rng, date(2025, 1, 1), CUTOFF), moment(rng, date(2025, 1, 1), TODAY)])
            shop.order(rng.choice([buyer, buyer, buyer, None]), placed, rng.choice(STATUSES + [None, None]))
    return shop


FAMILIES = {
    "everyday": everyday,
    "everyday-large": everyday_large,
    "all-empty": all_empty,
    "single-row": single_row,
    "never-ordered": never_ordered,
    "guests-only": guests_only,
    "duplicates": duplicates,
    "imported-orders": imported_orders,
    "cutoff": cutoff,
    "same-day": same_day,
    "odd-names": odd_names,
    "mixed": mixed,
}


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
    shop = FAMILIES[family](random.Random(f"{family}/{seed}"))
    insert("customers", "id, name, joined_on, closed_on", shop.customers)
    insert("orders", "id, customer_id, placed_at, status", shop.orders)


main()
