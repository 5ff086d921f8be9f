/* Reading counters in copies of the trees that kernels show: version 1, version 2, both, none. */
#include <string.h>
#include <unistd.h>

#include "../src/cgroup.h"
#include "../src/counters.h"
#include "check.h"
#include "tree.h"

#define TEXT_BYTES 512
#define MIB (UINT64_C(1) << 20)

static const char V1_GROUPS[] = "4:memory:/docker/abc\n3:pids:/docker/abc\n2:cpu,cpuacct:/docker/abc\n";
static const char V1_MOUNTS[] =
    "79 77 0:30 /docker/abc /sys/fs/cgroup/cpu,cpuacct ro master:9 - cgroup cgroup rw,cpu,cpuacct\n"
    "81 77 0:32 /docker/abc /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n"
    "82 77 0:33 /docker/abc /sys/fs/cgroup/pids ro - cgroup cgroup rw,pids\n";
static const char V2_MOUNTS[] = "30 23 0:26 / /sys/fs/cgroup ro,nosuid - cgroup2 cgroup rw,nsdelegate\n";

static void close_all(const struct cgroup *cgroup) {
    for (int file = 0; file < CGROUP_FILES; file++) {
        if (cgroup->fds[file] >= 0) close(cgroup->fds[file]);
    }
}

/* Makes this process a member of the group in `folder`. */
static void join(const struct tree *tree, const char *folder) {
    char path[TEXT_BYTES], members[TEXT_BYTES];
    snprintf(path, sizeof path, "%s/cgroup.procs", folder);
    snprintf(members, sizeof members, "0\n%d\n77\n", (int)getpid());
    tree_write(tree, path, members);
}

static void write_v1(const struct tree *tree) {
    tree_write(tree, "/proc/self/cgroup", V1_GROUPS);
    tree_write(tree, "/proc/self/mountinfo", V1_MOUNTS);
    join(tree, "/sys/fs/cgroup/cpu,cpuacct");
    join(tree, "/sys/fs/cgroup/memory");
    join(tree, "/sys/fs/cgroup/pids");
    tree_write(tree, "/sys/fs/cgroup/cpu,cpuacct/cpuacct.usage", "123456789\n");
    tree_write(tree, "/sys/fs/cgroup/memory/memory.usage_in_bytes", "1048576\n");
    tree_write(tree, "/sys/fs/cgroup/memory/memory.max_usage_in_bytes", "68157440\n");
    tree_write(tree, "/sys/fs/cgroup/memory/memory.oom_control",
               "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n");
    tree_write(tree, "/sys/fs/cgroup/memory/memory.limit_in_bytes", "134217728\n");
    tree_write(tree, "/sys/fs/cgroup/memory/memory.stat",
               "cache 4096\nworkingset_refault_anon 7\nworkingset_refault_file 21\nswap 0\n");
    tree_write(tree, "/sys/fs/cgroup/pids/pids.current", "4\n");
    tree_write(tree, "/sys/fs/cgroup/pids/pids.events", "max 17\n");
}

