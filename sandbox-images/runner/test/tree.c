#include "tree.h"

#include <fcntl.h>
#include <ftw.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

#define PATH_BYTES 4096
#define OPEN_FOLDERS 16

struct tree tree_make(void) {
    struct tree tree = {"/tmp/hone-runner-XXXXXX"};
    CHECK(mkdtemp(tree.root) != NULL);
    return tree;
}

static void make_folders(char *path) {
    for (char *slash = path + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        mkdir(path, 0755);
        *slash = '/';
    }
}

void tree_write(const struct tree *tree, const char *path, const char *text) {
    char full[PATH_BYTES];
    int length = snprintf(full, sizeof full, "%s%s", tree->root, path);
    CHECK(length > 0 && (size_t)length < sizeof full);
    make_folders(full);
    int fd = open(full, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    CHECK(fd >= 0);
    CHECK(write(fd, text, strlen(text)) == (ssize_t)strlen(text));
    close(fd);
}

static int remove_one(const char *path, const struct stat *found, int kind, struct FTW *where) {
    (void)found;
    (void)kind;
    (void)where;
    return remove(path);
}

void tree_remove(const struct tree *tree) {
    CHECK(nftw(tree->root, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) == 0);
}
