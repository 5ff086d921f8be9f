"""argv: family size seed; prints one input of that many lines."""

import random
import sys


def products(rng, count):
    return ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(4, 12))) for _ in range(count)]


def line(rng, shares, names):
    what = rng.choices(["sale", "return", "total"], shares)[0]
    name = rng.choice(names)
    return f"total {name}" if what == "total" else f"{what} {name} {rng.randint(1, 10**6)}"


def ordinary(rng, size):
    names = products(rng, 5)
    return [line(rng, (6, 1, 3), names) for _ in range(size)]


def unknown(rng, size):
    sold, others = products(rng, 3), products(rng, 3)
    return [line(rng, (1, 0, 0), sold) if index % 2 == 0 else line(rng, (0, 0, 1), others) for index in range(size)]


def returns(rng, size):
    """More comes back than was sold: totals below zero."""
    names = products(rng, 2)
    return [line(rng, (1, 3, 0), names) if index % 2 == 0 else line(rng, (0, 0, 1), names) for index in range(size)]


def busy(rng, size):
    names = products(rng, 10)
    return [line(rng, (90, 8, 2), names) for _ in range(size)]


family, size, seed = sys.argv[1], int(sys.argv[2]), sys.argv[3]
for text in globals()[family](random.Random(f"{family}/{size}/{seed}"), size):
    print(text)
if size == 0:
    print("total nothing")
