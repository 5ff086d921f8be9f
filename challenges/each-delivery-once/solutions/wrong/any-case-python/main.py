import sys


def count_once(deliveries):
    seen = set()
    total = 0
    for event, amount in deliveries:
        event = event.lower()
        if event not in seen:
            seen.add(event)
            total += amount
    return len(seen), total



def main():
    words = sys.stdin.read().split()
    deliveries = list(zip(words[1::2], map(int, words[2::2])))
    events, total = count_once(deliveries)
    print(events, total)


main()
