#include "starved.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Less is not worth another look. */
#define LEAST_GRANT_NS (UINT64_C(5) * 1000 * 1000)
#define SCHEDSTAT_BYTES 128u

bool starved_parse(const char *schedstat, uint64_t *waited_ns) {
    char *end;
    errno = 0;
    strtoull(schedstat, &end, 10);
    if (end == schedstat || *end != ' ') return false;
    const char *second = end + 1;
    unsigned long long waited = strtoull(second, &end, 10);
    if (end == second || *end != ' ' || errno != 0) return false;
    *waited_ns = waited;
    return true;
}

/* A number as /proc names processes and threads; 0 for any other name. */
static long number_of(const char *name) {
    char *end;
    long number = strtol(name, &end, 10);
    return end == name || *end != '\0' || number < 1 ? 0 : number;
}

static uint64_t read_waited(int tasks, const char *thread) {
    char path[NAME_MAX + 16], text[SCHEDSTAT_BYTES];
    int length = snprintf(path, sizeof path, "%s/schedstat", thread);
    if (length < 0 || (size_t)length >= sizeof path) return 0;
    int fd = openat(tasks, path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return 0;
    ssize_t got = read(fd, text, sizeof text - 1);
    close(fd);
    uint64_t waited = 0;
    if (got <= 0) return 0;
    text[got] = '\0';
    return starved_parse(text, &waited) ? waited : 0;
}

static DIR *open_tasks(int proc, const char *process) {
    char path[NAME_MAX + 16];
    int length = snprintf(path, sizeof path, "%s/task", process);
    if (length < 0 || (size_t)length >= sizeof path) return NULL;
    int fd = openat(proc, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return NULL;
    DIR *tasks = fdopendir(fd);
    if (tasks == NULL) close(fd);
    return tasks;
}

static uint64_t longest_of(int proc, const char *process) {
    DIR *tasks = open_tasks(proc, process);
    if (tasks == NULL) return 0;
    uint64_t longest = 0;
    for (struct dirent *entry; (entry = readdir(tasks)) != NULL;) {
        if (number_of(entry->d_name) == 0) continue;
        uint64_t waited = read_waited(dirfd(tasks), entry->d_name);
        if (waited > longest) longest = waited;
    }
    closedir(tasks);
    return longest;
}

uint64_t starved_longest_ns(const char *proc, long own) {
    DIR *processes = opendir(proc);
    if (processes == NULL) return 0;
    uint64_t longest = 0;
    for (struct dirent *entry; (entry = readdir(processes)) != NULL;) {
        long process = number_of(entry->d_name);
        if (process == 0 || process == own) continue;
        uint64_t waited = longest_of(dirfd(processes), entry->d_name);
        if (waited > longest) longest = waited;
    }
    closedir(processes);
    return longest;
}

uint64_t starved_grant_ns(uint64_t waited_ns, uint64_t granted_ns, uint64_t wall_ns) {
    uint64_t most = wall_ns > UINT64_MAX / STARVED_MOST ? UINT64_MAX : wall_ns * STARVED_MOST;
    uint64_t due = waited_ns < most ? waited_ns : most;
    return due >= granted_ns + LEAST_GRANT_NS ? due - granted_ns : 0;
}
