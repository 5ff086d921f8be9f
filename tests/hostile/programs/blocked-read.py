import os

os.mkfifo("/work/fifo")
open("/work/fifo").read()
