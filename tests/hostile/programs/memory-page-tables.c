#define _GNU_SOURCE
#include <sys/mman.h>

int main(void) {
    /* One byte in every two mebibytes: a page of data and a page of the table that finds it. */
    const unsigned long size = 1ul << 40;
    char *room = mmap(0, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED) return 1;
    madvise(room, size, MADV_NOHUGEPAGE);
    for (unsigned long at = 0; at < size; at += 2ul << 20) room[at] = 1;
    return 0;
}
