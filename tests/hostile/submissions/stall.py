import os

for _ in range(5):
    if os.fork() == 0:
        os.setsid()
        break
while True:
    pass
