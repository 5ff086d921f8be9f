from collections import defaultdict


class Ledger:
    def __init__(self):
        self.sums = {"sale": defaultdict(int), "return": defaultdict(int)}

    def execute(self, words):
        command, product = words[0], words[1]
        if command == "total":
            return self.sums["sale"][product] - self.sums["return"][product]
        self.sums[command][product] += int(words[2])
        return None
