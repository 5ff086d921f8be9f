"""Commands for report-generator: generate.py FAMILY SIZE SEED prints a shop with SIZE orders and its reports."""

import random
import sys

REGIONS = ("north", "south", "east", "west", "coast", "islands")
CATEGORIES = ("books", "games", "garden", "kitchen", "music", "office", "toys")
TAXES = (0, 55, 70, 190, 250)
NAMES = ("Ada", "Bo", "Chidi", "Dede", "Elif", "Goran", "Hana", "Ines", "Jun", "Kofi")
SURNAMES = ("Lind", "Okafor", "Petrov", "Quist", "Rossi", "Sato", "Tran", "Vega")


def customer(number, rng):
    return f"customer c{number} {rng.choice(REGIONS)} {rng.choice(NAMES)} {rng.choice(SURNAMES)}"


def product(number, rng, dearest=20_000):
    return f"product p{number} {rng.choice(CATEGORIES)} {rng.randint(1, dearest)} {rng.choice(TAXES)}"


def order(number, rng, customers, products, months, most_lines=3):
    """Customers and products by number; those beyond what is known count as unknown."""
    date = f"{rng.choice(months)}-{rng.randint(1, 28):02}"
    items = [f"p{rng.randrange(products)}*{rng.randint(1, 9)}" for _ in range(rng.randint(1, most_lines))]
    return f"order o{number} c{rng.randrange(customers)} {date} {' '.join(items)}"


def known(customers, products, rng):
    lines = [customer(number, rng) for number in range(customers)]
    lines += [product(number, rng) for number in range(products)]
    rng.shuffle(lines)
    return lines


def month_names(rng):
    year, month = rng.randint(1999, 2030), rng.randint(2, 12)
    return f"{year}-{month - 1:02}", f"{year}-{month:02}"


def empty(size, rng):
    return known(size, size, rng) + [f"report {month_names(rng)[1]}"]


