import os
for place in ("/work", "/tmp", "/dev/shm"):
    n = 0
    try:
        while True:
            os.close(os.open(f"{place}/{n}", os.O_CREAT | os.O_WRONLY))
            n += 1
    except OSError as e:
        print(place, e.errno, n < 8192)
