/* A small root file system for tests of what touches /box, /work, /tmp and /dev, with the runner's rights. */
#ifndef HONE_PLACES_H
#define HONE_PLACES_H

#include <sys/types.h>

#include "../src/identity.h"

/* The two users of a box. */
#define CANDIDATE_ID 20000u
#define SERVICE_ID 20001u
static const struct identity CANDIDATE = {CANDIDATE_ID, CANDIDATE_ID};

/* Runs a test as the only thing in a fresh root: /box (0755), /work, /tmp and /dev/shm (root's, sticky). */
void in_fresh_places(void (*test)(void));
/* From here on the process has the runner's capabilities and no others. */
void become_runner(void);

/* All of these belong to `owner` afterwards and have that mode, whatever it is. */
void make_file(const char *path, uid_t owner, mode_t mode, const char *text);
void make_folder(const char *path, uid_t owner, mode_t mode);
void make_fifo(const char *path, uid_t owner);
void make_link(const char *path, uid_t owner, const char *target);

/* The test fails unless the file is there, regular, and like this. */
void expect_file(const char *path, uid_t owner, mode_t mode, const char *text);
void expect_empty(const char *folder);

void wipe_tests(void);
void files_tests(void);
void copy_tests(void);

#endif
