"""Events for fraud-rings at the bounds of what is allowed and of what 32 bits, floats and hash codes can tell apart."""

DEAREST = 10**9
HIGHEST = 10**15
HALF, WHOLE = 2**31, 2**32
# Alike as numbers, as numbers of 32 or 53 bits, or for the hash function that Java uses for strings; and one name that
# every object of JavaScript knows already.
AWKWARD = (
    *("1", "01", "001", "1e0", "4294967297", "0", "00", "4294967296", "9007199254740992", "9007199254740993"),
    *("an", "c0", "anan", "c0c0", "anc0", "c0an", "constructor", "0x1", "a", "1000", "1e3"),
)


def at_the_bounds(size, rng):
    """Longest and shortest names, the largest amounts, the smallest and the largest thresholds."""
    pool = [f"{'z' * 7}{letter}{'9' * 8}" for letter in "abcdefghij"] + list("abcxyz019") + ["0" * 16]
    rng.shuffle(pool)
    events = []
    for _ in range(size):
        draw = rng.random()
        account = rng.choice(pool)
        if draw < 0.2:
            events.append(f"link {account} {rng.choice(pool)}")
        elif draw < 0.7:
            events.append(f"pay {account} {rng.choice((DEAREST, DEAREST, DEAREST - 1, 1))}")
        else:
            events.append(f"ring {account}")
    events[-1] = f"ring {pool[0]}"
    events[: min(3, size - 1)] = [f"pay {pool[0]} {DEAREST}"] * min(3, size - 1)
    return (rng.choice((1, 2, 10**6)), rng.choice((1, HIGHEST, 2 * DEAREST + 1, 10 * DEAREST))), events


def around_powers(size, rng):
    """
    Rings of few accounts with awkward names that reach a threshold of about 2**31 or 2**32 to the cent: one cent less,
    and single precision would be there already; cut to 32 bits, the total or the threshold is small.
    """
    total = rng.choice((HALF, WHOLE, WHOLE, 2 * WHOLE)) + rng.choice((-1, 0, 1, 2))
    least = rng.randint(1, 3)
    names = list(AWKWARD)
    rng.shuffle(names)
    # These come always.
    first = [("an", "constructor", "c0"), ("9007199254740992", "01", "9007199254740993")]
    events = []
    while len(events) < size:
        used = first.pop() if first else rng.sample(names, 3)
        amounts = [DEAREST] * ((total - 2) // DEAREST) + [(total - 2) % DEAREST or 1, 1, 1, DEAREST]
        events += [f"pay {used[0]} {amount}" for amount in amounts[:-3]]
        events += [f"ring {name}" for name in used]
        events += [f"link {used[0]} {used[1]}", f"pay {used[1]} 1", f"ring {used[0]}", f"link {used[2]} {used[1]}"]
        events += [f"pay {used[2]} 1", f"pay {used[0]} {DEAREST}", f"ring {used[2]}"]
        names = [name for name in names if name not in used] or list(AWKWARD)
        names = names if len(names) > 3 else [f"{name}{len(events)}"[-16:] for name in AWKWARD]
    return (least, total), events[:size]


def extreme(size, rng):
    """In turn, so that no kind is left to chance."""
    return (around_powers if size % 2 else at_the_bounds)(size, rng)
