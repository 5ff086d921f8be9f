#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>

int main(void) {
    /* Neighbouring pages of unlike rights cannot be kept as one mapping; the kernel keeps a note for each. */
    long made = 0;
    while (mmap(0, 4096, made % 2 == 0 ? PROT_READ : PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
        made++;
    puts(made < 1000000 ? "refused" : "unlimited");
    return 0;
}
