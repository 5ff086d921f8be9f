/*
 * A program that costs exactly what its arguments say. It prints the CPU time by its own clocks, or the memory it
 * touched: the truth that measurements are compared with. `known-cost burn HOW MS` burns CPU time, `known-cost touch
 * HOW MIB` touches memory.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CROWD 4
#define PAGE 4096
#define MIB (1u << 20)

/* CPU nanoseconds that finished processes have burnt, and their number. */
struct report {
    uint64_t burnt_ns;
    int done;
};

static struct report *report;
static uint64_t target_ns;

static void fail(const char *what) {
    perror(what);
    exit(99);
}

static uint64_t own_ns(void) {
    struct timespec now;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) != 0) fail("clock");
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void burn_until(uint64_t ns) {
    while (own_ns() < ns) {
    }
}

static void add_to_report(void) {
    __atomic_add_fetch(&report->burnt_ns, own_ns(), __ATOMIC_SEQ_CST);
    __atomic_add_fetch(&report->done, 1, __ATOMIC_SEQ_CST);
}

static void await_reports(int count) {
    const struct timespec pause_time = {0, 1000000};
    while (__atomic_load_n(&report->done, __ATOMIC_SEQ_CST) < count) nanosleep(&pause_time, NULL);
}

static void burn_in_system(void) {
    char bytes[PAGE];
    int zero = open("/dev/zero", O_RDONLY);
    if (zero < 0) fail("/dev/zero");
    while (own_ns() < target_ns) {
        if (read(zero, bytes, sizeof bytes) < 0) fail("read");
    }
}

static void *burn_in_thread(void *nothing) {
    burn_until(target_ns);
    return nothing;
}

static void burn_in_threads(void) {
    pthread_t threads[CROWD];
    for (int i = 0; i < CROWD; i++) {
        if (pthread_create(&threads[i], NULL, burn_in_thread, NULL) != 0) fail("thread");
    }
    for (int i = 0; i < CROWD; i++) pthread_join(threads[i], NULL);
}

static pid_t fork_or_fail(void) {
    pid_t pid = fork();
    if (pid < 0) fail("fork");
    return pid;
}

/* A child that burns its share, reports it, and then ends or waits for its end. */
static void burn_in_child(uint64_t share_ns, int stays) {
    if (fork_or_fail() != 0) return;
    burn_until(share_ns);
    add_to_report();
    if (stays) pause();
    _exit(0);
}

static void burn_in_children(void) {
    for (int i = 0; i < CROWD; i++) burn_in_child(target_ns / CROWD, 0);
    while (wait(NULL) > 0) {
    }
}

/* An orphan: in a new session, its parent gone before. */
static void burn_in_orphan(int stays) {
    if (fork_or_fail() == 0) {
        setsid();
        burn_in_child(target_ns, stays);
        add_to_report();
        _exit(0);
    }
    await_reports(2);
}

static int burn(const char *how) {
    if (strcmp(how, "plain") == 0)
        burn_until(target_ns);
    else if (strcmp(how, "system") == 0)
        burn_in_system();
    else if (strcmp(how, "threads") == 0)
        burn_in_threads();
    else if (strcmp(how, "children") == 0)
        burn_in_children();
    else if (strcmp(how, "ignored-children") == 0 && signal(SIGCHLD, SIG_IGN) != SIG_ERR)
        burn_in_children();
    else if (strcmp(how, "orphan") == 0)
        burn_in_orphan(0);
    else if (strcmp(how, "living-orphan") == 0)
        burn_in_orphan(1);
    else
        return 98;
    add_to_report();
    printf("%f\n", (double)report->burnt_ns / 1e6);
    return 0;
}

static void touch(char *bytes, size_t length) {
    for (size_t at = 0; at < length; at += PAGE) ((volatile char *)bytes)[at] = 1;
}

static char *map(size_t length, int flags, int fd) {
    char *bytes = mmap(NULL, length, PROT_READ | PROT_WRITE, flags, fd, 0);
    if (bytes == MAP_FAILED) fail("mmap");
    return bytes;
}

static void touch_private(size_t length) {
    touch(map(length, MAP_PRIVATE | MAP_ANONYMOUS, -1), length);
}

static void touch_in_children(size_t length) {
    for (int i = 0; i < CROWD; i++) {
        if (fork_or_fail() != 0) continue;
        touch_private(length / CROWD);
        add_to_report();
        pause();
    }
    await_reports(CROWD);
}

static void touch_in_grandchild(size_t length) {
    if (fork_or_fail() == 0) {
        setsid();
        if (fork_or_fail() == 0) {
            touch_private(length);
            add_to_report();
            pause();
        }
        _exit(0);
    }
    await_reports(1);
}

static int file_of(const char *path, size_t length) {
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    if (fd < 0 || ftruncate(fd, (off_t)length) != 0) fail(path);
    return fd;
}

static void touch_written_file(size_t length) {
    static char block[64 * PAGE];
    int fd = file_of("/work/written", 0);
    memset(block, 1, sizeof block);
    for (size_t done = 0; done < length; done += sizeof block) {
        if (write(fd, block, sizeof block) != sizeof block) fail("write");
    }
}

static void touch_and_free(size_t length) {
    char *bytes = map(length, MAP_PRIVATE | MAP_ANONYMOUS, -1);
    touch(bytes, length);
    munmap(bytes, length);
}

static int touch_memory(const char *how, size_t length) {
    if (length == 0)
        return 0;
    else if (strcmp(how, "private") == 0)
        touch_private(length);
    else if (strcmp(how, "children") == 0)
        touch_in_children(length);
    else if (strcmp(how, "grandchild") == 0)
        touch_in_grandchild(length);
    else if (strcmp(how, "file") == 0)
        touch_written_file(length);
    else if (strcmp(how, "mapped-file") == 0)
        touch(map(length, MAP_SHARED, file_of("/work/mapped", length)), length);
    else if (strcmp(how, "shared") == 0)
        touch(map(length, MAP_SHARED | MAP_ANONYMOUS, -1), length);
    else if (strcmp(how, "freed") == 0)
        touch_and_free(length);
    else
        return 98;
    return 0;
}

int main(int count, char **arguments) {
    if (count != 4) return 98;
    unsigned long amount = strtoul(arguments[3], NULL, 10);
    report = (struct report *)(void *)map(sizeof *report, MAP_SHARED | MAP_ANONYMOUS, -1);
    target_ns = (uint64_t)amount * 1000000u;
    if (strcmp(arguments[1], "burn") == 0) return burn(arguments[2]);
    if (strcmp(arguments[1], "touch") == 0) return touch_memory(arguments[2], (size_t)amount * MIB);
    return 98;
}
