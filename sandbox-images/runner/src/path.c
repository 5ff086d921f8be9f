#include "path.h"

#include <stddef.h>
#include <string.h>

#include "protocol.h"

const char *path_unclean(const char *path) {
    if (path[0] != '/') return "path is not absolute";
    if (strlen(path) > MAX_PATH_BYTES) return "path is too long";
    for (const char *segment = path + 1;;) {
        size_t length = strcspn(segment, "/");
        if (length == 0) return "path has an empty segment";
        if (length == 1 && segment[0] == '.') return "path has a . segment";
        if (length == 2 && segment[0] == '.' && segment[1] == '.') return "path has a .. segment";
        if (length > 255) return "path has a segment over 255 bytes";
        if (segment[length] == '\0') return NULL;
        segment += length + 1;
    }
}

bool path_below(const char *path, const char *root) {
    size_t length = strlen(root);
    return strncmp(path, root, length) == 0 && path[length] == '/';
}

const char *path_refusal(const char *path) {
    const char *unclean = path_unclean(path);
    if (unclean != NULL) return unclean;
    if (!path_below(path, "/box") && !path_below(path, "/work"))
        return "path is neither below /box nor /work";
    return NULL;
}
