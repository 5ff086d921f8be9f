#include "threads.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define FILE_NAME_BYTES 16

long threads_number(const char *name) {
    char *end;
    long number = strtol(name, &end, 10);
    return end == name || *end != '\0' || number < 1 ? 0 : number;
}

DIR *threads_open(int proc, const char *process) {
    char path[NAME_MAX + FILE_NAME_BYTES];
    int length = snprintf(path, sizeof path, "%s/task", process);
    if (length < 0 || (size_t)length >= sizeof path) return NULL;
    int fd = openat(proc, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return NULL;
    DIR *threads = fdopendir(fd);
    if (threads == NULL) close(fd);
    return threads;
}

const char *threads_next(DIR *threads) {
    for (struct dirent *entry; (entry = readdir(threads)) != NULL;) {
        if (threads_number(entry->d_name) != 0) return entry->d_name;
    }
    return NULL;
}

bool threads_read(DIR *threads, const char *thread, const char *file, char *text, size_t size) {
    char path[NAME_MAX + FILE_NAME_BYTES];
    int length = snprintf(path, sizeof path, "%s/%s", thread, file);
    if (length < 0 || (size_t)length >= sizeof path) return false;
    int fd = openat(dirfd(threads), path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    ssize_t got = read(fd, text, size - 1);
    close(fd);
    if (got <= 0) return false;
    text[got] = '\0';
    return true;
}
