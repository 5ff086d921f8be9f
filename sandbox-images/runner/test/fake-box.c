#include "fake-box.h"

#include <fcntl.h>
#include <stdarg.h>
#include <unistd.h>

#include "../src/connection.h"
#include "../src/files.h"
#include "../src/requests.h"
#include "../src/task.h"
#include "../src/wipe.h"
#include "check.h"

struct fake_box fake;

__attribute__((format(printf, 1, 2))) static void note(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(fake.log + fake.log_length, FAKE_LOG_BYTES - fake.log_length, format, arguments);
    va_end(arguments);
    if (length > 0 && (size_t)length < FAKE_LOG_BYTES - fake.log_length) fake.log_length += (size_t)length;
    fake.log[fake.log_length] = '\0';
}

#define FAKE_PID 1000000

/* Signals to programs go nowhere. */
int __wrap_kill(pid_t pid, int number) {
    CHECK(pid > FAKE_PID);
    note("signal %u %d, ", (unsigned)(pid - FAKE_PID - 1), number);
    return 0;
}

/* What the box took last, so that nothing is lost of a request that made it break: see --wrap in the
 * Makefile. */
static uint8_t *last_payload;
enum inbox_step __real_inbox_next(struct inbox *inbox, struct frame *frame, const char **why);
enum inbox_step __wrap_inbox_next(struct inbox *inbox, struct frame *frame, const char **why) {
    last_payload = NULL;
    enum inbox_step step = __real_inbox_next(inbox, frame, why);
    if (step == INBOX_FRAME) last_payload = frame->payload;
    return step;
}

/* Only opening breaks a box with a payload in hand. */
_Noreturn void box_break(struct box *box, enum error_code code, const char *message) {
    CHECK(box == &fake.box && message != NULL);
    fake.broken = true;
    fake.code = code;
    fake.why = message;
    if (!box->opened) free(last_payload);
    longjmp(fake.after_break, 1);
}

static struct task *begin_task(struct box *box, const struct request *request, size_t from) {
    for (size_t i = from; i < MAX_TASKS; i++) {
        struct task *task = &box->tasks[i];
        if (task->state != TASK_FREE) continue;
        *task = (struct task){.state = TASK_ALIVE,
                              .kind = (enum frame_type)request->type,
                              .id = request->id,
                              .pid = FAKE_PID + 1 + (pid_t)request->id};
        task->input.fd = -1;
        task->credit = CREDIT_WINDOW_BYTES;
        return task;
    }
    return NULL;
}

void task_run(struct box *box) {
    note("run %u, ", box->run.id);
    if (task_any(box))
        outbox_error(&box->outbox, box->run.id, ERROR_BUSY, "busy");
    else
        begin_task(box, &box->run, 0);
}

void task_start(struct box *box, const struct request *start) {
    note("start %u, ", start->id);
    struct task *task = begin_task(box, start, 0);
    if (task == NULL)
        outbox_error(&box->outbox, start->id, ERROR_BUSY, "busy");
    else
        outbox_send(&box->outbox, FRAME_STARTED, start->id, NULL);
}

bool task_run_active(const struct box *box) {
    return box->tasks[0].state != TASK_FREE && box->tasks[0].kind == FRAME_RUN;
}

bool task_any(const struct box *box) {
    for (size_t i = 0; i < MAX_TASKS; i++) {
        if (box->tasks[i].state != TASK_FREE) return true;
    }
    return false;
}

struct task *task_find(struct box *box, uint32_t id) {
    for (size_t i = 0; i < MAX_TASKS; i++) {
        if (box->tasks[i].state != TASK_FREE && box->tasks[i].id == id) return &box->tasks[i];
    }
    return NULL;
}

void task_kill(struct box *box, struct task *task, enum kill_cause cause) {
    (void)box;
    task->kill = cause;
    note("kill %u, ", task->id);
}

void task_tell_unbegun(struct box *box, uint32_t id) {
    note("unbegun %u, ", id);
    outbox_send(&box->outbox, FRAME_EXITED, id, NULL);
}

void connection_open(struct box *box, const struct request *request) {
    note("connect %u, ", request->id);
    outbox_error(&box->outbox, request->id, ERROR_NOT_FOUND, "nobody");
}

