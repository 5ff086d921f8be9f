"""Inputs for busiest-window: generate.py FAMILY SIZE SEED [COUNT] prints a log of SIZE requests, COUNT times."""

import random
import sys

from extremes import DEAREST, LATEST, extreme

NIGHT = 1_790_000_000_000


def empty(size, rng):
    return rng.randint(1, 1000), []


def one(size, rng):
    return rng.randint(1, 1000), [(rng.randint(0, LATEST), rng.randint(1, DEAREST))]


def all_equal(size, rng):
    moment = rng.randint(0, LATEST)
    return rng.randint(1, 1000), [(moment, rng.randint(1, 50)) for _ in range(size)]


def in_order(size, rng):
    """Uneven gaps; a window spans about a third of the log, so that large logs have heavy windows."""
    time = NIGHT + rng.randint(0, 10**6)
    log = []
    for _ in range(size):
        time += rng.choice((0, 1, 2, 5, 40))
        log.append((time, rng.randint(1, 200)))
    span = log[-1][0] - log[0][0]
    return max(1, span // 3 + rng.randint(0, 9)), log


def newest_first(size, rng):
    window, log = in_order(size, rng)
    return window, log[::-1]


def edges(size, rng):
    """Requests exactly one window apart, and one millisecond to either side of that."""
    window = rng.randint(3, 500)
    base = rng.randint(0, 10**6)
    log = []
    for step in range((size + 1) // 2):
        shift = rng.choice((0, 0, 0, -1, 1))
        log.append((base + step * window, rng.randint(1, 9)))
        log.append((base + (step + 1) * window + shift, rng.randint(1, 9)))
    log = log[:size]
    if size == 2:
        log = [(base, 4), (base + window, 5)]
    rng.shuffle(log)
    return window, log


def ties(size, rng):
    """Equally dear blocks far apart, the later ones standing first in the log; leftovers are cheap and late."""
    block = 2 if size < 1000 else size // 2
    window = block + rng.randint(10, 1000)
    base = rng.randint(0, 10**9)
    cost = rng.randint(2, 1000)
    log = []
    for start in range(0, size - block + 1, block):
        begin = base + start // block * 3 * window
        offsets = [0, *sorted(rng.sample(range(1, window), block - 1))]
        log += [(begin + offset, cost) for offset in offsets]
    last = base + 3 * window * size
    log += [(last + 2 * window * extra, 1) for extra in range(size - len(log))]
    log.reverse()
    return window, log


def few_but_dear(size, rng):
    """The fullest window is not the dearest one."""
    window = rng.randint(50, 500)
    base = rng.randint(0, 10**9)
    cheap = size - 3
    log = [(base + rng.randint(0, window - 1), 1) for _ in range(cheap)]
    far = base + 10 * window
    log += [(far + step * (window // 3), cheap + rng.randint(1, 10**6)) for step in range(3)]
    rng.shuffle(log)
    return window, log


def scattered(size, rng):
    """Random traffic; a window holds about half of it."""
    span = 10 * size
    base = NIGHT + rng.randint(0, 10**6)
    log = [(base + rng.randint(0, span), rng.randint(1, 1000)) for _ in range(size)]
    return max(1, span // 2 + rng.randint(-size, size)), log


def crowd(size, rng):
    base = NIGHT + rng.randint(0, 10**6)
    log = [(base + rng.randint(0, 86_400_000), rng.randint(1, DEAREST)) for _ in range(size)]
    return 10**9, log


FAMILIES = {
    "empty": empty,
    "one": one,
    "all-equal": all_equal,
    "sorted": in_order,
    "reversed": newest_first,
    "edges": edges,
    "ties": ties,
    "few-but-dear": few_but_dear,
    "extreme": extreme,
    "random": scattered,
    "crowd": crowd,
}


def other_costs(log, count, rng):
    """The same times with the costs of other requests: drawing a log is slow, and the dearest window is another one."""
    times = [f"{time} " for time, _ in log]
    costs = [str(cost) for _, cost in log]
    shifts = range(len(log) or 1)
    for at in rng.sample(shifts, count) if count <= len(shifts) else rng.choices(shifts, k=count):
        yield map(str.__add__, times, costs[at:] + costs[:at])


def print_batch(inputs):
    """Each input after its length in bytes."""
    for text in inputs:
        data = text.encode()
        sys.stdout.buffer.write(b"%d\n" % len(data))
        sys.stdout.buffer.write(data)


def main():
    family, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(seed)
    window, log = FAMILIES[family](size, rng)
    lines = [f"{len(log)} {window}"]
    if len(sys.argv) > 4:
        return print_batch("\n".join([*lines, *some, ""]) for some in other_costs(log, int(sys.argv[4]), rng))
    lines += [f"{time} {cost}" for time, cost in log]
    print("\n".join(lines))


main()
