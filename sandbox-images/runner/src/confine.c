#include "confine.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define NATIVE_ARCH AUDIT_ARCH_X86_64
/* x32 calls have numbers of their own from here on. */
#define FOREIGN_CALLS UINT32_C(0x40000000)
#elif defined(__aarch64__)
#define NATIVE_ARCH AUDIT_ARCH_AARCH64
#define FOREIGN_CALLS UINT32_MAX
#else
#error "the filter of measured programs knows x86-64 and aarch64"
#endif

#define AT(part) ((uint32_t)offsetof(struct seccomp_data, part))
#define LOAD(part) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, AT(part))
#define EQUAL(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), (yes), (no))
#define AT_LEAST(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, (value), (yes), (no))
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, (what))
#define REFUSED (SECCOMP_RET_ERRNO | EPERM)

/*
 * A packet that is queued, and a timer that fires, are worked off in an interrupt, which the kernel counts as time of
 * whoever has the core just then. The kernel reads the family of a socket as an int: its low word, which comes first
 * on both machines.
 */
static struct sock_filter FILTER[] = {
    LOAD(arch),
    EQUAL(NATIVE_ARCH, 0, 11),
    LOAD(nr),
    AT_LEAST(FOREIGN_CALLS, 9, 0),
    EQUAL(__NR_timerfd_create, 8, 0),
    EQUAL(__NR_timer_create, 7, 0),
    EQUAL(__NR_setitimer, 6, 0),
    EQUAL(__NR_socket, 2, 0),
    EQUAL(__NR_socketpair, 1, 0),
    ANSWER(SECCOMP_RET_ALLOW),
    LOAD(args[0]),
    EQUAL(AF_UNIX, 0, 1),
    ANSWER(SECCOMP_RET_ALLOW),
    ANSWER(REFUSED),
};

int confine(void) {
    struct sock_fprog program = {sizeof FILTER / sizeof FILTER[0], FILTER};
    return syscall(SYS_prctl, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 ? 0 : errno;
}
