import sys


class Build:
    """Targets with their durations and needs."""

    def add(self, name, ms, needs):
        """Add a target; `needs` are names of targets that were added before."""

    def took(self, name, ms):
        """The target's duration is `ms` from now on."""

    def need(self, name, other):
        """Whether it was possible; the target comes to need the other one unless that closes a cycle."""
        return True

    def free(self, name, other):
        """The target needs the other one no longer."""

    def why(self, name):
        """The target's finish time, and the name of the need that it waits for, "-" if none."""
        return 0, ""

    def build(self):
        """The latest finish time of all, and the name of its target, "-" if there is none."""
        return 0, ""


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
