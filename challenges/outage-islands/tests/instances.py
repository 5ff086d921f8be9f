"""Data of outage-islands: argv is a family and a seed; SQL goes to stdout. Same arguments, same bytes."""

import random
import sys
from datetime import datetime, timedelta

BASE = datetime(2026, 3, 2)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
INSTANT = timedelta(microseconds=1)
SHIFTS = [-INSTANT, INSTANT * 0, INSTANT]
LONG_GAP = "-" * 20
NAMES = ["checkout", "search", "mail", "login", "billing", "reports", "images", "queue"]

# What a character of a pattern writes: ok, failed, no answer, no probe, and moments with several results.
OUTCOMES = {".": [True], "x": [False], "?": [None], "-": [], "1": [True, False], "2": [False, None], "3": [None, True],
            "4": [False, False, False], "5": [None, False, True], "6": [None, None]}  # fmt: skip


class Monitor:
    def __init__(self, rng):
        self.rng = rng
        self.services = []
        self.results = []
        self.windows = []

    def service(self, name=None):
        number = len(self.services) + 1
        self.services.append((number, f"{NAMES[number % len(NAMES)]}-{number}" if name is None else name))
        return number

    def result(self, service, at, ok=False):
        self.results.append((service, at, ok))

    def window(self, service, starts, ends):
        self.windows.append((len(self.windows) + 1, service, starts, ends))

    def play(self, service, at, pattern, jitter_ms=0):
        """One character a minute; answers the minute after. [ ] is maintenance of this service, ( ) of all services, from
        half a minute before the next probe on; what is not closed has no end."""
        opened = {"]": [], ")": []}
        for character in pattern:
            edge = at - SECOND * 30
            if character in "[(":
                opened["]" if character == "[" else ")"].append(edge)
            elif character in "])":
                self.window(service if character == "]" else None, opened[character].pop(), edge)
            else:
                late = timedelta(milliseconds=self.rng.randrange(jitter_ms + 1))
                for ok in OUTCOMES[character]:
                    self.result(service, at + late, ok)
                at += MINUTE
        for bracket, edges in opened.items():
            for edge in edges:
                self.window(service if bracket == "]" else None, edge, None)
        return at

    def play_all(self, patterns):
        """Each pattern by a service of its own in an hour of its own, so that no window meets another service."""
        for index, pattern in enumerate(patterns):
            self.play(self.service(), BASE + HOUR * index, some_unanswered(self.rng, pattern))


def some_unanswered(rng, pattern):
    return "".join(rng.choice("xx?") if character == "x" else character for character in pattern)


def any_of(rng, parts, low, high):
    return "".join(rng.choice(parts) for _ in range(rng.randrange(low, high)))


def stretches(rng, minutes):
    """Ordinary trouble, each time with good probes before and after; nothing at an edge of any rule."""
    pattern = ""
    while len(pattern) < minutes:
        blip = "x" * rng.randrange(1, 3)
        outage = "x" + any_of(rng, ["x", "x", "x-"], 2, 12)
        broken = "x" * rng.randrange(1, 6) + "-" * rng.randrange(8, 16) + "x" * rng.randrange(1, 6)
        maintained = "[" + any_of(rng, ".xx", 4, 12) + "]"
        trouble = rng.choice([blip, outage, outage, "x--x-", broken, maintained])
        pattern += any_of(rng, [".", ".", ".", ".-"], 6, 20) + "." + some_unanswered(rng, trouble) + "."
    return pattern


