#include "inbox.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void inbox_init(struct inbox *inbox, int fd) {
    memset(inbox, 0, sizeof *inbox);
    inbox->fd = fd;
}

/* A large payload is read straight into its place. */
static bool fill_payload(struct inbox *inbox) {
    return inbox->in_payload && inbox->head == inbox->tail && inbox->filled < inbox->header.length;
}

void inbox_fill(struct inbox *inbox) {
    bool direct = fill_payload(inbox);
    if (!direct && inbox->head > 0) {
        memmove(inbox->bytes, inbox->bytes + inbox->head, inbox->tail - inbox->head);
        inbox->tail -= inbox->head;
        inbox->head = 0;
    }
    uint8_t *to = direct ? inbox->payload + inbox->filled : inbox->bytes + inbox->tail;
    size_t room = direct ? inbox->header.length - inbox->filled : INBOX_BYTES - inbox->tail;
    if (room == 0) return;
    ssize_t got = read(inbox->fd, to, room);
    if (got > 0) {
        if (direct)
            inbox->filled += (size_t)got;
        else
            inbox->tail += (size_t)got;
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
        inbox->ended = true;
    }
}

static enum inbox_step begin_frame(struct inbox *inbox, const char **why) {
    if (inbox->tail - inbox->head < HEADER_BYTES) return INBOX_WAIT;
    *why = frame_header_read(inbox->bytes + inbox->head, inbox->nonce, &inbox->header);
    if (*why != NULL) return INBOX_BROKEN;
    inbox->head += HEADER_BYTES;
    inbox->filled = 0;
    inbox->payload = NULL;
    if (inbox->header.length > 0) {
        inbox->payload = malloc(inbox->header.length);
        if (inbox->payload == NULL) {
            *why = "no memory for a frame";
            return INBOX_BROKEN;
        }
    }
    inbox->in_payload = true;
    return INBOX_FRAME;
}

enum inbox_step inbox_next(struct inbox *inbox, struct frame *frame, const char **why) {
    if (!inbox->in_payload) {
        enum inbox_step step = begin_frame(inbox, why);
        if (step != INBOX_FRAME) return step;
    }
    size_t missing = inbox->header.length - inbox->filled;
    size_t here = inbox->tail - inbox->head;
    size_t taken = missing < here ? missing : here;
    if (taken > 0 && inbox->payload != NULL)
        memcpy(inbox->payload + inbox->filled, inbox->bytes + inbox->head, taken);
    inbox->head += taken;
    inbox->filled += taken;
    if (inbox->filled < inbox->header.length) return INBOX_WAIT;
    *frame = (struct frame){inbox->header.type, inbox->header.id, inbox->payload, inbox->header.length};
    inbox->payload = NULL;
    inbox->in_payload = false;
    return INBOX_FRAME;
}
