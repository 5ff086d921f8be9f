#include "../src/starved.h"
#include "check.h"
#include "tree.h"

#define MS UINT64_C(1000000)

static void a_schedstat_tells_what_was_waited(void) {
    uint64_t waited = 7;
    CHECK(starved_parse("525563898 1027597321 225\n", &waited) && waited == 1027597321);
    CHECK(starved_parse("0 0 0\n", &waited) && waited == 0);
    CHECK(!starved_parse("", &waited));
    CHECK(!starved_parse("12\n", &waited));
    CHECK(!starved_parse("12 \n", &waited));
    CHECK(!starved_parse("12 x 3\n", &waited));
    CHECK(!starved_parse("12 34\n", &waited));
    CHECK(!starved_parse("1 99999999999999999999 2\n", &waited));
    CHECK(waited == 0);
}

static void the_thread_that_waited_longest_counts(void) {
    struct tree tree = tree_make();
    tree_write(&tree, "/1/task/1/schedstat", "1 900000000 1\n");
    tree_write(&tree, "/20/task/20/schedstat", "1 300 1\n");
    tree_write(&tree, "/20/task/21/schedstat", "1 5000 1\n");
    tree_write(&tree, "/20/task/notes/schedstat", "1 70000 1\n");
    tree_write(&tree, "/31/task/31/schedstat", "broken");
    tree_write(&tree, "/40/status", "gone meanwhile");
    tree_write(&tree, "/sys/task/2/schedstat", "1 80000 1\n");
    CHECK(starved_longest_ns(tree.root, 1) == 5000);
    CHECK(starved_longest_ns(tree.root, 20) == 900 * MS);
    tree_remove(&tree);
    CHECK(starved_longest_ns(tree.root, 1) == 0);
}

static void what_was_waited_is_given_back_once_and_not_without_end(void) {
    const uint64_t wall = 1000 * MS;
    CHECK(starved_grant_ns(300 * MS, 0, wall) == 300 * MS);
    CHECK(starved_grant_ns(300 * MS, 300 * MS, wall) == 0);
    CHECK(starved_grant_ns(450 * MS, 300 * MS, wall) == 150 * MS);
    CHECK(starved_grant_ns(304 * MS, 300 * MS, wall) == 0);
    CHECK(starved_grant_ns(9000 * MS, 1500 * MS, wall) == 500 * MS);
    CHECK(starved_grant_ns(9000 * MS, 2000 * MS, wall) == 0);
    CHECK(starved_grant_ns(0, 300 * MS, wall) == 0);
    CHECK(starved_grant_ns(300 * MS, 0, UINT64_MAX) == 300 * MS);
}

void starved_tests(void) {
    a_schedstat_tells_what_was_waited();
    the_thread_that_waited_longest_counts();
    what_was_waited_is_given_back_once_and_not_without_end();
}
