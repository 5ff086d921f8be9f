won = []
for name in ("environ", "mem", "maps", "fd/0", "cwd/box", "root/box", "syscall", "stack", "auxv", "io"):
    try:
        open(f"/proc/1/{name}", "rb").read(1)
        won.append(name)
    except OSError:
        pass
print(won)
