"""Inputs for build-order: generate.py FAMILY SIZE SEED prints SIZE lines of targets and events below their counts."""

import random
import sys

from extremes import around_powers

LONGEST = 10**9
MOST_NEEDS = 20
PARTS = ("core", "auth", "cart", "mail", "search", "stock", "price", "audit", "web", "proto", "cache", "report")


class Graph:
    """Targets in an order in which they can be built, and the events that change them."""

    def __init__(self, count, rng, names=None):
        start = rng.randrange(10**5)
        made = [f"{PARTS[place % 12]}-{start + place * 7}" for place in range(count)]
        if names is None:
            rng.shuffle(made)
        self.rng = rng
        self.names = names[:count] if names else made
        self.ms = [rng.randint(1, 900) for _ in range(count)]
        self.needs = [[] for _ in range(count)]
        self.events = []

    def any(self):
        return int(len(self.names) * self.rng.random())

    def link(self, target, needed):
        """A need of the last build; the caller sees to the order."""
        if needed not in self.needs[target] and len(self.needs[target]) < MOST_NEEDS:
            self.needs[target].append(needed)

    def took(self, target, ms):
        self.events.append(f"took {self.names[target]} {ms}")

    def need(self, target, needed):
        """Counts the need even if it will be refused, so that there are never too many."""
        if needed in self.needs[target] or len(self.needs[target]) < MOST_NEEDS:
            if needed not in self.needs[target]:
                self.needs[target].append(needed)
            self.events.append(f"need {self.names[target]} {self.names[needed]}")

    def free(self, target, needed):
        if needed in self.needs[target]:
            self.needs[target].remove(needed)
        self.events.append(f"free {self.names[target]} {self.names[needed]}")

    def ask(self, target=None):
        self.events.append("build" if target is None else f"why {self.names[target]}")

    def ask_any(self):
        self.ask(None if self.rng.random() < 0.4 else self.any())

    def lines(self, size, first=None):
        """The targets with their first needs, and as many events as there is room for."""
        first = self.first if first is None else first
        targets = [
            " ".join([name, str(ms), *(self.names[needed] for needed in needs)])
            for name, ms, needs in zip(self.names, self.first_ms, first)
        ]
        events = self.events[: max(0, size - len(targets))]
        return [f"{len(targets)} {len(events)}", *targets, *events]

    def begin(self):
        """From here on, changes are events."""
        self.first = [list(needs) for needs in self.needs]
        self.first_ms = list(self.ms)


