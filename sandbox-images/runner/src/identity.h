/* Whose permissions the runner's file operations use. It has no file capability, so it borrows identities. */
#ifndef HONE_IDENTITY_H
#define HONE_IDENTITY_H

#include <stdbool.h>
#include <sys/types.h>

struct identity {
    uid_t uid;
    gid_t gid;
};

/* Until identity_own, files are touched as `who`. False when the kernel refused; nothing has changed then. */
bool identity_borrow(struct identity who);
/* Files are touched as root again. Ends the runner when that is refused. */
void identity_own(void);

#endif
