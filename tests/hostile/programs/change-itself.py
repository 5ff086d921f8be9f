import os

ATTEMPTS = [
    lambda: open("/box/main.py", "a"),
    lambda: os.remove("/box/main.py"),
    lambda: os.rename("/box/main.py", "/box/x"),
    lambda: open("/box/sitecustomize.py", "w"),
    lambda: os.chmod("/box", 0o777),
    lambda: os.symlink("/etc", "/box/etc"),
    lambda: os.link("/box/main.py", "/work/main.py"),
    lambda: open("/hone/check.py", "a"),
    lambda: os.mkdir("/usr/lib/python3/dist-packages/mine"),
]
won = []
for number, attempt in enumerate(ATTEMPTS):
    try:
        attempt()
        won.append(number)
    except OSError:
        pass
print(won)
