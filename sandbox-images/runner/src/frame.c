#include "frame.h"

uint32_t read_u32(const uint8_t *bytes) {
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

void write_u32(uint8_t *bytes, uint32_t value) {
    for (unsigned i = 0; i < 4; i++) bytes[i] = (uint8_t)(value >> (8 * i));
}

const char *frame_header_read(const uint8_t bytes[HEADER_BYTES], uint32_t nonce,
                              struct frame_header *header) {
    if (bytes[0] != PROTOCOL_VERSION) return "unknown protocol version";
    if (bytes[2] != 0 || bytes[3] != 0) return "unknown flags";
    header->type = bytes[1];
    header->id = read_u32(bytes + 4);
    header->length = read_u32(bytes + 8);
    header->nonce = read_u32(bytes + 12);
    if (header->nonce != nonce) return "wrong nonce";
    if (header->length > MAX_FRAME_BYTES) return "frame too long";
    return NULL;
}

void frame_header_write(uint8_t bytes[HEADER_BYTES], const struct frame_header *header) {
    bytes[0] = PROTOCOL_VERSION;
    bytes[1] = header->type;
    bytes[2] = 0;
    bytes[3] = 0;
    write_u32(bytes + 4, header->id);
    write_u32(bytes + 8, header->length);
    write_u32(bytes + 12, header->nonce);
}

enum field_step field_next(struct field_cursor *cursor, struct field *field) {
    if (cursor->left == 0) return FIELD_END;
    if (cursor->left < FIELD_PREFIX_BYTES) return FIELD_BROKEN;
    field->tag = cursor->at[0];
    field->length = read_u32(cursor->at + 1);
    field->bytes = cursor->at + FIELD_PREFIX_BYTES;
    if (field->length > cursor->left - FIELD_PREFIX_BYTES) return FIELD_BROKEN;
    cursor->at += FIELD_PREFIX_BYTES + field->length;
    cursor->left -= FIELD_PREFIX_BYTES + field->length;
    return FIELD_FOUND;
}

bool field_number(const struct field *field, uint64_t *number) {
    if (field->length != 8) return false;
    *number = (uint64_t)read_u32(field->bytes) | (uint64_t)read_u32(field->bytes + 4) << 32;
    return true;
}

size_t field_write_number(uint8_t *to, uint8_t tag, uint64_t number) {
    field_write_prefix(to, tag, 8);
    write_u32(to + 5, (uint32_t)number);
    write_u32(to + 9, (uint32_t)(number >> 32));
    return NUMBER_FIELD_BYTES;
}

size_t field_write_prefix(uint8_t *to, uint8_t tag, uint32_t length) {
    to[0] = tag;
    write_u32(to + 1, length);
    return FIELD_PREFIX_BYTES;
}
