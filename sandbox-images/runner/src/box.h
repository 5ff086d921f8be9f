/* Everything the runner knows. There is one, made in main and passed along. */
#ifndef HONE_BOX_H
#define HONE_BOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "cgroup.h"
#include "counters.h"
#include "feed.h"
#include "identity.h"
#include "inbox.h"
#include "outbox.h"
#include "request.h"

#define MAX_TASKS 16u
#define MAX_CONNECTIONS 256u
/* Of these at most so many come from inside: what a program opens never keeps the worker out. */
#define MAX_ACCEPTED 192u
#define MAX_LISTENERS 32u
/* Requests that wait for a RUN to end. When either is reached, no more are read until it has. */
#define MAX_WAITING 32u
#define MAX_WAITING_BYTES (16u * 1024u * 1024u)

enum task_state {
    TASK_FREE,
    TASK_ALIVE,
    TASK_ENDED, /* The program is gone; what is left in its pipes is still on its way. */
};

struct output {
    int fd; /* -1 when closed. */
    enum stream stream;
    uint64_t max, total;
};

/* A program: a RUN or a START. */
struct task {
    enum task_state state;
    enum frame_type kind;
    uint32_t id;
    pid_t pid;
    int report; /* See spawn.h. */
    struct output outputs[2];
    struct feed input;
    uint64_t credit; /* What may still be sent unacknowledged; unused for a RUN. */
    uint64_t started_ns, ended_ns, deadline_ns, cpu_budget_ns, next_look_ns;
    /* Of the wall limit: itself, what was granted beyond it, and what others had waited for a core before. */
    uint64_t wall_ns, granted_ns, waited_before_ns;
    enum kill_cause kill;
    enum stream kill_stream;
    int status; /* As from wait. */
    uint64_t rusage_cpu_ns, max_rss, refaults;
    struct counters before, after;
    bool counted; /* `after` is read. */
};

struct connection {
    bool used, connecting;
    bool accepted;   /* It came to a listener. */
    bool read_ended; /* The other side sends no more. */
    uint32_t id;
    int fd;
    struct feed feed;
    uint64_t credit;
};

/* A port in the box that belongs to the worker. */
struct listener {
    bool used;
    bool open; /* Else the port refuses connections, and still nobody else can have it. */
    uint32_t id;
    int fd;
};

/* A request that came while a RUN was going on. */
struct waiting {
    struct frame frame;
    bool aborted;
};

struct box {
    bool opened;
    struct identity candidate, service;
    int landlock;
    unsigned features, cores;
    int signals; /* Tells of ended children. */
    struct cgroup cgroup;
    struct task tasks[MAX_TASKS];
    struct connection connections[MAX_CONNECTIONS];
    struct listener listeners[MAX_LISTENERS];
    uint32_t accepted_count; /* Since the start; the next id. */
    uint64_t refaults;       /* As of the last program that met the memory limit. */
    bool paused;             /* Every program is stopped. */
    uint64_t paused_ns;      /* Since when. */
    size_t held; /* Bytes held by all feeds. */
    /* The RUN in progress; its texts live in the payload. */
    struct request run;
    uint8_t *run_payload;
    bool large_frame_seen; /* The runner's own peak of memory would show in the next program's. */
    struct waiting waiting[MAX_WAITING];
    size_t waiting_first, waiting_count, waiting_bytes;
    struct inbox inbox;
    struct outbox outbox;
};

/* Kills everything and ends the runner, and the container with it. */
_Noreturn void box_end(struct box *box, int code);
/* The same after telling the worker why: nothing that the box says could be trusted any more. */
_Noreturn void box_break(struct box *box, enum error_code code, const char *message);

#endif
