"""Inputs for session-cache: generate.py FAMILY SIZE SEED [COUNT] prints a limit and SIZE events, COUNT times."""

import random
import sys

LARGEST = 10**9
AWKWARD = (
    *("1", "01", "1e0", "4294967297", "0", "00", "4294967296", "9007199254740992", "9007199254740993"),
    *("an", "c0", "anan", "c0c0", "anc0", "constructor", "10", "2", "3"),
)


def names(count, rng):
    """Distinct session names of one length, in random order."""
    start = rng.randrange(16**8)
    return [f"s-{(start + number * 2654435761) % 16**8:08x}" for number in range(count)]


def with_scrapes(events, size, rng, every):
    """The events with a scrape after about every `every` of them and one at the end; SIZE lines in all."""
    lines = []
    for event in events:
        if len(lines) >= size - 1:
            break
        lines.append(event)
        if rng.random() * every < 1:
            lines.append("scrape")
    return [*lines[: size - 1], "scrape"] if size else []


def empty(size, rng):
    return rng.randint(0, 9), []


def one(size, rng):
    """A single session; a single event is a scrape."""
    (session,) = names(1, rng)
    kinds = ("get", "get", "end")
    return rng.randint(0, 2), with_scrapes((f"{rng.choice(kinds)} {session}" for _ in range(size)), size, rng, 2)


def all_equal(size, rng):
    (session,) = names(1, rng)
    return rng.randint(1, 3), with_scrapes([f"get {session}"] * size, size, rng, 8)


