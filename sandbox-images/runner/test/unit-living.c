#include "../src/living.h"
#include "check.h"
#include "tree.h"

#define LIVES "S 1 20 20 0 -1 4194304 90 0 0 0"
#define EXITS "R 1 20 20 0 -1 4194308 90 0 0 0"

static void a_stat_shows_whether_a_thread_has_begun_to_exit(void) {
    CHECK(living_parse("20 (main) " LIVES "\n"));
    CHECK(!living_parse("20 (main) " EXITS "\n"));
    CHECK(!living_parse("20 (main) Z 1 20 20 0 -1 4194316 0 0\n"));
}

static void a_stat_that_does_not_say_proves_nothing(void) {
    CHECK(!living_parse("") && !living_parse("20 (main"));
    CHECK(!living_parse("20 (main) S 1 20 20 0 -1"));
    CHECK(!living_parse("20 (main) S 1 20 20 0 -1 x 64"));
    /* A kernel that fills in what it does not know. */
    CHECK(!living_parse("20 (main) S 1 20 20 0 0 0 0 0 0 0\n"));
}

static void a_name_cannot_pass_for_the_rest_of_it(void) {
    CHECK(living_parse("20 () Z 1 1 1 1 1 4 ) " LIVES "\n"));
    CHECK(!living_parse("20 (a) S 1 1 1 1 1 64) " EXITS "\n"));
}

static void a_process_lives_as_long_as_one_of_its_threads(void) {
    struct tree tree = tree_make();
    tree_write(&tree, "/20/task/20/stat", "20 (main) " EXITS "\n");
    tree_write(&tree, "/20/task/21/stat", "21 (main) " EXITS "\n");
    tree_write(&tree, "/20/task/notes/stat", "21 (main) " LIVES "\n");
    /* Gone while they were listed. */
    tree_write(&tree, "/20/task/22/schedstat", "1 2 3\n");
    CHECK(!living_surely(tree.root, 20));
    /* Its first thread may exit before the others. */
    tree_write(&tree, "/20/task/23/stat", "23 (main) " LIVES "\n");
    CHECK(living_surely(tree.root, 20));
    CHECK(!living_surely(tree.root, 40));
    tree_remove(&tree);
    CHECK(!living_surely(tree.root, 20));
}

void living_tests(void) {
    a_stat_shows_whether_a_thread_has_begun_to_exit();
    a_stat_that_does_not_say_proves_nothing();
    a_name_cannot_pass_for_the_rest_of_it();
    a_process_lives_as_long_as_one_of_its_threads();
}
