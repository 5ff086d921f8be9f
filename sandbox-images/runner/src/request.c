#include "request.h"

#include <string.h>

#include "frame.h"

enum field_kind {
    KIND_UNKNOWN = 0,
    KIND_NUMBER,
    KIND_DATA,
    KIND_PATH,
    KIND_CWD,
    KIND_ARGV,
    KIND_ENV,
    KIND_COPY
};

static const uint8_t KINDS[REQUEST_TAGS_END] = {
    [TAG_NONCE] = KIND_DATA,
    [TAG_UID] = KIND_NUMBER,
    [TAG_GID] = KIND_NUMBER,
    [TAG_PATH] = KIND_PATH,
    [TAG_MODE] = KIND_NUMBER,
    [TAG_DATA] = KIND_DATA,
    [TAG_APPEND] = KIND_NUMBER,
    [TAG_ARGV] = KIND_ARGV,
    [TAG_ENV] = KIND_ENV,
    [TAG_CWD] = KIND_CWD,
    [TAG_STDIN] = KIND_DATA,
    [TAG_STDIN_PATH] = KIND_PATH,
    [TAG_CPU_MS] = KIND_NUMBER,
    [TAG_WALL_MS] = KIND_NUMBER,
    [TAG_STDOUT_MAX] = KIND_NUMBER,
    [TAG_STDERR_MAX] = KIND_NUMBER,
    [TAG_FILE_MAX] = KIND_NUMBER,
    [TAG_NOFILE] = KIND_NUMBER,
    [TAG_STACK_BYTES] = KIND_NUMBER,
    [TAG_COPY_OUT] = KIND_COPY,
    [TAG_COPY_MAX] = KIND_NUMBER,
    [TAG_KEEP] = KIND_NUMBER,
    [TAG_AS_UID] = KIND_NUMBER,
    [TAG_SIGNAL] = KIND_NUMBER,
    [TAG_PORT] = KIND_NUMBER,
    [TAG_BYTES] = KIND_NUMBER,
    [TAG_SLICE_MS] = KIND_NUMBER,
    [TAG_CONFINED] = KIND_NUMBER,
};

#define BIT(tag) (UINT64_C(1) << (tag))
#define PROCESS_TAGS                                                                                         \
    (BIT(TAG_ARGV) | BIT(TAG_ENV) | BIT(TAG_CWD) | BIT(TAG_CPU_MS) | BIT(TAG_WALL_MS) |                      \
     BIT(TAG_STDOUT_MAX) | BIT(TAG_STDERR_MAX) | BIT(TAG_FILE_MAX) | BIT(TAG_NOFILE) |                       \
     BIT(TAG_STACK_BYTES) | BIT(TAG_CONFINED))

struct shape {
    uint64_t allowed, required;
};

static struct shape shape_of(uint8_t type) {
    const uint64_t run_limits =
        BIT(TAG_CPU_MS) | BIT(TAG_WALL_MS) | BIT(TAG_STDOUT_MAX) | BIT(TAG_STDERR_MAX);
    const uint64_t open = BIT(TAG_NONCE) | BIT(TAG_UID) | BIT(TAG_GID);
    const uint64_t put = BIT(TAG_PATH) | BIT(TAG_MODE) | BIT(TAG_DATA);
    switch (type) {
    case FRAME_OPEN:
        return (struct shape){open, open};
    case FRAME_PUT:
        return (struct shape){put | BIT(TAG_APPEND), put};
    case FRAME_RUN:
        return (struct shape){PROCESS_TAGS | BIT(TAG_STDIN) | BIT(TAG_STDIN_PATH) | BIT(TAG_COPY_OUT) |
                                  BIT(TAG_COPY_MAX) | BIT(TAG_KEEP) | BIT(TAG_SLICE_MS),
                              BIT(TAG_ARGV) | run_limits};
    case FRAME_START:
        return (struct shape){PROCESS_TAGS | BIT(TAG_AS_UID), BIT(TAG_ARGV)};
    case FRAME_WRITE:
        return (struct shape){BIT(TAG_DATA) | BIT(TAG_EOF), 0};
    case FRAME_SIGNAL:
        return (struct shape){BIT(TAG_SIGNAL), BIT(TAG_SIGNAL)};
    case FRAME_CONNECT:
        return (struct shape){BIT(TAG_PATH) | BIT(TAG_PORT), 0};
    case FRAME_LISTEN:
        return (struct shape){BIT(TAG_PORT), BIT(TAG_PORT)};
    case FRAME_CREDIT:
        return (struct shape){BIT(TAG_BYTES), BIT(TAG_BYTES)};
    case FRAME_LIMIT:
        return (struct shape){BIT(TAG_CPU_MS), BIT(TAG_CPU_MS)};
    default:
        return (struct shape){0, 0};
    }
}

