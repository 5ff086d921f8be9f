/* Bytes on their way into a program's standard input or a connection. Never waits. */
#ifndef HONE_FEED_H
#define HONE_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "request.h"

/* What all feeds of a box may hold for readers that do not read. */
#define FEED_TOTAL_BYTES (10u * 1024u * 1024u)

struct feed {
    int fd; /* -1 when closed. */
    bool is_socket;
    bool ending; /* Close after the last byte. */
    uint8_t *bytes;
    size_t head, length;
    uint64_t taken; /* Bytes that went in, or were dropped, and were not told yet. */
};

/* Takes bytes; what does not fit the pipe is kept and counted in *held. False when too much is held. */
bool feed_put(struct feed *feed, struct span bytes, size_t *held);
/* No more bytes will come. */
void feed_end(struct feed *feed, size_t *held);
/* Writes what the other side takes now. */
void feed_flush(struct feed *feed, size_t *held);
bool feed_waiting(const struct feed *feed);
/* Forgets what is held; closes a pipe. A socket is closed by its connection. */
void feed_close(struct feed *feed, size_t *held);

#endif
