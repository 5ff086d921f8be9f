"""Histories of a utility's meters: prints one as JSON for a family and a seed."""

import datetime
import json
import random
import sys

START = datetime.datetime(2026, 3, 2)
QUARTER = datetime.timedelta(minutes=15)
KINDS = ["voltage low", "cover open", "no signal", "reverse flow", "clock off"]
ODD = ["it's", "'; DROP TABLE readings; --", ":meter_id", "zähler 7", "a\\b", 'say "now"', "-- no", "/* x */", "½"]


def text(moment):
    """A moment as histories have it."""
    return moment.isoformat(timespec="milliseconds") + "Z"


def calendar(moment):
    """The values that follow from a moment."""
    return {"day": moment.date().isoformat(), "month": moment.strftime("%Y-%m")}


class Utility:
    """Makes events that could have happened, in the order in which they are delivered."""

    def __init__(self, rng, meters=4, odd=False):
        self.rng = rng
        names = ODD if odd else [f"M{number}" for number in range(1, meters + 1)]
        self.meters = [(name, f"S{place % 2 + 1}") for place, name in enumerate(names)]
        self.kinds = ODD if odd else KINDS
        self.events = []
        self.shown = {}
        self.count = 0
        self.asked = set()

    def add(self, event, values):
        self.events.append({"event": event, "values": values})
        return self.events[-1]

    def reading(self, meter, register, at, correction=0):
        """A reading of a register, or a correction of it."""
        name, substation = meter
        self.shown[(name, register)] = self.shown.get((name, register), 1000) + self.rng.randint(1, 900)
        self.asked.add((name, at))
        micros = (at - datetime.datetime(1970, 1, 1)) // datetime.timedelta(microseconds=1)
        return self.add(
            "reading-saved",
            {
                "meter_id": name,
                "substation_id": substation,
                "register": register,
                "read_at": text(at),
                **calendar(at),
                "wh": self.shown[(name, register)],
                "stamp": micros + correction,
            },
        )

    def alarm(self, meter, at, alarm_id=None):
        """An alarm, as the values by which it is known afterwards."""
        name, substation = meter
        self.count += 1
        known = {
            "alarm_id": alarm_id or f"A{self.rng.randint(1000, 9999)}-{self.count}",
            "substation_id": substation,
            "meter_id": name,
            "raised_at": text(at),
            **calendar(at),
        }
        self.add("alarm-raised", {**known, "kind": self.rng.choice(self.kinds)})
        return known

    def clear(self, known, at):
        self.add("alarm-cleared", {**known, "cleared_at": text(at)})

    def again(self, share):
        """Delivers some of what happened once more, in another order."""
        repeated = [event for event in self.events if self.rng.random() < share]
        self.rng.shuffle(repeated)
        self.events.extend(repeated)

    def questions(self):
        """Asks about everything that was touched, and about some that were not."""
        asked = []
        days = sorted({(name, at.date()) for name, at in self.asked})
        for name, day in days or [("M1", START.date())]:
            moment = datetime.datetime.combine(day, datetime.time())
            asked.append(("day", {"meter_id": name, **calendar(moment)}))
            for register in (1, 2):
                after = moment + QUARTER * self.rng.randint(0, 40)
                asked.append(
                    (
                        "range",
                        {
                            "meter_id": name,
                            "register": register,
                            "month": calendar(moment)["month"],
                            "from_at": text(after),
                            "until_at": text(after + QUARTER * self.rng.randint(1, 30)),
                        },
                    )
                )
        for name, _ in self.meters + [("nobody", "")]:
            asked.append(("latest", {"meter_id": name}))
        months = sorted({calendar(at)["month"] for _, at in self.asked} | {"2026-03"})
        for substation in ("S1", "S2"):
            for month in months:
                asked.append(("alarms", {"substation_id": substation, "month": month}))
        return [{"path": path, "values": values} for path, values in asked]


def ordinary(utility, begin, quarters, registers=(1, 2), alarms=0.1):
    """Each meter is read in turn, some raise alarms, some of which are seen to."""
    for step in range(quarters):
        at = begin + QUARTER * step
        for meter in utility.meters:
            for register in registers:
                utility.reading(meter, register, at)
            if utility.rng.random() < alarms:
                raised = at + datetime.timedelta(seconds=utility.rng.randint(0, 800))
                known = utility.alarm(meter, raised)
                if utility.rng.random() < 0.5:
                    utility.clear(known, raised + datetime.timedelta(hours=1))


def everyday(utility):
    ordinary(utility, START + QUARTER * utility.rng.randint(0, 40), 6)


def nothing(utility):
    utility.events.clear()


def registers(utility):
    ordinary(utility, START, 2, registers=(1, 2, 3, 4), alarms=0)


def midnight(utility):
    ordinary(utility, datetime.datetime(2026, 3, 31, 23, 30), 4, alarms=0.4)


def late(utility):
    ordinary(utility, START + QUARTER * 30, 2, alarms=0)
    for meter in utility.meters:
        utility.reading(meter, 1, START + QUARTER * utility.rng.randint(0, 20))
        utility.reading(meter, 2, START - datetime.timedelta(days=40))


def again(utility):
    ordinary(utility, START, 3, alarms=0.6)
    raised = [event for event in utility.events if event["event"] == "alarm-raised"]
    utility.again(0.5)
    utility.events.extend(raised)


def corrected(utility):
    ordinary(utility, START, 2, alarms=0)
    for meter in utility.meters:
        utility.reading(meter, 1, START, correction=1)
        utility.reading(meter, 2, START + QUARTER, correction=2)
    utility.again(0.6)


def one_moment(utility):
    for _ in range(3):
        for meter in utility.meters:
            utility.alarm(meter, START)
    for meter in utility.meters:
        for minute in range(9):
            utility.alarm(meter, START + datetime.timedelta(minutes=minute))


def odd_texts(utility):
    ordinary(utility, START, 1, alarms=0.5)
    for place, odd in enumerate(ODD):
        utility.alarm(utility.meters[place], START + QUARTER, alarm_id=odd)


def busy(utility):
    ordinary(utility, START + QUARTER * utility.rng.randint(0, 60), 3, alarms=0.9)
    for meter in utility.meters:
        at = START + QUARTER * utility.rng.randint(0, 20)
        utility.reading(meter, utility.rng.choice((1, 2)), at, correction=1)
        utility.reading(meter, 1, at, correction=3)
    utility.again(0.3)


FAMILIES = {
    "everyday": everyday,
    "nothing": nothing,
    "registers": registers,
    "midnight": midnight,
    "late": late,
    "again": again,
    "corrected": corrected,
    "one-moment": one_moment,
    "odd-texts": odd_texts,
    "busy": busy,
}


def main():
    family, seed = sys.argv[1], int(sys.argv[2])
    utility = Utility(random.Random(seed), odd=family == "odd-texts")
    FAMILIES[family](utility)
    print(json.dumps({"events": utility.events, "questions": utility.questions()}))


main()
