import ctypes
import os
import select

libc = ctypes.CDLL(None, use_errno=True)


def inotify():
    fd = libc.inotify_init()
    if fd < 0:
        raise OSError(ctypes.get_errno(), "inotify")
    return [fd]


KINDS = {
    "files": lambda: [os.open("/dev/null", os.O_RDONLY)],
    "pipes": lambda: list(os.pipe()),
    "epoll": lambda: [select.epoll()],
    "inotify": inotify,
    "eventfd": lambda: [os.eventfd(0)],
}
for name, make in KINDS.items():
    held = []
    try:
        while True:
            held += make()
    except OSError as error:
        print(name, error.errno)
    for each in held:
        os.close(each) if isinstance(each, int) else each.close()
