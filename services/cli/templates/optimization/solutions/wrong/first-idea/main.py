import sys

n, *values = map(int, sys.stdin.read().split())
print(n - len(set(values)))
