/* Time in nanoseconds. */
#ifndef HONE_CLOCK_H
#define HONE_CLOCK_H

#include <stdint.h>

#define NS_PER_MS UINT64_C(1000000)
#define NS_PER_S UINT64_C(1000000000)
#define NEVER UINT64_MAX

/* The monotonic clock. */
uint64_t clock_now_ns(void);
/* What the runner itself has used of the processor. */
uint64_t clock_own_cpu_ns(void);
/* `ms` milliseconds after `start`, or NEVER when that cannot be counted. */
uint64_t clock_after_ms(uint64_t start, uint64_t ms);

#endif
