import os, time
for _ in range(12):
    if os.fork() == 0:
        b = bytearray(b"x" * (40 << 20))
        time.sleep(60)
while True:
    os.wait()
