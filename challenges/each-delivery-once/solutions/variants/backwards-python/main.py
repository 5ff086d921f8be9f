import sys


def count_once(deliveries):
    amounts = dict(reversed(deliveries))
    return len(amounts), sum(amounts.values())



def main():
    words = sys.stdin.read().split()
    deliveries = list(zip(words[1::2], map(int, words[2::2])))
    events, total = count_once(deliveries)
    print(events, total)


main()
