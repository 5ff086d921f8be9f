# Its first thread is gone, another continues: to the kernel the process has half exited.
import ctypes
import os
import threading
import time


def go_on():
    time.sleep(0.3)
    os.close(1)
    time.sleep(60)


print("ready", flush=True)
threading.Thread(target=go_on).start()
ctypes.CDLL(None).pthread_exit(None)
