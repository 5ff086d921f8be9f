"""All sales and returns, in the order in which they came."""


class Entry:
    def __init__(self, product, cents):
        self.product = product
        self.cents = cents


class Journal:
    def __init__(self):
        self.entries = []

    def add(self, product, cents):
        self.entries.append(Entry(product, cents))

    def entries_of(self, product):
        return [entry for entry in self.entries if entry.product == product]
