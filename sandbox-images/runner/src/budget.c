#include "budget.h"

#include "clock.h"

#define SOONEST_LOOK_NS (2 * NS_PER_MS)

uint64_t budget_next_look_ns(uint64_t now_ns, uint64_t used_ns, uint64_t budget_ns, unsigned cores) {
    if (budget_ns == NEVER) return NEVER;
    uint64_t left = budget_ns > used_ns ? (budget_ns - used_ns) / (cores == 0 ? 1 : cores) : 0;
    if (left < SOONEST_LOOK_NS) left = SOONEST_LOOK_NS;
    return left > NEVER - now_ns ? NEVER : now_ns + left;
}
