import sys
from operator import mul

BASE = 131
PRIME = 10**9 + 7


class Reposts:
    """
    Counts fingerprints of the texts and of all texts with one place left out. A fingerprint is a polynomial whose
    coefficients are the characters' codes.
    """

    def __init__(self):
        self.weights = [1]
        self.texts = {}
        self.gaps = {}

    def add(self, text):
        codes, weights = text.encode(), self.weights
        while len(weights) < len(codes):
            weights.append(weights[-1] * BASE % PRIME)
        whole = sum(map(mul, codes, weights)) % PRIME
        found, gaps = 0, self.gaps
        for code, weight in zip(codes, weights):
            gap = (whole - code * weight) % PRIME
            known = gaps.get(gap, 0)
            gaps[gap] = known + 1
            found += known
        equal = self.texts.get(whole, 0)
        self.texts[whole] = equal + 1
        # An equal text was found once for each place.
        return found - (len(codes) - 1) * equal


def main():
    lines = sys.stdin.read().split("\n")
    reposts = Reposts()
    print("\n".join(str(reposts.add(text)) for text in lines[1 : int(lines[0]) + 1]))


main()
