from collections import defaultdict


def main():
    amounts_of = defaultdict(lambda: defaultdict(int))
    pairs = 0
    for _ in range(int(input())):
        card, amount = map(int, input().split())
        pairs += amounts_of[card][amount]
        amounts_of[card][amount] += 1
    print(pairs)


main()