def in_order(size, rng):
    """A wave of logins: sessions that nobody saw before, in order of their names; some come back at once."""
    events = []
    for session in sorted(names(size, rng)):
        events += [f"get {session}"] * rng.choice((1, 1, 1, 2))
    return rng.randint(1, max(1, size // 4)), with_scrapes(events, size, rng, 6)


def reverse_order(size, rng):
    limit, events = in_order(size, rng)
    return limit, [*events[-2::-1], "scrape"]


def refresh(size, rng):
    """A session that would be next to go is used again, and then something new arrives."""
    limit = rng.randint(2, max(2, min(size // 4, 40)))
    pool = names(size + limit, rng)
    kept = pool[:limit]
    events = [f"get {session}" for session in kept]
    for session in pool[limit:]:
        saved = kept.pop(0)
        kept.append(saved)
        gone = kept.pop(0)
        kept.append(session)
        events += [f"get {saved}", f"get {session}", *rng.choice(([], [], [f"get {gone}"], ["scrape"]))]
        if events[-1] == f"get {gone}":
            kept.pop(0)
            kept.append(gone)
    return limit, [*events[: size - 1], "scrape"]


def full(size, rng):
    """Round and round over as many sessions as fit, and then over one more than that."""
    limit = max(1, min(size // 6, 50) - rng.randint(0, 3))
    pool = names(limit + 1, rng)
    half = size // 2
    events = [f"get {pool[number % limit]}" for number in range(half)]
    events += ["scrape", *(f"get {pool[number % (limit + 1)]}" for number in range(size - half))]
    return limit, [*events[: size - 1], "scrape"]


def logouts(size, rng):
    """Logouts of sessions that are kept, were evicted, ended before, or never came."""
    few = max(2, size // 20 if size < 1000 else size // 30)
    pool = names(2 * few, rng)
    events = []
    for _ in range(size):
        session = pool[int(len(pool) * rng.random())]
        events.append(f"end {session}" if rng.random() < 0.3 else f"get {session}")
    return few + rng.randint(0, few // 4), with_scrapes(events, size, rng, 10 if size < 1000 else 100)


def limits(size, rng):
    """The limit is cut and raised again, now and then to the value it has or to 0."""
    base = max(1, size // 20 if size < 1000 else size // 30)
    pool = names(2 * base, rng)
    events = []
    between = max(3, base // 3) if size < 1000 else base
    for number in range(size):
        if number % between == between - 1:
            small = rng.choice((0, 1, base // 2, base // 2, base, base))
            limit = small if size < 1000 else base - rng.randint(0, base // 4)
            events += [f"limit {limit}", "scrape"]
        events.append(f"get {pool[int(len(pool) * rng.random())]}")
        if size >= 1000 and rng.random() < 0.01:
            events.append("scrape")
    return base, [*events[: size - 1], "scrape"] if size else []


def closed(size, rng):
    """A cache that keeps nothing, then opens for one session, then closes again."""
    pool = names(max(2, size // 8), rng)
    events = []
    for number in range(size):
        events.append(f"{rng.choice(('get', 'get', 'get', 'end'))} {rng.choice(pool)}")
        if number in (size // 3, size // 2):
            events.append("limit 1" if number == size // 3 else "limit 0")
    return 0, with_scrapes(events, size, rng, 3)


def extreme(size, rng):
    """
    Longest and shortest names, alike at one end or both; the largest and the smallest limit. In turn with names that are
    alike as numbers, behind their first six characters or for a hash function, and one that every object of JavaScript
    knows already.
    """
    long = [f"{'z' * 7}{letter}{'9' * 8}" for letter in "abcdefghij"]
    pool = [*long, *"abcxyz019", "zzzzzzz-99999999"[:15], "0" * 16]
    events = []
    if size % 2:
        pool = [*AWKWARD, *(f"{letter}{'z' * 15}" for letter in "abcd")]
        # Who takes two of these for one is found out always.
        events = [f"get {name}" for name in ("an", "c0", *pool[-2:], "10", "2", "1", "01")] + ["scrape", "get constructor"]
    rng.shuffle(pool)
    for number in range(size):
        events.append(f"get {rng.choice(pool)}")
        if rng.random() < 0.1:
            events.append(f"limit {rng.choice((LARGEST, LARGEST - 1, 1, 0, 5))}")
    # Who makes room for the largest limit is found out always, too.
    usual = (9, 12) if size % 2 else (1, 4) if size < 10 else (LARGEST,)
    return rng.choice(usual), with_scrapes(events, size, rng, 4)


def mixed(size, rng):
    """Everything at once."""
    limit = rng.randint(1, max(1, size // 10))
    pool = names(max(2, size // 6), rng)
    events = []
    for _ in range(size):
        event = f"{rng.choices(('get', 'end', 'limit'), (85, 10, 5))[0]} "
        events.append(event + (str(rng.randint(0, 2 * limit)) if event == "limit " else rng.choice(pool)))
    return limit, with_scrapes(events, size, rng, 8)


def evening(size, rng):
    """Busy and quiet sessions: some are asked for often, most seldom. About half of the requests miss."""
    limit = max(1, size // 30)
    pool = names(6 * limit, rng)
    events = []
    for _ in range(size):
        draw = rng.random()
        session = pool[int(len(pool) * draw * (0.4 + 0.6 * draw))]
        events.append(f"end {session}" if rng.random() < 0.02 else f"get {session}")
    return limit, with_scrapes(events, size, rng, 100)


def crawler(size, rng):
    """A crawler goes round over slightly more sessions than fit: each is gone when it is asked for again."""
    limit = max(1, size // 30)
    pool = names(limit + rng.randint(1, 9), rng)
    return limit, with_scrapes((f"get {pool[number % len(pool)]}" for number in range(size)), size, rng, 200)


FAMILIES = {
    "empty": empty,
    "one": one,
    "all-equal": all_equal,
    "sorted": in_order,
    "reversed": reverse_order,
    "refresh": refresh,
    "full": full,
    "logouts": logouts,
    "limits": limits,
    "closed": closed,
    "extreme": extreme,
    "random": mixed,
    "evening": evening,
    "crawler": crawler,
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
    limit, events = FAMILIES[family](size, rng)
    head = f"{limit} {len(events)}"
    if len(sys.argv) == 4:
        print("\n".join([head, *events]))
    else:
        print_batch("\n".join([head, *some, ""]) for some in turned(events, int(sys.argv[4]), rng))


main()
