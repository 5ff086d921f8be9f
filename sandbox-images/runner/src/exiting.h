/* Whether a process that still exists is on its way out. */
#ifndef HONE_EXITING_H
#define HONE_EXITING_H

#include <stdbool.h>
#include <sys/types.h>

/* Of a thread's stat: whether the kernel has begun to end it, which it does before it closes its files. */
bool exiting_parse(const char *stat, bool *exiting);

/*
 * Whether that is so of every thread of the process below `proc` (which is /proc but in tests). False where the kernel
 * does not tell.
 */
bool exiting_wholly(const char *proc, pid_t pid);

#endif
