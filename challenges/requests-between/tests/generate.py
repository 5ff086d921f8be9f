"""Inputs for requests-between: generate.py FAMILY SIZE SEED [COUNT] prints SIZE minutes and SIZE questions, COUNT times."""

import random
import sys

MOST = 10**9


def some_counts(size, rng):
    return [rng.randint(0, 5000) for _ in range(size)]


def question(size, rng):
    return tuple(sorted((rng.randint(0, size), rng.randint(0, size))))


def unasked(size, rng):
    return some_counts(size, rng), []


def one(size, rng):
    return [rng.randint(1, 99)], [(0, 1), (0, 0), (1, 1)]


def empty_questions(size, rng):
    """Both minutes are the same, at the beginning, in the middle and at the end; every minute had requests."""
    places = [0, size, *(rng.randint(0, size) for _ in range(size))]
    return [rng.randint(1, 99) for _ in range(size)], [(place, place) for place in places[:size]]


def neighbours(size, rng):
    """Questions of one minute and of all minutes before or after it; every minute had requests."""
    asked = []
    while len(asked) < size:
        minute = rng.randrange(size)
        asked += [(minute, minute + 1), (0, minute), (minute, size), (0, size)]
    return [rng.randint(1, 99) for _ in range(size)], asked[:size]


def zeros(size, rng):
    return [rng.choice((0, 0, 0, 1)) for _ in range(size)], [question(size, rng) for _ in range(size)]


def extreme(size, rng):
    """Totals below and above 2**31 and 2**32, and totals that differ by one."""
    counts = [rng.choice((MOST, MOST, MOST - 1, 1, 0)) for _ in range(size)]
    counts[:3] = [MOST, MOST - 1, MOST]
    return counts, [(0, size), (0, size - 1), *(question(size, rng) for _ in range(size - 2))]


def scattered(size, rng):
    return some_counts(size, rng), [question(size, rng) for _ in range(size)]


def long(size, rng):
    """Questions about nearly all minutes."""
    edge = max(1, size // 20)
    asked = [(rng.randrange(edge), size - rng.randrange(edge)) for _ in range(size)]
    return some_counts(size, rng), asked


FAMILIES = {
    "unasked": unasked,
    "one": one,
    "empty-questions": empty_questions,
    "neighbours": neighbours,
    "zeros": zeros,
    "extreme": extreme,
    "random": scattered,
    "long": long,
}


def turned(counts, count, rng):
    """The same counts from another minute on: drawing them is slow, and nearly every answer is another one."""
    texts = list(map(str, counts))
    shifts = range(len(texts))
    for at in rng.sample(shifts, count) if count <= len(shifts) else rng.choices(shifts, k=count):
        yield texts[at:] + texts[:at]


def print_batch(inputs):
    """Each input after its length in bytes."""
    for text in inputs:
        data = text.encode()
        sys.stdout.buffer.write(b"%d\n" % len(data))
        sys.stdout.buffer.write(data)


def main():
    family, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(seed)
    counts, asked = FAMILIES[family](size, rng)
    first = f"{len(counts)} {len(asked)}"
    questions = [f"{start} {end}" for start, end in asked]
    if len(sys.argv) > 4:
        others = turned(counts, int(sys.argv[4]), rng)
        return print_batch("\n".join([first, *texts, *questions, ""]) for texts in others)
    print("\n".join([first, *map(str, counts), *questions]))


main()