static void write_v2_counters(const struct tree *tree, const char *folder) {
    static const char *const files[][2] = {
        {"cpu.stat", "usage_usec 123456\nuser_usec 100000\nsystem_usec 23456\nnice_usec 0\n"},
        {"memory.current", "1048576\n"},
        {"memory.peak", "68157440\n"},
        {"memory.events", "low 0\nhigh 0\nmax 9\noom 5\noom_kill 3\noom_group_kill 1\n"},
        {"memory.max", "134217728\n"},
        {"memory.stat", "anon 0\nworkingset_refault_anon 7\nworkingset_refault_file 21\n"},
        {"pids.current", "4\n"},
        {"pids.events", "max 17\n"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[TEXT_BYTES];
        snprintf(path, sizeof path, "%s/%s", folder, files[i][0]);
        tree_write(tree, path, files[i][1]);
    }
}

static void check_figures(const struct cgroup *cgroup, uint64_t cpu_ns) {
    uint64_t ns = 0;
    CHECK(cgroup_cpu_ns(cgroup, &ns) && ns == cpu_ns);
    CHECK(cgroup_memory_usage(cgroup) == MIB && cgroup_memory_peak(cgroup) == 65 * MIB);
    CHECK(cgroup_oom_kills(cgroup) == 3);
    CHECK(cgroup_memory_limit(cgroup) == 128 * MIB && cgroup_refaults(cgroup) == 21);
    CHECK(cgroup_pids(cgroup) == 4 && cgroup_pids_hits(cgroup) == 17);
}

static void version_1_is_read(void) {
    struct tree tree = tree_make();
    struct cgroup cgroup;
    write_v1(&tree);
    cgroup_open(&cgroup, tree.root);
    CHECK(cgroup.version == 1);
    check_figures(&cgroup, 123456789);
    close_all(&cgroup);
    tree_remove(&tree);
}

static void version_2_is_read_in_a_namespace_of_its_own(void) {
    struct tree tree = tree_make();
    struct cgroup cgroup;
    tree_write(&tree, "/proc/self/cgroup", "0::/\n");
    tree_write(&tree, "/proc/self/mountinfo", V2_MOUNTS);
    join(&tree, "/sys/fs/cgroup");
    write_v2_counters(&tree, "/sys/fs/cgroup");
    cgroup_open(&cgroup, tree.root);
    CHECK(cgroup.version == 2);
    check_figures(&cgroup, 123456000);
    close_all(&cgroup);
    tree_remove(&tree);
}

static void version_2_is_read_below_the_hosts_tree(void) {
    struct tree tree = tree_make();
    struct cgroup cgroup;
    tree_write(&tree, "/proc/self/cgroup", "0::/system.slice/docker-abc.scope\n");
    tree_write(&tree, "/proc/self/mountinfo", V2_MOUNTS);
    tree_write(&tree, "/sys/fs/cgroup/cgroup.procs", "1\n2\n");
    tree_write(&tree, "/sys/fs/cgroup/memory.current", "999\n");
    join(&tree, "/sys/fs/cgroup/system.slice/docker-abc.scope");
    write_v2_counters(&tree, "/sys/fs/cgroup/system.slice/docker-abc.scope");
    cgroup_open(&cgroup, tree.root);
    CHECK(cgroup.version == 2);
    check_figures(&cgroup, 123456000);
    close_all(&cgroup);
    tree_remove(&tree);
}

static void what_one_version_lacks_is_taken_from_the_other(void) {
    struct tree tree = tree_make();
    struct cgroup cgroup;
    char mounts[TEXT_BYTES];
    snprintf(mounts, sizeof mounts, "%s%s", "80 77 0:31 / /cpuacct ro - cgroup cgroup rw,cpuacct\n",
             V2_MOUNTS);
    tree_write(&tree, "/proc/self/cgroup", "2:cpuacct:/\n0::/\n");
    tree_write(&tree, "/proc/self/mountinfo", mounts);
    join(&tree, "/cpuacct");
    tree_write(&tree, "/cpuacct/cpuacct.usage", "5\n");
    join(&tree, "/sys/fs/cgroup");
    write_v2_counters(&tree, "/sys/fs/cgroup");
    cgroup_open(&cgroup, tree.root);
    CHECK(cgroup.version == 1 && cgroup.unified[CGROUP_MEMORY_PEAK] && !cgroup.unified[CGROUP_CPU]);
    check_figures(&cgroup, 5);
    close_all(&cgroup);
    tree_remove(&tree);
}

static void a_kernel_without_a_peak_tells_none(void) {
    struct tree tree = tree_make();
    struct cgroup cgroup;
    tree_write(&tree, "/proc/self/cgroup", "0::/\n");
    tree_write(&tree, "/proc/self/mountinfo", V2_MOUNTS);
    join(&tree, "/sys/fs/cgroup");
    tree_write(&tree, "/sys/fs/cgroup/cpu.stat", "usage_usec 1\n");
    cgroup_open(&cgroup, tree.root);
    CHECK(cgroup.version == 2 && cgroup_memory_peak(&cgroup) == 0);
    struct counters before = counters_read(&cgroup), after = counters_read(&cgroup);
    CHECK(counters_memory_rise(&before, &after) == 0);
    close_all(&cgroup);
    tree_remove(&tree);
}

/* Another group's figures would be told as the learner's: better none. */
static void a_group_of_others_is_not_read(void) {
    struct tree tree = tree_make();
    struct cgroup cgroup;
    char others[TEXT_BYTES];
    write_v1(&tree);
    snprintf(others, sizeof others, "9%d\n%d9\n", (int)getpid(), (int)getpid());
    tree_write(&tree, "/sys/fs/cgroup/cpu,cpuacct/cgroup.procs", others);
    cgroup_open(&cgroup, tree.root);
    uint64_t ns;
    CHECK(cgroup.version == 0 && !cgroup_cpu_ns(&cgroup, &ns));
    CHECK(cgroup_oom_kills(&cgroup) == 3);
    close_all(&cgroup);
    tree_remove(&tree);
}

static void nothing_visible_reads_as_nothing(void) {
    struct tree tree = tree_make();
    struct cgroup cgroup;
    cgroup_open(&cgroup, tree.root);
    uint64_t ns;
    CHECK(cgroup.version == 0 && !cgroup_cpu_ns(&cgroup, &ns));
    CHECK(cgroup_memory_usage(&cgroup) == 0 && cgroup_memory_peak(&cgroup) == 0);
    CHECK(cgroup_oom_kills(&cgroup) == 0 && cgroup_pids(&cgroup) == 0 && cgroup_pids_hits(&cgroup) == 0);
    struct counters now = counters_read(&cgroup);
    CHECK(!counters_cpu_since(&cgroup, &now, &ns));
    tree_remove(&tree);
}

static void counters_move_with_the_files(void) {
    struct tree tree = tree_make();
    struct cgroup cgroup;
    write_v1(&tree);
    cgroup_open(&cgroup, tree.root);
    struct counters before = counters_read(&cgroup);
    tree_write(&tree, "/sys/fs/cgroup/cpu,cpuacct/cpuacct.usage", "900123456789\n");
    tree_write(&tree, "/sys/fs/cgroup/memory/memory.max_usage_in_bytes", "105906176\n");
    tree_write(&tree, "/sys/fs/cgroup/memory/memory.oom_control", "oom_kill 5\n");
    tree_write(&tree, "/sys/fs/cgroup/pids/pids.events", "max 18\n");
    struct counters after = counters_read(&cgroup);
    uint64_t own = after.own_cpu_ns - before.own_cpu_ns, since = 0;
    CHECK(counters_cpu_between(&before, &after) == UINT64_C(900000000000) - own);
    CHECK(counters_cpu_since(&cgroup, &before, &since) && since <= UINT64_C(900000000000) - own);
    CHECK(counters_memory_rise(&before, &after) == 100 * MIB);
    CHECK(after.oom_kills - before.oom_kills == 2 && after.pids_hits - before.pids_hits == 1);
    close_all(&cgroup);
    tree_remove(&tree);
}

void cgroup_tree_tests(void) {
    version_1_is_read();
    version_2_is_read_in_a_namespace_of_its_own();
    version_2_is_read_below_the_hosts_tree();
    what_one_version_lacks_is_taken_from_the_other();
    a_kernel_without_a_peak_tells_none();
    a_group_of_others_is_not_read();
    nothing_visible_reads_as_nothing();
    counters_move_with_the_files();
}
