import os

while True:
    os.write(1, b"out\n" * 64)
    os.write(2, b"err\n" * 64)
