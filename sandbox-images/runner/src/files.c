#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "path.h"

#define DIRECTORY_FLAGS (O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

static struct file_outcome failure(enum error_code code, const char *what, const char *path, int number) {
    struct file_outcome outcome = {.code = code};
    const char *reason = number == 0 ? "refused" : strerrordesc_np(number);
    snprintf(outcome.message, sizeof outcome.message, "%s %.100s: %s", what, path,
             reason == NULL ? "?" : reason);
    return outcome;
}

/* Opens the folder `name` in `parent`, which is closed. Never follows a link. */
static int step_into(int parent, const char *name, bool create) {
    int next = openat(parent, name, O_RDONLY | DIRECTORY_FLAGS);
    if (next < 0 && errno == ENOENT && create) {
        if (mkdirat(parent, name, 0755) == 0 || errno == EEXIST)
            next = openat(parent, name, O_RDONLY | DIRECTORY_FLAGS);
    }
    int kept = errno;
    close(parent);
    errno = kept;
    return next;
}

/* The folder that holds `path` (already checked), or -1; *name is the last segment. */
static int open_parent(const char *path, bool create, const char **name) {
    char copy[MAX_PATH_BYTES + 1];
    strncpy(copy, path, MAX_PATH_BYTES);
    copy[MAX_PATH_BYTES] = '\0';
    *name = strrchr(path, '/') + 1;
    *strrchr(copy, '/') = '\0';
    int at = open("/", O_RDONLY | DIRECTORY_FLAGS);
    char *rest = NULL;
    for (char *segment = strtok_r(copy, "/", &rest); segment != NULL && at >= 0;) {
        at = step_into(at, segment, create);
        segment = strtok_r(NULL, "/", &rest);
    }
    return at;
}

static bool borrow_for(const char *path, struct identity candidate) {
    return path_below(path, "/box") || identity_borrow(candidate);
}

static int write_all(int fd, struct span data) {
    for (size_t done = 0; done < data.length;) {
        ssize_t wrote = write(fd, data.bytes + done, data.length - done);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return errno;
        done += (size_t)wrote;
    }
    return 0;
}

/* The runner has no capability to write a file whose mode forbids it, so the mode is opened up first. */
static bool open_mode(int parent, const char *name) {
    struct stat found;
    if (fstatat(parent, name, &found, AT_SYMLINK_NOFOLLOW) != 0) return errno == ENOENT;
    errno = EINVAL;
    return S_ISREG(found.st_mode) && fchmodat(parent, name, 0600, 0) == 0;
}

static int open_target(int parent, const char *name, bool append) {
    const int flags = O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    if (append) return open_mode(parent, name) ? openat(parent, name, flags | O_APPEND, 0600) : -1;
    if (unlinkat(parent, name, 0) != 0 && errno != ENOENT) return -1;
    return openat(parent, name, flags | O_EXCL, 0600);
}

static int write_target(int fd, struct span data, mode_t mode) {
    struct stat found;
    if (fstat(fd, &found) != 0) return errno;
    if (!S_ISREG(found.st_mode)) return EINVAL;
    int failed = write_all(fd, data);
    if (failed == 0 && fchmod(fd, mode) != 0) failed = errno;
    return failed;
}

/* Nothing in /box may be writable for anybody but root. */
static mode_t allowed_mode(const char *path, uint64_t mode) {
    return (mode_t)(mode & (path_below(path, "/box") ? 0755 : 0777));
}

static struct file_outcome put_borrowed(const struct request *put) {
    const char *name;
    int parent = open_parent(put->path, true, &name);
    if (parent < 0) return failure(ERROR_IO, "folder of", put->path, errno);
    int fd = open_target(parent, name, request_number(put, TAG_APPEND, 0) != 0);
    int failed = fd < 0 ? errno : write_target(fd, put->data, allowed_mode(put->path, put->number[TAG_MODE]));
    close(parent);
    if (fd >= 0) close(fd);
    if (failed != 0) return failure(ERROR_IO, "write", put->path, failed);
    return (struct file_outcome){.code = ERROR_NONE};
}

