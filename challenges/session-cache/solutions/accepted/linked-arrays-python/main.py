import sys


class SessionCache:
    """A ring of sessions in arrays: slot 0 is where newest and oldest meet, freed slots are used again."""

    def __init__(self, limit):
        self.limit = limit
        self.slots = {}
        self.names, self.newer, self.older, self.free = [None], [0], [0], []
        self.hits = self.misses = self.evictions = 0

    def get(self, session):
        slot = self.slots.get(session)
        if slot is None:
            self.misses += 1
            self.link(self.slot_for(session))
            while len(self.slots) > self.limit:
                self.evict()
        else:
            self.hits += 1
            self.unlink(slot)
            self.link(slot)

    def end(self, session):
        slot = self.slots.pop(session, None)
        if slot is not None:
            self.unlink(slot)
            self.free.append(slot)

    def resize(self, limit):
        self.limit = limit
        while len(self.slots) > limit:
            self.evict()

    def evict(self):
        self.end(self.oldest())
        self.evictions += 1

    def slot_for(self, session):
        if self.free:
            slot = self.free.pop()
            self.names[slot] = session
        else:
            slot = len(self.names)
            self.names.append(session)
            self.newer.append(0)
            self.older.append(0)
        self.slots[session] = slot
        return slot

    def link(self, slot):
        newest = self.older[0]
        self.newer[newest] = self.older[0] = slot
        self.older[slot], self.newer[slot] = newest, 0

    def unlink(self, slot):
        newer, older = self.newer[slot], self.older[slot]
        self.older[newer], self.newer[older] = older, newer

    def size(self):
        return len(self.slots)

    def oldest(self):
        return self.names[self.newer[0]]


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