def everyday(rng, services=8):
    """Blips, outages, silences and maintenance; every service probes in a second of its own."""
    monitor = Monitor(rng)
    shared = BASE + MINUTE * 161
    monitor.window(None, shared - SECOND * 10, shared + MINUTE * 10 - SECOND * 10)
    for _ in range(services):
        service = monitor.service()
        before = stretches(rng, 60)
        at = monitor.play(service, BASE + SECOND * service, before, 400)
        at = monitor.play(service, at, "." * int((shared - at) / MINUTE + 1), 400)
        still_open = "x" * rng.choice([0, 0, 4, 7])
        monitor.play(service, at, any_of(rng, ".xx?", 10, 11) + "." + stretches(rng, 60) + still_open, 400)
    monitor.results += rng.sample(monitor.results, len(monitor.results) // 20)
    monitor.play(None, BASE, "xxxx.xxx")
    return monitor


def single_row(rng):
    """One failed probe: not yet an outage."""
    monitor = Monitor(rng)
    monitor.result(monitor.service(), BASE)
    return monitor


def nothing_to_report(rng):
    """Services without probes, without failures or with short ones, and probes of nobody; one outage among them."""
    monitor = Monitor(rng)
    monitor.play_all(["", "." * 20, "..x..xx..", "..[xxxxxx]..", "x", "[xxx", "", "..xxx.."])
    monitor.play(None, BASE, "xxxxxx.xxx")
    monitor.window(None, BASE - HOUR, BASE - MINUTE)
    return monitor


def no_answer(rng):
    """Results are mostly NULL; those probes failed."""
    monitor = Monitor(rng)
    monitor.play_all(["???.", ".???", "?x?.", "x?x.", "??.??.", "?" * 12, "..?..", "?--?-.", "[??]???.", "x?.?x?x."])
    for service in range(1, 11):
        monitor.play(service, BASE + HOUR * 20, any_of(rng, "???x.", 30, 31))
    return monitor


def repeats(rng):
    """Several results of one moment: the same one again, or one that says otherwise."""
    monitor = Monitor(rng)
    for pattern in ["44.", "22.", "666.", "xx1xx.", "x3xx1x.", "1x5x.", "4xx4.", "xxx1", "xx[24]x3", "..", "64"]:
        monitor.play(monitor.service(), BASE, pattern + LONG_GAP + any_of(rng, ".xx123456", 40, 41))
    return monitor


def silences(rng):
    """Five minutes without a probe, one instant less and more, before failed and good probes and before none."""
    monitor = Monitor(rng)
    for shift in SHIFTS:
        for failed in [1, 2, 3]:
            for after in ["x.", "xxx.", ".xx.", "."]:
                service = monitor.service()
                last = monitor.play(service, BASE, "x" * failed) - MINUTE
                monitor.play(service, last + MINUTE * 5 + shift, after)
    for after in [".", "x", "xxx.", "xxx", "-" * 2000 + "."]:
        monitor.play(monitor.service(), BASE, ".." + LONG_GAP + "xxx" + LONG_GAP + after)
    # Gaps of an hour, and of a day, and of a minute more.
    for minutes in [60, 61, 1440, 1441]:
        monitor.play(monitor.service(), BASE, "xxx" + "-" * (minutes - 1) + "xxx.")
    return monitor


def short_outages(rng):
    """One to four failed probes; four minutes, one instant less and more, in each way in which an outage can end."""
    monitor = Monitor(rng)
    hasty = monitor.service()
    for tenths in [1, 2, 3]:
        monitor.result(hasty, BASE + SECOND * tenths / 10)
    for failed in range(1, 5):
        for after in ["", ".", LONG_GAP + ".", LONG_GAP + "x."]:
            monitor.play(monitor.service(), BASE, "x" * failed + after)
    for shift in SHIFTS:
        end = BASE + MINUTE * 4 + shift
        for failed, good in [("x", end), ("x-x", end), ("x", None), ("xx", None), ("x", end + HOUR)]:
            service = monitor.service()
            monitor.play(service, BASE, failed)
            if good != end:
                monitor.result(service, end)
            if good is not None:
                monitor.result(service, good, True)
    return monitor


def window_edges(rng):
    """A probe at each end of a window, one instant before and after: the outage hangs on it, or its length."""
    monitor = Monitor(rng)
    for owned in [True, False]:
        for shift in SHIFTS:
            for extra in ["", "x"]:
                starts = BASE + HOUR * 3 * len(monitor.services)
                ends = starts + HOUR
                service = monitor.service()
                monitor.window(service if owned else None, starts, ends)
                monitor.play(service, starts - MINUTE * (2 + len(extra)), extra + "xx")
                monitor.result(service, starts + shift)
                monitor.result(service, starts + MINUTE, True)
                monitor.result(service, ends + shift)
                monitor.play(service, ends + MINUTE, extra + "xx.")
    return monitor


def around_windows(rng):
    """Outages before, after, around and through maintenance, with and without good probes in it."""
    monitor = Monitor(rng)
    through = ["xxx[xx]xxx.", "xx[xxx]xx.", "xxx[xxxxxx]xxx.", "xx[xx]x.", "x[xx]x.", "x[x]x[x]x.", "[x]xx[x]x"]
    beside = ["xx[x].", "[xxx]xxx.", "[xx.xx]xxx.", "xxx[xxx]", "xxx[xxxxxx]", "xxx(xx)xxx.", "xxx(xxxxxx)xxx."]
    good = ["xxx[.]xxx.", "xxx[x.x].", "xx[.]xx.", "xxx[xxx.]", "xxx[xxxxxx.]", "xxx(.)xxx."]
    monitor.play_all(through + beside + good)
    return monitor


def overlapping_windows(rng):
    """Windows in each other, crossing, touching, twice the same, of one service and of all."""
    monitor = Monitor(rng)
    touching = ["xx[xx][xx]x.", "[[xxx]]xx."]
    nested = [".[x[xx]xxxx].", ".[xx[x]xxx]xxx.", "[x(xx)xxx]xx.", "(x[xx]xxx)x.", "[([xx]xx)xxx]x."]
    crossing = ["[xxxx(xxxx]xxxx)xxxx.", "(xx[xxxx)xxxx]xxx.", "[xxxx(x[x]xx]xxxx)xxxx."]
    monitor.play_all((touching + nested + crossing) * 2)
    return monitor


def open_windows(rng):
    """Maintenance without an end, at last of all services: failed probes never count again, good ones do."""
    monitor = Monitor(rng)
    monitor.play_all(["xxx[xxx", "[xxxx", "xxx[xx.xxx", "..[xxx.xxx", "xx[x", "xxx[xx[x]xx", "xxx", "xxx(xxx.xxx"])
    for service in range(1, 9):
        monitor.play(service, BASE + HOUR * 40, rng.choice(["xxx", "xx.xxx", "."]))
    return monitor


def open_outages(rng):
    """The data of each service end at another moment, in the middle of a run or after one."""
    monitor = Monitor(rng)
    after_silence = ["xxx" + LONG_GAP + "x", "xxx" + LONG_GAP + "xxx", "xxx" + LONG_GAP + "."]
    for pattern in ["..xxx", "..xx", "..x", "x--x-x", "x----x", "xxx.", "..", "xxx[xx]", *after_silence]:
        monitor.play(monitor.service(), BASE + MINUTE * rng.randrange(600), some_unanswered(rng, pattern))
    return monitor


def long_outages(rng):
    """About an hour, about two, and more than a day."""
    monitor = Monitor(rng)
    for minutes in [58, 59, 60, 61, 90, 119, 120]:
        monitor.play(monitor.service(), BASE, "x" * minutes + ("" if minutes == 90 else "."), 900)
    # One probe in four minutes is enough to know: fewer rows, and the day is as long.
    monitor.play(monitor.service(), BASE, "x---" * 360 + "xx.", 900)
    return monitor


def same_names(rng):
    """Services with one name, and names that differ in case, blanks and accents only."""
    monitor = Monitor(rng)
    for name in ["api", "api", "API", " api", "api ", "ápi", "a%i", "O'Hara", "", "api"]:
        service = monitor.service(name)
        pattern = rng.choice(["xxx.", "xxxxx.", "xx.xxx."]) + "....xxxx" + "." * service
        monitor.play(service, BASE + SECOND * service, pattern)
    return monitor


def same_start(rng):
    """Outages of many services that begin in one moment, and last differently."""
    monitor = Monitor(rng)
    for name in ["zoo", "ant", "owl", "bee", "elk", "cat", "yak", "fox", "cow", "asp", "hen", "gnu"]:
        first = "x" * rng.randrange(3, 9)
        monitor.play(monitor.service(name), BASE, first.ljust(12, ".") + "xxx" + rng.choice(["", "."]))
    for _ in range(2):
        monitor.play(monitor.service("twin"), BASE, "xxx.")
    return monitor


def mixed(rng):
    monitor = Monitor(rng)
    steps = [MINUTE] * 6 + [MINUTE * 2, MINUTE * 4, MINUTE * 5 - INSTANT, MINUTE * 5, MINUTE * 5 + INSTANT, MINUTE * 9]
    for _ in range(rng.randrange(4, 14)):
        service = monitor.service(rng.choice([None, "api"]))
        at = BASE
        for _ in range(rng.randrange(70)):
            at += rng.choice(steps)
            for ok in OUTCOMES[rng.choice("..xxxxxxx???123456")]:
                monitor.result(rng.choice([service] * 20 + [None]), at, ok)
            if rng.random() < 0.05:
                starts = at + rng.choice(SHIFTS)
                minutes = rng.choice([1, 2, 2, 3, 5, 8, 12, 30, None])
                monitor.window(rng.choice([service] * 4 + [None]), starts, minutes and starts + MINUTE * minutes)
    # Once more than an hour in each: minutes are not those of a clock.
    monitor.play(monitor.service(), BASE - HOUR * 24, "x" * rng.randrange(61, 130) + ".", 900)
    return monitor


MAKERS = [everyday, single_row, nothing_to_report, no_answer, repeats, silences, short_outages, window_edges,
          around_windows, overlapping_windows, open_windows, open_outages, long_outages, same_names, same_start,
          mixed]  # fmt: skip
FAMILIES = {make.__name__.replace("_", "-"): make for make in MAKERS}
FAMILIES |= {"everyday-large": lambda rng: everyday(rng, 20), "all-empty": Monitor}


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


def insert(table, columns, rows):
    if rows:
        values = ",\n".join("(" + ", ".join(map(literal, row)) + ")" for row in rows)
        print(f"INSERT INTO {table} ({columns}) VALUES\n{values};")


def main():
    family, seed = sys.argv[1], sys.argv[2]
    rng = random.Random(f"{family}/{seed}")
    monitor = FAMILIES[family](rng)
    # Results arrive in no order of time: an id tells nothing.
    rng.shuffle(monitor.results)
    insert("services", "id, name", monitor.services)
    insert("probe_results", "id, service_id, probed_at, ok", [(i + 1, *r) for i, r in enumerate(monitor.results)])
    insert("maintenance", "id, service_id, starts_at, ends_at", monitor.windows)


main()
