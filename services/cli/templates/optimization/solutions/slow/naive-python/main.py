import sys

n, *values = map(int, sys.stdin.read().split())
print(sum(values[i] == values[j] for i in range(n) for j in range(i)))
