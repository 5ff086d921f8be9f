import os

os.mkdir("/work/.stdin", 0)
os.symlink("/box/main.py", "/tmp/.stdin")
os.mkfifo("/dev/shm/.stdin")
os.makedirs("/work/.build")
os.symlink("/etc/passwd", "/work/.build/main.cjs")
print("set")
