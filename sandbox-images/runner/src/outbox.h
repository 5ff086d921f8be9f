/*
 * Answers on their way to the worker. Bounded: OUTPUT frames are only made while there is room, so a worker
 * that does not read stops the reading of programs' output, never grows the runner.
 */
#ifndef HONE_OUTBOX_H
#define HONE_OUTBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "protocol.h"

#define OUTBOX_BYTES (384u * 1024u)
/* OUTPUT frames stop at the first mark, the taking of requests at the second; the rest is for answers. */
#define OUTBOX_OUTPUT_MARK (256u * 1024u)
#define OUTBOX_REQUEST_MARK (288u * 1024u)
/* RUN output is collected until this much is there or the run has ended: fewer and larger frames. */
#define OUTBOX_LAZY_BYTES (64u * 1024u)
#define ANSWER_BYTES 1024u

struct outbox {
    int fd;
    uint32_t nonce;
    size_t head, tail;
    size_t open_frame; /* Where the last OUTPUT frame starts, while it may still grow; else SIZE_MAX. */
    bool hurry;        /* Something in here should leave at once. */
    bool broken;       /* The worker is gone. */
    uint8_t bytes[OUTBOX_BYTES];
};

/* The fields of an answer. */
struct answer {
    size_t length;
    uint8_t bytes[ANSWER_BYTES];
};

void answer_number(struct answer *answer, enum field_tag tag, uint64_t number);
/* Longer texts are cut. */
void answer_text(struct answer *answer, enum field_tag tag, const char *text);

void outbox_init(struct outbox *outbox, int fd);
/* `answer` may be NULL for an answer without fields. */
void outbox_send(struct outbox *outbox, enum frame_type type, uint32_t id, const struct answer *answer);
void outbox_error(struct outbox *outbox, uint32_t id, enum error_code code, const char *message);

/* Tells how much of what was written has been taken, once that is worth a frame. */
void outbox_taken(struct outbox *outbox, uint32_t id, uint64_t *taken);

/* Reports an output that has ended before its program. */
void outbox_ended(struct outbox *outbox, uint32_t id, enum stream stream);

bool outbox_has_room(const struct outbox *outbox);
/* Where up to *room bytes of output can be put, or NULL when there is no room. Commit tells how many were. */
uint8_t *outbox_output_begin(struct outbox *outbox, uint32_t id, enum stream stream, size_t *room);
void outbox_output_commit(struct outbox *outbox, uint32_t id, enum stream stream, size_t length);

size_t outbox_used(const struct outbox *outbox);
/* True when bytes are waiting that should go out now. */
bool outbox_due(const struct outbox *outbox);
/* Writes what the pipe takes. */
void outbox_flush(struct outbox *outbox);

#endif
