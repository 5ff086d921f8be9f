#include "exiting.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "threads.h"

/* PF_EXITING in the kernel, the same since 2.6. */
#define EXITING_FLAG 4ul
/* More than there can be up to the flags. */
#define STAT_BYTES 256u
#define PROCESS_BYTES 24

bool exiting_parse(const char *stat, bool *exiting) {
    /* A program chooses its name, which may contain brackets and blanks. */
    const char *rest = strrchr(stat, ')');
    unsigned long flags;
    /* state, parent, group, session, terminal and its group, flags */
    if (rest == NULL || sscanf(rest, ") %*c %*d %*d %*d %*d %*d %lu", &flags) != 1) return false;
    *exiting = (flags & EXITING_FLAG) != 0;
    return true;
}

/* A thread that is gone has ended; one whose stat looks different may live. */
static bool has_begun(DIR *threads, const char *thread) {
    char stat[STAT_BYTES];
    bool exiting;
    if (!threads_read(threads, thread, "stat", stat, sizeof stat)) return true;
    return exiting_parse(stat, &exiting) && exiting;
}

bool exiting_wholly(const char *proc, pid_t pid) {
    char process[PROCESS_BYTES];
    snprintf(process, sizeof process, "%d", pid);
    int folder = open(proc, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return false;
    DIR *threads = threads_open(folder, process);
    close(folder);
    if (threads == NULL) return false;
    bool all = true;
    for (const char *thread; all && (thread = threads_next(threads)) != NULL;) all = has_begun(threads, thread);
    closedir(threads);
    return all;
}
