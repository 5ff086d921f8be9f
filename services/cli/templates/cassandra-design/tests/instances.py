"""argv: family seed; prints a history as JSON: events, and questions that are asked afterwards."""

import json
import random
import sys
from datetime import datetime, timedelta

START = datetime(2026, 3, 2)
ROOMS = {"s1": "attic", "s2": "attic", "s3": "cellar"}


def iso(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def measured(sensor, at, tenths):
    values = {"sensor_id": sensor, "room": ROOMS[sensor], "at": iso(at), "day": f"{at:%Y-%m-%d}", "tenths": tenths}
    return {"event": "measured", "values": values}


def nothing(_rng):
    return []


def everyday(rng):
    minutes = rng.sample(range(2 * 1440), 60)
    return [measured(rng.choice(list(ROOMS)), START + timedelta(minutes=minute), rng.randint(150, 280)) for minute in minutes]


def midnight(_rng):
    return [measured("s1", START + timedelta(days=1, minutes=minute), 200 + minute) for minute in range(-3, 4)]


def again(rng):
    events = everyday(rng)
    return events + rng.sample(events, 20)


def bounds(_rng):
    return [measured(sensor, START + timedelta(hours=hour), 200 + hour) for sensor in ROOMS for hour in range(5, 21)]


family, seed = sys.argv[1], sys.argv[2]
events = globals()[family](random.Random(f"{family}/{seed}"))
questions = [{"path": "sensors", "values": {"room": room}} for room in ("attic", "cellar", "hall")]
for sensor in ROOMS:
    for day in (START, START + timedelta(days=1)):
        named = {"sensor_id": sensor, "day": f"{day:%Y-%m-%d}"}
        hours = {"from_at": iso(day + timedelta(hours=6)), "until_at": iso(day + timedelta(hours=18))}
        questions.append({"path": "day", "values": named})
        questions.append({"path": "between", "values": {**named, **hours}})
print(json.dumps({"events": events, "questions": questions}))
