import sys
from heapq import heappop, heappush


class Build:
    """Finish times are kept, and changes are carried on in the order of the finish times before.

    A target always finishes after what it needs, so this order is a topological one, without being kept apart.
    """

    def __init__(self):
        self.places = {}
        self.names, self.ms, self.finish, self.needs, self.dependents = [], [], [], [], []
        self.last = []

    def add(self, name, ms, needs):
        place = self.places[name] = len(self.names)
        self.names.append(name)
        self.ms.append(ms)
        self.needs.append([self.places[needed] for needed in needs])
        self.dependents.append(set())
        for needed in self.needs[place]:
            self.dependents[needed].add(place)
        self.finish.append(self.start(place) + ms)
        heappush(self.last, (-self.finish[place], name))

    def start(self, place):
        finish = self.finish
        return max([finish[needed] for needed in self.needs[place]], default=0)

    def took(self, name, ms):
        place = self.places[name]
        self.ms[place] = ms
        self.update(place)

    def need(self, name, other):
        """Whether it was possible; the target comes to need the other one unless that closes a circle."""
        place, needed = self.places[name], self.places[other]
        if needed in self.needs[place]:
            return True
        early_enough = self.finish[needed] <= self.finish[place] - self.ms[place]
        self.needs[place].append(needed)
        if not early_enough and not self.update(place, needed):
            self.needs[place].pop()
            return False
        self.dependents[needed].add(place)
        return True

    def free(self, name, other):
        place, needed = self.places[name], self.places[other]
        if needed not in self.needs[place]:
            return
        self.needs[place].remove(needed)
        self.dependents[needed].discard(place)
        if not self.dependents[needed]:
            heappush(self.last, (-self.finish[needed], other))
        self.update(place)

    def update(self, changed, unreachable=None):
        """Carry a change on to all that it touches; if `unreachable` is among them, undo everything."""
        finish, needs, ms = self.finish, self.needs, self.ms
        waiting, seen, before = [(finish[changed], changed)], {changed}, []
        while waiting:
            old, place = heappop(waiting)
            if place == unreachable:
                for place, old in before:
                    finish[place] = old
                return False
            new = ms[place] + max([finish[needed] for needed in needs[place]], default=0)
            if new == old:
                continue
            before.append((place, old))
            finish[place] = new
            for dependent in self.dependents[place]:
                if dependent not in seen:
                    seen.add(dependent)
                    heappush(waiting, (finish[dependent], dependent))
        for place, _ in before:
            if not self.dependents[place]:
                heappush(self.last, (-finish[place], self.names[place]))
        return True

    def why(self, name):
        place = self.places[name]
        waits_for = min(((-self.finish[needed], self.names[needed]) for needed in self.needs[place]), default=(0, "-"))
        return self.finish[place], waits_for[1]

    def build(self):
        """What finishes last is needed by nothing. Entries that are out of date are thrown away when they surface."""
        last = self.last
        while last and self.finish[self.places[last[0][1]]] != -last[0][0]:
            heappop(last)
        return (-last[0][0], last[0][1]) if last else (0, "-")


def main():
    lines = sys.stdin.read().split("\n")
    targets, events = map(int, lines[0].split())
    build = Build()
    for line in lines[1 : targets + 1]:
        name, ms, *needs = line.split()
        build.add(name, int(ms), needs)
    report = []
    for line in lines[targets + 1 : targets + events + 1]:
        kind, *words = line.split()
        if kind == "took":
            build.took(words[0], int(words[1]))
        elif kind == "free":
            build.free(*words)
        elif kind == "need":
            if not build.need(*words):
                report.append("cycle")
        else:
            finish, name = build.why(*words) if kind == "why" else build.build()
            report.append(f"{finish}, {name}")
    print("\n".join(report))


main()
