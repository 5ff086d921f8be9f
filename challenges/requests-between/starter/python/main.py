import sys


def requests_between(counts, questions):
    """Return one number for each question: the sum of the counts of its minutes.

    counts:    the requests of each minute, minute 0 first
    questions: list of (first, end); minute `end` does not belong to the question
    """
    return [-1 for _ in questions]



def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    minutes = numbers[0]
    counts = numbers[2 : 2 + minutes]
    rest = numbers[2 + minutes :]
    answers = requests_between(counts, list(zip(rest[::2], rest[1::2])))
    print("\n".join(map(str, answers)))


main()
