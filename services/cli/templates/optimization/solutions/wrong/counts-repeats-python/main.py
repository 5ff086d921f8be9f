import sys

words = sys.stdin.read().split()
charges = list(zip(words[1::2], words[2::2]))
print(len(charges) - len(set(charges)))
