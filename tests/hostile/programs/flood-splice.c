#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/uio.h>
#include <unistd.h>

int main(void) {
    /* Pages of zeros are handed over, not copied. */
    static char zeros[1 << 20] __attribute__((aligned(4096)));
    struct iovec all = {zeros, sizeof zeros};
    fcntl(1, F_SETPIPE_SZ, 1 << 20);
    for (;;)
        if (vmsplice(1, &all, 1, 0) < 0) return 1;
}
