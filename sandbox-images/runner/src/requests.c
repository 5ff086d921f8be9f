#include "requests.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "connection.h"
#include "files.h"
#include "listener.h"
#include "task.h"
#include "wipe.h"

#define LARGE_FRAME_BYTES (256u * 1024u)
/* Ids above would wrap in the service's id or in signed kernel interfaces. */
#define MAX_ID UINT64_C(0x7ffffffe)

static void answer_ok(struct box *box, uint32_t id) {
    outbox_send(&box->outbox, FRAME_OK, id, NULL);
}

static void handle_open(struct box *box, const struct request *request) {
    uint64_t uid = request->number[TAG_UID], gid = request->number[TAG_GID];
    if (box->opened) {
        outbox_error(&box->outbox, request->id, ERROR_PROTOCOL, "already open");
        return;
    }
    if (uid == 0 || uid >= MAX_ID || gid == 0 || gid > MAX_ID)
        box_break(box, ERROR_REFUSED, "programs cannot run as this user");
    box->candidate = (struct identity){(uid_t)uid, (gid_t)gid};
    box->service = (struct identity){(uid_t)uid + 1, (gid_t)gid};
    const char *wrong = wipe_prepare(box->candidate);
    if (wrong != NULL) box_break(box, ERROR_REFUSED, wrong);
    box->opened = true;
    box->inbox.nonce = read_u32(request->data.bytes);
    box->outbox.nonce = box->inbox.nonce;
    answer_ok(box, request->id);
}

static void handle_put(struct box *box, const struct request *request) {
    struct file_outcome put = files_put(request, box->candidate);
    if (put.code == ERROR_NONE)
        answer_ok(box, request->id);
    else
        outbox_error(&box->outbox, request->id, put.code, put.message);
}

static void end_unread(struct box *box, struct task *task, struct connection *connection, uint32_t id) {
    outbox_error(&box->outbox, id, ERROR_REFUSED, "too much is written that nobody reads");
    if (task != NULL) task_kill(box, task, KILL_ABORT);
    if (connection != NULL) connection_close(box, connection);
}

/* A program or connection that is gone swallows what was on its way to it: that is no fault of the worker. */
static void handle_write(struct box *box, const struct request *request) {
    struct task *task = task_find(box, request->id);
    struct connection *connection = task == NULL ? connection_find(box, request->id) : NULL;
    struct feed *feed = task != NULL ? &task->input : connection != NULL ? &connection->feed : NULL;
    if (feed == NULL) return;
    if (!feed_put(feed, request->data, &box->held)) {
        end_unread(box, task, connection, request->id);
        return;
    }
    if (request_number(request, TAG_EOF, 0) != 0) feed_end(feed, &box->held);
    if (connection != NULL)
        connection_written(box, connection);
    else
        outbox_taken(&box->outbox, request->id, &feed->taken);
}

static void abort_waiting(struct box *box, uint32_t id) {
    for (size_t i = 0; i < box->waiting_count; i++) {
        struct waiting *waiting = &box->waiting[(box->waiting_first + i) % MAX_WAITING];
        if (waiting->frame.type == FRAME_RUN && waiting->frame.id == id) waiting->aborted = true;
    }
}

static void handle_signal(struct box *box, const struct request *request) {
    struct task *task = task_find(box, request->id);
    struct connection *connection = task == NULL ? connection_find(box, request->id) : NULL;
    struct listener *listener = task == NULL ? listener_find(box, request->id) : NULL;
    int number = (int)request->number[TAG_SIGNAL];
    if (listener != NULL)
        listener_signal(box, listener, number);
    else if (task == NULL && connection == NULL)
        abort_waiting(box, request->id);
    else if (connection != NULL && number == SIGKILL)
        connection_break(box, connection);
    else if (connection != NULL)
        connection_close(box, connection);
    else if (task->kind == FRAME_RUN || number == SIGKILL)
        task_kill(box, task, KILL_ABORT);
    else if (task->state == TASK_ALIVE)
        kill(task->pid, number);
}

static void handle_wipe(struct box *box, const struct request *request) {
    if (task_any(box)) {
        outbox_error(&box->outbox, request->id, ERROR_BUSY, "a started program is still there");
        return;
    }
    if (wipe_all() != NULL) box_break(box, ERROR_IO, "a place could not be wiped");
    answer_ok(box, request->id);
}

static void handle_stat(struct box *box, const struct request *request) {
    const struct counters boot = {0};
    struct counters now = counters_read(&box->cgroup);
    struct answer answer = {0};
    answer_number(&answer, TAG_STAT_MEMORY_USAGE, now.memory_usage);
    answer_number(&answer, TAG_STAT_MEMORY_PEAK, now.memory_peak);
    answer_number(&answer, TAG_STAT_PIDS, cgroup_pids(&box->cgroup));
    answer_number(&answer, TAG_STAT_CPU_NS, counters_cpu_between(&boot, &now));
    outbox_send(&box->outbox, FRAME_STATS, request->id, &answer);
}

