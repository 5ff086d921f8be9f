"""Entries by product: a total reads only its own, and still all of them each time."""

from collections import defaultdict


class Entry:
    def __init__(self, product, cents):
        self.product = product
        self.cents = cents


class Journal:
    def __init__(self):
        self.entries = defaultdict(list)

    def add(self, product, cents):
        self.entries[product].append(Entry(product, cents))

    def entries_of(self, product):
        return self.entries.get(product, [])
