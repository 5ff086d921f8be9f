"""Each place has a random number for each character. A text is the xor of its numbers; a gap leaves out one of them."""

import random
import sys


def main():
    lines = sys.stdin.read().split("\n")
    numbers = random.Random()
    table = []
    texts, gaps = {}, {}
    out = []
    for text in lines[1 : int(lines[0]) + 1]:
        while len(table) < len(text):
            table.append(NumbersOfPlace(numbers))
        whole = 0
        parts = []
        for place, character in zip(table, text):
            part = place[character]
            parts.append(part)
            whole ^= part
        near = 0
        for part in parts:
            gap = whole ^ part
            count = gaps.get(gap, 0)
            near += count
            gaps[gap] = count + 1
        same = texts.get(whole, 0)
        texts[whole] = same + 1
        out.append(str(near - same * (len(text) - 1)))
    print("\n".join(out))


class NumbersOfPlace(dict):
    def __init__(self, numbers):
        super().__init__()
        self.numbers = numbers

    def __missing__(self, character):
        self[character] = number = self.numbers.getrandbits(60)
        return number


main()
