import sys


class Ring:
    def __init__(self, account):
        self.members = [account]
        self.total = 0


class Rings:
    """Each account knows its ring. Of two rings the second moves."""

    def __init__(self, least_accounts, least_total):
        self.least_accounts = least_accounts
        self.least_total = least_total
        self.ring_of = {}

    def find(self, account):
        ring = self.ring_of.get(account)
        if ring is None:
            ring = self.ring_of[account] = Ring(account)
        return ring

    def is_suspicious(self, ring):
        return len(ring.members) >= self.least_accounts and ring.total >= self.least_total

    def link(self, account, other):
        stays, moves = self.find(account), self.find(other)
        if stays is moves:
            return None
        known = self.is_suspicious(stays) or self.is_suspicious(moves)
        for member in moves.members:
            self.ring_of[member] = stays
        stays.members += moves.members
        stays.total += moves.total
        return None if known else self.report(stays)

    def pay(self, account, amount):
        ring = self.find(account)
        known = self.is_suspicious(ring)
        ring.total += amount
        return None if known else self.report(ring)

    def report(self, ring):
        return (len(ring.members), ring.total) if self.is_suspicious(ring) else None

    def ring(self, account):
        ring = self.find(account)
        return len(ring.members), ring.total


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
