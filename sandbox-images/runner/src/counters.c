#include "counters.h"

#include "clock.h"

/* An old peak this close above the usage is as good as a reset one. */
#define PEAK_SLACK_BYTES (UINT64_C(1) << 20)

struct counters counters_read(const struct cgroup *cgroup) {
    struct counters now = {0};
    /* Our own clock first: reading it also brings the group's counter up to date for us. */
    now.own_cpu_ns = clock_own_cpu_ns();
    cgroup_cpu_ns(cgroup, &now.group_cpu_ns);
    now.memory_usage = cgroup_memory_usage(cgroup);
    now.memory_peak = cgroup_memory_peak(cgroup);
    now.oom_kills = cgroup_oom_kills(cgroup);
    now.pids_hits = cgroup_pids_hits(cgroup);
    return now;
}

uint64_t counters_cpu_between(const struct counters *before, const struct counters *after) {
    uint64_t group = after->group_cpu_ns - before->group_cpu_ns;
    uint64_t own = after->own_cpu_ns - before->own_cpu_ns;
    return group > own ? group - own : 0;
}

bool counters_cpu_since(const struct cgroup *cgroup, const struct counters *before, uint64_t *ns) {
    struct counters now = {.own_cpu_ns = clock_own_cpu_ns()};
    if (!cgroup_cpu_ns(cgroup, &now.group_cpu_ns)) return false;
    *ns = counters_cpu_between(before, &now);
    return true;
}

uint64_t counters_memory_rise(const struct counters *before, const struct counters *after) {
    /* A peak that fell has been reset by the worker since this run began, so what it shows now is this run's.
     */
    bool unchanged = after->memory_peak == before->memory_peak;
    if (unchanged && before->memory_peak > before->memory_usage + PEAK_SLACK_BYTES) return 0;
    return after->memory_peak > before->memory_usage ? after->memory_peak - before->memory_usage : 0;
}
