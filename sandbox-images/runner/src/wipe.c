#include "wipe.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "clock.h"

static const char *const PLACES[] = {"/work", "/tmp", "/dev/shm", "/dev/mqueue"};
#define PLACE_COUNT (sizeof PLACES / sizeof *PLACES)
#define FRESH_NAME_BYTES 64

/* The wiping of one place. */
struct wiping {
    int root;
    uint64_t tag,
        names;      /* Make names for folders moved up into the root that nobody can have taken before. */
    uint64_t steps; /* Whatever was removed or moved: as long as they grow, it goes on. */
};

static void next_name(struct wiping *wiping, char name[FRESH_NAME_BYTES]) {
    if (wiping->names == 0 &&
        getrandom(&wiping->tag, sizeof wiping->tag, GRND_NONBLOCK) != sizeof wiping->tag)
        wiping->tag = clock_now_ns();
    snprintf(name, FRESH_NAME_BYTES, ".wipe-%016" PRIx64 "-%" PRIu64, wiping->tag, wiping->names++);
}

static bool is_dot(const char *name) {
    return name[0] == '.' && (name[1] == '\0' || (name[1] == '.' && name[2] == '\0'));
}

/* Every file is handled as its owner: that needs no capability, whatever its mode. */
static bool borrow_owner(const struct stat *found) {
    return identity_borrow((struct identity){found->st_uid, found->st_gid});
}

/* Moves a folder up into the root. The owner's write permission on the folder itself is needed, because its
 * `..` changes. */
static bool move_up(struct wiping *wiping, int folder, const char *name, const struct stat *found) {
    char target[FRESH_NAME_BYTES];
    next_name(wiping, target);
    if (!borrow_owner(found)) return false;
    bool done = fchmodat(folder, name, 0777, 0) == 0 && renameat(folder, name, wiping->root, target) == 0;
    identity_own();
    return done;
}

static bool remove_child(struct wiping *wiping, int folder, const char *name) {
    struct stat found;
    if (fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) != 0) return false;
    if (S_ISDIR(found.st_mode)) return move_up(wiping, folder, name, &found);
    if (!borrow_owner(&found)) return false;
    bool done = unlinkat(folder, name, 0) == 0;
    identity_own();
    return done;
}

/* Opens a folder of any mode for everybody and lists it. */
static DIR *open_up(int root, const char *name, const struct stat *found) {
    if (!borrow_owner(found)) return NULL;
    int fd = -1;
    if (fchmodat(root, name, 0777, 0) == 0)
        fd = openat(root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    identity_own();
    if (fd < 0) return NULL;
    DIR *listing = fdopendir(fd);
    if (listing == NULL) close(fd);
    return listing;
}

/* Flattens one folder of the root: its files go, its folders move up. Nothing recurses. */
static void flatten(struct wiping *wiping, const char *name, const struct stat *found) {
    DIR *listing = open_up(wiping->root, name, found);
    if (listing == NULL) return;
    for (struct dirent *entry; (entry = readdir(listing)) != NULL;) {
        if (!is_dot(entry->d_name) && remove_child(wiping, dirfd(listing), entry->d_name)) wiping->steps++;
    }
    closedir(listing);
}

/* The root is ours and sticky, so its entries can be removed as root, whoever owns them. */
static bool remove_entry(struct wiping *wiping, const char *name) {
    struct stat found;
    if (fstatat(wiping->root, name, &found, AT_SYMLINK_NOFOLLOW) != 0) return false;
    if (!S_ISDIR(found.st_mode)) return unlinkat(wiping->root, name, 0) == 0;
    if (unlinkat(wiping->root, name, AT_REMOVEDIR) == 0) return true;
    flatten(wiping, name, &found);
    return unlinkat(wiping->root, name, AT_REMOVEDIR) == 0;
}

/* One pass over the root; true when it met nothing. */
static bool sweep(struct wiping *wiping, DIR *listing) {
    bool empty = true;
    rewinddir(listing);
    for (struct dirent *entry; (entry = readdir(listing)) != NULL;) {
        if (is_dot(entry->d_name)) continue;
        empty = false;
        if (remove_entry(wiping, entry->d_name)) wiping->steps++;
    }
    return empty;
}

static bool wipe_place(const char *place) {
    struct wiping wiping = {.root = open(place, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
    if (wiping.root < 0) return errno == ENOENT;
    DIR *listing = fdopendir(wiping.root);
    if (listing == NULL) {
        close(wiping.root);
        return false;
    }
    bool empty;
    uint64_t before;
    /* Each pass brings the next layer up, until one meets nothing; one that gets nothing done is the last. */
    do {
        before = wiping.steps;
        empty = sweep(&wiping, listing);
    } while (!empty && wiping.steps > before);
    closedir(listing);
    return empty;
}

/* Sockets that lie in each other's queues outlive programs; the kernel looks for them when one closes. */
static void sweep_sockets(void) {
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd >= 0) close(fd);
}

const char *wipe_all(void) {
    sweep_sockets();
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        if (!wipe_place(PLACES[i])) return PLACES[i];
    }
    return NULL;
}

static bool prepare_place(const char *place, struct identity candidate) {
    struct stat found;
    if (lstat(place, &found) != 0) return errno == ENOENT;
    if (!S_ISDIR(found.st_mode) || found.st_uid != 0) return false;
    bool writable = (found.st_mode & 0022) != 0;
    if (writable && (found.st_mode & S_ISVTX) == 0) return false;
    if ((found.st_mode & 0002) != 0 || (found.st_mode & 0020) == 0 || found.st_gid == candidate.gid)
        return true;
    /* An owner may hand a folder to a group it is in, so the group is borrowed for this. */
    if (!identity_borrow((struct identity){0, candidate.gid})) return false;
    bool given = lchown(place, (uid_t)-1, candidate.gid) == 0;
    identity_own();
    return given;
}

const char *wipe_prepare(struct identity candidate) {
    struct stat box;
    if (lstat("/box", &box) != 0 || !S_ISDIR(box.st_mode) || box.st_uid != 0 || (box.st_mode & 0022) != 0)
        return "/box is not a folder that only root can write";
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        if (!prepare_place(PLACES[i], candidate)) return PLACES[i];
    }
    return NULL;
}
