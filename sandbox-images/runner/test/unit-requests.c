/* Which request is taken when, and what ends the box. */
#include "../src/clock.h"
#include "../src/requests.h"
#include "../src/task.h"
#include "check.h"
#include "fake-box.h"

static void expect_broken(enum error_code code, const char *why) {
    CHECK(fake.broken && fake.code == code && strcmp(fake.why, why) == 0);
    fake_end();
}

static void the_first_request_must_be_open(void) {
    fake_begin();
    fake_send(FRAME_STAT, 1, NULL);
    expect_broken(ERROR_PROTOCOL, "the first request is not open");
}

static void programs_cannot_be_root(void) {
    const uint64_t bad[][2] = {
        {0, 5}, {5, 0}, {UINT64_C(0x7ffffffe), 5}, {UINT64_C(1) << 32, 5}, {5, UINT64_C(1) << 32}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct payload open = small_open(bad[i][0], bad[i][1]);
        fake_begin();
        fake_send(FRAME_OPEN, 1, &open);
        expect_broken(ERROR_REFUSED, "programs cannot run as this user");
    }
}

static void wrong_places_are_not_opened(void) {
    struct payload open = small_open(5, 5);
    fake_begin();
    fake.places_wrong = true;
    fake_send(FRAME_OPEN, 1, &open);
    expect_broken(ERROR_REFUSED, "/work");
}

static void a_second_open_is_refused(void) {
    struct payload open = small_open(5, 5);
    fake_begin();
    fake_open();
    fake_send(FRAME_OPEN, 2, &open);
    fake_expect(FRAME_ERROR, 2);
    CHECK(fake.box.candidate.uid == 20000 && !fake.broken);
    fake_end();
}

static void a_frame_without_the_nonce_ends_the_box(void) {
    fake_begin();
    fake_open();
    fake.nonce = FAKE_NONCE + 1;
    fake_send(FRAME_STAT, 2, NULL);
    expect_broken(ERROR_PROTOCOL, "wrong nonce");
}

static void a_frame_that_is_too_long_or_of_another_version_ends_the_box(void) {
    uint8_t bytes[HEADER_BYTES];
    struct frame_header header = {FRAME_PUT, 2, MAX_FRAME_BYTES + 1, FAKE_NONCE};
    fake_begin();
    fake_open();
    frame_header_write(bytes, &header);
    fake_send_bytes(bytes, sizeof bytes);
    fake_take();
    expect_broken(ERROR_PROTOCOL, "frame too long");
    fake_begin();
    fake_open();
    header.length = 0;
    frame_header_write(bytes, &header);
    bytes[0]++;
    fake_send_bytes(bytes, sizeof bytes);
    fake_take();
    expect_broken(ERROR_PROTOCOL, "unknown protocol version");
}

static void what_cannot_be_understood_is_answered_and_the_box_goes_on(void) {
    fake_begin();
    fake_open();
    fake_send(FRAME_PUT, 2, NULL);
    fake_send(FRAME_RUN, 3, NULL);
    fake_send((enum frame_type)99, 4, NULL);
    fake_send(FRAME_STAT, 5, NULL);
    for (uint32_t id = 2; id < 5; id++) fake_expect(FRAME_ERROR, id);
    fake_expect(FRAME_STATS, 5);
    CHECK(fake.log_length == 0);
    fake_end();
}

static void requests_keep_their_order_behind_a_run(void) {
    struct payload run = small_run(), put = small_put("/box/a"), broken = {0};
    fake_begin();
    fake_open();
    fake_send(FRAME_RUN, 2, &run);
    fake_send(FRAME_PUT, 3, &put);
    fake_send(FRAME_RUN, 4, &run);
    fake_send(FRAME_RUN, 5, &broken);
    fake_send(FRAME_WIPE, 6, NULL);
    fake_send(FRAME_STAT, 7, NULL);
    fake_expect(FRAME_STATS, 7);
    fake_expect_silence();
    fake_finish_run();
    fake_expect(FRAME_EXITED, 2);
    fake_expect(FRAME_OK, 3);
    fake_expect_silence();
    fake_finish_run();
    fake_expect(FRAME_EXITED, 4);
    fake_expect(FRAME_ERROR, 5);
    fake_expect(FRAME_OK, 6);
    fake_expect_silence();
    CHECK(strcmp(fake.log, "run 2, end 2, put 3, run 4, end 4, wipe, ") == 0);
    fake_end();
}

