#include "living.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "threads.h"

/* PF_EXITING in the kernel. */
#define EXITING_FLAG 4ul
/* More than there can be up to the flags. */
#define STAT_BYTES 256u
#define PROCESS_BYTES 24

bool living_parse(const char *stat) {
    /* A program chooses its name, which may contain brackets and blanks. */
    const char *rest = strrchr(stat, ')');
    unsigned long flags;
    /* state, parent, group, session, terminal and its group, flags */
    if (rest == NULL || sscanf(rest, ") %*c %*d %*d %*d %*d %*d %lu", &flags) != 1) return false;
    return flags != 0 && (flags & EXITING_FLAG) == 0;
}

bool living_surely(const char *proc, pid_t pid) {
    char process[PROCESS_BYTES], stat[STAT_BYTES];
    snprintf(process, sizeof process, "%d", pid);
    int folder = open(proc, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return false;
    DIR *threads = threads_open(folder, process);
    close(folder);
    if (threads == NULL) return false;
    bool living = false;
    for (const char *thread; !living && (thread = threads_next(threads)) != NULL;)
        living = threads_read(threads, thread, "stat", stat, sizeof stat) && living_parse(stat);
    closedir(threads);
    return living;
}
