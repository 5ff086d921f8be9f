#define _GNU_SOURCE
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>

int main(void) {
    struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY}, now;
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    int won = setrlimit(RLIMIT_CORE, &all) == 0;
    getrlimit(RLIMIT_CORE, &now);
    printf("%d %d\n", won, now.rlim_cur != 0 || now.rlim_max != 0);
    fflush(stdout);
    return *(volatile int *)0;
}
