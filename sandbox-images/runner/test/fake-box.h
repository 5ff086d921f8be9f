/*
 * What requests.c calls, without programs, files and a kernel: it notes what it is asked for, and a RUN goes
 * on until the test ends it.
 */
#ifndef HONE_FAKE_BOX_H
#define HONE_FAKE_BOX_H

#include <setjmp.h>

#include "../src/box.h"
#include "payload.h"

#define FAKE_NONCE 0x04030201u
#define FAKE_LOG_BYTES 4096u

struct fake_box {
    struct box box;
    int to_box;
    uint32_t nonce; /* Of the frames that are sent. */
    /* What was done, such as "run 2, put 3, ". Cut when it is full. */
    char log[FAKE_LOG_BYTES];
    size_t log_length;
    /* Whether the box has ended itself, and how. */
    bool broken;
    enum error_code code;
    const char *why;
    jmp_buf after_break;
    /* What will go wrong. */
    bool wipe_fails, places_wrong;
};

extern struct fake_box fake;

/* A box that has read nothing yet. */
void fake_begin(void);
/* Frees all of it. */
void fake_end(void);
/* Sends bytes as they are, as far as the pipe takes them; answers how many. */
size_t fake_send_bytes(const uint8_t *bytes, size_t length);
/* Lets the box take what it can; notes it when it breaks. */
void fake_take(void);
/* Sends a frame and lets the box take it. */
void fake_send(enum frame_type type, uint32_t id, const struct payload *payload);
/* OPEN, answered. */
void fake_open(void);
/* The RUN that goes on has ended. */
void fake_finish_run(void);

/* Takes the next answer out of the outbox; false when there is none. */
bool fake_answer(struct frame_header *header);
/* The test fails unless the next answers are of these types, each with its id; 0 ends the list. */
void fake_expect(enum frame_type type, uint32_t id);
void fake_expect_silence(void);

#endif
