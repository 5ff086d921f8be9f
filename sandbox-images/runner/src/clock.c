#include "clock.h"

#include <time.h>

static uint64_t read_clock(clockid_t id) {
    struct timespec now;
    if (clock_gettime(id, &now) != 0) return 0;
    return (uint64_t)now.tv_sec * NS_PER_S + (uint64_t)now.tv_nsec;
}

uint64_t clock_now_ns(void) {
    return read_clock(CLOCK_MONOTONIC);
}

uint64_t clock_own_cpu_ns(void) {
    return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

uint64_t clock_after_ms(uint64_t start, uint64_t ms) {
    if (ms > (NEVER - start) / NS_PER_MS) return NEVER;
    return start + ms * NS_PER_MS;
}
