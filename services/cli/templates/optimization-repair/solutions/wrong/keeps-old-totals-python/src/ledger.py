from functools import cache

from .journal import Journal


class Ledger:
    def __init__(self):
        self.journal = Journal()

    def execute(self, words):
        if words[0] == "total":
            return self.total(words[1])
        cents = int(words[2])
        self.journal.add(words[1], cents if words[0] == "sale" else -cents)
        return None

    @cache
    def total(self, product):
        return sum(entry.cents for entry in self.journal.entries_of(product))
