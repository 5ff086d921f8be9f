/* Beginning a program. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "budget.h"
#include "clock.h"
#include "files.h"
#include "spawn.h"
#include "starved.h"
#include "task.h"

#define CANDIDATE_MASK 0022
#define SERVICE_MASK 0077
#define LARGE_BYTES (256u * 1024u)

/* The ends a child gets; ours are in the task. -1 when not there. */
struct child_ends {
    int in, out, err;
};

static void close_one(int *fd) {
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

static void close_child_ends(struct child_ends *ends) {
    close_one(&ends->in);
    close_one(&ends->out);
    close_one(&ends->err);
}

/* A pipe of which our end does not block. */
static bool open_pipe(int *ours, int *theirs, bool we_read) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    *ours = ends[we_read ? 0 : 1];
    *theirs = ends[we_read ? 1 : 0];
    return fcntl(*ours, F_SETFL, O_NONBLOCK) == 0;
}

/*
 * The pipes belong to the program's user: else /dev/stdin, /dev/stdout and /dev/stderr, which open them anew,
 * are refused to the program. The input of a RUN is open already.
 */
static bool open_pipes(struct task *task, struct identity user, struct child_ends *ends) {
    if (!identity_borrow(user)) {
        errno = EPERM;
        return false;
    }
    bool open = (ends->in >= 0 || open_pipe(&task->input.fd, &ends->in, false)) &&
                open_pipe(&task->outputs[0].fd, &ends->out, true) &&
                open_pipe(&task->outputs[1].fd, &ends->err, true);
    int kept = errno;
    identity_own();
    errno = kept;
    return open;
}

static struct task *take_slot(struct box *box, const struct request *request) {
    for (size_t i = 0; i < MAX_TASKS; i++) {
        struct task *task = &box->tasks[i];
        if (task->state != TASK_FREE) continue;
        memset(task, 0, sizeof *task);
        task->kind = (enum frame_type)request->type;
        task->id = request->id;
        task->report = -1;
        task->input.fd = -1;
        task->outputs[0] =
            (struct output){-1, STREAM_STDOUT, request_number(request, TAG_STDOUT_MAX, NEVER), 0};
        task->outputs[1] =
            (struct output){-1, STREAM_STDERR, request_number(request, TAG_STDERR_MAX, NEVER), 0};
        task->credit = CREDIT_WINDOW_BYTES;
        return task;
    }
    return NULL;
}

/* The kernel counts the runner's own peak of memory as the child's at the moment it executes: forget it. */
static void forget_own_peak(struct box *box) {
    if (!box->large_frame_seen) return;
    int fd = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) {
        if (write(fd, "5", 1) == 1) box->large_frame_seen = false;
        close(fd);
    }
}

static struct identity user_of(const struct box *box, const struct request *request) {
    return request_number(request, TAG_AS_UID, 0) == 1 ? box->service : box->candidate;
}

static struct spawn_order order_of(const struct box *box, const struct request *request,
                                   const struct child_ends *ends) {
    bool service = request_number(request, TAG_AS_UID, 0) == 1;
    return (struct spawn_order){
        .argv = request->argv.items,
        .env = request->env.items,
        .cwd = request->cwd == NULL ? "/work" : request->cwd,
        .who = user_of(box, request),
        .mask = service ? SERVICE_MASK : CANDIDATE_MASK,
        .limits = {.file_bytes = request_number(request, TAG_FILE_MAX, 0),
                   .descriptors = request_number(request, TAG_NOFILE, 0),
                   .stack_bytes = request_number(request, TAG_STACK_BYTES, 0)},
        .slice_ms = request_number(request, TAG_SLICE_MS, 0),
        .confined = request_number(request, TAG_CONFINED, 0) == 1,
        .in = ends->in,
        .out = ends->out,
        .err = ends->err,
        .landlock = box->landlock,
        .shared = !task_any(box),
    };
}

