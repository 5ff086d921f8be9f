import sys
from heapq import heappop, heappush


class Build:
    """Finish times are kept, and changes are carried on in their order. Circles are looked for in the whole graph."""

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
        if self.leads_to(place, needed):
            return False
        self.needs[place].append(needed)
        self.dependents[needed].add(place)
        self.update(place)
        return True

    def leads_to(self, place, needed):
        seen, waiting = {needed}, [needed]
        for at in waiting:
            if at == place:
                return True
            for other in self.needs[at]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return False

    def free(self, name, other):
        place, needed = self.places[name], self.places[other]
        if needed not in self.needs[place]:
            return
        self.needs[place].remove(needed)
        self.dependents[needed].discard(place)
        if not self.dependents[needed]:
            heappush(self.last, (-self.finish[needed], other))
        self.update(place)

    def update(self, changed):
        """Carry a change on to all that it touches."""
        finish, needs, ms = self.finish, self.needs, self.ms
        waiting, seen, moved = [(finish[changed], changed)], {changed}, []
        while waiting:
            old, place = heappop(waiting)
            new = ms[place] + max([finish[needed] for needed in needs[place]], default=0)
            if new == old:
                continue
            moved.append(place)
            finish[place] = new
            for dependent in self.dependents[place]:
                if dependent not in seen:
                    seen.add(dependent)
                    heappush(waiting, (finish[dependent], dependent))
        for place in moved:
            if not self.dependents[place]:
                heappush(self.last, (-finish[place], self.names[place]))

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
            report.append(f"{finish} {name}")
    print("\n".join(report))


main()
