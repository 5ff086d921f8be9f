#include "../src/request.h"
#include "check.h"
#include "payload.h"

static const char *decode(struct request *request, uint8_t type, struct payload *payload) {
    return request_decode(request, type, 9, payload->bytes, payload->length);
}

static void a_run_is_decoded_in_place(void) {
    struct request request;
    struct payload payload = small_run();
    put_text(&payload, TAG_STDIN_PATH, "/box/tests/1.in");
    put_text(&payload, TAG_COPY_OUT, "/work/a");
    put_text(&payload, TAG_COPY_OUT, "/work/b");
    CHECK(decode(&request, FRAME_RUN, &payload) == NULL);
    CHECK(request.id == 9 && request.argv.count == 2 && request.argv.items[2] == NULL);
    CHECK(strcmp(request.argv.items[0], "/bin/echo") == 0 && strcmp(request.argv.items[1], "") == 0);
    CHECK(strcmp(request.env.items[0], "A=b=c") == 0);
    CHECK(strcmp(request.path, "/box/tests/1.in") == 0);
    CHECK(strcmp(request.copy_out.items[1], "/work/b") == 0 && request.copy_out.count == 2);
    CHECK(request_number(&request, TAG_WALL_MS, 0) == 2000);
    CHECK(!request_has(&request, TAG_SLICE_MS));
    CHECK(!request_has(&request, TAG_KEEP) && request_number(&request, TAG_KEEP, 7) == 7);
}

static void required_fields_are_missed(void) {
    struct request request;
    struct payload payload = {0};
    put_text(&payload, TAG_ARGV, "/bin/true");
    CHECK(strcmp(decode(&request, FRAME_RUN, &payload), "missing field") == 0);
    payload = (struct payload){0};
    CHECK(strcmp(decode(&request, FRAME_OPEN, &payload), "missing field") == 0);
}

static void fields_of_other_requests_and_unknown_ones_are_refused(void) {
    struct request request;
    struct payload payload = small_run();
    put_number(&payload, TAG_AS_UID, 1);
    CHECK(strcmp(decode(&request, FRAME_RUN, &payload), "unknown field") == 0);
    payload = small_run();
    put_number(&payload, 200, 1);
    CHECK(strcmp(decode(&request, FRAME_RUN, &payload), "unknown field") == 0);
    payload = (struct payload){0};
    CHECK(strcmp(decode(&request, REQUESTS_END, &payload), "unknown request") == 0);
    CHECK(strcmp(decode(&request, FRAME_LISTEN, &payload), "missing field") == 0);
    CHECK(strcmp(decode(&request, 0, &payload), "unknown request") == 0);
    CHECK(strcmp(decode(&request, FRAME_EXITED, &payload), "unknown request") == 0);
}

static void a_run_may_wish_for_a_slice_and_nobody_else(void) {
    struct request request;
    struct payload payload = small_run();
    put_number(&payload, TAG_SLICE_MS, 40);
    CHECK(decode(&request, FRAME_RUN, &payload) == NULL);
    CHECK(request_number(&request, TAG_SLICE_MS, 0) == 40);
    payload = (struct payload){0};
    put_text(&payload, TAG_ARGV, "/bin/true");
    put_number(&payload, TAG_SLICE_MS, 40);
    CHECK(strcmp(decode(&request, FRAME_START, &payload), "unknown field") == 0);
}

static void a_program_may_be_confined(void) {
    struct request request;
    struct payload payload = small_run();
    put_number(&payload, TAG_CONFINED, 1);
    CHECK(decode(&request, FRAME_RUN, &payload) == NULL);
    CHECK(request_number(&request, TAG_CONFINED, 0) == 1);
    payload = (struct payload){0};
    put_text(&payload, TAG_ARGV, "/bin/true");
    put_number(&payload, TAG_CONFINED, 1);
    CHECK(decode(&request, FRAME_START, &payload) == NULL);
    payload = small_run();
    put_number(&payload, TAG_CONFINED, 2);
    CHECK(strcmp(decode(&request, FRAME_RUN, &payload), "confined is neither 0 nor 1") == 0);
}

static void only_lists_may_repeat(void) {
    struct request request;
    struct payload payload = small_run();
    put_number(&payload, TAG_CPU_MS, 1);
    CHECK(strcmp(decode(&request, FRAME_RUN, &payload), "repeated field") == 0);
}

static void a_list_has_an_end(void) {
    struct request request;
    struct payload payload = small_run();
    for (unsigned i = 1; i < MAX_LIST_ITEMS; i++) put_text(&payload, TAG_ENV, "K=v");
    CHECK(decode(&request, FRAME_RUN, &payload) == NULL);
    payload = small_run();
    for (unsigned i = 0; i < MAX_LIST_ITEMS; i++) put_text(&payload, TAG_ENV, "K=v");
    CHECK(strcmp(decode(&request, FRAME_RUN, &payload), "too many items in a list") == 0);
}

static void texts_hold_no_nul_and_env_is_an_assignment(void) {
    struct request request;
    struct payload payload = small_run();
    put_bytes(&payload, TAG_ARGV, "a\0b", 3);
    CHECK(strcmp(decode(&request, FRAME_RUN, &payload), "NUL in a text") == 0);
    payload = small_run();
    put_text(&payload, TAG_ENV, "nothing");
    CHECK(strcmp(decode(&request, FRAME_RUN, &payload), "env is not K=V") == 0);
    payload = small_run();
    put_text(&payload, TAG_ENV, "=x");
    CHECK(strcmp(decode(&request, FRAME_RUN, &payload), "env is not K=V") == 0);
}

static void contradictions_are_refused(void) {
    struct request request;
    struct payload payload = small_run();
    put_text(&payload, TAG_STDIN, "x");
    put_text(&payload, TAG_STDIN_PATH, "/work/x");
    CHECK(strcmp(decode(&request, FRAME_RUN, &payload), "both stdin and stdinPath") == 0);
    payload = (struct payload){0};
    CHECK(decode(&request, FRAME_CONNECT, &payload) != NULL);
    put_number(&payload, TAG_PORT, 65536);
    CHECK(strcmp(decode(&request, FRAME_CONNECT, &payload), "port out of range") == 0);
    payload = (struct payload){0};
    put_number(&payload, TAG_SIGNAL, 0);
    CHECK(strcmp(decode(&request, FRAME_SIGNAL, &payload), "signal out of range") == 0);
    payload = (struct payload){0};
    put_bytes(&payload, TAG_NONCE, "short", 5);
    put_number(&payload, TAG_UID, 1);
    put_number(&payload, TAG_GID, 1);
    CHECK(strcmp(decode(&request, FRAME_OPEN, &payload), "nonce is not 16 bytes") == 0);
}

void request_tests(void) {
    a_run_is_decoded_in_place();
    required_fields_are_missed();
    fields_of_other_requests_and_unknown_ones_are_refused();
    a_run_may_wish_for_a_slice_and_nobody_else();
    a_program_may_be_confined();
    only_lists_may_repeat();
    a_list_has_an_end();
    texts_hold_no_nul_and_env_is_an_assignment();
    contradictions_are_refused();
}
