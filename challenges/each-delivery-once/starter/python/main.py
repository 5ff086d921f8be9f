import sys


def count_once(deliveries):
    """Return (events, total): the number of different ids, and the sum of the amounts of their first deliveries.

    deliveries: list of (id, amount) in the order in which they arrived
    """
    return 0, -1



def main():
    words = sys.stdin.read().split()
    deliveries = list(zip(words[1::2], map(int, words[2::2])))
    events, total = count_once(deliveries)
    print(events, total)


main()
