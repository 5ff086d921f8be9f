"""Inputs for slow-endpoints: generate.py FAMILY SIZE SEED [COUNT] prints a percentile and SIZE events."""

import random
import sys

LONGEST = 10**9
NOUNS = ("orders", "carts", "users", "prices", "stock", "search", "invoices", "login")
COMMON = (50, 75, 90, 95, 95, 99)
# 100 requests times one of these, divided by 100, is not a whole number in binary fractions.
CROOKED = (7, 14, 28, 55, 56)


def names(count, rng):
    """Distinct endpoints in random order."""
    start = rng.randrange(10**6)
    made = [f"/{NOUNS[(start + number) % 8]}/{start + number * 7}" for number in range(count)]
    rng.shuffle(made)
    return made


def duration(rng):
    """Most requests are quick, few take very long."""
    return int(5 + 40 / (0.004 + rng.random() ** 2))


def with_questions(requests, size, rng, every, most=4):
    """The requests with a question after about every `every` of them and one at the end; SIZE lines in all."""
    lines = []
    for name, ms in requests:
        if len(lines) >= size - 1:
            break
        lines.append(f"took {name} {ms}")
        if rng.random() * every < 1:
            lines.append(f"top {1 + int(most * rng.random())}")
    return [*lines[: size - 1], f"top {most}"] if size else []


def empty(size, rng):
    return rng.choice(COMMON), []


def one(size, rng):
    """A single endpoint; a single event is a question."""
    (name,) = names(1, rng)
    return rng.choice(COMMON), with_questions(((name, duration(rng)) for _ in range(size)), size, rng, 2)


def all_equal(size, rng):
    """Every request takes equally long."""
    pool = names(3, rng)
    ms = duration(rng)
    return rng.choice(COMMON), with_questions(((rng.choice(pool), ms) for _ in range(size)), size, rng, 5)


def in_order(size, rng, descending=False):
    """Few endpoints whose requests take longer and longer."""
    pool = names(2 if size < 1000 else 1, rng)
    times = sorted((duration(rng) + rng.randrange(1000) for _ in range(size)), reverse=descending)
    every = 5 if size < 1000 else 10
    return rng.choice(COMMON), with_questions(((rng.choice(pool), ms) for ms in times), size, rng, every, 2)


def reverse_order(size, rng):
    return in_order(size, rng, descending=True)


