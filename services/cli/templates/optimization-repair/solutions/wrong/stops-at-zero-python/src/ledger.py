class Ledger:
    def __init__(self):
        self.totals = {}

    def execute(self, words):
        if words[0] == "total":
            return self.totals.get(words[1], 0)
        cents = int(words[2])
        before = self.totals.get(words[1], 0)
        self.totals[words[1]] = before + cents if words[0] == "sale" else max(0, before - cents)
        return None
