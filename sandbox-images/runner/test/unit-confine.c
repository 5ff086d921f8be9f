/* The filter of measured programs, in a child each, as nobody gets rid of it again. */
#include "../src/confine.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"

static bool so_when_confined(bool (*claim)(void)) {
    pid_t pid = fork();
    if (pid == 0) {
        bool ready = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && confine() == 0;
        _exit(ready && claim() ? 0 : 1);
    }
    int status = 1;
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static bool refused(long answer) {
    return answer == -1 && errno == EPERM;
}

static bool no_socket_but_unix(void) {
    int pair[2];
    return refused(socket(AF_INET, SOCK_STREAM, 0)) && refused(socket(AF_INET6, SOCK_DGRAM, 0)) &&
           refused(socket(AF_NETLINK, SOCK_RAW, 0)) &&
           /* The kernel sees no more of a family than an int. */
           refused(syscall(SYS_socket, (UINT64_C(1) << 32) | AF_INET, SOCK_STREAM, 0)) &&
           socket(AF_UNIX, SOCK_STREAM, 0) >= 0 && socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0;
}

static bool no_timer(void) {
    struct itimerval soon = {.it_value = {.tv_sec = 1}};
    timer_t timer;
    return refused(timerfd_create(CLOCK_MONOTONIC, 0)) && refused(setitimer(ITIMER_REAL, &soon, NULL)) &&
           refused(timer_create(CLOCK_MONOTONIC, NULL, &timer));
}

static bool sleeping_and_children(void) {
    struct timespec moment = {.tv_nsec = 1000};
    if (nanosleep(&moment, NULL) != 0) return false;
    pid_t pid = fork();
    if (pid == 0) _exit(refused(socket(AF_INET, SOCK_STREAM, 0)) ? 0 : 1);
    int status = 1;
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

void confine_tests(void) {
    CHECK(so_when_confined(no_socket_but_unix));
    CHECK(so_when_confined(no_timer));
    CHECK(so_when_confined(sleeping_and_children));
}
