#include "identity.h"

#include <sys/syscall.h>
#include <unistd.h>

#include "protocol.h"

/* setfsuid tells no errors; asking with an impossible id answers the current one. */
static bool switch_to(uid_t uid, gid_t gid) {
    syscall(SYS_setfsgid, gid);
    syscall(SYS_setfsuid, uid);
    return (uid_t)syscall(SYS_setfsuid, (uid_t)-1) == uid && (gid_t)syscall(SYS_setfsgid, (gid_t)-1) == gid;
}

void identity_own(void) {
    if (!switch_to(0, 0)) _exit(RUNNER_BROKEN);
}

bool identity_borrow(struct identity who) {
    if (switch_to(who.uid, who.gid)) return true;
    identity_own();
    return false;
}
