/* Watching programs: output, limits, killing. */
#include <errno.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "budget.h"
#include "clock.h"
#include "living.h"
#include "starved.h"
#include "task.h"

#define READ_BYTES (64u * 1024u)

bool task_any(const struct box *box) {
    for (size_t i = 0; i < MAX_TASKS; i++) {
        if (box->tasks[i].state != TASK_FREE) return true;
    }
    return false;
}

bool task_run_active(const struct box *box) {
    for (size_t i = 0; i < MAX_TASKS; i++) {
        if (box->tasks[i].state != TASK_FREE && box->tasks[i].kind == FRAME_RUN) return true;
    }
    return false;
}

struct task *task_find(struct box *box, uint32_t id) {
    for (size_t i = 0; i < MAX_TASKS; i++) {
        if (box->tasks[i].state != TASK_FREE && box->tasks[i].id == id) return &box->tasks[i];
    }
    return NULL;
}

static bool alone(const struct box *box, const struct task *task) {
    for (size_t i = 0; i < MAX_TASKS; i++) {
        if (&box->tasks[i] != task && box->tasks[i].state == TASK_ALIVE) return false;
    }
    return true;
}

void task_kill(struct box *box, struct task *task, enum kill_cause cause) {
    if (task->state != TASK_ALIVE) return;
    if (task->kill == KILL_NONE) task->kill = cause;
    if (alone(box, task)) {
        kill(-1, SIGKILL);
    } else {
        kill(-task->pid, SIGKILL);
        kill(task->pid, SIGKILL);
    }
}

/* One call for all, so that no process sees another stand still. None can refuse it or wake another. */
void task_pause(struct box *box) {
    if (box->paused || !task_any(box)) return;
    kill(-1, SIGSTOP);
    box->paused = true;
    box->paused_ns = clock_now_ns();
}

void task_resume(struct box *box) {
    if (!box->paused) return;
    uint64_t stood_ns = clock_now_ns() - box->paused_ns;
    for (size_t i = 0; i < MAX_TASKS; i++) {
        struct task *task = &box->tasks[i];
        if (task->state == TASK_ALIVE && task->deadline_ns != NEVER) task->deadline_ns += stood_ns;
    }
    box->paused = false;
    kill(-1, SIGCONT);
}

/* What an ended program has left in its pipes is little and goes out in any case, so that EXITED always
 * comes. */
static bool needs_credit(const struct task *task) {
    return task->kind == FRAME_START && task->state == TASK_ALIVE;
}

bool task_readable(const struct box *box, const struct task *task, const struct output *output) {
    if (task->state == TASK_FREE || output->fd < 0) return false;
    if (needs_credit(task) && task->credit == 0) return false;
    return outbox_has_room(&box->outbox);
}

/*
 * No process holds the other end any more. Where that is or may be because the program exits, only EXITED reports it: an
 * ENDED would let the other side of a conversation react before it is known that this program failed.
 */
static void end_output(struct box *box, const struct task *task, struct output *output) {
    close(output->fd);
    output->fd = -1;
    if (task->kind != FRAME_START || task->state != TASK_ALIVE) return;
    if (living_surely("/proc", task->pid)) outbox_ended(&box->outbox, task->id, output->stream);
}

/* Sends what is within the limit. */
static void pass_on(struct box *box, struct task *task, struct output *output, uint64_t got) {
    uint64_t left = output->max > output->total ? output->max - output->total : 0;
    uint64_t sent = got < left ? got : left;
    output->total += got;
    outbox_output_commit(&box->outbox, task->id, output->stream, (size_t)sent);
    if (task->kind == FRAME_START) {
        task->credit -= sent < task->credit ? sent : task->credit;
        box->outbox.hurry = true;
    }
    if (output->total <= output->max) return;
    if (task->kill == KILL_NONE) {
        task->kill = KILL_OUTPUT;
        task->kill_stream = output->stream;
    }
    task_kill(box, task, KILL_OUTPUT);
}

void task_read(struct box *box, struct task *task, struct output *output) {
    if (!task_readable(box, task, output)) return;
    size_t room;
    uint8_t *to = outbox_output_begin(&box->outbox, task->id, output->stream, &room);
    if (to == NULL) return;
    if (room > READ_BYTES) room = READ_BYTES;
    if (needs_credit(task) && room > task->credit) room = (size_t)task->credit;
    ssize_t got = read(output->fd, to, room);
    if (got > 0) {
        pass_on(box, task, output, (uint64_t)got);
    } else if (got == 0 || (errno == EAGAIN && task->state == TASK_ENDED)) {
        /* Of an ended program everything has been read, even if somebody out of reach holds the pipe. */
        end_output(box, task, output);
    } else if (errno != EAGAIN && errno != EINTR) {
        end_output(box, task, output);
    }
}

/* Without a group counter: what has been reaped and the clock of the program itself. */
static uint64_t cpu_used(const struct box *box, const struct task *task) {
    uint64_t used;
    struct timespec clock;
    clockid_t id;
    if (counters_cpu_since(&box->cgroup, &task->before, &used)) return used;
    if (clock_getcpuclockid(task->pid, &id) != 0 || clock_gettime(id, &clock) != 0)
        return task->rusage_cpu_ns;
    return task->rusage_cpu_ns + (uint64_t)clock.tv_sec * NS_PER_S + (uint64_t)clock.tv_nsec;
}

/* A program that waited for a core because others had them all gets that time back. */
static bool grant_waited(struct task *task) {
    uint64_t waited = starved_longest_ns("/proc", getpid());
    waited -= waited < task->waited_before_ns ? waited : task->waited_before_ns;
    uint64_t more = starved_grant_ns(waited, task->granted_ns, task->wall_ns);
    task->granted_ns += more;
    task->deadline_ns += more;
    return more > 0;
}

static void check_budgets(struct box *box, struct task *task, uint64_t now) {
    if (now >= task->deadline_ns && !grant_waited(task)) {
        task_kill(box, task, KILL_WALL);
        task->deadline_ns = NEVER;
    }
    if (now < task->next_look_ns) return;
    uint64_t used = cpu_used(box, task);
    if (used >= task->cpu_budget_ns) {
        task_kill(box, task, KILL_CPU);
        task->next_look_ns = NEVER;
    } else {
        task->next_look_ns = budget_next_look_ns(now, used, task->cpu_budget_ns, box->cores);
    }
}

void task_check_budgets(struct box *box) {
    uint64_t now = clock_now_ns();
    if (box->paused) return;
    for (size_t i = 0; i < MAX_TASKS; i++) {
        if (box->tasks[i].state == TASK_ALIVE) check_budgets(box, &box->tasks[i], now);
    }
}

uint64_t task_next_check_ns(const struct box *box) {
    uint64_t next = NEVER;
    if (box->paused) return next;
    for (size_t i = 0; i < MAX_TASKS; i++) {
        const struct task *task = &box->tasks[i];
        if (task->state != TASK_ALIVE) continue;
        if (task->deadline_ns < next) next = task->deadline_ns;
        if (task->next_look_ns < next) next = task->next_look_ns;
    }
    return next;
}
