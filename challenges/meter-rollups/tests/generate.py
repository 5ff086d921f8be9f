"""Inputs for meter-rollups: generate.py FAMILY SIZE SEED prints the number of minutes and SIZE events."""

import random
import sys

from extremes import LONGEST, extreme


def span(size):
    """A period in which SIZE readings leave gaps."""
    return max(1, min(LONGEST, 5 * size))


def reading(minute, rng, most=400):
    return f"read {minute} {rng.randint(0, most)}"


def question(minutes, rng):
    """About a random stretch, long ones included."""
    first, last = sorted((rng.randint(1, minutes), rng.randint(1, minutes)))
    if rng.random() < 0.6:
        return f"sum {first} {last}"
    return f"reach {first} {rng.randint(1, 100 + 40 * (last - first))}"


def with_questions(readings, minutes, size, rng, every=2):
    """The readings with about one question after `every` of them and one at the end; SIZE events in all."""
    events = []
    for line in readings:
        events.append(line)
        while rng.random() * (every + 1) < 1:
            events.append(question(minutes, rng))
    while len(events) < size:
        events.append(question(minutes, rng))
    return minutes, [*events[: size - 1], f"sum 1 {minutes}"]


def empty(size, rng):
    return rng.randint(1, 9), []


def one(size, rng):
    """A period of a single minute."""
    kinds = ("read 1 {0}", "sum 1 1", "reach 1 {0}")
    return 1, [rng.choice(kinds).format(rng.randint(1, 3)) for _ in range(size)]


