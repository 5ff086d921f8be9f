import sys

print("ready", flush=True)
print(sum(map(int, sys.stdin)))
