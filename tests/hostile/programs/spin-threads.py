import hashlib, threading
def burn():
    while True:
        hashlib.sha256(b"x" * (1 << 20))
for _ in range(8):
    threading.Thread(target=burn).start()
