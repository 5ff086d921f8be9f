"""Logs for busiest-window at the bounds of what is allowed and of what 32 bits and floats can hold."""

LATEST = 10**13
DEAREST = 10**9
HALF, WHOLE = 2**31, 2**32


def at_the_bounds(size, rng):
    log = [(rng.choice((0, 1, LATEST - 1, LATEST)), rng.choice((DEAREST, DEAREST, 1))) for _ in range(size)]
    log[0] = (0, DEAREST)
    log[-1] = (LATEST, DEAREST)
    return rng.choice((1, 2, LATEST - 1, LATEST)), log


def far_apart(size, rng):
    """
    Bursts between 2**31 and 2**32 apart, which a difference cut to 32 bits puts in another order, and exactly 2**32
    apart, which times cut to 32 bits put together.
    """
    window = rng.randint(10, 1000)
    time = rng.randint(0, 99)
    log = [(time, rng.randint(1, 100))]
    gap = rng.randint(HALF + window, WHOLE - window)
    while len(log) < size:
        time += gap
        burst = min(size - len(log), rng.randint(2, 4) if size > 4 else 3)
        log += [(time + rng.randint(0, window // 3), rng.randint(1, DEAREST)) for _ in range(burst)]
        gap = rng.choice((WHOLE, rng.randint(HALF + window, WHOLE - window)))
    rng.shuffle(log)
    return window, log


def around_powers(size, rng):
    """
    Windows of about 2**31 or 2**32 ms whose totals are just below and above 2**31 and 2**32: cut to 32 bits, the
    largest is not the largest any more, and single precision takes the last two for equal. Exactly at the end of each
    stands one more request.
    """
    window = rng.choice((HALF, WHOLE)) + rng.choice((-1, 0, 1))
    blocks = max(1, size // 6)
    usual = (HALF - 1, HALF, HALF + 1, WHOLE - 2, WHOLE - 1, WHOLE, WHOLE + 1)
    totals = [rng.choice(usual) for _ in range(blocks - 2)] + [WHOLE + 6, WHOLE + 7][-blocks:]
    time = rng.choice((HALF, WHOLE)) - 2
    log = []
    for total in totals:
        costs = [total // 5 + rng.randint(-1000, 1000) for _ in range(4)]
        costs.append(total - sum(costs))
        log += zip((time, time + 1, time + 2, time + window // 2, time + window - 1), costs)
        log.append((time + window, rng.randint(1, 1000)))
        time += 3 * window
    log += [(time + 2 * window * extra, 1) for extra in range(size - len(log))]
    rng.shuffle(log)
    return window, log


def extreme(size, rng):
    """One after the other, so that no kind is left to chance."""
    return (at_the_bounds, far_apart, around_powers)[size % 3](size, rng)
