/*
 * Whole conversations: requests of all kinds, good and bad, cut at any byte, some of them with a broken
 * header, while runs end and answers are taken at any moment. However it goes, every request that has an
 * answer gets one, runs begin in the order they came, and a stream that cannot be trusted ends the box.
 */
#include <stdlib.h>

#include "../src/requests.h"
#include "../src/task.h"
#include "check.h"
#include "fake-box.h"
#include "fuzz.h"

#define MAX_REQUESTS 48u
#define CHUNK_BYTES 40u
#define MAX_PAYLOAD_BYTES 1024u

enum answer_state { NONE_DUE, DUE, ANSWERED };

struct conversation {
    size_t length, sent;
    uint8_t bytes[MAX_REQUESTS * (HEADER_BYTES + MAX_PAYLOAD_BYTES)];
    /* What becomes of each request, by its id. */
    enum answer_state due[MAX_REQUESTS + 1];
    bool trusted;    /* Every header is good. */
    uint32_t opened; /* The id of the OPEN it begins with, or 0. */
};

/* What cannot be understood is answered too. */
static bool is_answered(uint8_t type, const struct payload *payload) {
    static struct request request;
    struct payload copy = *payload;
    bool understood = request_decode(&request, type, 1, copy.bytes, copy.length) == NULL;
    bool answered = type != FRAME_WRITE && type != FRAME_SIGNAL && type != FRAME_CREDIT && type != FRAME_LIMIT;
    return !understood || answered;
}

static void append(struct conversation *talk, uint8_t type, uint32_t id, const struct payload *payload) {
    uint8_t *frame = talk->bytes + talk->length;
    uint32_t nonce = id == talk->opened ? 0 : FUZZ_NONCE;
    struct frame_header header = {type, id, (uint32_t)payload->length, nonce};
    frame_header_write(frame, &header);
    memcpy(frame + HEADER_BYTES, payload->bytes, payload->length);
    talk->length += HEADER_BYTES + payload->length;
    talk->due[id] = is_answered(type, payload) ? DUE : NONE_DUE;
}

/* One of the bytes that must be right, so that the header is refused whatever was there. */
static void spoil(uint8_t *frame) {
    static const uint8_t places[] = {0, 2, 3, 11, 12, 13, 14, 15};
    frame[places[dice(sizeof places)]] ^= (uint8_t)(1u << (7 - dice(2) * 7));
}

static void write_request(struct conversation *talk, uint32_t id) {
    uint8_t type;
    struct payload payload = seed_payload(&type);
    if (dice(4) == 0) mutate(payload.bytes, &payload.length);
    if (type == FRAME_SIGNAL && dice(2) == 0) {
        payload = (struct payload){0};
        put_number(&payload, TAG_SIGNAL, 1 + dice(63));
    }
    if (payload.length > MAX_PAYLOAD_BYTES) payload.length = MAX_PAYLOAD_BYTES;
    size_t at = talk->length;
    append(talk, type, id, &payload);
    /* Most refer to what may be going on. */
    if (!is_answered(type, &payload) && dice(4) != 0) write_u32(talk->bytes + at + 4, 2 + (uint32_t)dice(id));
    if (dice(200) == 0) {
        spoil(talk->bytes + at);
        talk->trusted = false;
    }
}

static void write_conversation(struct conversation *talk) {
    uint32_t last = 2 + (uint32_t)dice(MAX_REQUESTS - 2);
    memset(talk, 0, sizeof *talk);
    talk->trusted = true;
    if (dice(50) != 0) {
        struct payload open = small_open(20000, 20000);
        talk->opened = 1;
        append(talk, FRAME_OPEN, 1, &open);
    }
    for (uint32_t id = 2; id <= last; id++) write_request(talk, id);
}

static void take_answers(struct conversation *talk) {
    struct frame_header header;
    while (fake_answer(&header)) {
        CHECK(header.id > 0 && header.id <= MAX_REQUESTS && talk->due[header.id] == DUE);
        talk->due[header.id] = ANSWERED;
    }
}

static void send_piece(struct conversation *talk) {
    size_t left = talk->length - talk->sent;
    size_t piece = dice(3) == 0 ? left : 1 + dice(left < CHUNK_BYTES ? left : CHUNK_BYTES);
    talk->sent += fake_send_bytes(talk->bytes + talk->sent, piece);
}

static bool is_idle(const struct conversation *talk) {
    return talk->sent == talk->length && !task_run_active(&fake.box) && fake.box.waiting_count == 0;
}

static void check_bounds(void) {
    CHECK(fake.box.waiting_count <= MAX_WAITING);
    CHECK(fake.box.waiting_bytes < MAX_WAITING_BYTES + MAX_FRAME_BYTES);
    CHECK(!fake.box.outbox.broken && fake.box.held <= FEED_TOTAL_BYTES);
}

static void hold(struct conversation *talk) {
    unsigned quiet = 0;
    while (!fake.broken && quiet < 3) {
        if (talk->sent < talk->length) send_piece(talk);
        fake_take();
        check_bounds();
        if (dice(3) == 0 || talk->sent == talk->length) fake_finish_run();
        if (dice(3) == 0 || talk->sent == talk->length) take_answers(talk);
        quiet = is_idle(talk) ? quiet + 1 : 0;
    }
}

/* Ids in the log of what was begun must rise: nothing overtakes. */
static void check_order(void) {
    unsigned last = 0;
    for (const char *at = fake.log; *at != '\0'; at = strstr(at, ", ") + 2) {
        unsigned id;
        bool begun = sscanf(at, "run %u", &id) == 1 || sscanf(at, "put %u", &id) == 1 ||
                     sscanf(at, "start %u", &id) == 1 || sscanf(at, "connect %u", &id) == 1 ||
                     sscanf(at, "unbegun %u", &id) == 1;
        if (!begun) continue;
        CHECK(id > last);
        last = id;
    }
}

void fuzz_dispatch(void) {
    static struct conversation talk;
    write_conversation(&talk);
    fake_begin();
    hold(&talk);
    if (!fake.broken) take_answers(&talk);
    check_order();
    CHECK(fake.broken == (!talk.trusted || talk.opened == 0));
    for (uint32_t id = 1; !fake.broken && talk.trusted && id <= MAX_REQUESTS; id++)
        CHECK(talk.due[id] != DUE);
    fake_end();
}
