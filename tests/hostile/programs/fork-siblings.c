#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    /* Children of the runner itself, and children that end without a signal. */
    for (int i = 0; i < 4; i++) {
        unsigned long flags = i % 2 == 0 ? CLONE_PARENT : 0;
        if (syscall(SYS_clone, flags, 0, 0, 0, 0) == 0) {
            setsid();
            for (volatile unsigned n = 0;; n++) continue;
        }
    }
    usleep(50000);
    puts("done");
    return 0;
}