def few(size, rng):
    """One to five requests for each endpoint, and a question after each."""
    pool = names(size, rng)
    requests = [(pool[place // 3], rng.randint(1, 99)) for place in range(size)]
    if size > 30:
        rng.shuffle(requests)
    return rng.randint(1, 100), with_questions(requests, size, rng, 1.2)


def hundreds(size, rng):
    """Every duration from 1 on, each once, with questions when a multiple of 100 requests is reached."""
    (name,) = names(1, rng)
    lines = []
    times = list(range(1, size + 1))
    for start in range(0, size, 100):
        part = times[start : start + 100]
        rng.shuffle(part)
        lines += [f"took {name} {ms}" for ms in part] + ["top 1"]
    return rng.choice(CROOKED), lines[:size]


def ties(size, rng):
    """Many endpoints with the same percentile, and more of them than asked for."""
    pool = names(max(3, min(size // 2, 30)), rng)
    values = [rng.randint(1, 50) for _ in range(2)]
    return rng.choice(COMMON), with_questions(
        ((rng.choice(pool), rng.choice(values)) for _ in range(size)), size, rng, 4, 9
    )


def recovering(size, rng):
    """Endpoints that begin slow and become fast, one after the other."""
    pool = names(max(2, size // 25), rng)
    requests = []
    for place in range(size):
        name = pool[place % len(pool)]
        slow = place < size // 4 or rng.random() < 0.02
        requests.append((name, rng.randint(2000, 9000) if slow else rng.randint(1, 200)))
    return rng.choice((50, 60, 75)), with_questions(requests, size, rng, 5)


def flapping(size, rng):
    """Medians that jump between the same two values with each request. Large ones are asked about late."""
    count = max(2, min(size // 12, 40))
    pool = names(count, rng)
    pairs = [(rng.randint(1, 100), rng.randint(1000, 2000)) for _ in pool]
    requests = []
    for place in range(size):
        turn, at = divmod(place, count)
        low, high = pairs[at]
        requests.append((pool[at], high if turn % 2 == 0 else low))
    if size < 1000:
        return 50, with_questions(requests, size, rng, 3)
    half = size // 2
    lines = [f"took {name} {ms}" for name, ms in requests[:half]]
    return 50, lines + with_questions(requests[half:], size - half, rng, 4, 2)


def wide(size, rng):
    """More endpoints asked for than there are."""
    pool = names(rng.randint(2, 5), rng)
    return rng.choice(COMMON), with_questions(
        ((rng.choice(pool), duration(rng)) for _ in range(size)), size, rng, 3, 100
    )


def extreme(size, rng):
    """
    The shortest and longest durations and names, the lowest and highest percentiles. Durations that single precision
    takes for equal, and whose difference times four exceeds 32 bits; names that are alike as numbers or for a hash
    function, and one that every object of JavaScript knows already.
    """
    pool = ["/", "a", "-", "z" * 24, "z" * 23 + "y", "a/", "a-", "0", "/0", "/00"]
    pool += ["an", "c0", "constructor", "1", "01", "1e0", "9007199254740992", "9007199254740993"]
    values = (0, 1, LONGEST - 1, LONGEST, 2**24, 2**24 + 1, 2**29 - 1, 2**29, 2**29 + 1)
    # These come always, two of them with durations that differ by one.
    first = [("constructor", LONGEST - 1), ("c0", LONGEST), ("an", 2**24 + 1), ("9007199254740993", 2**24)]
    requests = first + [(rng.choice(pool), rng.choice(values)) for _ in range(size)]
    return rng.choice((1, 2, 99, 100)), with_questions(requests, size, rng, 4, 18)


def mixed(size, rng):
    """Endpoints of different speed, some of them asked for much more often than others."""
    pool = names(max(2, min(size // 10, 400)), rng)
    speeds = [1 + 9 * rng.random() for _ in pool]

    def requests():
        while True:
            at = int(len(pool) * rng.random() ** 2)
            yield pool[at], int(duration(rng) * speeds[at])

    if size < 1000:
        return rng.choice(COMMON), with_questions(requests(), size, rng, 6, 4)
    # Of all percentiles one: what an answer costs hangs on it, and shall be the same tomorrow.
    return 95, with_questions(requests(), size, rng, 10, 2)


def crowd(size, rng):
    """Numbers in paths were taken for endpoints: nearly every request has one of its own."""
    pool = names(size, rng)
    requests = ((pool[int(size * (0.2 + 0.8 * rng.random()))], duration(rng)) for _ in range(size))
    return rng.choice(COMMON), with_questions(requests, size, rng, 3, 1)


FAMILIES = {
    "empty": empty,
    "one": one,
    "all-equal": all_equal,
    "sorted": in_order,
    "reversed": reverse_order,
    "few": few,
    "hundreds": hundreds,
    "ties": ties,
    "recovering": recovering,
    "flapping": flapping,
    "wide": wide,
    "extreme": extreme,
    "random": mixed,
    "crowd": crowd,
}


def turned(events, count, rng):
    """The same events, begun at another one each time: drawing them is slow, and every answer hangs on what came before."""
    shifts = range(len(events) or 1)
    for at in rng.sample(shifts, count) if count <= len(shifts) else rng.choices(shifts, k=count):
        yield events[at:] + events[:at]


def print_batch(inputs):
    """Each input after its length in bytes."""
    for text in inputs:
        data = text.encode()
        sys.stdout.buffer.write(b"%d\n" % len(data))
        sys.stdout.buffer.write(data)


def main():
    family, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(seed)
    percent, events = FAMILIES[family](size, rng)
    if len(sys.argv) > 4:
        events = list(events)
        head = f"{percent} {len(events)}"
        return print_batch("\n".join([head, *some, ""]) for some in turned(events, int(sys.argv[4]), rng))
    print(percent, len(events))
    # Measured inputs have millions of events: not all of them once more in one text.
    sys.stdout.writelines(f"{event}\n" for event in events)


main()
