import os

PLACES = {
    "/tmp/.local/lib/python3.13/site-packages/usercustomize.py": "print('mine')",
    "/tmp/.local/lib/python3.13/site-packages/mine.pth": "import os; print('mine')",
    "/tmp/.pythonrc.py": "print('mine')",
    "/work/sitecustomize.py": "print('mine')",
    "/work/io.py": "print('mine')",
    "/usr/lib/python3/dist-packages/sitecustomize.py": "print('mine')",
    "/usr/local/lib/python3.13/dist-packages/sitecustomize.py": "print('mine')",
    "/etc/python3.13/sitecustomize.py": "print('mine')",
    "/box/sitecustomize.py": "print('mine')",
    "/etc/ld.so.preload": "/work/mine.so",
    "/etc/environment": "LD_PRELOAD=/work/mine.so",
    "/hone/check.py": "",
}
won = []
for path, text in PLACES.items():
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        if not path.startswith(("/tmp/", "/work/")):
            won.append(path)
    except OSError:
        pass
# The environment of this process is not that of the next.
os.environ["PYTHONSTARTUP"] = os.environ["PYTHONPATH"] = os.environ["LD_PRELOAD"] = "/work/sitecustomize.py"
print(won)
