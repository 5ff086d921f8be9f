#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "../src/feed.h"
#include "../src/inbox.h"
#include "../src/outbox.h"
#include "check.h"
#include "payload.h"

static struct inbox inbox;
static struct outbox outbox;

static void open_pair(int ends[2]) {
    CHECK(pipe2(ends, O_NONBLOCK) == 0);
}

static void a_frame_that_comes_byte_by_byte_is_cut_whole(void) {
    int ends[2];
    open_pair(ends);
    inbox_init(&inbox, ends[0]);
    struct payload payload = small_run();
    uint8_t header[HEADER_BYTES];
    frame_header_write(header, &(struct frame_header){FRAME_RUN, 3, (uint32_t)payload.length, 0});
    struct frame frame;
    const char *why;
    for (size_t i = 0; i < HEADER_BYTES + payload.length; i++) {
        CHECK(inbox_next(&inbox, &frame, &why) == INBOX_WAIT);
        CHECK(write(ends[1], i < HEADER_BYTES ? header + i : payload.bytes + i - HEADER_BYTES, 1) == 1);
        inbox_fill(&inbox);
    }
    CHECK(inbox_next(&inbox, &frame, &why) == INBOX_FRAME);
    CHECK(frame.id == 3 && frame.length == payload.length &&
          memcmp(frame.payload, payload.bytes, frame.length) == 0);
    free(frame.payload);
    close(ends[1]);
    inbox_fill(&inbox);
    CHECK(inbox.ended);
    close(ends[0]);
}

static void a_large_frame_and_what_follows_are_cut(void) {
    int ends[2];
    open_pair(ends);
    inbox_init(&inbox, ends[0]);
    const uint32_t length = 300000;
    uint8_t *all = calloc(1, HEADER_BYTES * 2 + length);
    CHECK(all != NULL);
    frame_header_write(all, &(struct frame_header){FRAME_PUT, 1, length, 0});
    memset(all + HEADER_BYTES, 'x', length);
    frame_header_write(all + HEADER_BYTES + length, &(struct frame_header){FRAME_STAT, 2, 0, 0});
    struct frame frame, first = {0}, second = {0};
    const char *why;
    for (size_t sent = 0; second.type == 0;) {
        ssize_t wrote = write(ends[1], all + sent, HEADER_BYTES * 2 + length - sent);
        if (wrote > 0) sent += (size_t)wrote;
        inbox_fill(&inbox);
        while (inbox_next(&inbox, &frame, &why) == INBOX_FRAME) *(first.type == 0 ? &first : &second) = frame;
    }
    CHECK(first.length == length && first.payload[length - 1] == 'x');
    CHECK(second.type == FRAME_STAT && second.payload == NULL);
    free(first.payload);
    free(all);
    close(ends[0]);
    close(ends[1]);
}

/* Puts output in and answers whether there was room for it. */
static bool add_output(uint32_t id, enum stream stream, const char *text) {
    size_t room;
    uint8_t *to = outbox_output_begin(&outbox, id, stream, &room);
    if (to == NULL) return false;
    memcpy(to, text, strlen(text));
    outbox_output_commit(&outbox, id, stream, strlen(text));
    return true;
}

static void output_of_one_stream_grows_one_frame(void) {
    outbox_init(&outbox, -1);
    CHECK(add_output(7, STREAM_STDOUT, "ab") && add_output(7, STREAM_STDOUT, "cd"));
    struct frame_header header;
    CHECK(frame_header_read(outbox.bytes, 0, &header) == NULL && header.length == NUMBER_FIELD_BYTES + 5 + 4);
    CHECK(memcmp(outbox.bytes + outbox.tail - 4, "abcd", 4) == 0);
    size_t one = outbox_used(&outbox);
    CHECK(add_output(7, STREAM_STDERR, "e") &&
          outbox_used(&outbox) == one + HEADER_BYTES + NUMBER_FIELD_BYTES + 6);
    CHECK(!outbox_due(&outbox));
    outbox_send(&outbox, FRAME_OK, 7, NULL);
    CHECK(outbox_due(&outbox));
}

static void the_end_of_an_output_comes_after_its_last_byte_and_before_what_others_say(void) {
    outbox_init(&outbox, -1);
    CHECK(add_output(7, STREAM_STDOUT, "ab"));
    outbox_ended(&outbox, 7, STREAM_STDOUT);
    CHECK(outbox_due(&outbox));
    size_t first = HEADER_BYTES + NUMBER_FIELD_BYTES + FIELD_PREFIX_BYTES + 2;
    const uint8_t *ended = outbox.bytes + first;
    struct frame_header header;
    CHECK(frame_header_read(ended, 0, &header) == NULL && header.type == FRAME_ENDED && header.id == 7);
    CHECK(header.length == NUMBER_FIELD_BYTES && ended[HEADER_BYTES] == TAG_STREAM);
    CHECK(ended[HEADER_BYTES + FIELD_PREFIX_BYTES] == STREAM_STDOUT);
    /* It never goes into a frame that was begun before. */
    CHECK(add_output(7, STREAM_STDERR, "e"));
    const uint8_t *next = ended + HEADER_BYTES + NUMBER_FIELD_BYTES;
    CHECK(frame_header_read(next, 0, &header) == NULL && header.type == FRAME_OUTPUT);
    CHECK(outbox.bytes + outbox.tail == next + first - 1);
}

