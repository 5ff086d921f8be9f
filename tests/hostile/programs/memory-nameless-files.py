import os

while True:
    file = os.memfd_create("nothing")
    for _ in range(16):
        os.write(file, b"x" * (1 << 20))
