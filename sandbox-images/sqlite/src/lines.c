#include "lines.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FLUSH_AT = 64 * 1024 };

static struct {
    char *bytes;
    size_t length;
    size_t room;
} out;

static void append(const char *bytes, size_t length)
{
    if (out.length + length > out.room) {
        size_t room = 2 * (out.length + length);
        char *larger = realloc(out.bytes, room);
        if (larger == NULL)
            give_up("output", "no memory is left");
        out.bytes = larger;
        out.room = room;
    }
    memcpy(out.bytes + out.length, bytes, length);
    out.length += length;
}

void line_raw(const char *text)
{
    append(text, strlen(text));
}

static void append_escaped(unsigned char byte)
{
    char escaped[8];
    int length = snprintf(escaped, sizeof escaped, "\\u%04x", byte);
    append(escaped, (size_t)length);
}

static void append_characters(const char *text, size_t length)
{
    size_t plain = 0;
    for (size_t at = 0; at < length; at++) {
        unsigned char byte = (unsigned char)text[at];
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        append(text + plain, at - plain);
        append_escaped(byte);
        plain = at + 1;
    }
    append(text + plain, length - plain);
}

void line_text(const char *text, size_t length)
{
    append("\"", 1);
    append_characters(text, length);
    append("\"", 1);
}

static void append_real(double value)
{
    char text[40];
    /* SQLite has no NaN: it is NULL there. */
    if (isinf(value)) {
        line_raw(value < 0 ? "-Infinity" : "Infinity");
        return;
    }
    snprintf(text, sizeof text, "%.17g", value);
    line_raw(text);
}

static void append_bytes(const unsigned char *bytes, size_t length)
{
    char pair[3];
    for (size_t at = 0; at < length; at++) {
        snprintf(pair, sizeof pair, "%02x", bytes[at]);
        append(pair, 2);
    }
}

void line_value(sqlite3_value *value)
{
    int class = sqlite3_value_type(value);
    if (class == SQLITE_NULL) {
        line_raw("null");
        return;
    }
    const char *letter = class == SQLITE_INTEGER ? "\"i" : class == SQLITE_FLOAT ? "\"r" : class == SQLITE_TEXT ? "\"t" : "\"b";
    line_raw(letter);
    if (class == SQLITE_FLOAT) {
        append_real(sqlite3_value_double(value));
    } else if (class == SQLITE_BLOB) {
        const unsigned char *bytes = sqlite3_value_blob(value);
        append_bytes(bytes, (size_t)sqlite3_value_bytes(value));
    } else {
        const char *text = (const char *)sqlite3_value_text(value);
        append_characters(text == NULL ? "" : text, (size_t)sqlite3_value_bytes(value));
    }
    line_raw("\"");
}

void line_end(void)
{
    append("\n", 1);
    if (out.length >= FLUSH_AT)
        lines_flush();
}

void lines_flush(void)
{
    for (size_t sent = 0; sent < out.length;) {
        ssize_t now = write(STDOUT_FILENO, out.bytes + sent, out.length - sent);
        if (now < 0)
            _exit(3);
        sent += (size_t)now;
    }
    out.length = 0;
}

void finish(const char *how, const char *message, int offset)
{
    char place[40];
    line_raw("{\"end\":");
    line_text(how, strlen(how));
    line_raw(",\"message\":");
    line_text(message, strlen(message));
    snprintf(place, sizeof place, ",\"offset\":%d}", offset);
    line_raw(place);
    line_end();
    lines_flush();
    _exit(0);
}

void give_up(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    _exit(3);
}
