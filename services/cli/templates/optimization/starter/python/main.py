import sys


def count_pairs(charges):
    """charges is a list of (card, amount)."""
    return -1


def main():
    words = list(map(int, sys.stdin.read().split()))
    charges = list(zip(words[1::2], words[2::2]))
    print(count_pairs(charges))


main()
