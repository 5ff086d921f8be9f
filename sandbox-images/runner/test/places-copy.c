#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../src/files.h"
#include "check.h"
#include "places.h"

#define GENEROUS (UINT64_C(1) << 20)

static struct file_outcome copy(char *first, char *second, uint64_t max) {
    struct text_list paths = {.items = {first, second}, .count = second == NULL ? 1 : 2};
    return files_copy_out(&paths, max, CANDIDATE);
}

static void a_product_becomes_roots_file_in_the_box(void) {
    make_folder("/work/out", CANDIDATE_ID, 0700);
    make_file("/work/out/program", CANDIDATE_ID, 06711, "binary");
    make_file("/work/data", CANDIDATE_ID, 0666, "data");
    make_file("/box/data", 0, 0755, "older and longer");
    become_runner();
    CHECK(copy("/work/out/program", "/work/data", 10).code == ERROR_NONE);
    expect_file("/box/out/program", 0, 0755, "binary");
    expect_file("/box/data", 0, 0644, "data");
}

static void products_have_a_size_together(void) {
    make_file("/work/a", CANDIDATE_ID, 0644, "12345");
    make_file("/work/b", CANDIDATE_ID, 0644, "67890");
    become_runner();
    struct file_outcome outcome = copy("/work/a", "/work/b", 9);
    CHECK(outcome.code == ERROR_IO && strstr(outcome.message, "/work/b") != NULL);
    CHECK(strstr(outcome.message, strerror(EFBIG)) != NULL);
    CHECK(access("/box/b", F_OK) != 0);
}

static void a_hole_counts_as_much_as_bytes(void) {
    make_file("/work/sparse", CANDIDATE_ID, 0644, "");
    CHECK(truncate("/work/sparse", (off_t)1 << 40) == 0);
    become_runner();
    CHECK(copy("/work/sparse", NULL, GENEROUS).code == ERROR_IO);
    expect_empty("/box");
}

static void only_the_candidates_regular_files_are_products(void) {
    make_file("/box/secret", 0, 0600, "secret");
    make_file("/work/closed", CANDIDATE_ID, 0, "x");
    make_file("/work/others", SERVICE_ID, 0600, "x");
    make_link("/work/link", CANDIDATE_ID, "/box/secret");
    make_link("/work/folder-link", CANDIDATE_ID, "/box");
    make_fifo("/work/fifo", CANDIDATE_ID);
    make_folder("/work/folder", CANDIDATE_ID, 0755);
    become_runner();
    CHECK(copy("/work/link", NULL, GENEROUS).code == ERROR_IO);
    CHECK(copy("/work/folder-link/secret", NULL, GENEROUS).code == ERROR_IO);
    CHECK(copy("/work/fifo", NULL, GENEROUS).code == ERROR_IO);
    CHECK(copy("/work/folder", NULL, GENEROUS).code == ERROR_IO);
    CHECK(copy("/work/closed", NULL, GENEROUS).code == ERROR_IO);
    CHECK(copy("/work/others", NULL, GENEROUS).code == ERROR_IO);
    CHECK(copy("/work/missing", NULL, GENEROUS).code == ERROR_IO);
    CHECK(copy("/box/secret", NULL, GENEROUS).code == ERROR_BAD_PATH);
    CHECK(copy("/work/../box/secret", NULL, GENEROUS).code == ERROR_BAD_PATH);
}

static void a_product_does_not_follow_a_link_in_the_box(void) {
    make_file("/work/name", CANDIDATE_ID, 0644, "new");
    make_file("/tmp/outside", 0, 0644, "outside");
    make_link("/box/name", 0, "/tmp/outside");
    become_runner();
    CHECK(copy("/work/name", NULL, GENEROUS).code == ERROR_NONE);
    expect_file("/box/name", 0, 0644, "new");
    expect_file("/tmp/outside", 0, 0644, "outside");
}

void copy_tests(void) {
    in_fresh_places(a_product_becomes_roots_file_in_the_box);
    in_fresh_places(products_have_a_size_together);
    in_fresh_places(a_hole_counts_as_much_as_bytes);
    in_fresh_places(only_the_candidates_regular_files_are_products);
    in_fresh_places(a_product_does_not_follow_a_link_in_the_box);
}
