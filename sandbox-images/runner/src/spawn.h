/* Makes a program's process: another user, no capabilities, nothing inherited. */
#ifndef HONE_SPAWN_H
#define HONE_SPAWN_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "identity.h"
#include "rlimits.h"

struct spawn_order {
    char *const *argv;
    char *const *env;
    const char *cwd;
    struct identity who;
    mode_t mask;
    struct rlimits limits;
    uint64_t slice_ms; /* How long it wishes to have a core at a stretch; 0 leaves it to the kernel. */
    bool confined;     /* Sockets of AF_UNIX only, and no timers: see confine.h. */
    int in, out, err; /* Become 0, 1 and 2; none of them may be below 3. */
    int landlock;     /* Rule set, or -1. */
    /*
     * Share memory with the child until it executes (vfork), which is fastest. Only while no other candidate
     * process lives: one of the same user could stop the child before it executes, and the runner with it.
     */
    bool shared;
};

/*
 * Answers the process id, or -1 with errno. `*report` is a descriptor (non-blocking) to read later: it holds
 * the errno (an int) when the program could not be executed, and is empty otherwise.
 */
pid_t spawn(const struct spawn_order *order, int *report);

#endif
