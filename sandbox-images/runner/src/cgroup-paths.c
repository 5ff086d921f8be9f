#include "cgroup-paths.h"

#include <stdio.h>
#include <string.h>

/* Copies text up to `end`; false when it does not fit. */
static bool copy_until(char to[CGROUP_PATH_BYTES], const char *from, const char *end) {
    size_t length = (size_t)(end - from);
    if (length >= CGROUP_PATH_BYTES) return false;
    memcpy(to, from, length);
    to[length] = '\0';
    return true;
}

/* True when the comma-separated text between `from` and `end` has `word`. */
static bool list_has(const char *from, const char *end, const char *word) {
    size_t length = strlen(word);
    while (from < end) {
        const char *comma = memchr(from, ',', (size_t)(end - from));
        const char *stop = comma == NULL ? end : comma;
        if ((size_t)(stop - from) == length && memcmp(from, word, length) == 0) return true;
        from = stop + 1;
    }
    return false;
}

static const char *line_end(const char *line) {
    return line + strcspn(line, "\n");
}

bool cgroup_group_path(const char *groups, const char *controller, char path[CGROUP_PATH_BYTES]) {
    for (const char *line = groups; *line != '\0';) {
        const char *end = line_end(line);
        const char *first = memchr(line, ':', (size_t)(end - line));
        const char *second = first == NULL ? NULL : memchr(first + 1, ':', (size_t)(end - first - 1));
        if (second != NULL) {
            bool found = controller == NULL ? second == first + 1 : list_has(first + 1, second, controller);
            if (found) return copy_until(path, second + 1, end);
        }
        line = *end == '\0' ? end : end + 1;
    }
    return false;
}

/* Moves over `count` words separated by single blanks. */
static const char *skip_words(const char *at, const char *end, unsigned count) {
    for (; count > 0 && at != NULL; count--) {
        at = memchr(at, ' ', (size_t)(end - at));
        if (at != NULL) at++;
    }
    return at;
}

static bool copy_word(char to[CGROUP_PATH_BYTES], const char *from, const char *end) {
    const char *stop = from == NULL ? NULL : memchr(from, ' ', (size_t)(end - from));
    return copy_until(to, from == NULL ? end : from, stop == NULL ? end : stop);
}

/* After " - ": type, source, super options. */
static bool mount_serves(const char *kind, const char *end, const char *controller) {
    const char *type = controller == NULL ? "cgroup2 " : "cgroup ";
    if (strncmp(kind, type, strlen(type)) != 0) return false;
    const char *options = skip_words(kind, end, 2);
    return controller == NULL || (options != NULL && list_has(options, end, controller));
}

bool cgroup_mount(const char *mounts, const char *controller, char point[CGROUP_PATH_BYTES],
                  char root[CGROUP_PATH_BYTES]) {
    for (const char *line = mounts; *line != '\0';) {
        const char *end = line_end(line);
        const char *dash = strstr(line, " - ");
        if (dash != NULL && dash < end && mount_serves(dash + 3, end, controller)) {
            return copy_word(root, skip_words(line, end, 3), end) &&
                   copy_word(point, skip_words(line, end, 4), end);
        }
        line = *end == '\0' ? end : end + 1;
    }
    return false;
}

bool cgroup_candidate(unsigned turn, const char *point, const char *root, const char *group,
                      char folder[CGROUP_PATH_BYTES]) {
    const char *below = "";
    size_t length = strcmp(root, "/") == 0 ? 0 : strlen(root);
    bool inside = strncmp(group, root, length) == 0 && (group[length] == '/' || group[length] == '\0');
    if (turn > 2) return false;
    if (turn == 0 && inside && strcmp(group + length, "/") != 0) below = group + length;
    if (turn == 1 && strcmp(group, "/") != 0) below = group;
    int written = snprintf(folder, CGROUP_PATH_BYTES, "%s%s", point, below);
    return written > 0 && (size_t)written < CGROUP_PATH_BYTES;
}
