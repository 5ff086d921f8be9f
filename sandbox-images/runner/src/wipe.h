/* Empties the places a program can write to. */
#ifndef HONE_WIPE_H
#define HONE_WIPE_H

#include <stdbool.h>

#include "identity.h"

/* Removes everything below /work, /tmp, /dev/shm and /dev/mqueue. Nothing else may be running. NULL when
 * done, else the place that could not be emptied: the box must not be used again. */
const char *wipe_all(void);

/* Checks that the places belong to root and are sticky, that /box is root's alone, and opens /work to the
 * candidate's group where others are kept out. NULL, or what is wrong. */
const char *wipe_prepare(struct identity candidate);

#endif
