import sys
from heapq import heappop, heappush


class Build:
    """A topological order is kept beside the finish times; a new need that contradicts it moves few targets in it."""

    def __init__(self):
        self.places = {}
        self.names, self.ms, self.finish, self.needs, self.dependents = [], [], [], [], []
        self.order = []
        self.last = []

    def add(self, name, ms, needs):
        place = self.places[name] = len(self.names)
        self.names.append(name)
        self.ms.append(ms)
        self.needs.append([self.places[needed] for needed in needs])
        self.dependents.append(set())
        self.order.append(place)
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
        if self.order[needed] >= self.order[place] and not self.reorder(place, needed):
            return False
        self.needs[place].append(needed)
        self.dependents[needed].add(place)
        self.update(place)
        return True

    def reorder(self, place, needed):
        """Bring `needed` before `place`, unless it depends on it. Only targets between the two are looked at."""
        order = self.order
        low, high = order[place], order[needed]
        after = self.reached(place, self.dependents, lambda at: order[at] <= high)
        if needed in after:
            return False
        before = self.reached(needed, self.needs, lambda at: order[at] >= low)
        moved = sorted(before, key=order.__getitem__) + sorted(after, key=order.__getitem__)
        for at, free in zip(moved, sorted(order[at] for at in moved)):
            order[at] = free
        return True

    def reached(self, start, edges, is_between):
        seen, waiting = {start}, [start]
        for place in waiting:
            for at in edges[place]:
                if at not in seen and is_between(at):
                    seen.add(at)
                    waiting.append(at)
        return seen

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
        """Carry a change on to all that it touches, in topological order."""
        order = self.order
        waiting, seen = [(order[changed], changed)], {changed}
        while waiting:
            _, place = heappop(waiting)
            finish = self.start(place) + self.ms[place]
            if finish == self.finish[place]:
                continue
            self.finish[place] = finish
            if not self.dependents[place]:
                heappush(self.last, (-finish, self.names[place]))
            for dependent in self.dependents[place]:
                if dependent not in seen:
                    seen.add(dependent)
                    heappush(waiting, (order[dependent], dependent))

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
