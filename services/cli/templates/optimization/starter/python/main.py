import sys


def main():
    n, *values = map(int, sys.stdin.read().split())
    print("answer")


main()
