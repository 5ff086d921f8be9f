import os

TARGETS = ("/", "/box", "/box/main.py", "/hone", "/proc/1/root", "/proc/self/cwd", "/dev", "..", ".")
for place in ("/work", "/tmp", "/dev/shm"):
    for number, target in enumerate(TARGETS):
        os.symlink(target, f"{place}/{number}")
        os.mkdir(f"{place}/folder-{number}")
        os.symlink(target, f"{place}/folder-{number}/link")
    for target in ("/box/main.py", "/hone/runner", "/etc/passwd"):
        try:
            os.link(target, place + "/hard")
            print("hard link to", target)
        except OSError:
            pass
print("linked")
