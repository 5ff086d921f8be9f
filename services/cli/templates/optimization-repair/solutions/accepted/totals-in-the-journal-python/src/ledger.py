from .journal import Journal


class Ledger:
    def __init__(self):
        self.journal = Journal()

    def execute(self, words):
        if words[0] == "total":
            return self.journal.totals[words[1]]
        sign = 1 if words[0] == "sale" else -1
        self.journal.add(words[1], sign * int(words[2]))
        return None
