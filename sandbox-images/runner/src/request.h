/* A request payload as a checked structure. Pure: no system calls, no allocation. */
#ifndef HONE_REQUEST_H
#define HONE_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "protocol.h"

struct span {
    uint8_t *bytes;
    size_t length;
};

/* NULL-terminated, so that it can be handed to execve. */
struct text_list {
    char *items[MAX_LIST_ITEMS + 1];
    size_t count;
};

struct request {
    uint8_t type;
    uint32_t id;
    uint64_t seen; /* One bit for each tag that is present. */
    uint64_t number[REQUEST_TAGS_END];
    struct span data; /* The bytes of `nonce`, `data` or `stdin`: no request has two of them. */
    char *path;       /* `path` or `stdinPath`: likewise. */
    char *cwd;
    struct text_list argv, env, copy_out;
};

/*
 * Decodes a payload in place: texts get their terminating NUL inside `payload`, which must therefore be
 * writable and outlive the request. Answers NULL, or why the request must be refused.
 */
const char *request_decode(struct request *request, uint8_t type, uint32_t id, uint8_t *payload,
                           size_t length);

bool request_has(const struct request *request, enum field_tag tag);

/* The number of a field, or `otherwise` when it is absent. */
uint64_t request_number(const struct request *request, enum field_tag tag, uint64_t otherwise);

#endif
