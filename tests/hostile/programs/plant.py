import os
import socket

for place in ("/work", "/tmp", "/dev/shm", "/dev/mqueue"):
    for name in ("seen", ".seen", "..seen", "-rf", "with\nnewline", "x" * 255):
        try:
            os.close(os.open(f"{place}/{name}", os.O_CREAT | os.O_WRONLY, 0))
        except OSError:
            pass
for place in ("/work", "/tmp", "/dev/shm"):
    os.mkfifo(place + "/fifo")
    os.symlink("/", place + "/link")
    os.mkdir(place + "/folder", 0o100)
    socket.socket(socket.AF_UNIX).bind(place + "/socket")
kept = socket.socket(socket.AF_UNIX)
kept.bind("\0seen")
kept.listen()
if os.fork() == 0:
    os.setsid()
    while True:
        kept.accept()
print("planted")
