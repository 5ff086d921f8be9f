import sys


class Reposts:
    """Compares each text with all that came before."""

    def __init__(self):
        self.texts = []

    def add(self, text):
        found = sum(is_near(text, other) for other in self.texts)
        self.texts.append(text)
        return found


def is_near(text, other):
    return len(text) == len(other) and sum(one != two for one, two in zip(text, other)) <= 1


def main():
    lines = sys.stdin.read().split("\n")
    reposts = Reposts()
    print("\n".join(str(reposts.add(text)) for text in lines[1 : int(lines[0]) + 1]))


main()
