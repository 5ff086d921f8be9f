#include "starved.h"

#include <errno.h>
#include <stdlib.h>

#include "threads.h"

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

static uint64_t read_waited(DIR *threads, const char *thread) {
    char schedstat[SCHEDSTAT_BYTES];
    uint64_t waited = 0;
    if (!threads_read(threads, thread, "schedstat", schedstat, sizeof schedstat)) return 0;
    return starved_parse(schedstat, &waited) ? waited : 0;
}

static uint64_t longest_of(int proc, const char *process) {
    DIR *threads = threads_open(proc, process);
    if (threads == NULL) return 0;
    uint64_t longest = 0;
    for (const char *thread; (thread = threads_next(threads)) != NULL;) {
        uint64_t waited = read_waited(threads, thread);
        if (waited > longest) longest = waited;
    }
    closedir(threads);
    return longest;
}

uint64_t starved_longest_ns(const char *proc, long own) {
    DIR *processes = opendir(proc);
    if (processes == NULL) return 0;
    uint64_t longest = 0;
    for (struct dirent *entry; (entry = readdir(processes)) != NULL;) {
        long process = threads_number(entry->d_name);
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
