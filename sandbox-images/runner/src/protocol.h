/* The numbers of the runner protocol, version 1. Their meaning is told in ../PROTOCOL.md. */
#ifndef HONE_PROTOCOL_H
#define HONE_PROTOCOL_H

#include <stdint.h>

#define PROTOCOL_VERSION 1
#define HEADER_BYTES 16u
#define MAX_FRAME_BYTES (8u * 1024u * 1024u)
#define NONCE_BYTES 16u
#define MAX_PATH_BYTES 512u
#define MAX_LIST_ITEMS 256u
/* What a started process or a connection may have sent without being acknowledged. */
#define CREDIT_WINDOW_BYTES (1024u * 1024u)
/* TAKEN is told when so much of what was written has been taken. */
#define TAKEN_STEP_BYTES (8u * 1024u)
/* Ids of accepted connections are the runner's to choose, from here on. */
#define FIRST_ACCEPTED_ID UINT32_C(0x80000000)

enum frame_type {
    FRAME_OPEN = 1,
    FRAME_PUT = 2,
    FRAME_RUN = 3,
    FRAME_START = 4,
    FRAME_WRITE = 5,
    FRAME_SIGNAL = 6,
    FRAME_CONNECT = 7,
    FRAME_WIPE = 8,
    FRAME_STAT = 9,
    FRAME_CREDIT = 10,
    FRAME_LISTEN = 11,
    FRAME_PAUSE = 12,
    FRAME_RESUME = 13,
    FRAME_LIMIT = 14,
    REQUESTS_END = 15,
    FRAME_HELLO = 64,
    FRAME_OK = 65,
    FRAME_STARTED = 66,
    FRAME_OUTPUT = 67,
    FRAME_EXITED = 68,
    FRAME_ERROR = 69,
    FRAME_CLOSED = 70,
    FRAME_STATS = 71,
    FRAME_ACCEPTED = 72,
    FRAME_ENDED = 73,
    FRAME_TAKEN = 74,
};

enum field_tag {
    TAG_NONCE = 1,
    TAG_UID = 2,
    TAG_GID = 3,
    TAG_PATH = 4,
    TAG_MODE = 5,
    TAG_DATA = 6,
    TAG_APPEND = 7,
    TAG_EOF = 7, /* The same number in WRITE. */
    TAG_ARGV = 8,
    TAG_ENV = 9,
    TAG_CWD = 10,
    TAG_STDIN = 11,
    TAG_STDIN_PATH = 12,
    TAG_CPU_MS = 13,
    TAG_WALL_MS = 14,
    TAG_STDOUT_MAX = 15,
    TAG_STDERR_MAX = 16,
    TAG_FILE_MAX = 17,
    TAG_NOFILE = 18,
    TAG_STACK_BYTES = 19,
    TAG_COPY_OUT = 20,
    TAG_COPY_MAX = 21,
    TAG_KEEP = 22,
    TAG_AS_UID = 23,
    TAG_SIGNAL = 24,
    TAG_PORT = 25,
    TAG_BYTES = 26,
    TAG_PROTOCOL_VERSION = 27,
    TAG_FEATURES = 28,
    TAG_PID = 29,
    TAG_STREAM = 30,
    TAG_EXIT_CODE = 31,
    TAG_EXIT_SIGNAL = 32,
    TAG_KILL = 33,
    TAG_CPU_NS = 34,
    TAG_RUSAGE_CPU_NS = 35,
    TAG_WALL_NS = 36,
    TAG_MEMORY_PEAK = 37,
    TAG_MAX_RSS = 38,
    TAG_OOM_KILLS = 39,
    TAG_STAT_MEMORY_USAGE = 40,
    TAG_STAT_MEMORY_PEAK = 41,
    TAG_STAT_PIDS = 42,
    TAG_STAT_CPU_NS = 43,
    TAG_PIDS_MAX_HITS = 44,
    TAG_STDOUT_BYTES = 45,
    TAG_STDERR_BYTES = 46,
    TAG_OUT_STREAM = 47,
    TAG_SPAWN_ERROR = 48,
    TAG_COPY_ERROR = 49,
    TAG_ERROR_CODE = 50,
    TAG_MESSAGE = 51,
    TAG_CONNECTION = 52,
    TAG_RESET = 53,
    TAG_GRANTED_NS = 54,
    TAG_REFAULTS = 55,
    TAG_SLICE_MS = 56,
    TAG_CONFINED = 57,
    REQUEST_TAGS_END = 58,
};

enum feature { FEATURE_LANDLOCK = 1, FEATURE_CGROUP_V1 = 2, FEATURE_CGROUP_V2 = 4 };

enum stream { STREAM_STDOUT = 1, STREAM_STDERR = 2, STREAM_CONNECTION = 3 };

enum kill_cause { KILL_NONE = 0, KILL_CPU = 1, KILL_WALL = 2, KILL_OUTPUT = 3, KILL_ABORT = 4 };

enum error_code {
    ERROR_NONE = 0,
    ERROR_PROTOCOL = 1,
    ERROR_BUSY = 2,
    ERROR_BAD_PATH = 3,
    ERROR_IO = 4,
    ERROR_NOT_FOUND = 5,
    ERROR_REFUSED = 6,
    ERROR_SPAWN = 7,
};

/* Exit codes of the runner itself. */
enum runner_exit { RUNNER_DONE = 0, RUNNER_NOT_INIT = 64, RUNNER_BROKEN = 70 };

#endif
