#include "../src/exiting.h"
#include "check.h"
#include "tree.h"

#define LIVES "S 1 20 20 0 -1 4194304 90 0 0 0"
#define EXITS "R 1 20 20 0 -1 4194308 90 0 0 0"

static bool exits(const char *stat) {
    bool exiting = false;
    CHECK(exiting_parse(stat, &exiting));
    return exiting;
}

static void a_stat_tells_whether_the_kernel_has_begun_to_end_a_thread(void) {
    CHECK(!exits("20 (main) " LIVES "\n"));
    CHECK(exits("20 (main) " EXITS "\n"));
    CHECK(exits("20 (main) Z 1 20 20 0 -1 12 0 0\n"));
    bool exiting = false;
    CHECK(!exiting_parse("", &exiting) && !exiting_parse("20 (main", &exiting));
    CHECK(!exiting_parse("20 (main) S 1 20 20 0 -1", &exiting));
    CHECK(!exiting_parse("20 (main) S 1 20 20 0 -1 x 4", &exiting));
}

static void a_name_cannot_pass_for_the_rest_of_it(void) {
    CHECK(!exits("20 () Z 1 1 1 1 1 4 ) " LIVES "\n"));
    CHECK(exits("20 (a) (b)) " EXITS "\n"));
}

static void a_process_is_on_its_way_out_when_all_its_threads_are(void) {
    struct tree tree = tree_make();
    tree_write(&tree, "/20/task/20/stat", "20 (main) " EXITS "\n");
    CHECK(exiting_wholly(tree.root, 20));
    tree_write(&tree, "/20/task/21/stat", "21 (main) " EXITS "\n");
    tree_write(&tree, "/20/task/notes/stat", "21 (main) " LIVES "\n");
    /* Gone while they were listed. */
    tree_write(&tree, "/20/task/22/schedstat", "1 2 3\n");
    CHECK(exiting_wholly(tree.root, 20));
    /* Its first thread may end before the others. */
    tree_write(&tree, "/20/task/23/stat", "23 (main) " LIVES "\n");
    CHECK(!exiting_wholly(tree.root, 20));
    tree_write(&tree, "/30/task/30/stat", "a stat of another kind\n");
    CHECK(!exiting_wholly(tree.root, 30));
    CHECK(!exiting_wholly(tree.root, 40));
    tree_remove(&tree);
    CHECK(!exiting_wholly(tree.root, 20));
}

void exiting_tests(void) {
    a_stat_tells_whether_the_kernel_has_begun_to_end_a_thread();
    a_name_cannot_pass_for_the_rest_of_it();
    a_process_is_on_its_way_out_when_all_its_threads_are();
}