def ordinary(size, rng):
    before, month = month_names(rng)
    customers, products = max(2, size // 4), max(2, size // 6)
    lines = known(customers, products, rng)
    lines += [order(n, rng, customers, products, (before, month, month)) for n in range(size)]
    return lines + [f"report {month}", f"report {before}"]


def unknown(size, rng):
    """A third of customers and products is not there, or comes after the first report."""
    before, month = month_names(rng)
    customers, products = max(3, size // 3), max(3, size // 4)
    late = [customer(n, rng) for n in range(customers // 2, customers - 1)]
    late += [product(n, rng) for n in range(products // 2, products - 1)]
    lines = known(customers // 2, products // 2, rng)
    lines += [order(n, rng, customers, products, (before, month)) for n in range(size)]
    rng.shuffle(lines)
    return lines + [f"report {month}"] + late + [f"report {month}", f"report {before}"]


def ties(size, rng):
    """Few prices, so that many customers spend the same; ids in no order."""
    before, month = month_names(rng)
    numbers = rng.sample(range(10 * size), max(2, size // 2))
    lines = [customer(number, rng) for number in numbers]
    lines += [f"product p{number} toys 500 190" for number in range(3)]
    for n in range(size):
        day = f"{rng.choice((before, month, month))}-{rng.randint(1, 28):02}"
        lines.append(f"order o{n} c{rng.choice(numbers)} {day} p{rng.randrange(3)}*1")
    return lines + [f"report {month}"]


def updates(size, rng):
    """Prices, regions and names change between reports of the same month."""
    before, month = month_names(rng)
    customers, products = max(2, size // 4), max(2, size // 6)
    lines = known(customers, products, rng)
    for n in range(size):
        lines.append(order(n, rng, customers, products, (before, month)))
        if n % max(1, size // 5) == 0:
            lines += [product(rng.randrange(products), rng), customer(rng.randrange(customers), rng)]
            lines.append(f"report {rng.choice((before, month))}")
    # And once with nothing but new prices between two reports of a month.
    return lines + [f"report {month}", *(product(n, rng) for n in range(products)), f"report {month}"]


def year_ends(size, rng):
    year = rng.randint(1999, 2030)
    months = (f"{year - 1}-11", f"{year - 1}-12", f"{year}-01", f"{year}-12")
    customers, products = max(2, size // 3), max(2, size // 6)
    lines = known(customers, products, rng)
    lines += [order(n, rng, customers, products, months) for n in range(size)]
    return lines + [f"report {month}" for month in months]


def roundings(size, rng):
    """Taxes that end in half a cent and just beside it, many lines an order."""
    before, month = month_names(rng)
    lines = known(max(2, size // 4), 0, rng)
    lines += [f"product p{n} {rng.choice(CATEGORIES)} {10 * rng.randint(0, 9) + rng.choice((2, 5, 9))} {rng.choice((50, 55, 190, 250))}" for n in range(20)]
    lines += [order(n, rng, max(2, size // 4), 20, (before, month), 12) for n in range(size)]
    return lines + [f"report {month}"]


def around_powers(size, rng):
    """
    Customers who spent exactly 2**32 cents more than others, or between 2**31 and 2**32 more, or one cent; single lines
    and taxes of such amounts, too. Cut to 32 bits, they are equal or in another order.
    """
    before, month = month_names(rng)
    customers = max(6, size // 8)
    lines = [customer(number, rng) for number in range(customers)]
    lines += [f"product p{n} toys {price} 0" for n, price in enumerate((2**32 // 1000, 296, 2**31 // 1000, 648, 1))]
    lines += ["product p5 games 429496729 1000", "product p6 games 858993459 500", "product p7 books 100 145"]
    # 2**32, 2**31, 2**32 + 1, 2**31 + 1 000, and lines whose tax is as large.
    carts = ("p0*1000 p1*1", "p2*1000 p3*1", "p0*1000 p1*1 p4*1", "p2*1000 p3*1 p4*1000", "p5*10", "p6*10", "p4*1")
    for number in range(size):
        cart = carts[rng.randrange(len(carts))]
        # The last line is taxed half a cent more than whole ones, of which a floating-point rate loses some.
        crooked = f"p7*{2 * rng.randint(0, 99) + 1}"
        lines.append(f"order o{number} c{rng.randrange(customers)} {month}-{rng.randint(1, 28):02} {cart} {crooked}")
    # And three customers whose totals are 1, 2**32 and between the two.
    lines += [customer(customers + number, rng) for number in range(3)]
    for number, cart in enumerate(("p4*1", "p0*1000 p1*1", "p0*700")):
        lines.append(f"order x{number} c{customers + number} {before}-01 {cart}")
    return lines + [f"report {month}", f"report {before}"]


def near_the_limit(size, rng):
    """A total just below 2**53 cents, whose cents a floating-point number of whole units does not hold any more."""
    before, month = month_names(rng)
    lines = [f"customer c{n} north {'N' * 40}" for n in range(max(1, size // 5))]
    lines += ["product p0 toys 1000000000 1000", "product p1 toys 7 0"]
    big = 7_900_000_000_000_000 // (24 * 10**12)
    for n in range(min(size, big)):
        lines.append(f"order o{n} c{rng.randrange(max(1, size // 5))} {month}-{rng.randint(1, 28):02} {' '.join(['p0*1000'] * 12)}")
    return lines + [f"order last c0 {month}-01 p1*1", f"report {month}", f"report {before}"]


def extreme(size, rng):
    """Values at their bounds, in turn with what 32 bits and floats do not hold."""
    if size % 3:
        return (around_powers if size % 3 == 1 else near_the_limit)(size, rng)
    before, month = month_names(rng)
    lines = [f"customer c{n} {rng.choice(REGIONS)} {'N' * 40}" for n in range(max(1, size // 5))]
    lines += [f"product p{n} {rng.choice(CATEGORIES)} {rng.choice((0, 1, 10**9))} {rng.choice((0, 1, 1000))}" for n in range(5)]
    for n in range(size):
        items = " ".join(f"p{rng.randrange(5)}*{rng.choice((1, 1000))}" for _ in range(4))
        lines.append(f"order o{n} c{rng.randrange(max(1, size // 5))} {rng.choice((before, month))}-01 {items}")
    return lines + [f"report {month}"]


def month_end(size, rng):
    """Ten reports of a busy month, something small changing before each."""
    before, month = month_names(rng)
    customers, products = max(2, size // 8), max(2, size // 32)
    lines = known(customers, products, rng)
    lines += [order(n, rng, customers, products, (before, month, month, month)) for n in range(size)]
    for _ in range(10):
        lines += [product(rng.randrange(products), rng), f"report {month}"]
    return lines


FAMILIES = {
    "empty": empty,
    "ordinary": ordinary,
    "unknown": unknown,
    "ties": ties,
    "updates": updates,
    "year-ends": year_ends,
    "roundings": roundings,
    "extreme": extreme,
    "month-end": month_end,
}


def main():
    family, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    print("\n".join(FAMILIES[family](size, random.Random(seed))))


main()
