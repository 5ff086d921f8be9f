/* Finding the folder of our own control group. Pure text work, so that odd mounts can be tested. */
#ifndef HONE_CGROUP_PATHS_H
#define HONE_CGROUP_PATHS_H

#include <stdbool.h>
#include <stddef.h>

#define CGROUP_PATH_BYTES 1024u

/*
 * From the text of /proc/self/cgroup: the path of the group in the v1 hierarchy with `controller`, or of the
 * v2 hierarchy when `controller` is NULL. False when there is none.
 */
bool cgroup_group_path(const char *groups, const char *controller, char path[CGROUP_PATH_BYTES]);

/* From the text of /proc/self/mountinfo: the mount point and the root of that hierarchy's mount. */
bool cgroup_mount(const char *mounts, const char *controller, char point[CGROUP_PATH_BYTES],
                  char root[CGROUP_PATH_BYTES]);

/*
 * Where the group may be seen below the mount point; the caller tries them in turn, 0 first, until false.
 * With a namespace of its own, or with only the group mounted, it is the mount point; else it lies below.
 */
bool cgroup_candidate(unsigned turn, const char *point, const char *root, const char *group,
                      char folder[CGROUP_PATH_BYTES]);

#endif
