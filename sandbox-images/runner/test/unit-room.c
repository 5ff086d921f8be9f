/* How much is taken in at once: requests, what is written, output. */
#include <unistd.h>

#include "../src/requests.h"
#include "../src/task.h"
#include "check.h"
#include "fake-box.h"

static void reading_stops_when_too_many_wait(void) {
    struct payload run = small_run(), put = small_put("/box/a");
    fake_begin();
    fake_open();
    fake_send(FRAME_RUN, 2, &run);
    for (uint32_t i = 0; i < MAX_WAITING; i++) fake_send(FRAME_PUT, 3 + i, &put);
    CHECK(!requests_wanted(&fake.box) && fake.box.waiting_count == MAX_WAITING);
    fake_send(FRAME_STAT, 99, NULL);
    fake_expect_silence();
    fake_finish_run();
    fake_take();
    fake_expect(FRAME_EXITED, 2);
    for (uint32_t i = 0; i < MAX_WAITING; i++) fake_expect(FRAME_OK, 3 + i);
    fake_expect(FRAME_STATS, 99);
    fake_end();
}

static void send_large_put(uint32_t id) {
    static uint8_t bytes[HEADER_BYTES + MAX_FRAME_BYTES];
    struct frame_header header = {FRAME_PUT, id, MAX_FRAME_BYTES, FAKE_NONCE};
    frame_header_write(bytes, &header);
    for (size_t sent = 0; sent < sizeof bytes;) {
        sent += fake_send_bytes(bytes + sent, sizeof bytes - sent);
        fake_take();
    }
}

static void reading_stops_when_too_much_waits(void) {
    struct payload run = small_run();
    fake_begin();
    fake_open();
    fake_send(FRAME_RUN, 2, &run);
    send_large_put(3);
    CHECK(requests_wanted(&fake.box));
    send_large_put(4);
    CHECK(!requests_wanted(&fake.box) && fake.box.waiting_bytes == MAX_WAITING_BYTES);
    fake_finish_run();
    CHECK(fake.box.waiting_bytes == 0 && fake.box.large_frame_seen);
    fake_end();
}

static void reading_stops_while_answers_find_no_room(void) {
    uint32_t id = 2;
    fake_begin();
    fake_open();
    while (requests_wanted(&fake.box)) fake_send(FRAME_STAT, id++, NULL);
    CHECK(outbox_used(&fake.box.outbox) >= OUTBOX_REQUEST_MARK && !fake.box.outbox.broken);
    fake_send(FRAME_STAT, id, NULL);
    struct frame_header header = {0};
    for (uint32_t expected = 2; fake_answer(&header); expected++) CHECK(header.id == expected);
    CHECK(header.id == id - 1);
    fake_take();
    fake_expect(FRAME_STATS, id);
    fake_end();
}

static void credit_never_exceeds_its_window(void) {
    struct payload start = {0}, credit = {0};
    put_text(&start, TAG_ARGV, "server");
    put_number(&credit, TAG_BYTES, UINT64_MAX);
    fake_begin();
    fake_open();
    fake_send(FRAME_START, 2, &start);
    fake_expect(FRAME_STARTED, 2);
    fake.box.tasks[0].credit = 10;
    fake_send(FRAME_CREDIT, 2, &credit);
    CHECK(fake.box.tasks[0].credit == CREDIT_WINDOW_BYTES);
    fake_send(FRAME_CREDIT, 77, &credit);
    fake_expect_silence();
    fake_end();
}

static void what_nobody_reads_has_a_bound(void) {
    struct payload start = {0}, write = {0};
    int ends[2];
    put_text(&start, TAG_ARGV, "server");
    put_text(&write, TAG_DATA, "some bytes");
    fake_begin();
    fake_open();
    fake_send(FRAME_WRITE, 77, &write);
    fake_send(FRAME_START, 2, &start);
    fake_expect(FRAME_STARTED, 2);
    CHECK(pipe(ends) == 0);
    close(ends[0]);
    fake.box.tasks[0].input = (struct feed){.fd = ends[1], .length = 1, .bytes = malloc(1)};
    fake.box.held = FEED_TOTAL_BYTES;
    fake_send(FRAME_WRITE, 2, &write);
    fake_expect(FRAME_ERROR, 2);
    CHECK(fake.box.tasks[0].kill == KILL_ABORT && strcmp(fake.log, "start 2, kill 2, ") == 0);
    fake.box.held = 1;
    fake_end();
}

void room_tests(void) {
    reading_stops_when_too_many_wait();
    reading_stops_when_too_much_waits();
    reading_stops_while_answers_find_no_room();
    credit_never_exceeds_its_window();
    what_nobody_reads_has_a_bound();
}
