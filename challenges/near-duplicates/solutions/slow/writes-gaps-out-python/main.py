import sys


class Reposts:
    """Counts the texts, and all texts with one place replaced by a star, as strings."""

    def __init__(self):
        self.texts = {}
        self.gaps = {}

    def add(self, text):
        found = 0
        for place in range(len(text)):
            gap = f"{text[:place]}*{text[place + 1:]}"
            known = self.gaps.get(gap, 0)
            self.gaps[gap] = known + 1
            found += known
        equal = self.texts.get(text, 0)
        self.texts[text] = equal + 1
        return found - (len(text) - 1) * equal


def main():
    lines = sys.stdin.read().split("\n")
    reposts = Reposts()
    print("\n".join(str(reposts.add(text)) for text in lines[1 : int(lines[0]) + 1]))


main()
