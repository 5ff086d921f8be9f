/* What /proc tells of processes and their threads. */
#ifndef HONE_THREADS_H
#define HONE_THREADS_H

#include <dirent.h>
#include <stdbool.h>
#include <stddef.h>

/* A number as /proc names processes and threads; 0 for any other name. */
long threads_number(const char *name);
/* The threads of a process below `proc`, an open folder; NULL when they cannot be listed. */
DIR *threads_open(int proc, const char *process);
/* The name of the next one, or NULL. */
const char *threads_next(DIR *threads);
/* The beginning of a thread's file as a text; false when it cannot be read. */
bool threads_read(DIR *threads, const char *thread, const char *file, char *text, size_t size);

#endif
