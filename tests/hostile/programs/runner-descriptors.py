import os
won = []
for fd in range(16):
    try:
        os.write(os.open(f"/proc/1/fd/{fd}", os.O_WRONLY), b"x")
        won.append(fd)
    except OSError:
        pass
print(won)
