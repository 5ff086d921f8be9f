"""Inputs for booking-conflicts: generate.py FAMILY SIZE SEED [COUNT] prints room types and SIZE bookings."""

import random
import sys

from extremes import LATEST, extreme

DAY = 1440
MOST_ROOMS = 100_000


def names(count, rng):
    """Distinct names, in an order that is neither sorted nor the order of use."""
    kinds = ("single", "double", "twin", "suite", "family", "loft")
    made = [f"{kinds[number % len(kinds)]}-{number}" for number in range(count)]
    rng.shuffle(made)
    return made


def types(count, rng, low=1, high=3):
    return [(name, rng.randint(low, high)) for name in names(count, rng)]


def stay(rng, span):
    start = rng.randint(0, span)
    return start, start + rng.choice((DAY, 2 * DAY, 3 * DAY, 7 * DAY, rng.randint(1, DAY)))


def empty(size, rng):
    return types(rng.randint(1, 4), rng), []


def one(size, rng):
    rooms = types(3, rng, 0, 1)
    return rooms, [(rooms[rng.randint(0, 2)][0], *stay(rng, 10**6))]


def all_equal(size, rng):
    rooms = types(2, rng, 1, max(1, size - 1))
    start, end = stay(rng, 10**6)
    return rooms, [(rooms[0][0], start, end)] * size


def in_order(size, rng):
    rooms = types(max(1, min(4, size // 10)), rng)
    bookings = [(rng.choice(rooms)[0], *stay(rng, 60 * DAY)) for _ in range(size)]
    return rooms, sorted(bookings, key=lambda booking: booking[1:])


def latest_first(size, rng):
    rooms, bookings = in_order(size, rng)
    return rooms, bookings[::-1]


def touching(size, rng):
    """One type, a single room, chains without any conflict; large ones have gaps of no length only."""
    rooms = types(1, rng, 1, 1)
    time = rng.randint(0, 10**6)
    bookings = []
    for _ in range(size):
        end = time + rng.randint(1, 3 * DAY)
        bookings.append((rooms[0][0], time, end))
        time = end
    rng.shuffle(bookings)
    return rooms, bookings


def zero_length(size, rng):
    """Cancelled bookings on top of, inside and beside real ones."""
    rooms = types(2, rng, 1, 2)
    real = [(rooms[0][0], *stay(rng, 20 * DAY)) for _ in range(max(1, size // 3))]
    bookings = list(real)
    while len(bookings) < size:
        _, start, end = rng.choice(real)
        moment = rng.choice((start, end, (start + end) // 2))
        bookings.append((rng.choice(rooms)[0], moment, moment))
    # The other type has cancelled bookings only.
    bookings[-1] = (rooms[1][0], real[0][1], real[0][1])
    rng.shuffle(bookings)
    return rooms, bookings


def staircase(size, rng):
    """A stay that overlaps all others, which do not overlap each other: two rooms at most."""
    rooms = types(1, rng, 1, 1)
    begin = rng.randint(0, 10**6)
    time = begin + rng.randint(0, DAY)
    bookings = []
    for _ in range(size - 1):
        end = time + rng.randint(1, DAY)
        bookings.append((rooms[0][0], time, end))
        time = end + rng.randint(0, 60)
    bookings.append((rooms[0][0], begin, time + 1))
    rng.shuffle(bookings)
    return rooms, bookings


def closed(size, rng):
    rooms = [(name, (0, MOST_ROOMS, 0, 2)[place]) for place, name in enumerate(names(4, rng))]
    return rooms, [(rng.choice(rooms[:3])[0], *stay(rng, 8 * DAY)) for _ in range(size)]


def scattered(size, rng):
    """Up to three types; the number of rooms lies near the usual occupation, so that both sides of it occur."""
    span = 90 * DAY
    usual = max(1, size // 130)
    rooms = types(min(3, 1 + size // 50), rng, max(1, usual - 1), usual + 2)
    if size >= 10_000:
        rooms = [(rooms[0][0], size // 40)]
    return rooms, [(rng.choice(rooms)[0], *stay(rng, span)) for _ in range(size)]


def nested(size, rng):
    """Each stay lies inside the one before it; all of them meet in the middle."""
    count = min(MOST_ROOMS, size // 2)
    rooms = types(1, rng, count, count)
    middle = LATEST // 2
    left = right = 0
    bookings = []
    for _ in range(size):
        left += rng.randint(1, 1000)
        right += rng.randint(1, 1000)
        bookings.append((rooms[0][0], middle - left, middle + right))
    rng.shuffle(bookings)
    return rooms, bookings


def chain(size, rng):
    """A fifth as many room types as bookings, of every name and size."""
    rooms = types(max(1, size // 5), rng, 0, 2)
    return rooms, [(rng.choice(rooms)[0], *stay(rng, 10 * DAY)) for _ in range(size)]


FAMILIES = {
    "empty": empty,
    "one": one,
    "all-equal": all_equal,
    "sorted": in_order,
    "reversed": latest_first,
    "touching": touching,
    "zero-length": zero_length,
    "staircase": staircase,
    "closed": closed,
    "extreme": extreme,
    "random": scattered,
    "nested": nested,
    "chain": chain,
}


def other_lengths(bookings, count, rng):
    """The same arrivals with the lengths of other stays: drawing bookings is slow, and they meet others now."""
    lengths = [end - start for _, start, end in bookings]
    shifts = range(len(bookings) or 1)
    for at in rng.sample(shifts, count) if count <= len(shifts) else rng.choices(shifts, k=count):
        turned = lengths[at:] + lengths[:at]
        yield [(name, start, min(LATEST, start + length)) for (name, start, _), length in zip(bookings, turned)]


def print_batch(inputs):
    """Each input after its length in bytes."""
    for text in inputs:
        data = text.encode()
        sys.stdout.buffer.write(b"%d\n" % len(data))
        sys.stdout.buffer.write(data)


def in_text(rooms, bookings):
    lines = [f"{len(rooms)} {len(bookings)}"]
    lines += [f"{name} {count}" for name, count in rooms]
    lines += [f"{name} {start} {end}" for name, start, end in bookings]
    return "\n".join(lines)


def main():
    family, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(seed)
    rooms, bookings = FAMILIES[family](size, rng)
    if len(sys.argv) == 4:
        print(in_text(rooms, bookings))
    else:
        print_batch(f"{in_text(rooms, some)}\n" for some in other_lengths(bookings, int(sys.argv[4]), rng))


main()
