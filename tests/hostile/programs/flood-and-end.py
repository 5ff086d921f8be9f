import os

os.write(1, b"x" * 65536)
os.write(1, b"x")
