#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "../src/wipe.h"
#include "check.h"
#include "places.h"

#define DEPTH 800
#define CROWD 3000
#define PATH_BYTES 64

static void make_socket(const char *path, uid_t owner) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK(strlen(path) < sizeof address.sun_path);
    memcpy(address.sun_path, path, strlen(path) + 1);
    CHECK(fd >= 0 && bind(fd, (struct sockaddr *)&address, sizeof address) == 0);
    close(fd);
    CHECK(lchown(path, owner, owner) == 0);
}

static void expect_all_empty(void) {
    expect_empty("/work");
    expect_empty("/tmp");
    expect_empty("/dev/shm");
}

static void everything_goes_whoever_owns_it_whatever_its_mode(void) {
    make_file("/box/kept", 0, 0644, "kept");
    make_folder("/work/closed", CANDIDATE_ID, 0);
    make_folder("/work/closed/inner", SERVICE_ID, 0);
    make_file("/work/closed/inner/file", CANDIDATE_ID, 0, "x");
    make_fifo("/work/closed/inner/fifo", SERVICE_ID);
    make_folder("/work/locked", CANDIDATE_ID, 01555);
    make_file("/work/locked/of-root", 0, 0644, "x");
    make_file("/work/locked/mine", SERVICE_ID, 04755, "x");
    make_link("/work/closed/out", CANDIDATE_ID, "/box/kept");
    make_link("/tmp/folder-out", SERVICE_ID, "/box");
    make_link("/tmp/loop", CANDIDATE_ID, "loop");
    CHECK(link("/box/kept", "/tmp/second-name") == 0);
    make_socket("/tmp/socket", CANDIDATE_ID);
    make_file("/dev/shm/\n\x01\xff", SERVICE_ID, 0200, "");
    make_folder("/dev/shm/...", CANDIDATE_ID, 0700);
    become_runner();
    CHECK(wipe_all() == NULL);
    expect_all_empty();
    expect_file("/box/kept", 0, 0644, "kept");
}

/* Made from the inside out, so that no path is ever long. */
static void depth_costs_nothing(void) {
    make_folder("/work/top", CANDIDATE_ID, 0700);
    for (int i = 0; i < DEPTH; i++) {
        make_folder("/work/next", CANDIDATE_ID, 0700);
        CHECK(rename("/work/top", "/work/next/d") == 0 && chmod("/work/next/d", 0) == 0);
        CHECK(rename("/work/next", "/work/top") == 0);
    }
    become_runner();
    CHECK(wipe_all() == NULL);
    expect_all_empty();
}

static void a_crowd_of_files_goes(void) {
    make_folder("/tmp/crowd", CANDIDATE_ID, 0500);
    for (int i = 0; i < CROWD; i++) {
        char path[PATH_BYTES];
        snprintf(path, sizeof path, "/tmp/%s%d", i % 2 == 0 ? "crowd/" : "", i);
        make_file(path, i % 3 == 0 ? SERVICE_ID : CANDIDATE_ID, 0, "");
    }
    become_runner();
    CHECK(wipe_all() == NULL);
    expect_all_empty();
}

static void a_place_that_cannot_be_emptied_is_named(void) {
    make_file("/tmp/stays", CANDIDATE_ID, 0644, "");
    CHECK(chown("/tmp", CANDIDATE_ID, CANDIDATE_ID) == 0 && chmod("/tmp", 0555) == 0);
    become_runner();
    const char *place = wipe_all();
    CHECK(place != NULL && strcmp(place, "/tmp") == 0);
}

static void a_place_that_became_a_link_is_named(void) {
    make_file("/box/kept", 0, 0644, "kept");
    CHECK(rmdir("/work") == 0);
    make_link("/work", 0, "/box");
    become_runner();
    const char *place = wipe_all();
    CHECK(place != NULL && strcmp(place, "/work") == 0);
    expect_file("/box/kept", 0, 0644, "kept");
}

static void good_places_are_taken(void) {
    become_runner();
    CHECK(wipe_prepare(CANDIDATE) == NULL);
}

static void a_closed_place_is_opened_to_the_group(void) {
    struct stat found;
    CHECK(chmod("/work", 01770) == 0);
    become_runner();
    CHECK(wipe_prepare(CANDIDATE) == NULL);
    CHECK(lstat("/work", &found) == 0 && found.st_uid == 0 && found.st_gid == CANDIDATE_ID);
    CHECK((found.st_mode & 07777) == 01770);
}

static const char *refusal_after(const char *path, uid_t owner, mode_t mode) {
    CHECK(chown(path, owner, owner) == 0 && chmod(path, mode) == 0);
    become_runner();
    const char *wrong = wipe_prepare(CANDIDATE);
    return wrong == NULL ? "" : wrong;
}

static void a_place_that_is_not_sticky_is_refused(void) {
    CHECK(strcmp(refusal_after("/tmp", 0, 0777), "/tmp") == 0);
}

static void a_place_of_somebody_else_is_refused(void) {
    CHECK(strcmp(refusal_after("/work", CANDIDATE_ID, 01777), "/work") == 0);
}

static void a_box_that_others_can_write_is_refused(void) {
    CHECK(strstr(refusal_after("/box", 0, 0775), "/box") != NULL);
}

static void a_box_of_somebody_else_is_refused(void) {
    CHECK(strstr(refusal_after("/box", SERVICE_ID, 0755), "/box") != NULL);
}

static void a_place_that_is_a_file_is_refused(void) {
    CHECK(rmdir("/dev/shm") == 0);
    make_file("/dev/shm", 0, 0644, "");
    become_runner();
    const char *wrong = wipe_prepare(CANDIDATE);
    CHECK(wrong != NULL && strcmp(wrong, "/dev/shm") == 0);
}

void wipe_tests(void) {
    in_fresh_places(everything_goes_whoever_owns_it_whatever_its_mode);
    in_fresh_places(depth_costs_nothing);
    in_fresh_places(a_crowd_of_files_goes);
    in_fresh_places(a_place_that_cannot_be_emptied_is_named);
    in_fresh_places(a_place_that_became_a_link_is_named);
    in_fresh_places(good_places_are_taken);
    in_fresh_places(a_closed_place_is_opened_to_the_group);
    in_fresh_places(a_place_that_is_not_sticky_is_refused);
    in_fresh_places(a_place_of_somebody_else_is_refused);
    in_fresh_places(a_box_that_others_can_write_is_refused);
    in_fresh_places(a_box_of_somebody_else_is_refused);
    in_fresh_places(a_place_that_is_a_file_is_refused);
}
