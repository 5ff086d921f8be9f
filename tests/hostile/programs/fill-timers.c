#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

int main(void) {
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN};
    signal(SIGRTMIN, SIG_IGN);
    long made = 0, queued = 0;
    timer_t timer;
    while (made < 1000000 && timer_create(CLOCK_MONOTONIC, &event, &timer) == 0) made++;
    sigset_t set;
    sigfillset(&set);
    sigprocmask(SIG_BLOCK, &set, 0);
    while (queued < 1000000 && sigqueue(getpid(), SIGRTMIN + 1, (union sigval){0}) == 0) queued++;
    puts(made < 1000000 && queued < 1000000 ? "refused" : "unlimited");
    return 0;
}
