import sys


class Build:
    """Knows durations and needs, and computes all finish times whenever somebody asks."""

    def __init__(self):
        self.ms = {}
        self.needs = {}

    def add(self, name, ms, needs):
        self.ms[name] = ms
        self.needs[name] = needs

    def took(self, name, ms):
        self.ms[name] = ms

    def need(self, name, other):
        """Whether it was possible; the target comes to need the other one unless that closes a circle."""
        seen, waiting = {other}, [other]
        for target in waiting:
            for needed in self.needs[target]:
                if needed not in seen:
                    seen.add(needed)
                    waiting.append(needed)
        if name in seen:
            return False
        if other not in self.needs[name]:
            self.needs[name].append(other)
        return True

    def free(self, name, other):
        if other in self.needs[name]:
            self.needs[name].remove(other)

    def finish_times(self):
        missing = {name: len(needs) for name, needs in self.needs.items()}
        dependents = {name: [] for name in self.needs}
        for name, needs in self.needs.items():
            for needed in needs:
                dependents[needed].append(name)
        finish = {}
        ready = [name for name, count in missing.items() if count == 0]
        for name in ready:
            finish[name] = self.ms[name] + max((finish[needed] for needed in self.needs[name]), default=0)
            for dependent in dependents[name]:
                missing[dependent] -= 1
                if missing[dependent] == 0:
                    ready.append(dependent)
        return finish

    def why(self, name):
        finish = self.finish_times()
        return finish[name], min(self.needs[name], key=lambda needed: (-finish[needed], needed), default="-")

    def build(self):
        finish = self.finish_times()
        last = min(finish, key=lambda name: (-finish[name], name), default="-")
        return finish.get(last, 0), last


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
