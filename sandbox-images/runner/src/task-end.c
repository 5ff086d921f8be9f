/* Ending programs: reaping, clearing the box, telling the worker. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"
#include "files.h"
#include "task.h"
#include "wipe.h"

/* A killed process needs a moment; whoever slipped through is met again. */
#define KILL_AGAIN_MS 10
/* What the kernel may keep free of a group that is full, and more. */
#define MEMORY_SLACK_BYTES (UINT64_C(1) << 20)
#define DEFAULT_COPY_MAX_BYTES (UINT64_C(64) << 20)

static uint64_t cpu_of(const struct rusage *usage) {
    uint64_t seconds = (uint64_t)usage->ru_utime.tv_sec + (uint64_t)usage->ru_stime.tv_sec;
    uint64_t micros = (uint64_t)usage->ru_utime.tv_usec + (uint64_t)usage->ru_stime.tv_usec;
    return seconds * NS_PER_S + micros * 1000;
}

static void add_usage(struct task *task, const struct rusage *usage) {
    uint64_t max_rss = (uint64_t)usage->ru_maxrss * 1024;
    task->rusage_cpu_ns += cpu_of(usage);
    if (max_rss > task->max_rss) task->max_rss = max_rss;
}

/* Somebody has ended: a program we began, or an orphan of one (it counts for the RUN, if that is what goes
 * on). */
static void note_ended(struct box *box, pid_t pid, int status, const struct rusage *usage) {
    for (size_t i = 0; i < MAX_TASKS; i++) {
        struct task *task = &box->tasks[i];
        if (task->state == TASK_FREE) continue;
        bool main_program = task->state == TASK_ALIVE && task->pid == pid;
        if (main_program || task->kind == FRAME_RUN) add_usage(task, usage);
        if (!main_program) continue;
        task->state = TASK_ENDED;
        task->status = status;
        task->ended_ns = clock_now_ns();
        feed_close(&task->input, &box->held);
    }
}

static bool anybody_asked_for(const struct box *box) {
    for (size_t i = 0; i < MAX_TASKS; i++) {
        if (box->tasks[i].state == TASK_ALIVE) return true;
    }
    return false;
}

static void await_child(const struct box *box) {
    struct signalfd_siginfo told;
    struct pollfd signals = {.fd = box->signals, .events = POLLIN};
    poll(&signals, 1, KILL_AGAIN_MS);
    while (read(box->signals, &told, sizeof told) > 0) {
    }
}

/*
 * PID 1 inherits every orphan, so when there is no child left there is no process left. Most programs leave
 * none, and then nothing needs to be killed.
 */
static void end_everything(struct box *box) {
    for (;;) {
        struct rusage usage;
        int status;
        pid_t pid;
        while ((pid = wait4(-1, &status, __WALL | WNOHANG, &usage)) > 0) note_ended(box, pid, status, &usage);
        if (pid < 0 && errno == ECHILD) return;
        if (kill(-1, SIGKILL) != 0 && errno != ESRCH) box_break(box, ERROR_IO, "cannot kill");
        await_child(box);
    }
}

/* The kernel's own counter of met limits is not kept by every kernel; the peak is. */
static bool limit_met(const struct box *box, const struct counters *after) {
    uint64_t limit = cgroup_memory_limit(&box->cgroup);
    return limit > 0 && after->memory_peak + MEMORY_SLACK_BYTES >= limit;
}

/* Few programs meet their memory limit, and only then is the costlier file read. */
static uint64_t refaults_since(struct box *box, const struct task *task) {
    if (!limit_met(box, &task->after)) return 0;
    uint64_t before = box->refaults;
    box->refaults = cgroup_refaults(&box->cgroup);
    return box->refaults - before;
}

void task_reap(struct box *box) {
    struct rusage usage;
    int status;
    bool asked_for = anybody_asked_for(box);
    for (pid_t pid; (pid = wait4(-1, &status, __WALL | WNOHANG, &usage)) > 0;)
        note_ended(box, pid, status, &usage);
    if (asked_for && !anybody_asked_for(box)) {
        end_everything(box);
        box->paused = false;
    }
    for (size_t i = 0; i < MAX_TASKS; i++) {
        struct task *task = &box->tasks[i];
        if (task->state != TASK_ENDED || task->counted) continue;
        task->after = counters_read(&box->cgroup);
        task->refaults = refaults_since(box, task);
        task->counted = true;
    }
}