static void output_stops_where_answers_still_fit(void) {
    static char chunk[4001];
    memset(chunk, 'o', 4000);
    outbox_init(&outbox, -1);
    for (uint32_t i = 0; add_output(i, STREAM_STDOUT, chunk); i++) CHECK(i < 1000);
    CHECK(!outbox_has_room(&outbox) && outbox_used(&outbox) <= OUTBOX_OUTPUT_MARK);
    for (uint32_t i = 0; i < 64; i++) outbox_error(&outbox, i, ERROR_IO, "full");
    CHECK(!outbox.broken);
}

static void a_worker_that_does_not_read_gets_everything_later(void) {
    int ends[2];
    open_pair(ends);
    outbox_init(&outbox, ends[1]);
    static char chunk[4001], seen[OUTBOX_BYTES];
    memset(chunk, 'o', 4000);
    while (add_output(1, STREAM_STDOUT, chunk)) {
    }
    size_t all = outbox_used(&outbox), got = 0;
    outbox_flush(&outbox);
    CHECK(outbox_used(&outbox) > 0 && outbox_used(&outbox) < all);
    for (ssize_t length; outbox_used(&outbox) > 0 || got < all; got += (size_t)length) {
        length = read(ends[0], seen + got, sizeof seen - got);
        CHECK(length > 0);
        outbox_flush(&outbox);
    }
    CHECK(got == all);
    close(ends[0]);
    close(ends[1]);
}

/* Whatever a worker that reads slowly has left, wherever it ends. */
static void room_that_is_told_is_given(void) {
    static char bytes[OUTBOX_OUTPUT_MARK];
    const size_t prefix = HEADER_BYTES + NUMBER_FIELD_BYTES + FIELD_PREFIX_BYTES;
    for (size_t tail = OUTBOX_OUTPUT_MARK - 4096 - 2 * prefix; tail <= OUTBOX_OUTPUT_MARK; tail++) {
        if (tail == OUTBOX_OUTPUT_MARK - 4096 + prefix) tail = OUTBOX_OUTPUT_MARK - prefix;
        outbox_init(&outbox, -1);
        size_t room;
        uint8_t *to = outbox_output_begin(&outbox, 7, STREAM_STDOUT, &room);
        CHECK(to != NULL && room >= tail - prefix);
        memcpy(to, bytes, tail - prefix);
        outbox_output_commit(&outbox, 7, STREAM_STDOUT, tail - prefix);
        outbox.head = tail - 500;
        CHECK(outbox_has_room(&outbox) && add_output(7, STREAM_STDOUT, "x"));
        /* The rest of the first frame, and a frame of its own: what has left in part cannot grow. */
        struct frame_header header;
        CHECK(outbox_used(&outbox) == 500 + prefix + 1);
        CHECK(frame_header_read(outbox.bytes + outbox.head + 500, 0, &header) == NULL);
        CHECK(header.id == 7 && header.length == prefix - HEADER_BYTES + 1);
    }
}

static void a_feed_keeps_what_the_pipe_does_not_take_and_has_a_bound(void) {
    int ends[2];
    open_pair(ends);
    size_t held = 0;
    struct feed feed = {.fd = ends[1]};
    static uint8_t bytes[200000];
    CHECK(feed_put(&feed, (struct span){bytes, sizeof bytes}, &held) && held > 0 && feed_waiting(&feed));
    held = FEED_TOTAL_BYTES - 10;
    CHECK(!feed_put(&feed, (struct span){bytes, 11}, &held));
    held = feed.length - feed.head;
    feed_end(&feed, &held);
    size_t got = 0;
    for (ssize_t length; (length = read(ends[0], bytes, sizeof bytes)) != 0;) {
        if (length > 0) got += (size_t)length;
        feed_flush(&feed, &held);
    }
    CHECK(got == sizeof bytes && held == 0 && feed.fd == -1);
    close(ends[0]);
}

static void what_a_feed_has_taken_adds_up_also_when_nobody_reads_it(void) {
    int ends[2];
    open_pair(ends);
    size_t held = 0;
    struct feed feed = {.fd = ends[1]};
    static uint8_t bytes[200000];
    CHECK(feed_put(&feed, (struct span){bytes, sizeof bytes}, &held));
    CHECK(held > 0 && feed.taken + held == sizeof bytes);
    feed_close(&feed, &held);
    CHECK(held == 0 && feed.taken == sizeof bytes);
    CHECK(feed_put(&feed, (struct span){bytes, 100}, &held) && feed.taken == sizeof bytes + 100);
    close(ends[0]);
}

static void taking_is_told_once_it_is_worth_a_frame(void) {
    outbox_init(&outbox, -1);
    uint64_t taken = TAKEN_STEP_BYTES - 1;
    outbox_taken(&outbox, 5, &taken);
    CHECK(outbox_used(&outbox) == 0 && taken == TAKEN_STEP_BYTES - 1);
    taken++;
    outbox_taken(&outbox, 5, &taken);
    struct frame_header header;
    CHECK(frame_header_read(outbox.bytes, 0, &header) == NULL && header.type == FRAME_TAKEN);
    CHECK(header.id == 5 && outbox_used(&outbox) == HEADER_BYTES + NUMBER_FIELD_BYTES && taken == 0);
}

void stream_tests(void) {
    a_frame_that_comes_byte_by_byte_is_cut_whole();
    a_large_frame_and_what_follows_are_cut();
    output_of_one_stream_grows_one_frame();
    the_end_of_an_output_comes_after_its_last_byte_and_before_what_others_say();
    output_stops_where_answers_still_fit();
    a_worker_that_does_not_read_gets_everything_later();
    room_that_is_told_is_given();
    a_feed_keeps_what_the_pipe_does_not_take_and_has_a_bound();
    what_a_feed_has_taken_adds_up_also_when_nobody_reads_it();
    taking_is_told_once_it_is_worth_a_frame();
}
