class Ledger:
    def __init__(self):
        self.totals = {}

    def execute(self, words):
        if words[0] == "total":
            return str(self.totals.get(words[1]))
        cents = int(words[2])
        self.totals[words[1]] = self.totals.get(words[1], 0) + (cents if words[0] == "sale" else -cents)
        return None
