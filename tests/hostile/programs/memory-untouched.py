import mmap

MAP_NORESERVE = 0x4000
kept = mmap.mmap(-1, 1 << 40, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_NORESERVE)
kept[0] = 1
print("untouched")
