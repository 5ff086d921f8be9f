#include "places.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "tree.h"

#define DESCRIPTORS 256
#define TEXT_BYTES 256
#define CAPABILITY(number) (1u << (number))

void become_runner(void) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    unsigned kept = CAPABILITY(CAP_SETUID) | CAPABILITY(CAP_SETGID) | CAPABILITY(CAP_KILL);
    const struct __user_cap_data_struct only[2] = {{.effective = kept, .permitted = kept}};
    CHECK(syscall(SYS_capset, &header, only) == 0);
}

static int open_descriptors(void) {
    int count = 0;
    for (int fd = 0; fd < DESCRIPTORS; fd++) count += fcntl(fd, F_GETFD) >= 0;
    return count;
}

static void enter(const struct tree *tree) {
    CHECK(chmod(tree->root, 0755) == 0 && chroot(tree->root) == 0 && chdir("/") == 0);
    umask(0);
    make_folder("/box", 0, 0755);
    make_folder("/work", 0, 01777);
    make_folder("/tmp", 0, 01777);
    make_folder("/dev", 0, 0755);
    make_folder("/dev/shm", 0, 01777);
}

void in_fresh_places(void (*test)(void)) {
    struct tree tree = tree_make();
    int status;
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        enter(&tree);
        int before = open_descriptors();
        test();
        CHECK(open_descriptors() == before);
        CHECK(syscall(SYS_setfsuid, -1) == 0 && syscall(SYS_setfsgid, -1) == 0);
        _exit(0);
    }
    CHECK(waitpid(child, &status, 0) == child);
    tree_remove(&tree);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) exit(1);
}

static void give(const char *path, uid_t owner) {
    CHECK(lchown(path, owner, owner) == 0);
}

void make_file(const char *path, uid_t owner, mode_t mode, const char *text) {
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    CHECK(fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text));
    close(fd);
    give(path, owner);
    CHECK(chmod(path, mode) == 0);
}

void make_folder(const char *path, uid_t owner, mode_t mode) {
    CHECK(mkdir(path, 0700) == 0);
    give(path, owner);
    CHECK(chmod(path, mode) == 0);
}

void make_fifo(const char *path, uid_t owner) {
    CHECK(mkfifo(path, 0666) == 0);
    give(path, owner);
}

void make_link(const char *path, uid_t owner, const char *target) {
    CHECK(symlink(target, path) == 0);
    give(path, owner);
}

void expect_file(const char *path, uid_t owner, mode_t mode, const char *text) {
    struct stat found;
    char read_text[TEXT_BYTES] = "";
    CHECK(lstat(path, &found) == 0 && S_ISREG(found.st_mode));
    CHECK(found.st_uid == owner && found.st_gid == owner && (found.st_mode & 07777) == mode);
    CHECK(owner == 0 || identity_borrow((struct identity){owner, owner}));
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    identity_own();
    CHECK(fd >= 0 && read(fd, read_text, sizeof read_text - 1) >= 0);
    close(fd);
    CHECK(strcmp(read_text, text) == 0);
}

void expect_empty(const char *folder) {
    DIR *listing = opendir(folder);
    CHECK(listing != NULL);
    for (struct dirent *entry; (entry = readdir(listing)) != NULL;)
        CHECK(strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0);
    closedir(listing);
}

int main(void) {
    if (geteuid() != 0) {
        fprintf(stderr, "these tests make files of other users: they need root\n");
        return 1;
    }
    wipe_tests();
    files_tests();
    copy_tests();
    printf("all tests of files and wiping passed\n");
    return 0;
}
