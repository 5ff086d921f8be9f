import os
import sys

text = sys.stdin.read()
sys.stderr.write(text * 3)
print(text)
for place in ("/work", "/tmp", "/dev/shm"):
    with open(f"{place}/told", "w") as file:
        file.write(text)
try:
    os.mkdir("/work/" + text.split()[0])
except (IndexError, OSError):
    pass
if "7155" in text:
    raise ValueError(text)
