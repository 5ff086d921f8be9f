import sys

numbers = list(map(int, sys.stdin.buffer.read().split()))
print(len(numbers), sum(numbers))
