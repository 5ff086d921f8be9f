#include "listener.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "connection.h"

/* Connections that wait in the kernel; whoever comes then waits until it gives up. */
#define BACKLOG 128
/* In one round of the loop, so that a flood of connections keeps nobody else waiting. */
#define ACCEPTS_PER_ROUND 16u

struct listener *listener_find(struct box *box, uint32_t id) {
    for (size_t i = 0; i < MAX_LISTENERS; i++) {
        if (box->listeners[i].used && box->listeners[i].id == id) return &box->listeners[i];
    }
    return NULL;
}

static struct listener *free_slot(struct box *box) {
    for (size_t i = 0; i < MAX_LISTENERS; i++) {
        if (!box->listeners[i].used) return &box->listeners[i];
    }
    return NULL;
}

/*
 * Connections that have ended keep the port for a while, and must not keep us from listening again: so the port
 * may be used beside them. That would hold for a program's sockets, too, but for one that listens; so it is
 * taken back as long as this one does not.
 */
static int share_port(int fd, int on) {
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 ? 0 : errno;
}

static int begin_listening(int fd) {
    int failed = share_port(fd, 1);
    if (failed == 0 && listen(fd, BACKLOG) != 0) failed = errno;
    return failed;
}

/* Keeps the port, so that no program can sit down on it meanwhile. */
static int stop_listening(int fd) {
    int failed = share_port(fd, 0);
    if (failed == 0 && shutdown(fd, SHUT_RDWR) != 0) failed = errno;
    return failed;
}

/* A port that a program has taken must be told, not shared. */
static int bind_port(int fd, uint64_t port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0) return errno;
    return begin_listening(fd);
}

static void refuse(struct box *box, uint32_t id, int number) {
    char message[96];
    snprintf(message, sizeof message, "listen: %s", strerror(number));
    outbox_error(&box->outbox, id, number == EADDRINUSE ? ERROR_REFUSED : ERROR_IO, message);
}

void listener_open(struct box *box, const struct request *request) {
    struct listener *listener = free_slot(box);
    if (listener == NULL) {
        outbox_error(&box->outbox, request->id, ERROR_BUSY, "too many listeners");
        return;
    }
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd >= 0) connection_set_up(fd);
    int failed = fd < 0 ? errno : bind_port(fd, request->number[TAG_PORT]);
    if (failed != 0) {
        if (fd >= 0) close(fd);
        refuse(box, request->id, failed);
        return;
    }
    *listener = (struct listener){.used = true, .open = true, .id = request->id, .fd = fd};
    outbox_send(&box->outbox, FRAME_OK, request->id, NULL);
}

static void give_up(struct box *box, struct listener *listener) {
    outbox_send(&box->outbox, FRAME_CLOSED, listener->id, NULL);
    close(listener->fd);
    memset(listener, 0, sizeof *listener);
}

void listener_signal(struct box *box, struct listener *listener, int number) {
    int failed = 0;
    if (number == SIGSTOP && listener->open) {
        failed = stop_listening(listener->fd);
        listener->open = false;
    } else if (number == SIGCONT && !listener->open) {
        failed = begin_listening(listener->fd);
        listener->open = true;
    }
    if (failed != 0 || (number != SIGSTOP && number != SIGCONT)) give_up(box, listener);
}

bool listener_wanted(const struct box *box, const struct listener *listener) {
    return listener->used && listener->open && connection_accept_wanted(box);
}

void listener_ready(struct box *box, struct listener *listener) {
    for (unsigned i = 0; i < ACCEPTS_PER_ROUND && listener_wanted(box, listener); i++) {
        int fd = accept4(listener->fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0) return;
        if (!connection_accept(box, listener->id, fd)) close(fd);
    }
}
