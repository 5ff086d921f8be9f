/* What is told of the outputs of programs that live, end, and have children. */
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../src/frame.h"
#include "../src/task.h"
#include "check.h"

#define ID 5
#define PATIENCE_MS 10000

static struct box box;
static int kills;
/* What a child waits for, and what it waits for after that: written or closed here. */
static int word[2];

int __wrap_kill(pid_t pid, int number) {
    (void)pid;
    (void)number;
    kills++;
    return 0;
}

static void await_word(void) {
    char byte;
    if (read(word[0], &byte, 1) < 0) _exit(1);
}

static void say_word(void) {
    CHECK(write(word[1], "x", 1) == 1);
}

/* Begins a program of which only stdout is watched: `body` has its writing end, and must not return. */
static struct task *begin(enum frame_type kind, void (*body)(int out)) {
    int out[2];
    memset(&box, 0, sizeof box);
    outbox_init(&box.outbox, -1);
    for (int file = 0; file < CGROUP_FILES; file++) box.cgroup.fds[file] = -1;
    kills = 0;
    CHECK(pipe2(word, O_CLOEXEC) == 0 && pipe2(out, O_CLOEXEC) == 0);
    CHECK(fcntl(out[0], F_SETFL, O_NONBLOCK) == 0);
    pid_t pid = fork();
    CHECK(pid >= 0);
    if (pid == 0) {
        close(out[0]);
        close(word[1]);
        body(out[1]);
        _exit(1);
    }
    close(out[1]);
    close(word[0]);
    box.tasks[0] = (struct task){.state = TASK_ALIVE, .kind = kind, .id = ID, .pid = pid, .credit = 1000};
    box.tasks[0].outputs[0] = (struct output){out[0], STREAM_STDOUT, 1000, 0};
    box.tasks[0].outputs[1] = (struct output){-1, STREAM_STDERR, 1000, 0};
    return &box.tasks[0];
}

static void end(const struct task *task) {
    close(word[1]);
    CHECK(waitpid(task->pid, NULL, 0) == task->pid);
    CHECK(task->outputs[0].fd == -1 && outbox_used(&box.outbox) == 0);
}

/* Reads as the loop does, until the output has ended. */
static void read_all(struct task *task) {
    struct output *output = &task->outputs[0];
    while (output->fd >= 0) {
        struct pollfd readable = {.fd = output->fd, .events = POLLIN};
        CHECK(poll(&readable, 1, PATIENCE_MS) == 1);
        task_read(&box, task, output);
    }
}

/* The next answer is this, and of that stream. */
static const uint8_t *expect(enum frame_type type, enum stream stream, uint32_t bytes) {
    struct frame_header header;
    struct outbox *outbox = &box.outbox;
    const uint8_t *frame = outbox->bytes + outbox->head;
    CHECK(outbox_used(outbox) >= HEADER_BYTES && frame_header_read(frame, 0, &header) == NULL);
    CHECK(header.type == type && header.id == ID && header.length == NUMBER_FIELD_BYTES + bytes);
    CHECK(frame[HEADER_BYTES] == TAG_STREAM && frame[HEADER_BYTES + FIELD_PREFIX_BYTES] == stream);
    outbox->head += HEADER_BYTES + header.length;
    return frame + HEADER_BYTES + NUMBER_FIELD_BYTES + FIELD_PREFIX_BYTES;
}

static void expect_output(const char *text) {
    uint32_t length = (uint32_t)strlen(text);
    CHECK(memcmp(expect(FRAME_OUTPUT, STREAM_STDOUT, FIELD_PREFIX_BYTES + length), text, length) == 0);
}

static void put(int out, const char *text) {
    if (write(out, text, strlen(text)) < 0) _exit(1);
}

static void closes_and_lives(int out) {
    put(out, "last");
    close(out);
    await_word();
    _exit(0);
}

static void exits(int out) {
    put(out, "last");
    _exit(3);
}

static void a_living_program_may_end_its_output(void) {
    struct task *task = begin(FRAME_START, closes_and_lives);
    read_all(task);
    expect_output("last");
    expect(FRAME_ENDED, STREAM_STDOUT, 0);
    CHECK(kills == 0);
    end(task);
}

static void the_end_of_a_program_is_not_told_by_its_output(void) {
    /* Each time it is caught elsewhere between the closing of its files and its end. */
    for (int round = 0; round < 50; round++) {
        struct task *task = begin(FRAME_START, exits);
        read_all(task);
        expect_output("last");
        end(task);
    }
}

static void of_a_run_and_of_an_ended_program_nothing_is_told(void) {
    struct task *task = begin(FRAME_RUN, closes_and_lives);
    read_all(task);
    expect_output("last");
    end(task);
    task = begin(FRAME_START, closes_and_lives);
    task->state = TASK_ENDED;
    read_all(task);
    expect_output("last");
    end(task);
}

static void leaves_it_to_a_child(int out) {
    if (fork() == 0) {
        await_word();
        put(out, "child");
        close(out);
        await_word();
        _exit(0);
    }
    close(out);
    await_word();
    wait(NULL);
    _exit(0);
}

static void an_output_lives_as_long_as_any_process_holds_it(void) {
    struct task *task = begin(FRAME_START, leaves_it_to_a_child);
    struct pollfd readable = {.fd = task->outputs[0].fd, .events = POLLIN};
    CHECK(poll(&readable, 1, 50) == 0);
    task_read(&box, task, &task->outputs[0]);
    CHECK(task->outputs[0].fd >= 0 && outbox_used(&box.outbox) == 0);
    /* One word each: whoever gets the first. */
    say_word();
    say_word();
    read_all(task);
    expect_output("child");
    expect(FRAME_ENDED, STREAM_STDOUT, 0);
    end(task);
}

static void an_output_limit_holds_up_to_the_last_byte(void) {
    struct task *task = begin(FRAME_START, closes_and_lives);
    task->outputs[0].max = 2;
    read_all(task);
    expect_output("la");
    CHECK(task->kill == KILL_OUTPUT && task->kill_stream == STREAM_STDOUT && kills == 1);
    expect(FRAME_ENDED, STREAM_STDOUT, 0);
    end(task);
}

static void nothing_is_read_without_credit_and_nothing_lost(void) {
    struct task *task = begin(FRAME_START, closes_and_lives);
    struct pollfd readable = {.fd = task->outputs[0].fd, .events = POLLIN};
    CHECK(poll(&readable, 1, PATIENCE_MS) == 1);
    task->credit = 2;
    task_read(&box, task, &task->outputs[0]);
    task_read(&box, task, &task->outputs[0]);
    expect_output("la");
    CHECK(outbox_used(&box.outbox) == 0 && !task_readable(&box, task, &task->outputs[0]));
    task->credit = 100;
    read_all(task);
    expect_output("st");
    expect(FRAME_ENDED, STREAM_STDOUT, 0);
    end(task);
}

int main(void) {
    a_living_program_may_end_its_output();
    the_end_of_a_program_is_not_told_by_its_output();
    of_a_run_and_of_an_ended_program_nothing_is_told();
    an_output_lives_as_long_as_any_process_holds_it();
    an_output_limit_holds_up_to_the_last_byte();
    nothing_is_read_without_credit_and_nothing_lost();
    printf("all tests of outputs passed\n");
    return 0;
}
