/* Which paths a request may name. Pure. */
#ifndef HONE_PATH_H
#define HONE_PATH_H

#include <stdbool.h>

/* NULL when `path` is a clean absolute path below /box or /work, else why it is refused. */
const char *path_refusal(const char *path);

/* NULL when `path` is absolute and clean (no empty, `.` or `..` segment), else why it is refused. */
const char *path_unclean(const char *path);

/* True when `path` lies below `root` (given without a slash at its end). */
bool path_below(const char *path, const char *root);

#endif
