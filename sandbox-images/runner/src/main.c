/* The runner: PID 1 of every box. See ../README.md. */
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "box.h"
#include "landlock.h"
#include "loop.h"

/* What children inherit must be the default, and nothing may end or interrupt the runner. */
static int take_over_signals(void) {
    sigset_t all, children;
    struct sigaction standard = {.sa_handler = SIG_DFL};
    for (int number = 1; number < NSIG; number++) sigaction(number, &standard, NULL);
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    return signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
}

static unsigned count_cores(void) {
    cpu_set_t usable;
    return sched_getaffinity(0, sizeof usable, &usable) == 0 ? (unsigned)CPU_COUNT(&usable) : 1;
}

static bool never_wait(int fd) {
    int flags = fcntl(fd, F_GETFL);
    return flags >= 0 && fcntl(fd, F_SETFL, flags | O_NONBLOCK) == 0;
}

static void say_hello(struct box *box) {
    struct answer hello = {0};
    answer_number(&hello, TAG_PROTOCOL_VERSION, PROTOCOL_VERSION);
    answer_number(&hello, TAG_FEATURES, box->features);
    outbox_send(&box->outbox, FRAME_HELLO, 0, &hello);
}

static void prepare(struct box *box) {
    inbox_init(&box->inbox, STDIN_FILENO);
    outbox_init(&box->outbox, STDOUT_FILENO);
    cgroup_open(&box->cgroup, "");
    box->cores = count_cores();
    box->landlock = landlock_rules();
    if (box->landlock >= 0) box->features |= FEATURE_LANDLOCK;
    if (box->cgroup.version == 1) box->features |= FEATURE_CGROUP_V1;
    if (box->cgroup.version == 2) box->features |= FEATURE_CGROUP_V2;
}

int main(void) {
    static struct box box;
    /* Anywhere else, "kill everything" would mean the machine. */
    if (getpid() != 1 || geteuid() != 0) {
        fprintf(stderr, "runner: must be the first process of a container, as root\n");
        return RUNNER_NOT_INIT;
    }
    umask(0);
    box.signals = take_over_signals();
    bool ready = box.signals >= 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && setgroups(0, NULL) == 0 &&
                 never_wait(STDIN_FILENO) && never_wait(STDOUT_FILENO);
    prepare(&box);
    if (!ready) box_break(&box, ERROR_IO, "the runner could not be set up");
    say_hello(&box);
    loop_run(&box);
}
