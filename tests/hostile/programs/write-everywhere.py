import os

written = []
for folder, folders, _ in os.walk("/"):
    folders[:] = [name for name in folders if os.path.join(folder, name) not in ("/proc", "/sys")]
    try:
        open(os.path.join(folder, "mine"), "x").close()
        written.append(folder)
    except OSError:
        pass
print(sorted(written))