/* The errno of a failed execution, or 0. */
static int spawn_error(struct task *task) {
    int number = 0;
    if (read(task->report, &number, sizeof number) != sizeof number) number = 0;
    close(task->report);
    task->report = -1;
    return number;
}

static void tell_outcome(const struct task *task, int number, struct answer *answer) {
    if (number != 0) {
        answer_number(answer, TAG_EXIT_CODE, 127);
        answer_number(answer, TAG_SPAWN_ERROR, (uint64_t)number);
    } else if (WIFSIGNALED(task->status)) {
        answer_number(answer, TAG_EXIT_SIGNAL, (uint64_t)WTERMSIG(task->status));
    } else {
        answer_number(answer, TAG_EXIT_CODE, (uint64_t)WEXITSTATUS(task->status));
    }
    answer_number(answer, TAG_KILL, task->kill);
    if (task->kill == KILL_OUTPUT) answer_number(answer, TAG_OUT_STREAM, task->kill_stream);
}

static void tell_usage(const struct box *box, const struct task *task, struct answer *answer) {
    bool counted = box->cgroup.version != 0;
    uint64_t cpu = counted ? counters_cpu_between(&task->before, &task->after) : task->rusage_cpu_ns;
    answer_number(answer, TAG_CPU_NS, cpu);
    answer_number(answer, TAG_RUSAGE_CPU_NS, task->rusage_cpu_ns);
    answer_number(answer, TAG_WALL_NS, task->ended_ns - task->started_ns);
    if (task->granted_ns > 0) answer_number(answer, TAG_GRANTED_NS, task->granted_ns);
    answer_number(answer, TAG_MEMORY_PEAK, counters_memory_rise(&task->before, &task->after));
    answer_number(answer, TAG_MAX_RSS, task->max_rss);
    answer_number(answer, TAG_OOM_KILLS, task->after.oom_kills - task->before.oom_kills);
    answer_number(answer, TAG_REFAULTS, task->refaults);
    answer_number(answer, TAG_PIDS_MAX_HITS, task->after.pids_hits - task->before.pids_hits);
    answer_number(answer, TAG_STDOUT_BYTES, task->outputs[0].total);
    answer_number(answer, TAG_STDERR_BYTES, task->outputs[1].total);
}

void task_tell_unbegun(struct box *box, uint32_t id) {
    const struct task never = {.report = -1, .status = SIGKILL, .kill = KILL_ABORT};
    struct answer answer = {0};
    tell_outcome(&never, 0, &answer);
    tell_usage(box, &never, &answer);
    outbox_send(&box->outbox, FRAME_EXITED, id, &answer);
}

/* What a RUN leaves: its declared products in /box, and nothing else. */
static void clear_up(struct box *box, const struct task *task, struct answer *answer) {
    bool succeeded = task->kill == KILL_NONE && WIFEXITED(task->status) && WEXITSTATUS(task->status) == 0;
    if (succeeded && box->run.copy_out.count > 0) {
        uint64_t max = request_number(&box->run, TAG_COPY_MAX, DEFAULT_COPY_MAX_BYTES);
        struct file_outcome copied = files_copy_out(&box->run.copy_out, max, box->candidate);
        if (copied.code != ERROR_NONE) answer_text(answer, TAG_COPY_ERROR, copied.message);
    }
    if (request_number(&box->run, TAG_KEEP, 0) == 0 && wipe_all() != NULL)
        box_break(box, ERROR_IO, "a place could not be wiped");
    free(box->run_payload);
    box->run_payload = NULL;
}

static bool output_done(struct box *box, struct task *task, struct output *output) {
    for (uint64_t before = NEVER; output->fd >= 0 && before != output->total;) {
        before = output->total;
        task_read(box, task, output);
    }
    return output->fd < 0;
}

bool task_settle(struct box *box) {
    bool run_told = false;
    for (size_t i = 0; i < MAX_TASKS; i++) {
        struct task *task = &box->tasks[i];
        if (task->state != TASK_ENDED) continue;
        bool out = output_done(box, task, &task->outputs[0]);
        bool err = output_done(box, task, &task->outputs[1]);
        if (!out || !err) continue;
        struct answer answer = {0};
        tell_outcome(task, spawn_error(task), &answer);
        tell_usage(box, task, &answer);
        if (task->kind == FRAME_RUN) {
            clear_up(box, task, &answer);
            run_told = true;
        }
        outbox_send(&box->outbox, FRAME_EXITED, task->id, &answer);
        task->state = TASK_FREE;
    }
    return run_told;
}
