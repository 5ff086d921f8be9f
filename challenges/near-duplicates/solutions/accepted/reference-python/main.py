import sys
from operator import mul
from random import SystemRandom

PRIME = 2**61 - 1


class Reposts:
    """
    Counts fingerprints of the texts and of all texts with one place left out. A fingerprint is the sum of the
    characters' codes, each times a random weight of its place: nobody can tell beforehand which texts collide.
    """

    def __init__(self):
        self.random = SystemRandom()
        self.weights = []
        self.texts = {}
        self.gaps = {}

    def add(self, text):
        codes, weights = text.encode(), self.weights
        while len(weights) < len(codes):
            weights.append(self.random.randrange(1, PRIME))
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
