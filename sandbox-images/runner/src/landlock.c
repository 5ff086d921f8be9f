#include "landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#define WRITES_ABI_1                                                                                         \
    (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |        \
     LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |              \
     LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |           \
     LANDLOCK_ACCESS_FS_MAKE_SYM)
/* Newer than the headers of some distributions. REFER must be granted, else renames between folders fail. */
#define REFER_ABI_2 (UINT64_C(1) << 13)
#define TRUNCATE_ABI_3 (UINT64_C(1) << 14)

static uint64_t writes_known_to(long abi) {
    uint64_t writes = WRITES_ABI_1;
    if (abi >= 2) writes |= REFER_ABI_2;
    if (abi >= 3) writes |= TRUNCATE_ABI_3;
    return writes;
}

static int allow_below(int rules, const char *root, uint64_t writes) {
    int fd = open(root, O_PATH | O_CLOEXEC);
    if (fd < 0) return errno == ENOENT ? 0 : -1;
    struct landlock_path_beneath_attr below = {.allowed_access = writes, .parent_fd = fd};
    long refused = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
    close(fd);
    return refused == 0 ? 0 : -1;
}

int landlock_rules(void) {
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    /* Without REFER (before Linux 5.19) links and renames between folders would always fail: too high a
     * price. */
    if (abi < 2) return -1;
    uint64_t writes = writes_known_to(abi);
    struct landlock_ruleset_attr handled = {.handled_access_fs = writes};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled.handled_access_fs, 0);
    if (rules < 0) return -1;
    if (allow_below(rules, "/work", writes) || allow_below(rules, "/tmp", writes) ||
        allow_below(rules, "/dev", writes)) {
        close(rules);
        return -1;
    }
    return rules;
}

int landlock_bind(int rules) {
    return syscall(SYS_landlock_restrict_self, rules, 0) == 0 ? 0 : errno;
}
