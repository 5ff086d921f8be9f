import sys


class SessionCache:
    """Keeps at most `limit` sessions; those not used for longest have to go first."""

    def __init__(self, limit):
        self.limit = limit
        self.hits = self.misses = self.evictions = 0

    def get(self, session):
        """A request of this session: a hit, or a miss that brings it into the cache."""

    def end(self, session):
        """The user logged out."""

    def resize(self, limit):
        """From now on at most `limit` sessions are kept."""

    def size(self):
        return 0

    def oldest(self):
        """The session to be evicted next; None when the cache is empty."""
        return None


def main():
    lines = sys.stdin.read().split("\n")
    limit, count = map(int, lines[0].split())
    cache = SessionCache(limit)
    report = []
    for line in lines[1 : count + 1]:
        operation, _, argument = line.partition(" ")
        if operation == "get":
            cache.get(argument)
        elif operation == "end":
            cache.end(argument)
        elif operation == "limit":
            cache.resize(int(argument))
        else:
            oldest = cache.oldest()
            report.append(f"{cache.hits} {cache.misses} {cache.evictions} {cache.size()} {oldest or '-'}")
    print("\n".join(report))


main()
