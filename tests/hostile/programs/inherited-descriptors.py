import os

listing = os.open("/proc/self/fd", os.O_RDONLY | os.O_DIRECTORY)
print([fd for fd in os.listdir(listing) if int(fd) not in (0, 1, 2, listing) and os.path.exists(f"/proc/self/fd/{fd}")])