/* The length in front of the text is already read, so the text moves into it: that makes room for its NUL. */
static char *terminate(const struct field *field) {
    if (memchr(field->bytes, '\0', field->length) != NULL) return NULL;
    char *text = (char *)field->bytes - 1;
    memmove(text, field->bytes, field->length);
    text[field->length] = '\0';
    return text;
}

static const char *take_list_item(struct text_list *list, const struct field *field) {
    if (list->count == MAX_LIST_ITEMS) return "too many items in a list";
    char *text = terminate(field);
    if (text == NULL) return "NUL in a text";
    list->items[list->count++] = text;
    return NULL;
}

static const char *take_text(char **to, const struct field *field) {
    *to = terminate(field);
    return *to == NULL ? "NUL in a text" : NULL;
}

static const char *take_field(struct request *request, const struct field *field) {
    switch (KINDS[field->tag]) {
    case KIND_NUMBER:
        return field_number(field, &request->number[field->tag]) ? NULL : "integer is not 8 bytes";
    case KIND_DATA:
        request->data = (struct span){field->bytes, field->length};
        return NULL;
    case KIND_PATH:
        return take_text(&request->path, field);
    case KIND_CWD:
        return take_text(&request->cwd, field);
    case KIND_ARGV:
        return take_list_item(&request->argv, field);
    case KIND_ENV:
        return take_list_item(&request->env, field);
    case KIND_COPY:
        return take_list_item(&request->copy_out, field);
    default:
        return "unknown field";
    }
}

static bool repeatable(uint8_t tag) {
    return tag == TAG_ARGV || tag == TAG_ENV || tag == TAG_COPY_OUT;
}

/* What the shape cannot say. */
static const char *contradiction(const struct request *request) {
    if (request->type == FRAME_OPEN && request->data.length != NONCE_BYTES) return "nonce is not 16 bytes";
    if (request_has(request, TAG_STDIN) && request_has(request, TAG_STDIN_PATH))
        return "both stdin and stdinPath";
    if (request->type == FRAME_CONNECT && request_has(request, TAG_PATH) == request_has(request, TAG_PORT))
        return "connect needs a path or a port";
    if (request_number(request, TAG_PORT, 1) - 1 > 65534) return "port out of range";
    if (request_number(request, TAG_SIGNAL, 1) - 1 > 63) return "signal out of range";
    if (request_number(request, TAG_AS_UID, 0) > 1) return "asUid is neither 0 nor 1";
    if (request_number(request, TAG_CONFINED, 0) > 1) return "confined is neither 0 nor 1";
    for (size_t i = 0; i < request->env.count; i++) {
        const char *text = request->env.items[i];
        if (text[0] == '=' || strchr(text, '=') == NULL) return "env is not K=V";
    }
    return NULL;
}

const char *request_decode(struct request *request, uint8_t type, uint32_t id, uint8_t *payload,
                           size_t length) {
    memset(request, 0, sizeof *request);
    request->type = type;
    request->id = id;
    if (type < FRAME_OPEN || type >= REQUESTS_END) return "unknown request";
    struct shape shape = shape_of(type);
    struct field_cursor cursor = {payload, length};
    struct field field;
    enum field_step step;
    while ((step = field_next(&cursor, &field)) == FIELD_FOUND) {
        if (field.tag >= REQUEST_TAGS_END || !(shape.allowed & BIT(field.tag))) return "unknown field";
        if ((request->seen & BIT(field.tag)) && !repeatable(field.tag)) return "repeated field";
        request->seen |= BIT(field.tag);
        const char *refusal = take_field(request, &field);
        if (refusal != NULL) return refusal;
    }
    if (step == FIELD_BROKEN) return "broken field";
    if ((request->seen & shape.required) != shape.required) return "missing field";
    return contradiction(request);
}

bool request_has(const struct request *request, enum field_tag tag) {
    return (request->seen & BIT(tag)) != 0;
}

uint64_t request_number(const struct request *request, enum field_tag tag, uint64_t otherwise) {
    return request_has(request, tag) ? request->number[tag] : otherwise;
}
