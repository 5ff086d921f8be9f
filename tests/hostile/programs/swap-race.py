import os
import time

# Children that never rest put a link to the program's folder where there was a folder of their own.
for number in range(4):
    if os.fork() == 0:
        os.setsid()
        base = f"/work/{number}"
        os.mkdir(base)
        os.mkdir(base + "/a")
        os.symlink("/box", base + "/b")
        while True:
            os.rename(base + "/a", base + "/c")
            os.rename(base + "/b", base + "/a")
            os.rename(base + "/a", base + "/b")
            os.rename(base + "/c", base + "/a")
time.sleep(0.1)
print("swapped")
