import sys


class SlowEndpoints:
    """Follows how long requests take and knows the slowest endpoints at any time."""

    def __init__(self, percent):
        self.percent = percent

    def took(self, name, ms):
        """A request to the endpoint took this many milliseconds."""

    def top(self, count):
        """The slowest endpoints as a list of (name, percentile), slowest first; at most `count` of them."""
        return []


def main():
    lines = sys.stdin.read().split("\n")
    percent, count = map(int, lines[0].split())
    endpoints = SlowEndpoints(percent)
    report = []
    for line in lines[1 : count + 1]:
        words = line.split()
        if words[0] == "took":
            endpoints.took(words[1], int(words[2]))
        else:
            slowest = endpoints.top(int(words[1]))
            report.append(" ".join(f"{name} {ms}" for name, ms in slowest) or "-")
    print("\n".join(report))


main()
