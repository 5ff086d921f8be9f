#include "outbox.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "frame.h"

#define OUTPUT_PREFIX_BYTES (HEADER_BYTES + NUMBER_FIELD_BYTES + FIELD_PREFIX_BYTES)
#define STREAM_OFFSET (HEADER_BYTES + FIELD_PREFIX_BYTES)
#define MIN_OUTPUT_ROOM 4096u

void answer_number(struct answer *answer, enum field_tag tag, uint64_t number) {
    if (ANSWER_BYTES - answer->length < NUMBER_FIELD_BYTES) return;
    answer->length += field_write_number(answer->bytes + answer->length, (uint8_t)tag, number);
}

void answer_text(struct answer *answer, enum field_tag tag, const char *text) {
    size_t room = ANSWER_BYTES - answer->length;
    if (room < FIELD_PREFIX_BYTES) return;
    size_t length = strnlen(text, room - FIELD_PREFIX_BYTES);
    answer->length += field_write_prefix(answer->bytes + answer->length, (uint8_t)tag, (uint32_t)length);
    memcpy(answer->bytes + answer->length, text, length);
    answer->length += length;
}

void outbox_init(struct outbox *outbox, int fd) {
    /* Touches every page now, while memory is there. */
    memset(outbox, 0, sizeof *outbox);
    outbox->fd = fd;
    outbox->open_frame = SIZE_MAX;
}

size_t outbox_used(const struct outbox *outbox) {
    return outbox->tail - outbox->head;
}

static void compact(struct outbox *outbox) {
    if (outbox->head == 0) return;
    memmove(outbox->bytes, outbox->bytes + outbox->head, outbox_used(outbox));
    /* A frame of which some has left does not grow any more. */
    bool whole = outbox->open_frame != SIZE_MAX && outbox->open_frame >= outbox->head;
    outbox->open_frame = whole ? outbox->open_frame - outbox->head : SIZE_MAX;
    outbox->tail -= outbox->head;
    outbox->head = 0;
}

void outbox_send(struct outbox *outbox, enum frame_type type, uint32_t id, const struct answer *answer) {
    size_t length = answer == NULL ? 0 : answer->length;
    if (OUTBOX_BYTES - outbox->tail < HEADER_BYTES + length) compact(outbox);
    if (OUTBOX_BYTES - outbox->tail < HEADER_BYTES + length) {
        outbox->broken = true; /* Cannot be: the marks leave room for every answer that can be outstanding. */
        return;
    }
    struct frame_header header = {(uint8_t)type, id, (uint32_t)length, outbox->nonce};
    frame_header_write(outbox->bytes + outbox->tail, &header);
    if (length > 0) memcpy(outbox->bytes + outbox->tail + HEADER_BYTES, answer->bytes, length);
    outbox->tail += HEADER_BYTES + length;
    outbox->open_frame = SIZE_MAX;
    outbox->hurry = true;
}

void outbox_error(struct outbox *outbox, uint32_t id, enum error_code code, const char *message) {
    struct answer answer = {0};
    answer_number(&answer, TAG_ERROR_CODE, code);
    answer_text(&answer, TAG_MESSAGE, message);
    outbox_send(outbox, FRAME_ERROR, id, &answer);
}

void outbox_taken(struct outbox *outbox, uint32_t id, uint64_t *taken) {
    if (*taken < TAKEN_STEP_BYTES) return;
    struct answer answer = {0};
    answer_number(&answer, TAG_BYTES, *taken);
    outbox_send(outbox, FRAME_TAKEN, id, &answer);
    *taken = 0;
}

void outbox_ended(struct outbox *outbox, uint32_t id, enum stream stream) {
    struct answer answer = {0};
    answer_number(&answer, TAG_STREAM, stream);
    outbox_send(outbox, FRAME_ENDED, id, &answer);
}

/* Whether the last frame can take more bytes of this stream: none of it has left yet. */
static bool continues(const struct outbox *outbox, uint32_t id, enum stream stream) {
    if (outbox->open_frame == SIZE_MAX || outbox->open_frame < outbox->head) return false;
    const uint8_t *frame = outbox->bytes + outbox->open_frame;
    return read_u32(frame + 4) == id && frame[STREAM_OFFSET] == (uint8_t)stream;
}

bool outbox_has_room(const struct outbox *outbox) {
    return outbox_used(outbox) + OUTPUT_PREFIX_BYTES + MIN_OUTPUT_ROOM <= OUTBOX_OUTPUT_MARK;
}

uint8_t *outbox_output_begin(struct outbox *outbox, uint32_t id, enum stream stream, size_t *room) {
    /* The same sum as where room is asked for: there must be none that is told and not given. */
    if (outbox->tail + OUTPUT_PREFIX_BYTES + MIN_OUTPUT_ROOM > OUTBOX_OUTPUT_MARK) compact(outbox);
    size_t prefix = continues(outbox, id, stream) ? 0 : OUTPUT_PREFIX_BYTES;
    if (outbox->tail + prefix + MIN_OUTPUT_ROOM > OUTBOX_OUTPUT_MARK) return NULL;
    *room = OUTBOX_OUTPUT_MARK - outbox->tail - prefix;
    return outbox->bytes + outbox->tail + prefix;
}

void outbox_output_commit(struct outbox *outbox, uint32_t id, enum stream stream, size_t length) {
    if (length == 0) return;
    if (!continues(outbox, id, stream)) {
        outbox->open_frame = outbox->tail;
        uint8_t *frame = outbox->bytes + outbox->open_frame;
        struct frame_header header = {FRAME_OUTPUT, id, OUTPUT_PREFIX_BYTES - HEADER_BYTES, outbox->nonce};
        frame_header_write(frame, &header);
        field_write_number(frame + HEADER_BYTES, TAG_STREAM, stream);
        field_write_prefix(frame + HEADER_BYTES + NUMBER_FIELD_BYTES, TAG_DATA, 0);
        outbox->tail += OUTPUT_PREFIX_BYTES;
    }
    uint8_t *frame = outbox->bytes + outbox->open_frame;
    uint8_t *data_length = frame + HEADER_BYTES + NUMBER_FIELD_BYTES + 1;
    write_u32(frame + 8, read_u32(frame + 8) + (uint32_t)length);
    write_u32(data_length, read_u32(data_length) + (uint32_t)length);
    outbox->tail += length;
}

bool outbox_due(const struct outbox *outbox) {
    return outbox_used(outbox) > 0 && (outbox->hurry || outbox_used(outbox) >= OUTBOX_LAZY_BYTES);
}

void outbox_flush(struct outbox *outbox) {
    while (outbox_used(outbox) > 0 && !outbox->broken) {
        ssize_t sent = write(outbox->fd, outbox->bytes + outbox->head, outbox_used(outbox));
        if (sent > 0) {
            outbox->head += (size_t)sent;
        } else if (errno == EAGAIN) {
            return;
        } else if (errno != EINTR) {
            outbox->broken = true;
        }
    }
    outbox->head = 0;
    outbox->tail = 0;
    outbox->open_frame = SIZE_MAX;
    outbox->hurry = false;
}
