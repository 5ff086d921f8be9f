/* Requests coming from the worker, read without blocking and cut into frames. */
#ifndef HONE_INBOX_H
#define HONE_INBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "frame.h"

#define INBOX_BYTES (64u * 1024u)

struct inbox {
    int fd;
    uint32_t nonce;
    size_t head, tail; /* Within `bytes`. */
    bool ended;        /* The worker has hung up. */
    bool in_payload;   /* `header` is read, `payload` is being filled. */
    struct frame_header header;
    uint8_t *payload;
    size_t filled;
    uint8_t bytes[INBOX_BYTES];
};

/* A whole frame; whoever takes it frees `payload` (which may be NULL when empty). */
struct frame {
    uint8_t type;
    uint32_t id;
    uint8_t *payload;
    size_t length;
};

enum inbox_step { INBOX_WAIT, INBOX_FRAME, INBOX_BROKEN };

void inbox_init(struct inbox *inbox, int fd);
/* Reads once what is there. */
void inbox_fill(struct inbox *inbox);
/* Cuts the next frame. INBOX_BROKEN stores the reason in *why: the stream cannot be trusted any more. */
enum inbox_step inbox_next(struct inbox *inbox, struct frame *frame, const char **why);

#endif
