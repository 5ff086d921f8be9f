"""argv: family size seed; prints one input."""

import random
import sys


def ordinary(rng, size):
    """Half of the charges repeat an earlier one."""
    charges = []
    for _ in range(size):
        fresh = not charges or rng.random() < 0.5
        charges.append((rng.randint(1, 10**9), rng.randint(1, 10**6)) if fresh else rng.choice(charges))
    return charges


def all_equal(rng, size):
    return [(rng.randint(1, 10**9), rng.randint(1, 10**6))] * size


def one_card(rng, size):
    card = rng.randint(1, 10**9)
    return [(card, amount) for amount in rng.sample(range(1, 10**6), size)]


def lookalikes(rng, size):
    """1 and 23, 12 and 3: the same digits, and the same sum of neighbours after a swap."""
    start = rng.randint(1, 9)
    pairs = [(start, 23), (start * 10 + 2, 3), (23, start), (3, start * 10 + 2)]
    return [pairs[index % 4] if index < 4 else (start * 1000 + index, 7) for index in range(size)]


family, size, seed = sys.argv[1], int(sys.argv[2]), sys.argv[3]
charges = globals()[family.replace("-", "_")](random.Random(f"{family}/{size}/{seed}"), size)
print(size)
for card, amount in charges:
    print(card, amount)
