import sys


class Reposts:
    """Remembers texts, and knows how many of them are near-duplicates of a new one."""

    def add(self, text):
        """Remembers the text. Returns how many of those before it have its length and differ in one place at most."""
        return -1


def main():
    lines = sys.stdin.read().split("\n")
    reposts = Reposts()
    print("\n".join(str(reposts.add(text)) for text in lines[1 : int(lines[0]) + 1]))


main()
