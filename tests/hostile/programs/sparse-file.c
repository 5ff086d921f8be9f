#define _GNU_SOURCE
#include <fcntl.h>
#include <unistd.h>

int main(void) {
    int fd = open("/work/sparse", O_CREAT | O_WRONLY, 0600);
    /* Beyond the limit of file size: the default of the signal is to end the program. */
    return pwrite(fd, "x", 1, 1ll << 40) == 1 ? 0 : 1;
}
