"""argv: family seed; prints the data as SQL."""

import random
import sys

NAMES = ["Ana", "Bo", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal"]


class Books:
    def __init__(self):
        self.customers = []
        self.invoices = []

    def customer(self, name):
        self.customers.append((len(self.customers) + 1, name))
        return len(self.customers)

    def invoice(self, customer, cents, paid=False, cancelled=False):
        self.invoices.append((len(self.invoices) + 1, customer, cents, "2026-03-05" if paid else None, cancelled))

    def open_sums(self):
        sums = {}
        for _, customer, cents, paid_on, cancelled in self.invoices:
            if paid_on is None and not cancelled:
                sums[customer] = sums.get(customer, 0) + cents
        return list(sums.values())


def random_books(rng, customers, invoices):
    books = Books()
    for _ in range(customers):
        books.customer(rng.choice(NAMES))
    for _ in range(invoices):
        paid = rng.random() < 0.5
        books.invoice(rng.randint(1, customers), rng.randint(1, 100_000), paid, not paid and rng.random() < 0.2)
    return books


def without_ties(rng, customers, invoices):
    """Ties have an instance of their own: here they would catch a mistake only sometimes."""
    while True:
        books = random_books(rng, customers, invoices)
        sums = books.open_sums()
        if len(set(sums)) == len(sums):
            return books


def everyday(rng):
    return without_ties(rng, 12, 60)


def everyday_large(rng):
    return without_ties(rng, 300, 3000)


def all_empty(_rng):
    return Books()


def single_row(rng):
    books = Books()
    books.invoice(books.customer("Ana"), rng.randint(1, 9999))
    return books


def all_paid(rng):
    books = Books()
    for name in NAMES:
        books.invoice(books.customer(name), rng.randint(1, 9999), paid=True)
    return books


def no_invoices(rng):
    """Every second customer has none."""
    books = Books()
    for index, name in enumerate(NAMES):
        customer = books.customer(name)
        if index % 2 == 0:
            books.invoice(customer, rng.randint(1, 9999))
    return books


def namesakes(rng):
    books = Books()
    for _ in range(4):
        customer = books.customer("Ana")
        books.invoice(customer, rng.randint(1, 9999))
        books.invoice(customer, rng.randint(1, 9999))
    return books


def cancelled_only(rng):
    """One customer has cancelled invoices only, the other ones both kinds."""
    books = Books()
    for index, name in enumerate(NAMES):
        customer = books.customer(name)
        books.invoice(customer, rng.randint(1, 9999), cancelled=True)
        if index > 0:
            books.invoice(customer, rng.randint(1, 9999))
    return books


def ties(_rng):
    """Equal sums of different and of equal invoices, ids against the order of names."""
    books = Books()
    customers = [books.customer(name) for name in reversed(NAMES)]
    for index, customer in enumerate(customers):
        for cents in [[600], [300, 300], [100, 200, 300]][index % 3]:
            books.invoice(customer, cents)
    return books


def literal(value):
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, (int, bool)) else f"'{value}'"


def insert(table, rows):
    if rows:
        print(f"INSERT INTO {table} VALUES")
        print(",\n".join("(" + ", ".join(map(literal, row)) + ")" for row in rows) + ";")


family, seed = sys.argv[1], sys.argv[2]
books = globals()[family.replace("-", "_")](random.Random(f"{family}/{seed}"))
insert("customers", books.customers)
insert("invoices", books.invoices)
