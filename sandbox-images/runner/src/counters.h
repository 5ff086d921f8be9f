/* What the box has used, as differences between two moments. */
#ifndef HONE_COUNTERS_H
#define HONE_COUNTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "cgroup.h"

struct counters {
    uint64_t own_cpu_ns, group_cpu_ns;
    uint64_t memory_usage, memory_peak, oom_kills, pids_hits;
};

struct counters counters_read(const struct cgroup *cgroup);

/* CPU of everything in the box but the runner since `before`. False when the machine shows no counter. */
bool counters_cpu_since(const struct cgroup *cgroup, const struct counters *before, uint64_t *ns);

/* The same between two readings. */
uint64_t counters_cpu_between(const struct counters *before, const struct counters *after);

/*
 * How far memory rose above what was used before, in bytes; 0 when that cannot be told, because an earlier
 * peak that nobody has reset is higher.
 */
uint64_t counters_memory_rise(const struct counters *before, const struct counters *after);

#endif
