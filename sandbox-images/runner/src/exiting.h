/* Whether a process that still exists has begun to exit. */
#ifndef HONE_EXITING_H
#define HONE_EXITING_H

#include <stdbool.h>
#include <sys/types.h>

/* From a thread's stat; the kernel sets this flag before it closes the thread's files. False when it cannot be read. */
bool exiting_parse(const char *stat, bool *exiting);

/* Whether every thread of the process has. `proc` is /proc but in tests. False where the kernel does not say. */
bool exiting_wholly(const char *proc, pid_t pid);

#endif
