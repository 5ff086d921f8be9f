import sys


class Rings:
    """Knows who is linked with whom."""

    def __init__(self, least_accounts, least_total):
        self.least_accounts = least_accounts
        self.least_total = least_total
        self.links = {}
        self.paid = {}

    def link(self, account, other):
        before = self.is_suspicious(account) or self.is_suspicious(other)
        self.links.setdefault(account, []).append(other)
        self.links.setdefault(other, []).append(account)
        return None if before or not self.is_suspicious(account) else self.ring(account)

    def pay(self, account, amount):
        before = self.is_suspicious(account)
        self.paid[account] = self.paid.get(account, 0) + amount
        return None if before or not self.is_suspicious(account) else self.ring(account)

    def is_suspicious(self, account):
        accounts, total = self.ring(account)
        return accounts >= self.least_accounts and total >= self.least_total

    def ring(self, account):
        seen = {account, *self.links.get(account, [])}
        return len(seen), sum(self.paid.get(member, 0) for member in seen)


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
