import os

found = []
for place in ("/work", "/tmp", "/dev/shm", "/dev/mqueue"):
    found += [f"{place}/{name}" for name in os.listdir(place)]
processes = [name for name in os.listdir("/proc") if name.isdigit() and int(name) not in (1, os.getpid())]
print(found + processes)
