#include <string.h>

#include "../src/path.h"
#include "../src/protocol.h"
#include "check.h"

static void clean_paths_below_box_and_work_pass(void) {
    CHECK(path_refusal("/box/main.py") == NULL);
    CHECK(path_refusal("/work/a/b/..c/.d/e..") == NULL);
}

static void other_paths_are_refused(void) {
    const char *const refused[] = {"",          "box/a",     "/",           "/box",    "/box/",
                                   "/boxer/a",  "/work",     "/etc/passwd", "/box//a", "/box/./a",
                                   "/box/../a", "/box/a/..", "/box/a/",     "//box/a", "/work/a/.",
                                   "/tmp/a",    "/../box/a"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) CHECK(path_refusal(refused[i]) != NULL);
}

static void long_paths_and_segments_are_refused(void) {
    char path[MAX_PATH_BYTES + 8];
    memset(path, 'a', sizeof path);
    memcpy(path, "/box/", 5);
    for (size_t i = 100; i < MAX_PATH_BYTES; i += 100) path[i] = '/';
    path[MAX_PATH_BYTES] = '\0';
    CHECK(path_refusal(path) == NULL);
    path[MAX_PATH_BYTES] = 'a';
    path[MAX_PATH_BYTES + 1] = '\0';
    CHECK(path_refusal(path) != NULL);
    memset(path + 5, 'b', 256);
    path[5 + 256] = '\0';
    CHECK(path_refusal(path) != NULL);
    path[5 + 255] = '\0';
    CHECK(path_refusal(path) == NULL);
}

void path_tests(void) {
    clean_paths_below_box_and_work_pass();
    other_paths_are_refused();
    long_paths_and_segments_are_refused();
}
