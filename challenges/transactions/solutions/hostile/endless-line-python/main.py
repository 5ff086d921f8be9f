import sys

# A line that never ends.
while True:
    sys.stdout.write('{"src": "n0", "txn": [[' * 1000)
