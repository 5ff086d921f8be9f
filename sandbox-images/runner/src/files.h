/* Files going into a box and out of a run. */
#ifndef HONE_FILES_H
#define HONE_FILES_H

#include <stdint.h>

#include "identity.h"
#include "request.h"

/* Why a file operation failed; code is ERROR_NONE when it did not. */
struct file_outcome {
    enum error_code code;
    char message[200];
};

/* Writes the file of a PUT. Files in /box belong to root, files in /work to the candidate. */
struct file_outcome files_put(const struct request *put, struct identity candidate);

/* A descriptor for reading a regular file below /box or /work, or -1 with errno. */
int files_open_input(const char *path, struct identity candidate);

/* A descriptor that holds these bytes and cannot be changed any more, or -1 with errno. */
int files_hold_bytes(struct span bytes);

/* Copies what a successful run has left below /work to the same place below /box; together at most `max`. */
struct file_outcome files_copy_out(const struct text_list *paths, uint64_t max, struct identity candidate);

#endif
