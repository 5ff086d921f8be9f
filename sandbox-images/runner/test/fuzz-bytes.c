/* Throws mutated frames, payloads and proc texts at everything that reads foreign bytes. */
#include <fcntl.h>
#include <unistd.h>

#include "../src/cgroup-paths.h"
#include "../src/inbox.h"
#include "../src/path.h"
#include "../src/request.h"
#include "check.h"
#include "fuzz.h"
#include "payload.h"

#define FRAME_TRIES_PER_STREAM 4

static void check_list(const struct text_list *list) {
    CHECK(list->count <= MAX_LIST_ITEMS && list->items[list->count] == NULL);
    for (size_t i = 0; i < list->count; i++) CHECK(strlen(list->items[i]) <= MAX_FRAME_BYTES);
}

/* Whatever is accepted can be read to its end. */
static void decode(uint8_t type, uint8_t *payload, size_t length) {
    static struct request request;
    if (request_decode(&request, type, 1, payload, length) != NULL) return;
    check_list(&request.argv);
    check_list(&request.env);
    check_list(&request.copy_out);
    for (size_t i = 0; i < request.data.length; i++) payload[0] ^= request.data.bytes[i];
    if (request.cwd != NULL) CHECK(strlen(request.cwd) < length);
    if (request.path != NULL && path_refusal(request.path) == NULL) {
        CHECK(strstr(request.path, "/../") == NULL && strlen(request.path) <= MAX_PATH_BYTES);
        CHECK(path_below(request.path, "/box") || path_below(request.path, "/work"));
    }
}

static void try_payload(void) {
    uint8_t type;
    struct payload payload = seed_payload(&type);
    mutate(payload.bytes, &payload.length);
    /* Exactly as large as needed, so that a step too far is seen. */
    uint8_t *exact = malloc(payload.length + (payload.length == 0));
    CHECK(exact != NULL);
    memcpy(exact, payload.bytes, payload.length);
    decode(type, exact, payload.length);
    free(exact);
}

static size_t write_frames(uint8_t *stream) {
    size_t length = 0;
    for (int i = 0; i < FRAME_TRIES_PER_STREAM; i++) {
        uint8_t type;
        struct payload payload = seed_payload(&type);
        struct frame_header header = {type, (uint32_t)dice(9), (uint32_t)payload.length, FUZZ_NONCE};
        frame_header_write(stream + length, &header);
        memcpy(stream + length + HEADER_BYTES, payload.bytes, payload.length);
        length += HEADER_BYTES + payload.length;
    }
    if (dice(2)) mutate(stream, &length);
    return length;
}

/* Answers false when the stream is broken. */
static bool take_frames(struct inbox *inbox) {
    struct frame frame;
    const char *why = NULL;
    enum inbox_step step;
    while ((step = inbox_next(inbox, &frame, &why)) == INBOX_FRAME) {
        decode(frame.type, frame.payload, frame.length);
        free(frame.payload);
    }
    CHECK((step == INBOX_BROKEN) == (why != NULL));
    return step == INBOX_WAIT;
}

static void try_stream(void) {
    static struct inbox inbox;
    static uint8_t stream[FRAME_TRIES_PER_STREAM * (HEADER_BYTES + sizeof(struct payload))];
    int ends[2];
    size_t length = write_frames(stream);
    CHECK(pipe2(ends, O_NONBLOCK) == 0);
    inbox_init(&inbox, ends[0]);
    inbox.nonce = FUZZ_NONCE;
    for (size_t sent = 0; sent < length;) {
        size_t piece = 1 + dice(length - sent);
        CHECK(write(ends[1], stream + sent, piece) == (ssize_t)piece);
        sent += piece;
        inbox_fill(&inbox);
        if (!take_frames(&inbox)) break;
    }
    free(inbox.payload);
    close(ends[0]);
    close(ends[1]);
}

static void try_proc_text(void) {
    char text[] = "12 3 0:4 /docker/a /sys/fs/cgroup/cpu ro - cgroup cgroup "
                  "rw,cpu,cpuacct\n0::/a\n4:memory:/docker/a\n";
    char a[CGROUP_PATH_BYTES], b[CGROUP_PATH_BYTES], folder[CGROUP_PATH_BYTES];
    size_t length = sizeof text - 1;
    mutate((uint8_t *)text, &length);
    text[length] = '\0';
    char *exact = strdup(text);
    CHECK(exact != NULL);
    const char *controller = dice(2) ? "cpuacct" : NULL;
    bool mounted = cgroup_mount(exact, controller, a, b);
    bool grouped = cgroup_group_path(exact, controller, folder);
    char group[CGROUP_PATH_BYTES];
    if (grouped) memcpy(group, folder, sizeof group);
    for (unsigned turn = 0; mounted && grouped && cgroup_candidate(turn, a, b, group, folder); turn++)
        CHECK(strlen(folder) < CGROUP_PATH_BYTES);
    free(exact);
}

void fuzz_bytes(uint64_t round) {
    try_payload();
    if (round % 4 == 0) try_stream();
    if (round % 4 == 1) try_proc_text();
}
