/* Kernel limits of a program. */
#ifndef HONE_RLIMITS_H
#define HONE_RLIMITS_H

#include <stdint.h>

/* 0 leaves what the container has. Never above the container's own hard limit. */
struct rlimits {
    uint64_t file_bytes, descriptors, stack_bytes;
};

/* In the child: applies them and forbids core dumps; 0 or an errno. Never limits processes by user: that
 * quota reaches across boxes. */
int rlimits_apply(const struct rlimits *limits);

#endif