static void handle_credit(struct box *box, const struct request *request) {
    struct task *task = task_find(box, request->id);
    struct connection *connection = task == NULL ? connection_find(box, request->id) : NULL;
    uint64_t *credit = task != NULL ? &task->credit : connection != NULL ? &connection->credit : NULL;
    if (credit == NULL) return;
    uint64_t room = CREDIT_WINDOW_BYTES - *credit;
    *credit += request->number[TAG_BYTES] < room ? request->number[TAG_BYTES] : room;
}

static void handle_limit(struct box *box, const struct request *request) {
    struct task *task = task_find(box, request->id);
    uint64_t budget_ns = clock_after_ms(0, request->number[TAG_CPU_MS]);
    if (task == NULL || task->state != TASK_ALIVE || budget_ns >= task->cpu_budget_ns) return;
    task->cpu_budget_ns = budget_ns;
    task->next_look_ns = 0;
}

static void handle_pause(struct box *box, const struct request *request) {
    if (request->type == FRAME_PAUSE)
        task_pause(box);
    else
        task_resume(box);
    answer_ok(box, request->id);
}

static void handle(struct box *box, struct request *request) {
    switch (request->type) {
    case FRAME_OPEN:
        return handle_open(box, request);
    case FRAME_PUT:
        return handle_put(box, request);
    case FRAME_START:
        return task_start(box, request);
    case FRAME_WRITE:
        return handle_write(box, request);
    case FRAME_SIGNAL:
        return handle_signal(box, request);
    case FRAME_CONNECT:
        return connection_open(box, request);
    case FRAME_WIPE:
        return handle_wipe(box, request);
    case FRAME_STAT:
        return handle_stat(box, request);
    case FRAME_LISTEN:
        return listener_open(box, request);
    case FRAME_LIMIT:
        return handle_limit(box, request);
    case FRAME_PAUSE:
    case FRAME_RESUME:
        return handle_pause(box, request);
    default:
        return handle_credit(box, request);
    }
}

static const char *begin_run(struct box *box, const struct frame *frame) {
    const char *refusal = request_decode(&box->run, frame->type, frame->id, frame->payload, frame->length);
    if (refusal != NULL) return refusal;
    box->run_payload = frame->payload;
    task_run(box);
    if (task_run_active(box)) return NULL;
    free(box->run_payload);
    box->run_payload = NULL;
    return NULL;
}

/* Takes the frame's payload. */
static void perform(struct box *box, struct frame *frame, bool aborted) {
    struct request request;
    const char *refusal = NULL;
    if (frame->length >= LARGE_FRAME_BYTES) box->large_frame_seen = true;
    if (frame->type == FRAME_RUN && !aborted) {
        refusal = begin_run(box, frame);
        if (refusal == NULL) frame->payload = NULL;
    } else if (frame->type == FRAME_RUN) {
        task_tell_unbegun(box, frame->id);
    } else {
        refusal = request_decode(&request, frame->type, frame->id, frame->payload, frame->length);
        if (refusal == NULL) handle(box, &request);
    }
    if (refusal != NULL) outbox_error(&box->outbox, frame->id, ERROR_PROTOCOL, refusal);
    free(frame->payload);
}

/* These act on what is going on; all others keep their order and wait for a RUN. */
static bool acts_at_once(uint8_t type) {
    return type == FRAME_SIGNAL || type == FRAME_WRITE || type == FRAME_CREDIT || type == FRAME_STAT ||
           type == FRAME_LIMIT;
}

static void keep_waiting(struct box *box, const struct frame *frame) {
    size_t last = (box->waiting_first + box->waiting_count) % MAX_WAITING;
    box->waiting[last] = (struct waiting){.frame = *frame, .aborted = false};
    box->waiting_count++;
    box->waiting_bytes += frame->length;
}

static void take_waiting(struct box *box) {
    struct waiting next = box->waiting[box->waiting_first];
    box->waiting_first = (box->waiting_first + 1) % MAX_WAITING;
    box->waiting_count--;
    box->waiting_bytes -= next.frame.length;
    perform(box, &next.frame, next.aborted);
}

static bool answers_fit(const struct box *box) {
    return outbox_used(&box->outbox) < OUTBOX_REQUEST_MARK;
}

bool requests_wanted(const struct box *box) {
    return answers_fit(box) && box->waiting_count < MAX_WAITING && box->waiting_bytes < MAX_WAITING_BYTES;
}

void requests_take(struct box *box) {
    while (box->waiting_count > 0 && !task_run_active(box) && answers_fit(box)) take_waiting(box);
    while (requests_wanted(box)) {
        struct frame frame;
        const char *why = NULL;
        enum inbox_step step = inbox_next(&box->inbox, &frame, &why);
        if (step == INBOX_BROKEN) box_break(box, ERROR_PROTOCOL, why);
        if (step == INBOX_WAIT) return;
        if (!box->opened && frame.type != FRAME_OPEN)
            box_break(box, ERROR_PROTOCOL, "the first request is not open");
        bool waits = box->waiting_count > 0 || task_run_active(box);
        if (waits && !acts_at_once(frame.type))
            keep_waiting(box, &frame);
        else
            perform(box, &frame, false);
    }
}
