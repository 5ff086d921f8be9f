#include "feed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void forget(struct feed *feed, size_t *held) {
    *held -= feed->length - feed->head;
    feed->taken += feed->length - feed->head;
    free(feed->bytes);
    feed->bytes = NULL;
    feed->head = 0;
    feed->length = 0;
}

void feed_close(struct feed *feed, size_t *held) {
    forget(feed, held);
    if (feed->fd >= 0 && !feed->is_socket) close(feed->fd);
    feed->fd = -1;
}

static void finish(struct feed *feed, size_t *held) {
    if (feed->is_socket) shutdown(feed->fd, SHUT_WR);
    feed_close(feed, held);
}

/* Bytes taken now: 0 when the other side is full; -1 when it has closed. SIGPIPE is blocked in the runner. */
static ssize_t push(int fd, const uint8_t *bytes, size_t length) {
    for (;;) {
        ssize_t sent = write(fd, bytes, length);
        if (sent >= 0) return sent;
        if (errno == EAGAIN) return 0;
        if (errno != EINTR) return -1;
    }
}

bool feed_waiting(const struct feed *feed) {
    return feed->fd >= 0 && feed->length > feed->head;
}

void feed_flush(struct feed *feed, size_t *held) {
    while (feed_waiting(feed)) {
        ssize_t sent = push(feed->fd, feed->bytes + feed->head, feed->length - feed->head);
        if (sent == 0) return;
        if (sent < 0) {
            feed_close(feed, held);
            return;
        }
        feed->head += (size_t)sent;
        feed->taken += (size_t)sent;
        *held -= (size_t)sent;
    }
    forget(feed, held);
    if (feed->fd >= 0 && feed->ending) finish(feed, held);
}

static bool keep(struct feed *feed, const uint8_t *bytes, size_t length, size_t *held) {
    if (length > FEED_TOTAL_BYTES - *held) return false;
    size_t waiting = feed->length - feed->head;
    uint8_t *joined = malloc(waiting + length);
    if (joined == NULL) return false;
    if (waiting > 0) memcpy(joined, feed->bytes + feed->head, waiting);
    memcpy(joined + waiting, bytes, length);
    free(feed->bytes);
    feed->bytes = joined;
    feed->head = 0;
    feed->length = waiting + length;
    *held += length;
    return true;
}

bool feed_put(struct feed *feed, struct span bytes, size_t *held) {
    if (feed->fd < 0 || feed->ending) { /* A program may close its input; that is no fault. */
        feed->taken += bytes.length;
        return true;
    }
    size_t done = 0;
    while (!feed_waiting(feed) && done < bytes.length) {
        ssize_t sent = push(feed->fd, bytes.bytes + done, bytes.length - done);
        if (sent < 0) {
            feed_close(feed, held);
            feed->taken += bytes.length - done;
            return true;
        }
        if (sent == 0) break;
        done += (size_t)sent;
        feed->taken += (size_t)sent;
    }
    return done == bytes.length || keep(feed, bytes.bytes + done, bytes.length - done, held);
}

void feed_end(struct feed *feed, size_t *held) {
    feed->ending = true;
    if (feed->fd >= 0 && !feed_waiting(feed)) finish(feed, held);
}
