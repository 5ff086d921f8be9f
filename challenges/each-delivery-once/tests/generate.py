"""Inputs for each-delivery-once: generate.py FAMILY SIZE SEED [COUNT] prints SIZE deliveries, COUNT times."""

import random
import sys

MOST = 10**9
SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
# Equal as numbers, equal in small letters, and what every object of JavaScript has.
ALIKE = ["7", "07", "007", "7e0", "70e-1", "0x7", "A1", "a1", "A_1", "a-1", "constructor", "toString", "__proto__", "NaN"]


def event(rng):
    return "evt_" + "".join(rng.choices(SIGNS, k=9))


def amount(rng):
    return rng.randint(1, 100_000)


def empty(size, rng):
    return []


def one(size, rng):
    return [(event(rng), amount(rng))]


def different(size, rng):
    start = rng.randint(0, 10**9)
    names = [f"evt_{start + number:012x}" for number in range(size)]
    rng.shuffle(names)
    return [(name, amount(rng)) for name in names]


def first_decides(size, rng):
    """Every event twice, the second time with another amount, larger or smaller."""
    log = []
    for _ in range(size // 2):
        name, first = event(rng), rng.randint(2, 1000)
        log += [(name, first), (name, rng.choice((first - 1, first + 1, first * 2)))]
    return log + [(event(rng), amount(rng))] * (size % 2)


def far_apart(size, rng):
    """All events once, then all of them again in another order."""
    log = different(size // 2, rng)
    again = rng.sample(log, len(log))
    return log + again + [(event(rng), amount(rng))] * (size % 2)


def lookalikes(size, rng):
    names = rng.sample(ALIKE, len(ALIKE)) + [rng.choice(ALIKE) for _ in range(size - len(ALIKE))]
    return [(name, amount(rng)) for name in names[:size]]


def extreme(size, rng):
    """Largest amounts, whose sum needs more than 32 bits, and the longest and shortest ids."""
    names = ["x", "y" * 24, "Y" * 24, *(event(rng) for _ in range(size))]
    return [(name, rng.choice((MOST, MOST, MOST - 1, 1) if number > 2 else (MOST,))) for number, name in enumerate(names[:size])]


def scattered(size, rng):
    """About half of the deliveries are retries."""
    names = [event(rng) for _ in range(max(1, size * 2 // 3))]
    return [(rng.choice(names), amount(rng)) for _ in range(size)]


FAMILIES = {
    "empty": empty,
    "one": one,
    "different": different,
    "first-decides": first_decides,
    "far-apart": far_apart,
    "lookalikes": lookalikes,
    "extreme": extreme,
    "random": scattered,
}


def other_amounts(log, count, rng):
    """The same ids with the amounts of other deliveries: drawing ids is slow, and the total is another one."""
    names = [f"{name} " for name, _ in log]
    amounts = [str(cents) for _, cents in log]
    shifts = range(len(log) or 1)
    for at in rng.sample(shifts, count) if count <= len(shifts) else rng.choices(shifts, k=count):
        yield map(str.__add__, names, amounts[at:] + amounts[:at])


def print_batch(inputs):
    """Each input after its length in bytes."""
    for text in inputs:
        data = text.encode()
        sys.stdout.buffer.write(b"%d\n" % len(data))
        sys.stdout.buffer.write(data)


def main():
    family, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(seed)
    log = FAMILIES[family](size, rng)
    first = str(len(log))
    if len(sys.argv) > 4:
        return print_batch("\n".join([first, *some, ""]) for some in other_amounts(log, int(sys.argv[4]), rng))
    print("\n".join([first, *(f"{name} {cents}" for name, cents in log)]))


main()
