#include "spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "confine.h"
#include "landlock.h"

#define CHILD_STACK_BYTES (64u * 1024u)
#define KERNEL_SIGSET_BYTES 8
#define REPORT_FD 3
#define NS_PER_MS UINT64_C(1000000)

struct child_task {
    const struct spawn_order *order;
    int report;
};

/* The kernel picks the victim by this score; the runner keeps 0. Must happen as root and before Landlock. */
static int offer_to_oom_killer(void) {
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd < 0) return errno;
    int failed = write(fd, "500", 3) == 3 ? 0 : errno;
    close(fd);
    return failed;
}

static int take_descriptors(const struct spawn_order *order, int report) {
    if (dup2(order->in, 0) < 0 || dup2(order->out, 1) < 0 || dup2(order->err, 2) < 0) return errno;
    if (report != REPORT_FD && dup3(report, REPORT_FD, O_CLOEXEC) < 0) return errno;
    /* Everything of the runner's is close-on-exec already; this is the second lock. */
    if (syscall(SYS_close_range, REPORT_FD + 1, UINT_MAX, 0) != 0 && errno != ENOSYS) return errno;
    return 0;
}

/* Nothing it executes can give it more than it has, and it writes nowhere but where it may. */
static int bind_down(int landlock) {
    if (syscall(SYS_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    return landlock < 0 ? 0 : landlock_bind(landlock);
}

/* Raw calls: the library's own would try to change all threads of what may be the runner's memory. */
static int become(struct identity who) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    const struct __user_cap_data_struct none[2] = {{0}};
    if (syscall(SYS_setgroups, 0, NULL) != 0) return errno;
    if (syscall(SYS_setresgid, who.gid, who.gid, who.gid) != 0) return errno;
    if (syscall(SYS_setresuid, who.uid, who.uid, who.uid) != 0) return errno;
    return syscall(SYS_capset, &header, none) == 0 ? 0 : errno;
}

/*
 * A wish: kernels before 6.12 do not know it, and a sandbox may refuse it. The program runs all the same. What the
 * kernel reads is the first version of its `struct sched_attr`: size and policy, flags, nice and priority, runtime
 * (which is the slice of an ordinary program), deadline, period.
 */
static void wish_for_slice(uint64_t ms) {
    if (ms == 0) return;
    uint64_t wish[6] = {0};
    const uint32_t head[2] = {sizeof wish, SCHED_OTHER};
    memcpy(wish, head, sizeof head);
    wish[3] = ms * NS_PER_MS;
    syscall(SYS_sched_setattr, 0, wish, 0);
}

static int empty_signal_mask(void) {
    const uint64_t none = 0;
    return syscall(SYS_rt_sigprocmask, SIG_SETMASK, &none, NULL, KERNEL_SIGSET_BYTES) == 0 ? 0 : errno;
}

static const char *search_path(char *const *env) {
    for (; *env != NULL; env++) {
        if (strncmp(*env, "PATH=", 5) == 0) return *env + 5;
    }
    return "/usr/local/bin:/usr/bin:/bin";
}

/* Executes argv[0], which is looked for in the PATH of the request when it has no slash. Answers the errno.
 */
static int execute(char *const *argv, char *const *env) {
    const char *name = argv[0];
    size_t name_length = strlen(name);
    if (strchr(name, '/') != NULL) {
        execve(name, argv, env);
        return errno;
    }
    int failed = ENOENT;
    for (const char *folder = search_path(env); *folder != '\0';) {
        char path[PATH_MAX];
        size_t length = strcspn(folder, ":");
        if (length > 0 && length + name_length + 2 <= sizeof path) {
            memcpy(path, folder, length);
            path[length] = '/';
            memcpy(path + length + 1, name, name_length + 1);
            execve(path, argv, env);
            if (errno != ENOENT && errno != ENOTDIR) failed = errno;
        }
        folder += length + (folder[length] == ':');
    }
    return failed;
}

static int prepare(const struct spawn_order *order, int report) {
    if (setsid() < 0) return errno;
    int failed = offer_to_oom_killer();
    if (failed == 0) failed = bind_down(order->landlock);
    if (failed == 0) failed = take_descriptors(order, report);
    if (failed == 0) failed = rlimits_apply(&order->limits);
    if (failed == 0) failed = become(order->who);
    if (failed == 0 && chdir(order->cwd) != 0) failed = errno;
    umask(order->mask);
    wish_for_slice(order->slice_ms);
    if (failed == 0) failed = empty_signal_mask();
    if (failed == 0 && order->confined) failed = confine();
    return failed;
}

/* Everything here runs in the child, in memory it may share with the waiting runner. */
static int child(void *argument) {
    const struct child_task *task = argument;
    int failed = prepare(task->order, task->report);
    if (failed == 0) failed = execute(task->order->argv, task->order->env);
    /* The pipe is empty, so this cannot be cut or wait. Its old number is gone once the descriptors are
     * taken. */
    if (write(task->report, &failed, sizeof failed) < 0 && write(REPORT_FD, &failed, sizeof failed) < 0)
        _exit(126);
    _exit(127);
}

pid_t spawn(const struct spawn_order *order, int *report) {
    static _Alignas(64) unsigned char stack[CHILD_STACK_BYTES];
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    struct child_task task = {order, ends[1]};
    int flags = SIGCHLD | (order->shared ? CLONE_VM | CLONE_VFORK : 0);
    pid_t pid = clone(child, stack + sizeof stack, flags, &task);
    int kept = errno;
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        errno = kept;
        return -1;
    }
    *report = ends[0];
    return pid;
}
