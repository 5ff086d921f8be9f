import sys

words = sys.stdin.read().split()
charges = list(zip(words[1::2], words[2::2]))
pairs = 0
for index, charge in enumerate(charges):
    for other in range(index):
        if charges[other] == charge:
            pairs += 1
print(pairs)
