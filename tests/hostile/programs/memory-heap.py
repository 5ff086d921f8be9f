b = []
while True:
    b.append(bytearray(b"x" * (8 << 20)))