def all_equal(size, rng):
    """Every minute has the same consumption."""
    minutes = max(1, size // 2)
    wh = rng.randint(1, 90)
    order = rng.sample(range(1, minutes + 1), minutes)
    return with_questions([f"read {minute} {wh}" for minute in order], minutes, size, rng)


def in_order(size, rng, descending=False):
    """Readings arrive minute by minute."""
    minutes = max(2, size // 2)
    order = range(1, minutes + 1)
    readings = [reading(minute, rng) for minute in (reversed(order) if descending else order)]
    return with_questions(readings, minutes, size, rng)


def reverse_order(size, rng):
    return in_order(size, rng, descending=True)


def corrections(size, rng):
    """Few minutes, each of them corrected again and again, also to less and to nothing."""
    minutes = max(2, size // 20)
    most = (0, 3, 50, 400)
    readings = (reading(rng.randint(1, minutes), rng, rng.choice(most)) for _ in range(size))
    return with_questions(readings, minutes, size, rng)


def quiet(size, rng):
    """Most minutes consumed nothing, and questions end in such stretches."""
    minutes = 2 * size
    readings = [reading(rng.randint(1, minutes), rng, rng.choice((0, 0, 1, 2))) for _ in range(size // 2)]
    events = [*readings]
    while len(events) < size:
        first, last = sorted((rng.randint(1, minutes), rng.randint(1, minutes)))
        events.append(rng.choice((f"sum {first} {last}", f"reach {first} {rng.randint(1, 4)}")))
    late = size // 3
    tail = events[late:]
    rng.shuffle(tail)
    return minutes, events[:late] + tail


def exact(size, rng):
    """Questions for exactly what was consumed up to a minute, one less, and one more."""
    minutes = max(2, size // 3)
    kept = [0] * (minutes + 1)
    events = []
    while len(events) < size:
        if rng.random() < 0.5:
            minute, wh = rng.randint(1, minutes), rng.choice((0, 1, 5, rng.randint(1, 50)))
            kept[minute] = wh
            events.append(f"read {minute} {wh}")
            continue
        first, last = sorted((rng.randint(1, minutes), rng.choice((minutes, rng.randint(1, minutes)))))
        events.append(f"reach {first} {max(1, sum(kept[first : last + 1]) + rng.choice((-1, 0, 0, 1)))}")
    return minutes, events


def borders(size, rng):
    """The first minute, the last one, the whole period and single minutes."""
    minutes = rng.randint(2, max(3, size // 2))
    ends = (1, 2, minutes - 1 or 1, minutes)
    events = []
    for _ in range(size):
        minute = rng.choice(ends)
        kinds = (reading(minute, rng), f"sum {minute} {minute}", f"sum 1 {minutes}", f"sum {minute} {minutes}")
        kinds += (f"sum 1 {minute}", f"reach {minute} {rng.randint(1, 400)}", f"reach 1 {rng.randint(1, 1200)}")
        events.append(kinds[0] if rng.random() < 0.4 else rng.choice(kinds[1:]))
    return minutes, events


def powers(size, rng):
    """A period of about a power of two, with everything that happens close to one."""
    bits = max(2, (2 * size).bit_length() - 1)
    minutes = 2**bits + rng.choice((-1, 0, 1))
    near = [2**rng.randint(0, bits) + rng.choice((-1, 0, 1)) for _ in range(3 * size)]
    near = [min(minutes, max(1, minute)) for minute in near]
    events = []
    for place in range(size):
        first, last = sorted(near[3 * place : 3 * place + 2])
        kinds = (reading(near[3 * place + 2], rng), f"sum {first} {last}", f"reach {first} {rng.randint(1, 2000)}")
        events.append(rng.choice(kinds))
    return minutes, events


def untouched(size, rng):
    """Questions before there is any reading, and few readings later."""
    minutes = 3 * size
    events = [question(minutes, rng) for _ in range(size)]
    for place in range(size // 2, size, 7):
        events[place] = reading(rng.randint(1, minutes), rng)
    return minutes, events


def mixed(size, rng):
    """Readings of random minutes, and questions about most of the period."""
    minutes = span(size)
    events = []
    for place in range(size):
        draw = rng.random()
        if draw < 0.5:
            events.append(f"read {1 + int(minutes * rng.random())} {int(400 * rng.random())}")
            continue
        short = rng.random() if size < 1000 else 0.25 * rng.random()
        first = 1 + int(minutes * short)
        length = (minutes - first) * (1 - 0.25 * rng.random())
        if draw < 0.8:
            events.append(f"sum {first} {first + int(length)}")
        else:
            # By now that many readings of 200 on average lie in a stretch of this length.
            events.append(f"reach {first} {1 + int(100 * place * length / minutes)}")
    return minutes, events


def alternating(size, rng):
    """A question after each reading, so that nothing stays true for long."""
    minutes = span(size)
    events = []
    for place in range(0, size, 2):
        events.append(f"read {1 + int(minutes * rng.random())} {int(400 * rng.random())}")
        first = 1 + int(0.2 * minutes * rng.random())
        events.append(f"sum {first} {minutes - int(0.2 * minutes * rng.random())}")
    return minutes, events[:size]


def backwards(size, rng):
    """The meter was cut off and sends what it kept, newest first; everybody wants totals meanwhile."""
    minutes = span(size)
    events = []
    minute = minutes
    for _ in range(size):
        if rng.random() < 0.6:
            events.append(f"read {minute} {1 + int(400 * rng.random())}")
            minute = max(1, minute - 1 - int(12 * rng.random()))
        else:
            events.append(f"sum {1 + int(0.1 * minutes * rng.random())} {minutes}")
    return minutes, events


def budgets(size, rng):
    """Nearly all ask when a budget was used up; most of it is late in the period."""
    minutes = span(size)
    events = [f"read {1 + int(minutes * rng.random())} {int(400 * rng.random())}" for _ in range(size // 5)]
    total = 200 * len(events)
    for _ in range(size - len(events)):
        if rng.random() < 0.1:
            events.append(f"read {1 + int(minutes * rng.random())} {int(400 * rng.random())}")
        else:
            first = 1 + int(0.2 * minutes * rng.random())
            events.append(f"reach {first} {1 + int(total * (0.6 + 0.5 * rng.random()))}")
    return minutes, events


FAMILIES = {
    "empty": empty,
    "one": one,
    "all-equal": all_equal,
    "sorted": in_order,
    "reversed": reverse_order,
    "corrections": corrections,
    "quiet": quiet,
    "exact": exact,
    "borders": borders,
    "powers": powers,
    "extreme": extreme,
    "untouched": untouched,
    "random": mixed,
    "alternating": alternating,
    "backwards": backwards,
    "budgets": budgets,
}


def main():
    family, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    minutes, events = FAMILIES[family](size, random.Random(seed))
    print("\n".join([f"{minutes} {len(events)}", *events]))


main()
