"""Bookings for booking-conflicts at the bounds of what is allowed and of what 32 bits and floats can hold."""

LATEST = 10**12
MOST_TYPES = 20_000
HALF, WHOLE = 2**31, 2**32


def at_the_bounds(size, rng):
    rooms = [("twin-0", rng.randint(0, 2)), ("loft-1", rng.randint(0, 2))]
    moments = (0, 1, LATEST // 2, LATEST - 1, LATEST)
    bookings = [(rng.choice(rooms)[0], *sorted((rng.choice(moments), rng.choice(moments)))) for _ in range(size)]
    # Three at once for the whole of time: more than either type has.
    for place in range(min(3, size)):
        bookings[place] = (rooms[0][0], 0, LATEST)
    rng.shuffle(bookings)
    return rooms, bookings


def far_apart(size, rng):
    """
    Moments between 2**31 and 2**32 minutes apart, which a difference cut to 32 bits puts in another order, and exactly
    2**32 apart, which times cut to 32 bits take for the same.
    """
    moments = [rng.randint(0, 99)]
    moments.append(moments[0] + rng.randint(HALF + 1, WHOLE - 1))
    while len(moments) < min(150, max(4, size // 3)):
        moments.append(moments[-1] + rng.choice((WHOLE, rng.randint(HALF + 1, WHOLE - 1))))
    rooms = [("constructor", 1), ("twin-00", rng.randint(1, 2)), ("twin-0", 1)]
    # Two at once from the second moment to the third, where there is one room: more minutes than 31 bits hold.
    bookings = [("constructor", moments[0], moments[2] + 1), ("constructor", moments[1], moments[2])]
    while len(bookings) < size:
        first = rng.randrange(len(moments) - 1)
        last = min(len(moments) - 1, first + rng.randint(1, 3))
        start, end = moments[first] + rng.choice((0, 0, 1)), moments[last] + rng.choice((-1, 0, 0))
        bookings.append((rng.choice(rooms[:2])[0], start, end))
    rng.shuffle(bookings)
    return rooms, bookings


def late_types(size, rng):
    """
    As many types as there may be, and late bookings of those declared last: a type and a time in one number take more
    than the 53 bits that a float has.
    """
    rooms = [(f"t-{number}", rng.randint(0, 1)) for number in range(MOST_TYPES)]
    used = rng.sample(range(MOST_TYPES - 2000, MOST_TYPES), size // 5)
    bookings = []
    for number in used:
        time = rng.randint(LATEST // 2, LATEST - 100)
        # Two that touch, two that overlap for a minute, and one on top.
        stays = ((0, 1), (1, 5), (4, 8), (6, 7), (8, 8))
        bookings += [(rooms[number][0], time + start, time + end) for start, end in stays]
    rng.shuffle(bookings)
    return rooms, bookings


def extreme(size, rng):
    """One after the other, so that no kind is left to chance."""
    return (at_the_bounds, far_apart, late_types)[size % 3](size, rng)
