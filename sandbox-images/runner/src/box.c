#include "box.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "clock.h"

#define LAST_WORD_MS 500u

_Noreturn void box_end(struct box *box, int code) {
    (void)box;
    kill(-1, SIGKILL);
    _exit(code);
}

_Noreturn void box_break(struct box *box, enum error_code code, const char *message) {
    kill(-1, SIGKILL);
    fprintf(stderr, "runner: %s\n", message);
    outbox_error(&box->outbox, 0, code, message);
    uint64_t deadline = clock_after_ms(clock_now_ns(), LAST_WORD_MS);
    while (outbox_used(&box->outbox) > 0 && !box->outbox.broken && clock_now_ns() < deadline) {
        struct pollfd out = {.fd = box->outbox.fd, .events = POLLOUT};
        poll(&out, 1, 10);
        outbox_flush(&box->outbox);
    }
    box_end(box, RUNNER_BROKEN);
}