static void send_number(enum frame_type type, uint32_t id, enum field_tag tag, uint64_t value) {
    struct payload payload = {0};
    put_number(&payload, tag, value);
    fake_send(type, id, &payload);
}

static void send_signal(uint32_t id, uint64_t number) {
    send_number(FRAME_SIGNAL, id, TAG_SIGNAL, number);
}

static void a_run_that_waits_can_be_taken_back(void) {
    struct payload run = small_run();
    fake_begin();
    fake_open();
    for (uint32_t id = 2; id < 5; id++) fake_send(FRAME_RUN, id, &run);
    send_signal(3, 15);
    send_signal(77, 9);
    fake_expect_silence();
    fake_finish_run();
    fake_expect(FRAME_EXITED, 2);
    fake_expect(FRAME_EXITED, 3);
    send_signal(4, 1);
    CHECK(fake.box.tasks[0].kill == KILL_ABORT);
    CHECK(strcmp(fake.log, "run 2, end 2, unbegun 3, run 4, kill 4, ") == 0);
    fake_end();
}

static void send_limit(uint32_t id, uint64_t cpu_ms) {
    send_number(FRAME_LIMIT, id, TAG_CPU_MS, cpu_ms);
}

static void a_limit_of_cpu_can_be_lowered_and_not_raised(void) {
    struct payload run = small_run();
    fake_begin();
    fake_open();
    fake_send(FRAME_RUN, 2, &run);
    fake_send(FRAME_RUN, 3, &run);
    struct task *task = &fake.box.tasks[0];
    task->cpu_budget_ns = 100 * NS_PER_MS;
    task->next_look_ns = 7;
    send_limit(2, 200);
    send_limit(3, 1);
    send_limit(77, 1);
    CHECK(task->cpu_budget_ns == 100 * NS_PER_MS && task->next_look_ns == 7);
    send_limit(2, 30);
    CHECK(task->cpu_budget_ns == 30 * NS_PER_MS && task->next_look_ns == 0);
    task->state = TASK_ENDED;
    send_limit(2, 1);
    CHECK(task->cpu_budget_ns == 30 * NS_PER_MS && task->kill == KILL_NONE);
    fake_expect_silence();
    fake_end();
}

static void a_signal_reaches_a_started_program_and_9_kills_it(void) {
    struct payload start = {0};
    put_text(&start, TAG_ARGV, "server");
    fake_begin();
    fake_open();
    fake_send(FRAME_START, 2, &start);
    send_signal(2, 15);
    CHECK(fake.box.tasks[0].kill == KILL_NONE);
    send_signal(2, 9);
    CHECK(fake.box.tasks[0].kill == KILL_ABORT);
    fake.box.tasks[0].state = TASK_ENDED;
    send_signal(2, 15);
    CHECK(strcmp(fake.log, "start 2, signal 2 15, kill 2, ") == 0);
    fake_end();
}

static void a_box_that_cannot_be_wiped_ends(void) {
    fake_begin();
    fake_open();
    fake.wipe_fails = true;
    fake_send(FRAME_WIPE, 2, NULL);
    expect_broken(ERROR_IO, "a place could not be wiped");
}

static void nothing_is_wiped_under_a_started_program(void) {
    struct payload start = {0};
    put_text(&start, TAG_ARGV, "server");
    fake_begin();
    fake_open();
    fake_send(FRAME_START, 2, &start);
    fake_send(FRAME_WIPE, 3, NULL);
    fake_expect(FRAME_STARTED, 2);
    fake_expect(FRAME_ERROR, 3);
    CHECK(strcmp(fake.log, "start 2, ") == 0);
    fake_end();
}

void requests_tests(void) {
    the_first_request_must_be_open();
    programs_cannot_be_root();
    wrong_places_are_not_opened();
    a_second_open_is_refused();
    a_frame_without_the_nonce_ends_the_box();
    a_frame_that_is_too_long_or_of_another_version_ends_the_box();
    what_cannot_be_understood_is_answered_and_the_box_goes_on();
    requests_keep_their_order_behind_a_run();
    a_run_that_waits_can_be_taken_back();
    a_limit_of_cpu_can_be_lowered_and_not_raised();
    a_signal_reaches_a_started_program_and_9_kills_it();
    a_box_that_cannot_be_wiped_ends();
    nothing_is_wiped_under_a_started_program();
}
