import os
import time

for _ in range(4):
    if os.fork() == 0:
        with open("/dev/stdout", "wb", buffering=0) as stream:
            while True:
                stream.write(b"x" * 4096)
time.sleep(60)
