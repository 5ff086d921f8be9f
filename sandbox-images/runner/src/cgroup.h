/* The counters of the box's own control group, read from inside. */
#ifndef HONE_CGROUP_H
#define HONE_CGROUP_H

#include <stdbool.h>
#include <stdint.h>

enum cgroup_file {
    CGROUP_CPU,
    CGROUP_MEMORY_USAGE,
    CGROUP_MEMORY_PEAK,
    CGROUP_MEMORY_EVENTS,
    CGROUP_MEMORY_LIMIT,
    CGROUP_MEMORY_STAT,
    CGROUP_PIDS_CURRENT,
    CGROUP_PIDS_EVENTS,
    CGROUP_FILES,
};

struct cgroup {
    unsigned version;           /* 1 or 2; 0 when no CPU counter is visible. */
    int fds[CGROUP_FILES];      /* -1 where a file is not there. */
    bool unified[CGROUP_FILES]; /* Found in a v2 hierarchy (a hybrid machine has both). */
};

/*
 * Finds the files; what is not visible reads as 0 later. `root` is put before every path: "" for this
 * machine, else a folder that holds a copy of its /proc/self and of what is mounted.
 */
void cgroup_open(struct cgroup *cgroup, const char *root);

/* Nanoseconds; the runner's own share is still in it. False when there is no counter. */
bool cgroup_cpu_ns(const struct cgroup *cgroup, uint64_t *ns);
uint64_t cgroup_memory_usage(const struct cgroup *cgroup);
uint64_t cgroup_memory_peak(const struct cgroup *cgroup);
uint64_t cgroup_oom_kills(const struct cgroup *cgroup);
/* 0 when there is none. */
uint64_t cgroup_memory_limit(const struct cgroup *cgroup);
/* Pages of files that were given up for the limit and then had to be read again. */
uint64_t cgroup_refaults(const struct cgroup *cgroup);
uint64_t cgroup_pids(const struct cgroup *cgroup);
/* How often the process limit refused a process or thread. */
uint64_t cgroup_pids_hits(const struct cgroup *cgroup);

#endif