struct connection *connection_find(struct box *box, uint32_t id) {
    (void)box;
    (void)id;
    return NULL;
}

void connection_close(struct box *box, struct connection *connection) {
    (void)box;
    (void)connection;
    CHECK(false);
}

struct file_outcome files_put(const struct request *put, struct identity candidate) {
    CHECK(candidate.uid == fake.box.candidate.uid);
    note("put %u, ", put->id);
    return (struct file_outcome){.code = put->path[0] == '/' ? ERROR_NONE : ERROR_BAD_PATH};
}

const char *wipe_all(void) {
    note("wipe, ");
    return fake.wipe_fails ? "/work" : NULL;
}

const char *wipe_prepare(struct identity candidate) {
    CHECK(candidate.uid != 0 && candidate.gid != 0);
    return fake.places_wrong ? "/work" : NULL;
}

void fake_begin(void) {
    int ends[2];
    memset(&fake, 0, sizeof fake);
    CHECK(pipe2(ends, O_NONBLOCK | O_CLOEXEC) == 0);
    inbox_init(&fake.box.inbox, ends[0]);
    outbox_init(&fake.box.outbox, -1);
    fake.to_box = ends[1];
    for (int file = 0; file < CGROUP_FILES; file++) fake.box.cgroup.fds[file] = -1;
}

void fake_end(void) {
    close(fake.to_box);
    close(fake.box.inbox.fd);
    free(fake.box.inbox.payload);
    free(fake.box.run_payload);
    for (size_t i = 0; i < fake.box.waiting_count; i++)
        free(fake.box.waiting[(fake.box.waiting_first + i) % MAX_WAITING].frame.payload);
    for (size_t i = 0; i < MAX_TASKS; i++) {
        if (fake.box.tasks[i].state != TASK_FREE) feed_close(&fake.box.tasks[i].input, &fake.box.held);
    }
    CHECK(fake.box.held == 0);
}

size_t fake_send_bytes(const uint8_t *bytes, size_t length) {
    ssize_t sent = length == 0 ? 0 : write(fake.to_box, bytes, length);
    return sent > 0 ? (size_t)sent : 0;
}

void fake_take(void) {
    if (fake.broken || setjmp(fake.after_break) != 0) return;
    if (requests_wanted(&fake.box)) inbox_fill(&fake.box.inbox);
    requests_take(&fake.box);
}

void fake_send(enum frame_type type, uint32_t id, const struct payload *payload) {
    static const struct payload empty;
    const struct payload *sent = payload == NULL ? &empty : payload;
    uint8_t bytes[HEADER_BYTES + sizeof sent->bytes];
    struct frame_header header = {(uint8_t)type, id, (uint32_t)sent->length, fake.nonce};
    frame_header_write(bytes, &header);
    memcpy(bytes + HEADER_BYTES, sent->bytes, sent->length);
    CHECK(fake_send_bytes(bytes, HEADER_BYTES + sent->length) == HEADER_BYTES + sent->length);
    fake_take();
}

void fake_open(void) {
    struct payload open = small_open(20000, 20000);
    fake_send(FRAME_OPEN, 1, &open);
    fake.nonce = FAKE_NONCE;
    fake_expect(FRAME_OK, 1);
}

void fake_finish_run(void) {
    if (fake.broken || !task_run_active(&fake.box)) return;
    note("end %u, ", fake.box.run.id);
    free(fake.box.run_payload);
    fake.box.run_payload = NULL;
    fake.box.tasks[0].state = TASK_FREE;
    outbox_send(&fake.box.outbox, FRAME_EXITED, fake.box.run.id, NULL);
    fake_take();
}

bool fake_answer(struct frame_header *header) {
    struct outbox *outbox = &fake.box.outbox;
    if (outbox_used(outbox) == 0) return false;
    CHECK(frame_header_read(outbox->bytes + outbox->head, outbox->nonce, header) == NULL);
    CHECK(outbox_used(outbox) >= HEADER_BYTES + header->length);
    outbox->head += HEADER_BYTES + header->length;
    return true;
}

void fake_expect(enum frame_type type, uint32_t id) {
    struct frame_header header;
    CHECK(fake_answer(&header) && header.type == type && header.id == id);
}

void fake_expect_silence(void) {
    struct frame_header header;
    CHECK(!fake_answer(&header));
}
