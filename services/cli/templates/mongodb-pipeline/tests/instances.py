"""argv: family seed; prints the data as JSON."""

import json
import random
import sys

ROOMS = ["Aspen", "Birch", "Cedar", "Elm", "Fir"]
ABSENT = object()


def meeting(room, minutes=ABSENT, cancelled=ABSENT):
    given = {"room": room, "minutes": minutes, "cancelled": cancelled}
    return {key: value for key, value in given.items() if value is not ABSENT}


def random_meetings(rng, count):
    """Each room's sum differs: rooms used equally long have an instance of their own."""
    while True:
        made = [
            meeting(
                rng.choice(ROOMS),
                rng.choice([rng.randint(5, 180), rng.randint(5, 180), None, ABSENT]),
                rng.choice([False, False, True, None, ABSENT]),
            )
            for _ in range(count)
        ]
        sums = {}
        for each in made:
            if each.get("cancelled") is not True:
                sums[each["room"]] = sums.get(each["room"], 0) + (each.get("minutes") or 30)
        if len(set(sums.values())) == len(sums):
            return made


def everyday(rng):
    return random_meetings(rng, 60)


def everyday_large(rng):
    return random_meetings(rng, 1500)


def all_empty(_rng):
    return []


def single_meeting(rng):
    return [meeting("Elm", rng.randint(5, 180))]


def no_minutes(rng):
    return [meeting(room, value) for room in ROOMS for value in [None, ABSENT, rng.randint(31, 99)][: 1 + ROOMS.index(room)]]


def cancelled_only(rng):
    """One room has cancelled meetings only."""
    made = [meeting(room, rng.randint(5, 180), True) for room in ROOMS]
    return made + [meeting(room, 50 + 10 * index, False) for index, room in enumerate(ROOMS[1:])]


def not_cancelled(_rng):
    return [meeting(room, 10 + index, value) for index, room in enumerate(ROOMS) for value in (False, None, ABSENT)]


def same_minutes(_rng):
    """Equal sums of one, two and three meetings."""
    parts = [[60], [30, 30], [10, 20, 30]]
    return [meeting(room, part) for index, room in enumerate(reversed(ROOMS)) for part in parts[index % 3]]


family, seed = sys.argv[1], sys.argv[2]
meetings = globals()[family.replace("-", "_")](random.Random(f"{family}/{seed}"))
print(json.dumps({"meetings": [{"_id": f"m{index}", **each} for index, each in enumerate(meetings, 1)]}))
