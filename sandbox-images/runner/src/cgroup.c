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
    [CGROUP_MEMORY_LIMIT] = {"memory", "memory.limit_in_bytes"},
    [CGROUP_MEMORY_STAT] = {"memory", "memory.stat"},
    [CGROUP_PIDS_CURRENT] = {"pids", "pids.current"},
    [CGROUP_PIDS_EVENTS] = {"pids", "pids.events"},
};

static const char *const V2[CGROUP_FILES] = {
    [CGROUP_CPU] = "cpu.stat",
    [CGROUP_MEMORY_USAGE] = "memory.current",
    [CGROUP_MEMORY_PEAK] = "memory.peak",
    [CGROUP_MEMORY_EVENTS] = "memory.events",
    [CGROUP_MEMORY_LIMIT] = "memory.max",
    [CGROUP_MEMORY_STAT] = "memory.stat",
    [CGROUP_PIDS_CURRENT] = "pids.current",
    [CGROUP_PIDS_EVENTS] = "pids.events",
};

/* The proc texts that say where we are. */
struct whereabouts {
    const char *root;
    char groups[PROC_TEXT_BYTES], mounts[PROC_TEXT_BYTES];
};

static void read_text(int fd, char *text, size_t size) {
    size_t length = 0;
    for (ssize_t got; length < size - 1 && (got = read(fd, text + length, size - 1 - length)) > 0;)
        length += (size_t)got;
    text[length] = '\0';
}

/* A file of the machine; -1 with errno when it cannot be opened. */
static int open_file(const char *root, const char *folder, const char *name) {
    char path[2 * CGROUP_PATH_BYTES];
    int length = snprintf(path, sizeof path, "%s%s/%s", root, folder, name);
    if (length < 0 || (size_t)length >= sizeof path) return -1;
    return open(path, O_RDONLY | O_CLOEXEC);
}

static void read_proc(const char *root, const char *name, char text[PROC_TEXT_BYTES]) {
    text[0] = '\0';
    int fd = open_file(root, "/proc/self", name);
    if (fd < 0) return;
    read_text(fd, text, PROC_TEXT_BYTES);
    close(fd);
}

/* Whether the text has this line. */
static bool has_line(const char *text, const char *line) {
    size_t length = strlen(line);
    for (const char *at = text; *at != '\0'; at += strcspn(at, "\n") + 1) {
        if (strncmp(at, line, length) == 0 && at[length] == '\n') return true;
        if (strchr(at, '\n') == NULL) return false;
    }
    return false;
}

/* Whether the runner itself is a member of the group shown in this folder. */
static bool is_ours(const char *root, const char *folder) {
    char members[4096], line[32];
    int fd = open_file(root, folder, "cgroup.procs");
    if (fd < 0) return false;
    read_text(fd, members, sizeof members);
    close(fd);
    snprintf(line, sizeof line, "%d", (int)getpid());
    return has_line(members, line);
}

static int find(const struct whereabouts *here, const char *controller, const char *name) {
    char group[CGROUP_PATH_BYTES], point[CGROUP_PATH_BYTES], root[CGROUP_PATH_BYTES],
        folder[CGROUP_PATH_BYTES];
    if (!cgroup_group_path(here->groups, controller, group)) return -1;
    if (!cgroup_mount(here->mounts, controller, point, root)) return -1;
    for (unsigned turn = 0; cgroup_candidate(turn, point, root, group, folder); turn++) {
        int fd = is_ours(here->root, folder) ? open_file(here->root, folder, name) : -1;
        if (fd >= 0) return fd;
    }
    return -1;
}

void cgroup_open(struct cgroup *cgroup, const char *root) {
    struct whereabouts *here = malloc(sizeof *here);
    cgroup->version = 0;
    for (int file = 0; file < CGROUP_FILES; file++) cgroup->fds[file] = -1;
    if (here == NULL) return;
    here->root = root;
    read_proc(root, "cgroup", here->groups);
    read_proc(root, "mountinfo", here->mounts);
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
    char text[4096];
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

uint64_t cgroup_memory_limit(const struct cgroup *cgroup) {
    return number_or_zero(cgroup, CGROUP_MEMORY_LIMIT, NULL);
}

uint64_t cgroup_refaults(const struct cgroup *cgroup) {
    return number_or_zero(cgroup, CGROUP_MEMORY_STAT, "workingset_refault_file");
}

uint64_t cgroup_pids(const struct cgroup *cgroup) {
    return number_or_zero(cgroup, CGROUP_PIDS_CURRENT, NULL);
}

uint64_t cgroup_pids_hits(const struct cgroup *cgroup) {
    return number_or_zero(cgroup, CGROUP_PIDS_EVENTS, "max");
}
