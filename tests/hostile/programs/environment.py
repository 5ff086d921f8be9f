import os

ALLOWED = {"HOME", "LANG", "PATH", "TMPDIR", "TZ", "PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED"}
# Files with a name and nothing else in them, which the engine makes for each container.
ENGINES_OWN = {"/", "/etc/hostname", "/etc/hosts", "/etc/resolv.conf"}
won = sorted(set(os.environ) - ALLOWED)
for name in os.listdir("/proc"):
    if not name.isdigit():
        continue
    for file in ("environ", "cmdline"):
        try:
            text = open(f"/proc/{name}/{file}", "rb").read()
        except OSError:
            continue
        if b"redis:" in text or b"mongodb:" in text or b"SECRET" in text or b"TOKEN" in text:
            won.append(f"{name} {file}")
for line in open("/proc/mounts"):
    source, target, kind = line.split()[:3]
    if not (kind in ("proc", "tmpfs", "sysfs", "cgroup", "cgroup2", "mqueue", "devpts", "devtmpfs") or target in ENGINES_OWN):
        won.append(target)
for place in ("/run/secrets", "/var/run/secrets", "/root", "/home", "/hone"):
    for folder, _, names in os.walk(place):
        won += [name for name in names if not (folder == "/hone" and name in ("runner", "check.py", "packages.txt"))]
print(won)
