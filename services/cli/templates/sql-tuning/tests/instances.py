"""argv: family seed; prints the data as SQL."""

import random
import sys
from datetime import datetime, timedelta

ANA = ["ana@example.org", "Ana@Example.org", "ANA@EXAMPLE.ORG"]
OTHERS = ["bo@example.org", "cy@example.org", "anna@example.org"]
FIRST_DAY = datetime(2026, 3, 1)


def somewhen(rng):
    return FIRST_DAY + timedelta(days=rng.randint(-10, 20), seconds=rng.randint(0, 86_399))


def everyday(rng):
    return [(rng.choice(ANA + OTHERS), somewhen(rng)) for _ in range(40)]


def busy(rng):
    return [(rng.choice(ANA), somewhen(rng)) for _ in range(400)]


def all_empty(_rng):
    return []


def single_row(rng):
    return [(ANA[0], FIRST_DAY + timedelta(hours=rng.randint(1, 99)))]


def nobody(rng):
    return [(rng.choice(OTHERS), somewhen(rng)) for _ in range(20)]


def first_day(_rng):
    """A second around midnight of the first day and of the next."""
    return [(ANA[0], FIRST_DAY + timedelta(days=day, seconds=second)) for day in (0, 1) for second in (-1, 0, 1)]


def same_moment(_rng):
    """Eight newer messages, then six of one moment: two of these are shown."""
    at_once = [(ANA[0], FIRST_DAY + timedelta(days=5))] * 6
    return at_once[:3] + [(ANA[1], FIRST_DAY + timedelta(days=6, hours=hour)) for hour in range(8)] + at_once[3:]


def letters(rng):
    return [(address, FIRST_DAY + timedelta(hours=rng.randint(1, 99))) for address in ANA + OTHERS]


family, seed = sys.argv[1], sys.argv[2]
messages = globals()[family.replace("-", "_")](random.Random(f"{family}/{seed}"))
if messages:
    rows = [f"({n}, '{address}', '{at}', 'Subject {n}')" for n, (address, at) in enumerate(messages, 1)]
    print("INSERT INTO messages (id, address, received_at, subject) VALUES\n" + ",\n".join(rows) + ";")
