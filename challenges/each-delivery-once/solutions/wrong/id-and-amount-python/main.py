import sys


def count_once(deliveries):
    different = set(deliveries)
    return len({event for event, _ in different}), sum(amount for _, amount in different)



def main():
    words = sys.stdin.read().split()
    deliveries = list(zip(words[1::2], map(int, words[2::2])))
    events, total = count_once(deliveries)
    print(events, total)


main()
