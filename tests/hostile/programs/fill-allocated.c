#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    const char *places[] = {"/work/a", "/tmp/a", "/dev/shm/a"};
    for (int i = 0; i < 3; i++) {
        int fd = open(places[i], O_CREAT | O_WRONLY, 0600);
        printf("%d\n", fallocate(fd, 0, 0, 200l << 20) == 0 ? 0 : errno);
    }
    return 0;
}
