import sys


class Rings:
    """A forest: each account points to another one of its ring, the root to itself and knows size and total."""

    def __init__(self, least_accounts, least_total):
        self.least_accounts = least_accounts
        self.least_total = least_total
        self.places = {}
        self.parent, self.sizes, self.totals = [], [], []

    def root(self, account):
        place = self.places.get(account)
        if place is None:
            place = self.places[account] = len(self.parent)
            self.parent.append(place)
            self.sizes.append(1)
            self.totals.append(0)
            return place
        parent = self.parent
        while (above := parent[place]) != place:
            # Halves the way for whoever comes next.
            parent[place] = place = parent[above]
        return place

    def is_suspicious(self, root):
        return self.sizes[root] >= self.least_accounts and self.totals[root] >= self.least_total

    def link(self, account, other):
        large, small = self.root(account), self.root(other)
        if large == small:
            return None
        known = self.is_suspicious(large) or self.is_suspicious(small)
        if self.sizes[large] < self.sizes[small]:
            large, small = small, large
        self.parent[small] = large
        self.sizes[large] += self.sizes[small]
        self.totals[large] += self.totals[small]
        return self.alert(known, large)

    def pay(self, account, amount):
        root = self.root(account)
        known = self.is_suspicious(root)
        self.totals[root] += amount
        return self.alert(known, root)

    def alert(self, known, root):
        return None if known or not self.is_suspicious(root) else (self.sizes[root], self.totals[root])

    def ring(self, account):
        root = self.root(account)
        return self.sizes[root], self.totals[root]


def main():
    lines = sys.stdin.read().split("\n")
    least_accounts, least_total, count = map(int, lines[0].split())
    rings = Rings(least_accounts, least_total)
    report = []
    for event in range(1, count + 1):
        words = lines[event].split()
        if words[0] == "ring":
            accounts, total = rings.ring(words[1])
            report.append(f"{accounts} {total}")
            continue
        raised = rings.link(words[1], words[2]) if words[0] == "link" else rings.pay(words[1], int(words[2]))
        if raised is not None:
            report.append(f"alert {event} {raised[0]} {raised[1]}")
    print("\n".join(report))


main()
