/* Frames and fields as bytes. Pure: no system calls, no allocation. */
#ifndef HONE_FRAME_H
#define HONE_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "protocol.h"

#define NUMBER_FIELD_BYTES 13u
#define FIELD_PREFIX_BYTES 5u

struct frame_header {
    uint8_t type;
    uint32_t id;
    uint32_t length;
    uint32_t nonce;
};

/* Reads a header; answers NULL, or why the frame must be refused. `nonce` is the session's. */
const char *frame_header_read(const uint8_t bytes[HEADER_BYTES], uint32_t nonce, struct frame_header *header);
void frame_header_write(uint8_t bytes[HEADER_BYTES], const struct frame_header *header);

/* Walks the fields of a payload. The fields point into it. */
struct field_cursor {
    uint8_t *at;
    size_t left;
};

struct field {
    uint8_t tag;
    uint32_t length;
    uint8_t *bytes;
};

enum field_step { FIELD_END, FIELD_FOUND, FIELD_BROKEN };

enum field_step field_next(struct field_cursor *cursor, struct field *field);

/* True when the field holds an integer; it is stored in *number. */
bool field_number(const struct field *field, uint64_t *number);

/* Both write at `to` and answer the number of bytes written: 13, and 5 (the bytes follow). */
size_t field_write_number(uint8_t *to, uint8_t tag, uint64_t number);
size_t field_write_prefix(uint8_t *to, uint8_t tag, uint32_t length);

uint32_t read_u32(const uint8_t *bytes);
void write_u32(uint8_t *bytes, uint32_t value);

#endif
