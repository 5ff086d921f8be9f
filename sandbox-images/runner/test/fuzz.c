/*
 * Throws mutated frames, payloads and proc texts at everything that reads foreign bytes. Meant to run under
 * ASan and UBSan: `fuzz [runs] [seed]`. The same seed gives the same bytes.
 */
#include <fcntl.h>
#include <unistd.h>

#include "../src/cgroup-paths.h"
#include "../src/inbox.h"
#include "../src/path.h"
#include "../src/request.h"
#include "check.h"
#include "payload.h"

#define FRAME_TRIES_PER_STREAM 4
static const uint32_t NONCE = 0x01020304;

static uint64_t state;

/* xorshift64* */
static uint64_t dice(uint64_t sides) {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (state * UINT64_C(2685821657736338717)) % sides;
}

static void any_fields(struct payload *payload) {
    static const char *const texts[] = {"/box/a", "/work/../x", "K=v", "", "/bin/sh", "=", "/work/b/c"};
    for (uint64_t left = dice(8); left > 0; left--) {
        uint8_t tag = (uint8_t)dice(dice(2) ? REQUEST_TAGS_END : 256);
        if (dice(2))
            put_number(payload, tag, dice(4) ? dice(100) : UINT64_MAX);
        else
            put_text(payload, tag, texts[dice(sizeof texts / sizeof *texts)]);
    }
}

static struct payload seed_payload(uint8_t *type) {
    struct payload payload = {0};
    static const uint8_t nonce[NONCE_BYTES] = {4, 3, 2, 1};
    *type = (uint8_t)dice(dice(8) ? REQUESTS_END : 256);
    if (*type == FRAME_RUN || *type == FRAME_START) payload = small_run();
    if (*type == FRAME_OPEN) {
        put_bytes(&payload, TAG_NONCE, nonce, sizeof nonce);
        put_number(&payload, TAG_UID, 20000);
        put_number(&payload, TAG_GID, 20000);
    }
    if (*type == FRAME_PUT) {
        put_text(&payload, TAG_PATH, "/box/main.py");
        put_number(&payload, TAG_MODE, 0644);
        put_text(&payload, TAG_DATA, "print(1)");
    }
    if (dice(2)) any_fields(&payload);
    return payload;
}

static void mutate(uint8_t *bytes, size_t *length) {
    for (uint64_t left = dice(4); left > 0 && *length > 0; left--) {
        size_t at = dice(*length);
        switch (dice(4)) {
        case 0:
            bytes[at] ^= (uint8_t)(1u << dice(8));
            break;
        case 1:
            bytes[at] = (uint8_t)dice(256);
            break;
        case 2:
            *length = at;
            break;
        default:
            memmove(bytes + at, bytes + dice(at + 1), *length - at);
        }
    }
}

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
        struct frame_header header = {type, (uint32_t)dice(9), (uint32_t)payload.length, NONCE};
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
    inbox.nonce = NONCE;
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

int main(int count, char **arguments) {
    uint64_t runs = count > 1 ? strtoull(arguments[1], NULL, 10) : 200000;
    state = count > 2 ? strtoull(arguments[2], NULL, 10) : 88172645463325252u;
    CHECK(state != 0);
    for (uint64_t i = 0; i < runs; i++) {
        try_payload();
        if (i % 4 == 0) try_stream();
        if (i % 4 == 1) try_proc_text();
    }
    printf("%llu mutated inputs, nothing broke\n", (unsigned long long)runs);
    return 0;
}
