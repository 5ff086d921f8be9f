#include "rlimits.h"

#include <errno.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Raw calls: the caller may share its memory with the runner. */
static int apply(int resource, uint64_t value) {
    struct rlimit current;
    if (syscall(SYS_prlimit64, 0, resource, NULL, &current) != 0) return errno;
    if (value < current.rlim_max) current.rlim_max = value;
    current.rlim_cur = current.rlim_max;
    return syscall(SYS_prlimit64, 0, resource, &current, NULL) == 0 ? 0 : errno;
}

int rlimits_apply(const struct rlimits *limits) {
    int failed = apply(RLIMIT_CORE, 0);
    if (failed == 0 && limits->file_bytes != 0) failed = apply(RLIMIT_FSIZE, limits->file_bytes);
    if (failed == 0 && limits->descriptors != 0) failed = apply(RLIMIT_NOFILE, limits->descriptors);
    if (failed == 0 && limits->stack_bytes != 0) failed = apply(RLIMIT_STACK, limits->stack_bytes);
    return failed;
}
