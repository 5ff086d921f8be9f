#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../src/files.h"
#include "check.h"
#include "places.h"

#define APPEND 1

static struct file_outcome put(const char *path, uint64_t mode, const char *text, uint64_t append) {
    char path_copy[1024], text_copy[64];
    snprintf(path_copy, sizeof path_copy, "%s", path);
    snprintf(text_copy, sizeof text_copy, "%s", text);
    struct request request = {.type = FRAME_PUT, .path = path_copy};
    request.seen = UINT64_C(1) << TAG_APPEND;
    request.number[TAG_APPEND] = append;
    request.number[TAG_MODE] = mode;
    request.data = (struct span){(uint8_t *)text_copy, strlen(text)};
    return files_put(&request, CANDIDATE);
}

static enum error_code put_code(const char *path, uint64_t append) {
    return put(path, 0644, "new", append).code;
}

static void a_file_in_the_box_is_roots_and_nobody_else_writes_it(void) {
    struct stat found;
    become_runner();
    CHECK(put("/box/a/b/main", 07777, "text", 0).code == ERROR_NONE);
    expect_file("/box/a/b/main", 0, 0755, "text");
    CHECK(lstat("/box/a/b", &found) == 0 && found.st_uid == 0 && (found.st_mode & 07777) == 0755);
}

static void a_file_in_work_is_the_candidates(void) {
    become_runner();
    CHECK(put("/work/a/main", 06644, "text", 0).code == ERROR_NONE);
    expect_file("/work/a/main", CANDIDATE_ID, 0644, "text");
}

static void a_file_is_replaced_or_added_to(void) {
    become_runner();
    CHECK(put("/box/a", 0444, "one", 0).code == ERROR_NONE);
    CHECK(put("/box/a", 0444, "two", APPEND).code == ERROR_NONE);
    expect_file("/box/a", 0, 0444, "onetwo");
    CHECK(put("/box/a", 0400, "three", 0).code == ERROR_NONE);
    expect_file("/box/a", 0, 0400, "three");
    CHECK(put("/work/b", 0600, "first", APPEND).code == ERROR_NONE);
    expect_file("/work/b", CANDIDATE_ID, 0600, "first");
}

static void links_are_never_followed(void) {
    make_file("/box/kept", 0, 0644, "kept");
    make_file("/tmp/outside", CANDIDATE_ID, 0644, "outside");
    make_link("/work/link", CANDIDATE_ID, "/box/kept");
    make_link("/work/added", CANDIDATE_ID, "/tmp/outside");
    make_link("/work/folder", CANDIDATE_ID, "/tmp");
    make_link("/box/folder", 0, "/tmp");
    become_runner();
    CHECK(put_code("/work/folder/x", 0) == ERROR_IO && put_code("/box/folder/x", 0) == ERROR_IO);
    CHECK(put_code("/work/added", APPEND) == ERROR_IO);
    CHECK(put_code("/work/link", 0) == ERROR_NONE);
    expect_file("/work/link", CANDIDATE_ID, 0644, "new");
    expect_file("/box/kept", 0, 0644, "kept");
    expect_file("/tmp/outside", CANDIDATE_ID, 0644, "outside");
}

static void what_is_no_file_takes_nothing(void) {
    make_fifo("/work/fifo", CANDIDATE_ID);
    make_folder("/work/folder", CANDIDATE_ID, 0755);
    make_folder("/work/closed", SERVICE_ID, 0700);
    make_file("/work/file", CANDIDATE_ID, 0644, "");
    become_runner();
    CHECK(put_code("/work/fifo", APPEND) == ERROR_IO);
    CHECK(put_code("/work/folder", APPEND) == ERROR_IO && put_code("/work/folder", 0) == ERROR_IO);
    CHECK(put_code("/work/closed/x", 0) == ERROR_IO);
    CHECK(put_code("/work/file/x", 0) == ERROR_IO);
    CHECK(put_code("/work/fifo", 0) == ERROR_NONE);
    expect_file("/work/fifo", CANDIDATE_ID, 0644, "new");
}

static void other_places_are_refused(void) {
    char long_path[1000] = "/box/";
    memset(long_path + 5, 'a', 900);
    become_runner();
    CHECK(put_code("/etc/passwd", 0) == ERROR_BAD_PATH && put_code("box/a", 0) == ERROR_BAD_PATH);
    CHECK(put_code("/box/../etc/a", 0) == ERROR_BAD_PATH && put_code("/boxer/a", 0) == ERROR_BAD_PATH);
    CHECK(put_code("/tmp/a", 0) == ERROR_BAD_PATH && put_code("/box", 0) == ERROR_BAD_PATH);
    CHECK(put_code(long_path, 0) == ERROR_BAD_PATH);
}

static void a_refusal_names_the_file_and_the_reason(void) {
    make_folder("/work/folder", CANDIDATE_ID, 0755);
    become_runner();
    struct file_outcome outcome = put("/work/folder", 0644, "x", 0);
    CHECK(outcome.code == ERROR_IO && strstr(outcome.message, "/work/folder") != NULL);
    CHECK(strstr(outcome.message, strerror(EISDIR)) != NULL ||
          strstr(outcome.message, strerror(EPERM)) != NULL);
}

static void expect_no_input(const char *path) {
    CHECK(files_open_input(path, CANDIDATE) == -1 && errno != 0);
}

static void input_is_a_regular_file_that_the_program_may_read(void) {
    char text[8] = "";
    make_file("/box/in", 0, 0644, "input");
    make_file("/work/in", CANDIDATE_ID, 0400, "mine");
    make_file("/work/secret", SERVICE_ID, 0600, "other");
    make_fifo("/work/fifo", CANDIDATE_ID);
    make_link("/work/link", CANDIDATE_ID, "/box/in");
    make_folder("/work/folder", CANDIDATE_ID, 0755);
    become_runner();
    int fd = files_open_input("/box/in", CANDIDATE);
    CHECK(fd >= 0 && read(fd, text, sizeof text) == 5 && strcmp(text, "input") == 0);
    close(fd);
    fd = files_open_input("/work/in", CANDIDATE);
    CHECK(fd >= 0 && read(fd, text, sizeof text) == 4);
    close(fd);
    expect_no_input("/work/secret");
    expect_no_input("/work/fifo");
    expect_no_input("/work/link");
    expect_no_input("/work/folder");
    expect_no_input("/work/missing");
    expect_no_input("/etc/passwd");
    expect_no_input("/box/../box/in");
}

static void held_bytes_cannot_be_changed(void) {
    uint8_t bytes[] = "held";
    char text[8] = "";
    become_runner();
    int fd = files_hold_bytes((struct span){bytes, 4});
    CHECK(fd >= 0 && read(fd, text, sizeof text) == 4 && strcmp(text, "held") == 0);
    CHECK(pwrite(fd, "x", 1, 0) < 0 && ftruncate(fd, 0) != 0 && ftruncate(fd, 100) != 0);
    close(fd);
}

void files_tests(void) {
    in_fresh_places(a_file_in_the_box_is_roots_and_nobody_else_writes_it);
    in_fresh_places(a_file_in_work_is_the_candidates);
    in_fresh_places(a_file_is_replaced_or_added_to);
    in_fresh_places(links_are_never_followed);
    in_fresh_places(what_is_no_file_takes_nothing);
    in_fresh_places(other_places_are_refused);
    in_fresh_places(a_refusal_names_the_file_and_the_reason);
    in_fresh_places(input_is_a_regular_file_that_the_program_may_read);
    in_fresh_places(held_bytes_cannot_be_changed);
}
