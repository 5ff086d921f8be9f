import os

print(42, flush=True)
for fd in range(3):
    os.close(fd)
while True:
    pass
