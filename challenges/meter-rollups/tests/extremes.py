"""Events for meter-rollups at the bounds of what is allowed and of what 32 bits and floats can hold."""

LONGEST = 10**6
LARGEST = 10**9
HALF, WHOLE = 2**31, 2**32


def at_the_bounds(size, rng):
    """The longest period and the largest readings."""
    events = []
    for _ in range(size):
        minute = rng.choice((1, LONGEST, rng.randint(1, LONGEST)))
        wanted = rng.choice((1, LARGEST, LARGEST + 1, rng.randint(1, size + 1) * LARGEST, LONGEST * LARGEST))
        reads = f"read {minute} {rng.choice((LARGEST, LARGEST, LARGEST - 1, 0))}"
        events.append(rng.choice((reads, reads, f"sum 1 {minute}", f"sum {minute} {LONGEST}", f"reach 1 {wanted}")))
    if size > 4:
        events[:4] = [f"read {minute} {LARGEST}" for minute in (2, 3, 4, LONGEST)]
    return LONGEST, [*events[: size - 1], f"sum 1 {LONGEST}"]


def around_powers(size, rng):
    """
    Any five readings in a row make exactly 2**32 Wh, three or four of them between that and 2**31. Budgets are used up
    to the watt-hour, which single precision does not see, or reach beyond what 32 bits hold.
    """
    five = [WHOLE // 5 + rng.randint(-1000, 1000) for _ in range(4)]
    five.append(WHOLE - sum(five))
    count = size // 2
    minutes = sorted(rng.sample(range(2, LONGEST), count))
    events = [f"read {minute} {five[place % 5]}" for place, minute in enumerate(minutes)]
    for place in range(size - count):
        first = place % (count - 5)
        length = (5, 3, 4, 5)[place % 4]
        last = first + length - 1
        total = sum(five[at % 5] for at in range(first, last + 1))
        change = place % 3 - 1
        question = f"sum {minutes[first]} {minutes[last]}"
        events.append(f"reach {minutes[first]} {total + change}" if place % 4 else question)
    return LONGEST, events


def extreme(size, rng):
    """In turn, so that no kind is left to chance."""
    return (around_powers if size % 2 else at_the_bounds)(size, rng)
