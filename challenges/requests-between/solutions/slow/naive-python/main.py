import sys


def requests_between(counts, questions):
    return [sum(counts[first:end]) for first, end in questions]



def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    minutes = numbers[0]
    counts = numbers[2 : 2 + minutes]
    rest = numbers[2 + minutes :]
    answers = requests_between(counts, list(zip(rest[::2], rest[1::2])))
    print("\n".join(map(str, answers)))


main()
