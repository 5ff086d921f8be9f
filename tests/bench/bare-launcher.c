/*
 * Runs a program n times in a changed root, one after another, and prints wall and CPU nanoseconds of each run.
 * Usage: bare-launcher ROOT N INPUT PROGRAM ARG...   (INPUT is outside the root, as a box gets its input from outside)
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
    if (argc < 5) return 2;
    int input = open(argv[3], O_RDONLY | O_CLOEXEC);
    if (input < 0 || chroot(argv[1]) != 0 || chdir("/") != 0) return 3;
    int null = open("/dev/null", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    for (int i = 0; i < atoi(argv[2]); i++) {
        long long begun = now_ns();
        lseek(input, 0, SEEK_SET);
        pid_t child = vfork();
        if (child == 0) {
            dup2(input, 0);
            dup2(null, 1);
            execve(argv[4], argv + 4, (char *[]){"PATH=/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE=1", NULL});
            _exit(127);
        }
        struct rusage used;
        int status;
        if (child < 0 || wait4(child, &status, 0, &used) < 0 || status != 0) return 4;
        long long cpu = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000000LL +
                        (used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1000LL;
        printf("%lld %lld\n", now_ns() - begun, cpu);
    }
    return 0;
}
