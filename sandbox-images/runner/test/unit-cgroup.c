#include <string.h>

#include "../src/cgroup-paths.h"
#include "../src/counters.h"
#include "check.h"

static const char V1_GROUPS[] =
    "9:name=systemd:/docker/abc\n4:memory:/docker/abc\n2:cpu,cpuacct:/docker/abc\n0::/x\n";
static const char V1_MOUNTS[] =
    "72 48 0:39 / / rw - overlay overlay rw\n"
    "79 77 0:30 /docker/abc /sys/fs/cgroup/cpu,cpuacct ro,nosuid master:9 - cgroup cgroup rw,cpu,cpuacct\n"
    "81 77 0:32 / /sys/fs/cgroup/memory ro,nosuid - cgroup cgroup rw,memory\n";

static void the_group_of_a_controller_is_found(void) {
    char path[CGROUP_PATH_BYTES];
    CHECK(cgroup_group_path(V1_GROUPS, "cpuacct", path) && strcmp(path, "/docker/abc") == 0);
    CHECK(cgroup_group_path(V1_GROUPS, NULL, path) && strcmp(path, "/x") == 0);
    CHECK(!cgroup_group_path(V1_GROUPS, "pids", path));
    CHECK(!cgroup_group_path("", NULL, path) && !cgroup_group_path("junk", NULL, path));
}

static void the_mount_of_a_controller_is_found(void) {
    char point[CGROUP_PATH_BYTES], root[CGROUP_PATH_BYTES];
    CHECK(cgroup_mount(V1_MOUNTS, "cpuacct", point, root));
    CHECK(strcmp(point, "/sys/fs/cgroup/cpu,cpuacct") == 0 && strcmp(root, "/docker/abc") == 0);
    CHECK(cgroup_mount(V1_MOUNTS, "memory", point, root) && strcmp(root, "/") == 0);
    CHECK(!cgroup_mount(V1_MOUNTS, NULL, point, root));
    CHECK(cgroup_mount("30 23 0:26 / /sys/fs/cgroup ro - cgroup2 cgroup rw\n", NULL, point, root));
    CHECK(strcmp(point, "/sys/fs/cgroup") == 0);
}

static void a_bound_group_is_the_mount_point_itself(void) {
    char folder[CGROUP_PATH_BYTES];
    CHECK(cgroup_candidate(0, "/m", "/docker/abc", "/docker/abc", folder) && strcmp(folder, "/m") == 0);
    CHECK(cgroup_candidate(0, "/m", "/docker/abc", "/docker/abc/in", folder) && strcmp(folder, "/m/in") == 0);
}

static void a_namespaced_group_is_the_mount_point_too(void) {
    char folder[CGROUP_PATH_BYTES];
    CHECK(cgroup_candidate(0, "/m", "/", "/", folder) && strcmp(folder, "/m") == 0);
}

static void a_group_in_a_whole_tree_lies_below(void) {
    char folder[CGROUP_PATH_BYTES];
    CHECK(cgroup_candidate(0, "/m", "/", "/docker/abc", folder) && strcmp(folder, "/m/docker/abc") == 0);
    CHECK(cgroup_candidate(1, "/m", "/other", "/docker/abc", folder) && strcmp(folder, "/m/docker/abc") == 0);
    CHECK(cgroup_candidate(2, "/m", "/other", "/docker/abc", folder) && strcmp(folder, "/m") == 0);
    CHECK(!cgroup_candidate(3, "/m", "/", "/docker/abc", folder));
}

static void cpu_is_what_the_group_used_without_the_runner(void) {
    struct counters before = {.own_cpu_ns = 10, .group_cpu_ns = 100};
    struct counters after = {.own_cpu_ns = 15, .group_cpu_ns = 400};
    CHECK(counters_cpu_between(&before, &after) == 295);
    after.group_cpu_ns = 103;
    CHECK(counters_cpu_between(&before, &after) == 0);
}

static void memory_is_told_only_where_the_peak_is_this_runs(void) {
    const uint64_t mib = UINT64_C(1) << 20;
    struct counters before = {.memory_usage = 10 * mib, .memory_peak = 50 * mib};
    struct counters after = {.memory_usage = 11 * mib, .memory_peak = 74 * mib};
    CHECK(counters_memory_rise(&before, &after) == 64 * mib);
    after.memory_peak = before.memory_peak;
    CHECK(counters_memory_rise(&before, &after) == 0);
    before.memory_peak = after.memory_peak = 10 * mib + 4096;
    CHECK(counters_memory_rise(&before, &after) == 4096);
    /* Reset by the worker while the run had hardly begun. */
    before.memory_peak = 200 * mib;
    after.memory_peak = 74 * mib;
    CHECK(counters_memory_rise(&before, &after) == 64 * mib);
}

void cgroup_tests(void) {
    cpu_is_what_the_group_used_without_the_runner();
    memory_is_told_only_where_the_peak_is_this_runs();
    the_group_of_a_controller_is_found();
    the_mount_of_a_controller_is_found();
    a_bound_group_is_the_mount_point_itself();
    a_namespaced_group_is_the_mount_point_too();
    a_group_in_a_whole_tree_lies_below();
}
