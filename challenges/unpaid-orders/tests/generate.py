"""Inputs for unpaid-orders: generate.py FAMILY SIZE SEED [COUNT] prints SIZE orders and about as many payments, COUNT times."""

import random
import sys

MOST = 10**9
LAST = 10**12


def some_orders(size, rng, price=100_000):
    numbers = rng.sample(range(1, 20 * size + 2), size)
    return [(number, rng.randint(2, price)) for number in numbers]


def parted(cents, parts, rng):
    """Parts of at least one cent that add up to all of it."""
    cuts = sorted(rng.sample(range(1, cents), min(parts, cents) - 1)) if cents > 1 else []
    return [end - start for start, end in zip([0, *cuts], [*cuts, cents])]


def empty(size, rng):
    return [], []


def nothing_paid(size, rng):
    return some_orders(size, rng), []


def exactly_paid(size, rng):
    """One cent too little, to the cent, one cent too much."""
    orders = some_orders(size, rng)
    wrong_by = [0, -1, 1, 0]
    return orders, [(number, cents + wrong_by[at % 4]) for at, (number, cents) in enumerate(orders)]


def instalments(size, rng):
    """Three payments for a third of the orders, of which every other one misses the last part."""
    orders = some_orders(size, rng)
    payments = []
    for at, (number, cents) in enumerate(orders[: max(2, size // 3)]):
        parts = parted(cents, 3, rng)
        payments += [(number, part) for part in (parts[:-1] if at % 2 else parts)]
    rng.shuffle(payments)
    return orders, payments


def overpaid(size, rng):
    orders = some_orders(size, rng)
    return orders, [(number, cents * 3) for number, cents in orders[: size // 2]]


def strangers(size, rng):
    orders = some_orders(size, rng)
    known = {number for number, _ in orders}
    unknown = [(number, rng.randint(1, 100_000)) for number in range(1, 20 * size + 2, 19) if number not in known]
    payments = unknown[: size // 2] + [(number, cents // 2) for number, cents in orders[: size // 2]]
    rng.shuffle(payments)
    return orders, payments


def extreme(size, rng):
    """Numbers that are equal when cut to 32 bits, the largest amounts, and totals that need more than 32 bits."""
    low = rng.sample(range(1, 1000), (size + 1) // 2) if size < 1000 else list(range(1, (size + 3) // 2))
    numbers = [number + shift for number in low for shift in (0, 2**32)][: size - 1] + [LAST]
    orders = [(number, MOST) for number in numbers]
    payments = [(number, rng.choice((MOST, MOST - 1, 1))) for number in numbers[1::2]]
    return orders, payments


def scattered(size, rng):
    orders = some_orders(size, rng)
    payments = []
    for number, cents in rng.choices(orders, k=size):
        payments.append((number + rng.choice((0, 0, 0, 20 * size)), max(1, cents * rng.choice((1, 2, 3, 4)) // 2)))
    return orders, payments


FAMILIES = {
    "empty": empty,
    "nothing-paid": nothing_paid,
    "exactly-paid": exactly_paid,
    "instalments": instalments,
    "overpaid": overpaid,
    "strangers": strangers,
    "extreme": extreme,
    "random": scattered,
}


def other_amounts(orders, count, rng):
    """The same orders with the amounts of others: drawing them is slow, and the sum that is missing is another one."""
    numbers = [f"{number} " for number, _ in orders]
    amounts = [str(cents) for _, cents in orders]
    shifts = range(len(orders) or 1)
    for at in rng.sample(shifts, count) if count <= len(shifts) else rng.choices(shifts, k=count):
        yield map(str.__add__, numbers, amounts[at:] + amounts[:at])


def print_batch(inputs):
    """Each input after its length in bytes."""
    for text in inputs:
        data = text.encode()
        sys.stdout.buffer.write(b"%d\n" % len(data))
        sys.stdout.buffer.write(data)


def main():
    family, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(seed)
    orders, payments = FAMILIES[family](size, rng)
    first = f"{len(orders)} {len(payments)}"
    paid = [f"{number} {cents}" for number, cents in payments]
    if len(sys.argv) > 4:
        others = other_amounts(orders, int(sys.argv[4]), rng)
        return print_batch("\n".join([first, *some, *paid, ""]) for some in others)
    print("\n".join([first, *(f"{number} {cents}" for number, cents in orders), *paid]))


main()
