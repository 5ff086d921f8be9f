/*
 * Meant to run under ASan and UBSan: `fuzz [runs] [seed]`. The same seed gives the same bytes.
 */
#include "fuzz.h"

#include <string.h>

#include "check.h"

static uint64_t state;

/* xorshift64* */
uint64_t dice(uint64_t sides) {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (state * UINT64_C(2685821657736338717)) % sides;
}

static void any_fields(struct payload *payload) {
    static const char *const texts[] = {"/box/a", "/work/../x", "K=v", "", "/bin/sh", "=", "/work/b/c"};
    for (uint64_t left = dice(8); left > 0; left--) {
        uint8_t tag = (uint8_t)dice(dice(2) ? REQUEST_TAGS_END : 256);
        if (dice(2))
            put_number(payload, tag, dice(4) ? dice(100) : UINT64_MAX);
        else
            put_text(payload, tag, texts[dice(sizeof texts / sizeof *texts)]);
    }
}

struct payload seed_payload(uint8_t *type) {
    struct payload payload = {0};
    *type = (uint8_t)dice(dice(8) ? 12 : 256);
    if (*type == FRAME_RUN || *type == FRAME_START) payload = small_run();
    if (*type == FRAME_OPEN) payload = small_open(20000, 20000);
    if (*type == FRAME_PUT) payload = small_put("/box/main.py");
    if (dice(2)) any_fields(&payload);
    return payload;
}

void mutate(uint8_t *bytes, size_t *length) {
    for (uint64_t left = dice(4); left > 0 && *length > 0; left--) {
        size_t at = dice(*length);
        switch (dice(4)) {
        case 0:
            bytes[at] ^= (uint8_t)(1u << dice(8));
            break;
        case 1:
            bytes[at] = (uint8_t)dice(256);
            break;
        case 2:
            *length = at;
            break;
        default:
            memmove(bytes + at, bytes + dice(at + 1), *length - at);
        }
    }
}

int main(int count, char **arguments) {
    uint64_t runs = count > 1 ? strtoull(arguments[1], NULL, 10) : 200000;
    state = count > 2 ? strtoull(arguments[2], NULL, 10) : 88172645463325252u;
    CHECK(state != 0);
    for (uint64_t round = 0; round < runs; round++) {
        fuzz_bytes(round);
        if (round % 8 == 0) fuzz_dispatch();
    }
    printf("%llu mutated inputs, %llu conversations: nothing broke\n", (unsigned long long)runs,
           (unsigned long long)(runs + 7) / 8);
    return 0;
}
