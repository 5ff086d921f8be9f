import fcntl
import os

held = 0
try:
    while True:
        reader, writer = os.pipe()
        try:
            fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 1 << 20)
        except OSError:
            pass
        os.set_blocking(writer, False)
        try:
            while True:
                held += os.write(writer, b"x" * 65536)
        except BlockingIOError:
            pass
except OSError as error:
    print(error.errno)
