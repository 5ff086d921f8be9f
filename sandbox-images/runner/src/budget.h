/* When a running program's CPU budget has to be looked at. Pure. */
#ifndef HONE_BUDGET_H
#define HONE_BUDGET_H

#include <stdint.h>

/* After what is left has been burnt by all cores at once, and never sooner than 2 ms. NEVER without a budget.
 */
uint64_t budget_next_look_ns(uint64_t now_ns, uint64_t used_ns, uint64_t budget_ns, unsigned cores);

#endif