struct file_outcome files_put(const struct request *put, struct identity candidate) {
    const char *refusal = path_refusal(put->path);
    if (refusal != NULL) {
        struct file_outcome outcome = {.code = ERROR_BAD_PATH};
        snprintf(outcome.message, sizeof outcome.message, "%s", refusal);
        return outcome;
    }
    if (!borrow_for(put->path, candidate)) return failure(ERROR_IO, "identity for", put->path, EPERM);
    struct file_outcome outcome = put_borrowed(put);
    identity_own();
    return outcome;
}

static int open_regular(const char *path) {
    const char *name;
    int parent = open_parent(path, false, &name);
    if (parent < 0) return -1;
    int fd = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    int kept = errno;
    close(parent);
    struct stat found;
    if (fd >= 0 && (fstat(fd, &found) != 0 || !S_ISREG(found.st_mode))) {
        close(fd);
        fd = -1;
        kept = EINVAL;
    }
    errno = kept;
    return fd;
}

int files_open_input(const char *path, struct identity candidate) {
    if (path_refusal(path) != NULL || !borrow_for(path, candidate)) {
        errno = EINVAL;
        return -1;
    }
    int fd = open_regular(path);
    int kept = errno;
    identity_own();
    errno = kept;
    return fd;
}

int files_hold_bytes(struct span bytes) {
    int fd = memfd_create("stdin", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0) return -1;
    int failed = write_all(fd, bytes);
    if (failed == 0 && lseek(fd, 0, SEEK_SET) != 0) failed = errno;
    if (failed == 0 && fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
        failed = errno;
    if (failed == 0) return fd;
    close(fd);
    errno = failed;
    return -1;
}

static int copy_bytes(int from, int to, uint64_t size) {
    while (size > 0) {
        ssize_t sent = sendfile(to, from, NULL, size < (1u << 20) ? size : (1u << 20));
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return errno;
        if (sent == 0) return EIO;
        size -= (uint64_t)sent;
    }
    return 0;
}

static int copy_to_box(int from, const struct stat *source, const char *path) {
    const char *name;
    int parent = open_parent(path, true, &name);
    if (parent < 0) return errno;
    int to = open_target(parent, name, false);
    int failed = to < 0 ? errno : copy_bytes(from, to, (uint64_t)source->st_size);
    if (failed == 0 && fchmod(to, (source->st_mode & 0111) != 0 ? 0755 : 0644) != 0) failed = errno;
    if (failed != 0 && to >= 0) unlinkat(parent, name, 0);
    if (to >= 0) close(to);
    close(parent);
    return failed;
}

/* Copies one file and takes its size from *left. */
static struct file_outcome copy_one(const char *path, uint64_t *left, struct identity candidate) {
    const char *refusal = path_refusal(path);
    if (refusal != NULL || !path_below(path, "/work")) return failure(ERROR_BAD_PATH, "copy", path, 0);
    int from = files_open_input(path, candidate);
    if (from < 0) return failure(ERROR_IO, "open", path, errno);
    struct stat source;
    int failed = fstat(from, &source) == 0 ? 0 : errno;
    if (failed == 0 && (uint64_t)source.st_size > *left) failed = EFBIG;
    if (failed == 0) {
        *left -= (uint64_t)source.st_size;
        char target[MAX_PATH_BYTES + 1];
        snprintf(target, sizeof target, "/box%s", path + strlen("/work"));
        failed = copy_to_box(from, &source, target);
    }
    close(from);
    if (failed != 0) return failure(ERROR_IO, "copy", path, failed);
    return (struct file_outcome){.code = ERROR_NONE};
}

struct file_outcome files_copy_out(const struct text_list *paths, uint64_t max, struct identity candidate) {
    uint64_t left = max;
    for (size_t i = 0; i < paths->count; i++) {
        struct file_outcome outcome = copy_one(paths->items[i], &left, candidate);
        if (outcome.code != ERROR_NONE) return outcome;
    }
    return (struct file_outcome){.code = ERROR_NONE};
}
