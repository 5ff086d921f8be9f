/* Whether a process that has closed a file goes on, or closed it because it exits. */
#ifndef HONE_LIVING_H
#define HONE_LIVING_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * From a thread's stat: whether it has certainly not begun to exit. The kernel sets a flag before it closes the files of
 * a thread that exits. One that shows no flags at all, not even those of every program, does not say.
 */
bool living_parse(const char *stat);

/* Whether that is so of any thread of the process. `proc` is /proc but in tests. */
bool living_surely(const char *proc, pid_t pid);

#endif
