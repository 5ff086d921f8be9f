#include <string.h>

#include "../src/frame.h"
#include "check.h"

static void a_header_survives_writing_and_reading(void) {
    uint8_t bytes[HEADER_BYTES];
    struct frame_header written = {FRAME_RUN, 0x01020304, 77, 0xdeadbeef}, read;
    frame_header_write(bytes, &written);
    CHECK(bytes[0] == 1 && bytes[1] == 3 && bytes[4] == 4 && bytes[7] == 1);
    CHECK(frame_header_read(bytes, 0xdeadbeef, &read) == NULL);
    CHECK(read.type == FRAME_RUN && read.id == 0x01020304 && read.length == 77);
}

static void a_header_is_refused_for_version_flags_nonce_and_length(void) {
    uint8_t good[HEADER_BYTES], bytes[HEADER_BYTES];
    struct frame_header header = {FRAME_STAT, 1, MAX_FRAME_BYTES, 5}, read;
    frame_header_write(good, &header);
    CHECK(frame_header_read(good, 5, &read) == NULL);
    CHECK(frame_header_read(good, 6, &read) != NULL);
    memcpy(bytes, good, sizeof bytes);
    bytes[0] = 2;
    CHECK(frame_header_read(bytes, 5, &read) != NULL);
    memcpy(bytes, good, sizeof bytes);
    bytes[3] = 1;
    CHECK(frame_header_read(bytes, 5, &read) != NULL);
    memcpy(bytes, good, sizeof bytes);
    write_u32(bytes + 8, MAX_FRAME_BYTES + 1);
    CHECK(frame_header_read(bytes, 5, &read) != NULL);
}

static void fields_are_walked_in_order(void) {
    uint8_t payload[64];
    size_t length = field_write_number(payload, TAG_CPU_MS, UINT64_C(0x1122334455667788));
    length += field_write_prefix(payload + length, TAG_DATA, 3);
    memcpy(payload + length, "abc", 3);
    struct field_cursor cursor = {payload, length + 3};
    struct field field;
    uint64_t number;
    CHECK(field_next(&cursor, &field) == FIELD_FOUND && field.tag == TAG_CPU_MS);
    CHECK(field_number(&field, &number) && number == UINT64_C(0x1122334455667788));
    CHECK(field_next(&cursor, &field) == FIELD_FOUND && field.length == 3 &&
          memcmp(field.bytes, "abc", 3) == 0);
    CHECK(!field_number(&field, &number));
    CHECK(field_next(&cursor, &field) == FIELD_END);
}

static void a_field_that_reaches_past_the_payload_is_broken(void) {
    uint8_t payload[16];
    struct field field;
    field_write_prefix(payload, TAG_DATA, 12);
    struct field_cursor cursor = {payload, sizeof payload};
    CHECK(field_next(&cursor, &field) == FIELD_BROKEN);
    field_write_prefix(payload, TAG_DATA, UINT32_MAX);
    cursor = (struct field_cursor){payload, sizeof payload};
    CHECK(field_next(&cursor, &field) == FIELD_BROKEN);
    cursor = (struct field_cursor){payload, 4};
    CHECK(field_next(&cursor, &field) == FIELD_BROKEN);
}

void frame_tests(void) {
    a_header_survives_writing_and_reading();
    a_header_is_refused_for_version_flags_nonce_and_length();
    fields_are_walked_in_order();
    a_field_that_reaches_past_the_payload_is_broken();
}
