#include "cgroup.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cgroup-paths.h"

#define PROC_TEXT_BYTES (64u * 1024u)

struct place {
    const char *controller, *name;
};

static const struct place V1[CGROUP_FILES] = {
    [CGROUP_CPU] = {"cpuacct", "cpuacct.usage"},
    [CGROUP_MEMORY_USAGE] = {"memory", "memory.usage_in_bytes"},
    [CGROUP_MEMORY_PEAK] = {"memory", "memory.max_usage_in_bytes"},
    [CGROUP_MEMORY_EVENTS] = {"memory", "memory.oom_control"},
    [CGROUP_PIDS_CURRENT] = {"pids", "pids.current"},
    [CGROUP_PIDS_EVENTS] = {"pids", "pids.events"},
};

static const char *const V2[CGROUP_FILES] = {
    [CGROUP_CPU] = "cpu.stat",
    [CGROUP_MEMORY_USAGE] = "memory.current",
    [CGROUP_MEMORY_PEAK] = "memory.peak",
    [CGROUP_MEMORY_EVENTS] = "memory.events",
    [CGROUP_PIDS_CURRENT] = "pids.current",
    [CGROUP_PIDS_EVENTS] = "pids.events",
};

/* The proc texts that say where we are. */
struct whereabouts {
    char groups[PROC_TEXT_BYTES], mounts[PROC_TEXT_BYTES];
};

static void read_text(int fd, char *text, size_t size) {
    size_t length = 0;
    for (ssize_t got; length < size - 1 && (got = read(fd, text + length, size - 1 - length)) > 0;)
        length += (size_t)got;
    text[length] = '\0';
}

static void read_file(const char *path, char *text, size_t size) {
    text[0] = '\0';
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return;
    read_text(fd, text, size);
    close(fd);
}

static int open_in(const char *folder, const char *name) {
    char path[CGROUP_PATH_BYTES + 64];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return open(path, O_RDONLY | O_CLOEXEC);
}

/* Whether the runner itself is a member of the group shown in this folder. */
static bool is_ours(const char *folder) {
    char members[4096], line[32];
    int fd = open_in(folder, "cgroup.procs");
    if (fd < 0) return false;
    read_text(fd, members, sizeof members);
    close(fd);
    snprintf(line, sizeof line, "%d\n", (int)getpid());
    return strncmp(members, line, strlen(line)) == 0 || strstr(members, line) != NULL;
}

static int find(const struct whereabouts *here, const char *controller, const char *name) {
    char group[CGROUP_PATH_BYTES], point[CGROUP_PATH_BYTES], root[CGROUP_PATH_BYTES],
        folder[CGROUP_PATH_BYTES];
    if (!cgroup_group_path(here->groups, controller, group)) return -1;
    if (!cgroup_mount(here->mounts, controller, point, root)) return -1;
    for (unsigned turn = 0; cgroup_candidate(turn, point, root, group, folder); turn++) {
        int fd = is_ours(folder) ? open_in(folder, name) : -1;
        if (fd >= 0) return fd;
    }
    return -1;
}

void cgroup_open(struct cgroup *cgroup) {
    struct whereabouts *here = malloc(sizeof *here);
    cgroup->version = 0;
    for (int file = 0; file < CGROUP_FILES; file++) cgroup->fds[file] = -1;
    if (here == NULL) return;
    read_file("/proc/self/cgroup", here->groups, sizeof here->groups);
    read_file("/proc/self/mountinfo", here->mounts, sizeof here->mounts);
    for (int file = 0; file < CGROUP_FILES; file++) {
        cgroup->fds[file] = find(here, V1[file].controller, V1[file].name);
        cgroup->unified[file] = cgroup->fds[file] < 0;
        if (cgroup->unified[file]) cgroup->fds[file] = find(here, NULL, V2[file]);
    }
    if (cgroup->fds[CGROUP_CPU] >= 0) cgroup->version = cgroup->unified[CGROUP_CPU] ? 2 : 1;
    free(here);
}

/* The number of the line that begins with `key`, or of the whole text when `key` is NULL. */
static bool read_number(int fd, const char *key, uint64_t *number) {
    char text[2048];
    ssize_t length = fd < 0 ? -1 : pread(fd, text, sizeof text - 1, 0);
    if (length <= 0) return false;
    text[length] = '\0';
    const char *at = text;
    size_t key_length = key == NULL ? 0 : strlen(key);
    while (key != NULL && !(strncmp(at, key, key_length) == 0 && at[key_length] == ' ')) {
        at += strcspn(at, "\n");
        if (*at == '\0') return false;
        at++;
    }
    *number = strtoull(at + key_length, NULL, 10);
    return true;
}

static uint64_t number_or_zero(const struct cgroup *cgroup, enum cgroup_file file, const char *key) {
    uint64_t number;
    return read_number(cgroup->fds[file], key, &number) ? number : 0;
}

bool cgroup_cpu_ns(const struct cgroup *cgroup, uint64_t *ns) {
    bool unified = cgroup->unified[CGROUP_CPU];
    if (!read_number(cgroup->fds[CGROUP_CPU], unified ? "usage_usec" : NULL, ns)) return false;
    if (unified) *ns *= 1000;
    return true;
}

uint64_t cgroup_memory_usage(const struct cgroup *cgroup) {
    return number_or_zero(cgroup, CGROUP_MEMORY_USAGE, NULL);
}

uint64_t cgroup_memory_peak(const struct cgroup *cgroup) {
    return number_or_zero(cgroup, CGROUP_MEMORY_PEAK, NULL);
}

uint64_t cgroup_oom_kills(const struct cgroup *cgroup) {
    return number_or_zero(cgroup, CGROUP_MEMORY_EVENTS, "oom_kill");
}

uint64_t cgroup_pids(const struct cgroup *cgroup) {
    return number_or_zero(cgroup, CGROUP_PIDS_CURRENT, NULL);
}

uint64_t cgroup_pids_hits(const struct cgroup *cgroup) {
    return number_or_zero(cgroup, CGROUP_PIDS_EVENTS, "max");
}
