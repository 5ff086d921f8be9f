/* The little that unit tests need. */
#ifndef HONE_CHECK_H
#define HONE_CHECK_H

#include <stdio.h>
#include <stdlib.h>

#define CHECK(condition)                                                                                     \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            fprintf(stderr, "%s:%d: %s: not so: %s\n", __FILE__, __LINE__, __func__, #condition);            \
            exit(1);                                                                                         \
        }                                                                                                    \
    } while (0)

/* Each file of tests has one. */
void frame_tests(void);
void request_tests(void);
void path_tests(void);
void stream_tests(void);
void cgroup_tests(void);
void cgroup_tree_tests(void);
void clock_tests(void);
void requests_tests(void);
void room_tests(void);
void starved_tests(void);
void living_tests(void);
void confine_tests(void);

#endif
