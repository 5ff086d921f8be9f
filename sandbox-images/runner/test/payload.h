/* Builds request payloads for tests. */
#ifndef HONE_PAYLOAD_H
#define HONE_PAYLOAD_H

#include <string.h>

#include "../src/frame.h"

struct payload {
    size_t length;
    uint8_t bytes[8192];
};

static inline void put_number(struct payload *payload, uint8_t tag, uint64_t number) {
    payload->length += field_write_number(payload->bytes + payload->length, tag, number);
}

static inline void put_bytes(struct payload *payload, uint8_t tag, const void *bytes, size_t length) {
    payload->length += field_write_prefix(payload->bytes + payload->length, tag, (uint32_t)length);
    memcpy(payload->bytes + payload->length, bytes, length);
    payload->length += length;
}

static inline void put_text(struct payload *payload, uint8_t tag, const char *text) {
    put_bytes(payload, tag, text, strlen(text));
}

/* A RUN with everything that is required. */
static inline struct payload small_run(void) {
    struct payload payload = {0};
    put_text(&payload, TAG_ARGV, "/bin/echo");
    put_text(&payload, TAG_ARGV, "");
    put_text(&payload, TAG_ENV, "A=b=c");
    put_number(&payload, TAG_CPU_MS, 1000);
    put_number(&payload, TAG_WALL_MS, 2000);
    put_number(&payload, TAG_STDOUT_MAX, 3000);
    put_number(&payload, TAG_STDERR_MAX, 4000);
    return payload;
}

/* An OPEN whose nonce begins with the bytes 1, 2, 3, 4. */
static inline struct payload small_open(uint64_t uid, uint64_t gid) {
    static const uint8_t nonce[NONCE_BYTES] = {1, 2, 3, 4};
    struct payload payload = {0};
    put_bytes(&payload, TAG_NONCE, nonce, sizeof nonce);
    put_number(&payload, TAG_UID, uid);
    put_number(&payload, TAG_GID, gid);
    return payload;
}

static inline struct payload small_put(const char *path) {
    struct payload payload = {0};
    put_text(&payload, TAG_PATH, path);
    put_number(&payload, TAG_MODE, 0644);
    put_text(&payload, TAG_DATA, "text");
    return payload;
}

#endif
