/* How long programs wanted a core and got none. */
#ifndef HONE_STARVED_H
#define HONE_STARVED_H

#include <stdbool.h>
#include <stdint.h>

/* The second number of a thread's schedstat: nanoseconds for which it was runnable and did not run. */
bool starved_parse(const char *schedstat, uint64_t *waited_ns);

/*
 * The longest such time of all threads below `proc` (which is /proc but in tests) except those of process `own`. 0 where
 * the kernel does not tell.
 */
uint64_t starved_longest_ns(const char *proc, long own);

/*
 * How much more a program gets that is at its wall limit: what it has waited for a core and not got yet, altogether at
 * most STARVED_MOST times the limit.
 */
uint64_t starved_grant_ns(uint64_t waited_ns, uint64_t granted_ns, uint64_t wall_ns);

#define STARVED_MOST 2u

#endif