static void set_budgets(struct box *box, struct task *task, const struct request *request) {
    if (request_has(request, TAG_WALL_MS)) {
        task->wall_ns = clock_after_ms(0, request->number[TAG_WALL_MS]);
        task->deadline_ns = clock_after_ms(task->started_ns, request->number[TAG_WALL_MS]);
    } else {
        task->deadline_ns = NEVER;
    }
    task->cpu_budget_ns =
        request_has(request, TAG_CPU_MS) ? clock_after_ms(0, request->number[TAG_CPU_MS]) : NEVER;
    task->next_look_ns = budget_next_look_ns(task->started_ns, 0, task->cpu_budget_ns, box->cores);
}

static void give_up(struct box *box, struct task *task, enum error_code code, const char *what, int number) {
    char message[160];
    snprintf(message, sizeof message, "%s: %s", what, strerror(number));
    close_one(&task->outputs[0].fd);
    close_one(&task->outputs[1].fd);
    feed_close(&task->input, &box->held);
    outbox_error(&box->outbox, task->id, code, message);
}

/* `input` is what the program reads, or -1 for a pipe to it; it is closed here. */
static bool launch(struct box *box, struct task *task, const struct request *request, int input) {
    struct child_ends ends = {input, -1, -1};
    if (!open_pipes(task, user_of(box, request), &ends)) {
        give_up(box, task, ERROR_IO, "pipe", errno);
        close_child_ends(&ends);
        return false;
    }
    forget_own_peak(box);
    struct spawn_order order = order_of(box, request, &ends);
    /* Whoever is there already may have waited long. */
    if (!order.shared) task->waited_before_ns = starved_longest_ns("/proc", getpid());
    task->before = counters_read(&box->cgroup);
    task->started_ns = clock_now_ns();
    task->pid = spawn(&order, &task->report);
    int failed = errno;
    close_child_ends(&ends);
    if (task->pid < 0) {
        give_up(box, task, ERROR_SPAWN, "spawn", failed);
        return false;
    }
    set_budgets(box, task, request);
    task->state = TASK_ALIVE;
    return true;
}

static int open_run_input(struct box *box) {
    if (box->run.path != NULL) return files_open_input(box->run.path, box->candidate);
    if (box->run.data.length > 0) return files_hold_bytes(box->run.data);
    return open("/dev/null", O_RDONLY | O_CLOEXEC);
}

/* The input is in a descriptor now: gives back the pages that held it. */
static void release_input_pages(struct span data) {
    const uintptr_t page = 4096;
    uintptr_t from = ((uintptr_t)data.bytes + page - 1) / page * page;
    uintptr_t to = ((uintptr_t)data.bytes + data.length) / page * page;
    if (data.length >= LARGE_BYTES && from < to) madvise((void *)from, to - from, MADV_DONTNEED);
}

void task_run(struct box *box) {
    struct task *task = task_any(box) ? NULL : take_slot(box, &box->run);
    if (task == NULL) {
        outbox_error(&box->outbox, box->run.id, ERROR_BUSY, "a started program is still there");
        return;
    }
    int input = open_run_input(box);
    int failed = errno;
    if (input < 0) {
        give_up(box, task, ERROR_IO, "standard input", failed);
        return;
    }
    release_input_pages(box->run.data);
    launch(box, task, &box->run, input);
}

void task_start(struct box *box, const struct request *start) {
    if (box->paused) {
        outbox_error(&box->outbox, start->id, ERROR_BUSY, "the box is paused");
        return;
    }
    struct task *task = take_slot(box, start);
    if (task == NULL) {
        outbox_error(&box->outbox, start->id, ERROR_BUSY, "too many started programs");
        return;
    }
    if (!launch(box, task, start, -1)) return;
    struct answer answer = {0};
    answer_number(&answer, TAG_PID, (uint64_t)task->pid);
    outbox_send(&box->outbox, FRAME_STARTED, task->id, &answer);
}