def count_for(size, share=4):
    return max(1, min(size - 1, size // share)) if size > 1 else size


def layered(graph, places, width, rng, most=3):
    """Each target needs some of the layer before its own."""
    for at in range(width, len(places)):
        before = at - at % width - width
        for _ in range(rng.randint(1, most)):
            graph.link(places[at], places[before + int(width * rng.random())])


def sparse(graph, rng, most=3):
    """Each target needs few earlier ones, from anywhere."""
    for target in range(1, len(graph.names)):
        for _ in range(rng.randint(0, most)):
            graph.link(target, int(target * rng.random()))


def jog(graph, rng, steps, questions=0.4):
    """Durations that change a little, and questions."""
    for _ in range(steps):
        if rng.random() < questions:
            graph.ask_any()
        else:
            graph.took(graph.any(), rng.randint(1, 900))


def empty(size, rng):
    """No targets at all; events can only ask for the whole build."""
    return [f"0 {size}", *["build"] * size]


def one(size, rng):
    """A single target, which may want to need itself."""
    graph = Graph(1, rng)
    graph.begin()
    for _ in range(size):
        rng.choice((lambda: graph.took(0, rng.randint(1, 99)), lambda: graph.need(0, 0), graph.ask_any))()
    return graph.lines(size)


def all_equal(size, rng):
    """Every duration is the same, and stays so."""
    graph = Graph(count_for(size), rng)
    graph.ms = [rng.randint(1, 50)] * len(graph.names)
    layered(graph, range(len(graph.names)), 3, rng)
    graph.begin()
    for _ in range(size):
        graph.took(graph.any(), graph.ms[0]) if rng.random() < 0.2 else graph.ask_any()
    return graph.lines(size)


def chain(size, rng):
    """Each target needs the one before."""
    graph = Graph(count_for(size), rng)
    for target in range(1, len(graph.names)):
        graph.link(target, target - 1)
    graph.begin()
    jog(graph, rng, size)
    return graph.lines(size)


def against(size, rng):
    """No needs at first; then each target comes to need the one listed after it, in random order."""
    graph = Graph(count_for(size), rng)
    graph.begin()
    places = list(range(len(graph.names) - 1))
    rng.shuffle(places)
    for target in places:
        graph.need(target, target + 1)
        if rng.random() < 0.7:
            graph.ask_any()
        if rng.random() < 0.3:
            graph.need(target + 1, rng.randrange(target + 1))
    jog(graph, rng, size)
    return graph.lines(size)


def hub(size, rng):
    """Everything needs one target, and one target needs as many as it may."""
    graph = Graph(count_for(size, 3), rng)
    last = len(graph.names) - 1
    for target in range(1, last):
        graph.link(target, 0)
    for target in rng.sample(range(last), min(last, MOST_NEEDS)):
        graph.link(last, target)
    graph.begin()
    for _ in range(size):
        draw = rng.random()
        if draw < 0.2:
            graph.took(0, rng.randint(1, 900))
        elif draw < 0.6:
            graph.took(graph.any(), rng.randint(1, 900))
        else:
            graph.ask(rng.choice((None, last)))
    return graph.lines(size)


def ties(size, rng):
    """Few durations, so that several needs and several targets finish last together."""
    graph = Graph(count_for(size, 3), rng)
    layered(graph, range(len(graph.names)), 4, rng, 4)
    graph.ms = [rng.choice((10, 20)) for _ in graph.ms]
    graph.begin()
    for _ in range(size):
        graph.took(graph.any(), rng.choice((10, 20))) if rng.random() < 0.4 else graph.ask_any()
    return graph.lines(size)


def faster(size, rng):
    """Everything becomes faster, and needs go away."""
    graph = Graph(count_for(size), rng)
    layered(graph, range(len(graph.names)), 3, rng)
    graph.ms = [rng.randint(500, 900) for _ in graph.ms]
    graph.begin()
    for _ in range(size):
        draw, target = rng.random(), graph.any()
        if draw < 0.4:
            graph.ms[target] = rng.randint(1, graph.ms[target])
            graph.took(target, graph.ms[target])
        elif draw < 0.55 and graph.needs[target]:
            graph.free(target, rng.choice(graph.needs[target]))
        else:
            graph.ask_any()
    return graph.lines(size)


def ends(size, rng):
    """From the end of a chain on, targets lose what they needed, and sometimes get it back."""
    graph = Graph(count_for(size), rng)
    for target in range(1, len(graph.names)):
        graph.link(target, target - 1)
    graph.begin()
    for target in range(len(graph.names) - 1, 0, -1):
        if rng.random() < 0.6:
            graph.took(target - 1, rng.randint(1, 900))
        graph.free(target, target - 1)
        graph.ask()
        if rng.random() < 0.3:
            graph.need(target, target - 1)
            graph.ask(rng.choice((None, target)))
    jog(graph, rng, size)
    return graph.lines(size)


def cycles(size, rng):
    """Needs that would close a circle, short or long, and questions about whoever took part in it."""
    graph = Graph(count_for(size), rng)
    count = len(graph.names)
    for target in range(1, count):
        graph.link(target, target - 1 if rng.random() < 0.7 else rng.randrange(target))
    graph.begin()
    for _ in range(size):
        upper, lower = sorted((graph.any(), graph.any()), reverse=True)
        if rng.random() < 0.5:
            upper = min(count - 1, lower + rng.randint(0, 3))
        before = len(graph.needs[lower])
        graph.need(lower, upper)
        del graph.needs[lower][before:]
        graph.ask(rng.choice((lower, upper, None, graph.any())))
        if rng.random() < 0.2:
            graph.took(lower, rng.randint(1, 900))
    return graph.lines(size)


def repeated(size, rng):
    """Needs that are there already, needs freed that are not, and the same ones again."""
    graph = Graph(max(2, min(size // 4, 8)), rng)
    count = len(graph.names)
    graph.begin()
    for _ in range(size):
        target = rng.randrange(1, count)
        needed = rng.randrange(target)
        times = rng.choice((1, 1, 2, 3))
        for _ in range(times):
            (graph.need if rng.random() < 0.6 else graph.free)(target, needed)
        graph.ask(target)
    return graph.lines(size)


def slack(size, rng):
    """Layers that wait for one slow target each: what changes beside it seldom matters."""
    large = size > 1000
    width = 50 if large else 4
    graph = Graph(count_for(size), rng)
    count = len(graph.names)
    layered(graph, range(count), width, rng)
    for target in range(count):
        if target >= width:
            graph.link(target, target - target % width - width)
        if target % width == 0:
            graph.ms[target] = 5000
    graph.begin()
    for step in range(size):
        draw, target = rng.random(), graph.any()
        if draw < 0.5:
            if target % width == 0 and (large or rng.random() < 0.6):
                target = min(count - 1, target + 1)
            graph.took(target, rng.randint(1, 5500 if rng.random() < (0.0002 if large else 0.1) else 900))
        else:
            graph.ask_any()
    return graph.lines(size)


def ladders(size, rng):
    """Ladders with a quick and a slow way from each rung to the next, the lower the more different, and jumps at
    their feet. In half of them the quick way is listed first."""
    rungs = 18 if size > 1000 else 4
    height = 3 * rungs
    graph = Graph(count_for(size), rng)
    for target in range(len(graph.names)):
        ladder, place = divmod(target, height)
        if place % 3:
            graph.link(target, target - place % 3)
        elif place:
            graph.link(target, target - 2)
            graph.link(target, target - 1)
        slow = place % 3 == 1 + ladder % 2
        graph.ms[target] = 2 ** (rungs - place // 3) if slow else 1
    graph.begin()
    feet = list(range(0, len(graph.names), height))
    for _ in range(size):
        draw, target = rng.random(), graph.any()
        if draw < 0.2:
            graph.took(rng.choice(feet), rng.choice((1, 2 ** (rungs + 3))))
        elif draw < 0.4:
            graph.took(target - target % height % 3, rng.randint(1, 4))
        else:
            graph.ask_any()
    return graph.lines(size)


def rewired(size, rng):
    """Services above a slow gate come to need libraries below it, and do without them again."""
    large = size > 1000
    graph = Graph(count_for(size), rng)
    count = len(graph.names)
    gate = count // 2
    width = 50 if large else 3
    layered(graph, range(gate), width, rng)
    layered(graph, range(gate + 1, count), width, rng)
    if gate:
        graph.link(gate, gate - 1)
    graph.ms[gate] = count * 1000
    for target in range(gate + 1, min(count, gate + 1 + width)):
        graph.link(target, gate)
    graph.begin()
    made = []
    for _ in range(size):
        draw = rng.random()
        if draw < 0.4 and 0 < gate < count - 1:
            made.append((rng.randrange(gate + 1, count), int(gate * rng.random())))
            graph.need(*made[-1])
        elif draw < 0.6 and made:
            graph.free(*made.pop(int(len(made) * rng.random())))
        elif draw < (0.603 if large else 0.7):
            graph.took(graph.any(), rng.randint(1, 900))
        else:
            graph.ask_any()
    return graph.lines(size)


def extreme(size, rng):
    """The shortest and the longest durations and names, in turn with times that 32 bits cannot tell apart or order."""
    if size % 2:
        return around_powers(Graph(count_for(size), rng), size, rng)
    letters = ("z", "y", "a", "0", "9", "-")
    names = [*letters, "/", ".", "_", *(f"{'z' * 22}{one}{other}" for one in letters for other in letters)]
    # Alike as numbers or for the hash function of Java's strings, and known to every object of JavaScript.
    names += ["1", "01", "1e0", "9007199254740992", "9007199254740993", "an", "c0", "constructor"]
    rng.shuffle(names)
    graph = Graph(min(len(names), count_for(size)), rng, names)
    graph.ms = [rng.choice((1, LONGEST, LONGEST - 1)) for _ in graph.ms]
    for target in range(1, len(graph.names)):
        graph.link(target, target - 1)
        graph.link(target, rng.randrange(target))
    graph.begin()
    for _ in range(size):
        draw = rng.random()
        if draw < 0.4:
            graph.took(graph.any(), rng.choice((1, LONGEST, LONGEST - 1)))
        elif draw < 0.5:
            graph.need(graph.any(), graph.any())
        else:
            graph.ask_any()
    return graph.lines(size)


def mixed(size, rng):
    """A repository in use: durations change with each build, needs come and go."""
    graph = Graph(count_for(size), rng)
    count = len(graph.names)
    sparse(graph, rng, 3 if size < 1000 else 2)
    graph.begin()
    questions = 0.6 if size < 1000 else 0.5
    for _ in range(size):
        draw, target = rng.random(), graph.any()
        if draw < questions:
            graph.ask_any()
        elif draw < questions + 0.25:
            graph.took(target, 1 + int(900 * rng.random()))
        elif draw < questions + 0.35 and graph.needs[target]:
            graph.free(target, rng.choice(graph.needs[target]))
        else:
            near = int(count * rng.random()) if size < 1000 else target + int(80 * rng.random()) - 60
            graph.need(target, max(0, min(count - 1, near)))
    return graph.lines(size)


FAMILIES = {
    "empty": empty,
    "one": one,
    "all-equal": all_equal,
    "sorted": chain,
    "reversed": against,
    "hub": hub,
    "ties": ties,
    "faster": faster,
    "ends": ends,
    "cycles": cycles,
    "repeated": repeated,
    "slack": slack,
    "ladders": ladders,
    "rewired": rewired,
    "extreme": extreme,
    "random": mixed,
}


def main():
    family, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    print("\n".join(FAMILIES[family](size, random.Random(seed))))


main()
