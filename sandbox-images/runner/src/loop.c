#include "loop.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"
#include "connection.h"
#include "requests.h"
#include "task.h"

#define MAX_WATCHED (3 + MAX_TASKS * 3 + MAX_CONNECTIONS)

enum watched_kind {
    WATCH_REQUESTS,
    WATCH_ANSWERS,
    WATCH_SIGNALS,
    WATCH_OUTPUT,
    WATCH_INPUT,
    WATCH_CONNECTION
};

struct watched {
    enum watched_kind kind;
    struct task *task;
    struct output *output;
    struct connection *connection;
};

struct watch {
    nfds_t count;
    struct pollfd polls[MAX_WATCHED];
    struct watched watched[MAX_WATCHED];
};

static void add(struct watch *watch, int fd, short events, struct watched what) {
    watch->polls[watch->count] = (struct pollfd){.fd = fd, .events = events};
    watch->watched[watch->count] = what;
    watch->count++;
}

static void add_tasks(struct watch *watch, struct box *box) {
    for (size_t i = 0; i < MAX_TASKS; i++) {
        struct task *task = &box->tasks[i];
        if (task->state == TASK_FREE) continue;
        for (size_t j = 0; j < 2; j++) {
            struct output *output = &task->outputs[j];
            if (task_readable(box, task, output))
                add(watch, output->fd, POLLIN,
                    (struct watched){.kind = WATCH_OUTPUT, .task = task, .output = output});
        }
        if (feed_waiting(&task->input))
            add(watch, task->input.fd, POLLOUT, (struct watched){.kind = WATCH_INPUT, .task = task});
    }
}

static void add_connections(struct watch *watch, struct box *box) {
    for (size_t i = 0; i < MAX_CONNECTIONS; i++) {
        struct connection *connection = &box->connections[i];
        short events = connection->used ? connection_interest(box, connection) : 0;
        /* With no interest it stays out: a peer that has hung up would wake the loop again and again. */
        if (events != 0)
            add(watch, connection->fd, events,
                (struct watched){.kind = WATCH_CONNECTION, .connection = connection});
    }
}

static void fill(struct watch *watch, struct box *box) {
    watch->count = 0;
    /* Always watched, for the hang-up, also when no request is wanted. */
    add(watch, box->inbox.fd, requests_wanted(box) ? POLLIN : 0, (struct watched){.kind = WATCH_REQUESTS});
    if (outbox_due(&box->outbox))
        add(watch, box->outbox.fd, POLLOUT, (struct watched){.kind = WATCH_ANSWERS});
    add(watch, box->signals, POLLIN, (struct watched){.kind = WATCH_SIGNALS});
    add_tasks(watch, box);
    add_connections(watch, box);
}

static void wait_for_something(struct watch *watch, uint64_t until) {
    uint64_t now = clock_now_ns();
    uint64_t left = until > now ? until - now : 0;
    struct timespec limit = {(time_t)(left / NS_PER_S), (long)(left % NS_PER_S)};
    if (ppoll(watch->polls, watch->count, until == NEVER ? NULL : &limit, NULL) < 0) {
        for (nfds_t i = 0; i < watch->count; i++) watch->polls[i].revents = 0;
    }
}

static void take_signals(struct box *box) {
    struct signalfd_siginfo told[16];
    while (read(box->signals, told, sizeof told) == sizeof told) {
    }
    task_reap(box);
}

/* The box dies with its worker, whatever goes on and whatever is left unread. */
static void hear_worker(struct box *box, short events) {
    if (events & (POLLHUP | POLLERR | POLLNVAL)) box_end(box, RUNNER_DONE);
    if (events & POLLIN) inbox_fill(&box->inbox);
    if (box->inbox.ended) box_end(box, RUNNER_DONE);
}

static void attend(struct box *box, const struct watched *watched, short events) {
    switch (watched->kind) {
    case WATCH_REQUESTS:
        return hear_worker(box, events);
    case WATCH_ANSWERS:
        return outbox_flush(&box->outbox);
    case WATCH_SIGNALS:
        return take_signals(box);
    case WATCH_OUTPUT:
        return task_read(box, watched->task, watched->output);
    case WATCH_INPUT:
        return feed_flush(&watched->task->input, &box->held);
    default:
        return connection_ready(box, watched->connection, events);
    }
}

/* Nothing in here frees a slot and takes it again: that happens only between two rounds. */
static void attend_all(struct box *box, const struct watch *watch) {
    for (nfds_t i = 0; i < watch->count; i++) {
        if (watch->polls[i].revents != 0) attend(box, &watch->watched[i], watch->polls[i].revents);
    }
}

static void send_answers(struct box *box) {
    if (outbox_due(&box->outbox)) outbox_flush(&box->outbox);
    if (box->outbox.broken) box_end(box, RUNNER_DONE);
}

_Noreturn void loop_run(struct box *box) {
    struct watch watch;
    for (;;) {
        send_answers(box);
        requests_take(box);
        send_answers(box);
        fill(&watch, box);
        wait_for_something(&watch, task_next_check_ns(box));
        attend_all(box, &watch);
        task_check_budgets(box);
        task_settle(box);
    }
}
