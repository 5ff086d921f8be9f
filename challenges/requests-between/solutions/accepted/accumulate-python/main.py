from itertools import accumulate
from sys import stdin, stdout

minutes, asked = map(int, stdin.readline().split())
totals = list(accumulate((int(stdin.readline()) for _ in range(minutes)), initial=0))
for _ in range(asked):
    start, end = stdin.readline().split()
    stdout.write(f"{totals[int(end)] - totals[int(start)]}\n")
