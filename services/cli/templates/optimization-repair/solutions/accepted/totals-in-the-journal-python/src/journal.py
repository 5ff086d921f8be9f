from collections import Counter


class Journal:
    def __init__(self):
        # Asked for a name that it does not have, a Counter answers 0 and keeps nothing.
        self.totals = Counter()

    def add(self, product, cents):
        self.totals[product] += cents
