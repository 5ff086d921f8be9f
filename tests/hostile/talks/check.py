# Talks first and listens to the end. 20,000 numbers do not fit into any pipe on the way.
import os
import sys

numbers = range(20000)
first = sys.stdin.readline()
for number in numbers:
    print(number)
sys.stdout.flush()
os.close(1)
said = sys.stdin.read()
sys.exit(42 if first + said == f"ready\n{sum(numbers)}\n" else 43)
