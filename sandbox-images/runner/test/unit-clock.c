#include "../src/budget.h"
#include "../src/clock.h"
#include "check.h"

static void a_moment_that_cannot_be_counted_never_comes(void) {
    CHECK(clock_after_ms(5, 2) == 5 + 2 * NS_PER_MS);
    CHECK(clock_after_ms(0, 0) == 0);
    const uint64_t most = NEVER / NS_PER_MS;
    CHECK(clock_after_ms(0, most) == most * NS_PER_MS);
    CHECK(clock_after_ms(0, most + 1) == NEVER);
    CHECK(clock_after_ms(NEVER - 1, 1) == NEVER);
    CHECK(clock_after_ms(NEVER, UINT64_MAX) == NEVER);
}

static void clocks_go_forward(void) {
    uint64_t now = clock_now_ns(), own = clock_own_cpu_ns();
    CHECK(now > 0 && own > 0);
    while (clock_own_cpu_ns() < own + 2 * NS_PER_MS) {
    }
    CHECK(clock_now_ns() >= now + NS_PER_MS);
}

static void a_budget_is_looked_at_when_all_cores_could_have_burnt_it(void) {
    CHECK(budget_next_look_ns(1000, 0, 100 * NS_PER_MS, 2) == 1000 + 50 * NS_PER_MS);
    CHECK(budget_next_look_ns(0, 99 * NS_PER_MS, 100 * NS_PER_MS, 2) == 2 * NS_PER_MS);
    CHECK(budget_next_look_ns(0, 200 * NS_PER_MS, 100 * NS_PER_MS, 0) == 2 * NS_PER_MS);
    CHECK(budget_next_look_ns(5, 0, NEVER, 2) == NEVER);
    CHECK(budget_next_look_ns(5, 0, NEVER - 1, 1) == NEVER);
}

/* A program on one core of one is met at most one look after its budget is gone. */
static void looks_come_to_an_end(void) {
    const uint64_t budget = 3 * NS_PER_S;
    uint64_t now = 0;
    unsigned looks = 0;
    for (; now < budget; looks++) now = budget_next_look_ns(now, now, budget, 2);
    CHECK(now <= budget + 2 * NS_PER_MS);
    CHECK(looks < 16);
}

void clock_tests(void) {
    a_moment_that_cannot_be_counted_never_comes();
    clocks_go_forward();
    a_budget_is_looked_at_when_all_cores_could_have_burnt_it();
    looks_come_to_an_end();
}
