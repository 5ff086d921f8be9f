import os

zero = os.open("/dev/zero", os.O_RDONLY)
buffer = bytearray(16 << 20)
while True:
    os.readv(zero, [buffer])
