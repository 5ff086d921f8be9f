import sys


class Rings:
    """Accounts grow together into rings; a ring with enough accounts and payments is suspicious."""

    def __init__(self, least_accounts, least_total):
        self.least_accounts = least_accounts
        self.least_total = least_total

    def link(self, account, other):
        """Join two rings. Returns (accounts, total) of the ring when this raises an alert, else None."""
        return None

    def pay(self, account, amount):
        """Add a payment. Returns (accounts, total) of the ring when this raises an alert, else None."""
        return None

    def ring(self, account):
        """(accounts, total) of the account's ring; an account that was never mentioned is (1, 0)."""
        return 0, 0


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
