#include "connection.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "path.h"

#define READ_BYTES (64u * 1024u)
/* Each way; the kernel doubles it. */
#define SOCKET_BUFFER_BYTES (32 * 1024)

struct connection *connection_find(struct box *box, uint32_t id) {
    for (size_t i = 0; i < MAX_CONNECTIONS; i++) {
        if (box->connections[i].used && box->connections[i].id == id) return &box->connections[i];
    }
    return NULL;
}

static struct connection *free_slot(struct box *box) {
    for (size_t i = 0; i < MAX_CONNECTIONS; i++) {
        if (!box->connections[i].used) return &box->connections[i];
    }
    return NULL;
}

static void refuse(struct box *box, uint32_t id, int number) {
    char message[96];
    bool missing = number == ENOENT || number == ECONNREFUSED;
    snprintf(message, sizeof message, "connect: %s", strerror(number));
    outbox_error(&box->outbox, id, missing ? ERROR_NOT_FOUND : ERROR_IO, message);
}

static void release(struct box *box, struct connection *connection) {
    feed_close(&connection->feed, &box->held);
    close(connection->fd);
    memset(connection, 0, sizeof *connection);
}

void connection_close(struct box *box, struct connection *connection) {
    outbox_send(&box->outbox, FRAME_CLOSED, connection->id, NULL);
    release(box, connection);
}

void connection_break(struct box *box, struct connection *connection) {
    const struct linger at_once = {.l_onoff = 1, .l_linger = 0};
    setsockopt(connection->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    connection_close(box, connection);
}

/* The other side has broken it off. */
static void close_broken(struct box *box, struct connection *connection) {
    struct answer answer = {0};
    answer_number(&answer, TAG_RESET, 1);
    outbox_send(&box->outbox, FRAME_CLOSED, connection->id, &answer);
    release(box, connection);
}

void connection_set_up(int fd) {
    const int on = 1, bytes = SOCKET_BUFFER_BYTES;
    setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

/* 0, EINPROGRESS, or why not. */
static int connect_port(int fd, uint64_t port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return connect(fd, (struct sockaddr *)&address, sizeof address) == 0 ? 0 : errno;
}

static int connect_as(int fd, const char *path, struct identity who) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) return ENAMETOOLONG;
    strcpy(address.sun_path, path);
    if (!identity_borrow(who)) return EPERM;
    int failed = connect(fd, (struct sockaddr *)&address, sizeof address) == 0 ? 0 : errno;
    identity_own();
    return failed;
}

static int connect_path(const struct box *box, int fd, const char *path) {
    if (path_unclean(path) != NULL) return EINVAL;
    int failed = connect_as(fd, path, box->candidate);
    if (failed == EACCES) failed = connect_as(fd, path, box->service);
    return failed;
}

void connection_open(struct box *box, const struct request *request) {
    struct connection *connection = free_slot(box);
    if (connection == NULL) {
        outbox_error(&box->outbox, request->id, ERROR_BUSY, "too many connections");
        return;
    }
    int family = request->path != NULL ? AF_UNIX : AF_INET;
    int fd = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        refuse(box, request->id, errno);
        return;
    }
    connection_set_up(fd);
    int failed = request->path != NULL ? connect_path(box, fd, request->path)
                                       : connect_port(fd, request->number[TAG_PORT]);
    if (failed != 0 && failed != EINPROGRESS) {
        close(fd);
        refuse(box, request->id, failed);
        return;
    }
    *connection = (struct connection){.used = true,
                                      .connecting = failed == EINPROGRESS,
                                      .id = request->id,
                                      .fd = fd,
                                      .feed = {.fd = fd, .is_socket = true},
                                      .credit = CREDIT_WINDOW_BYTES};
    if (!connection->connecting) outbox_send(&box->outbox, FRAME_OK, request->id, NULL);
}

bool connection_accept_wanted(const struct box *box) {
    size_t used = 0, accepted = 0;
    for (size_t i = 0; i < MAX_CONNECTIONS; i++) {
        used += box->connections[i].used;
        accepted += box->connections[i].used && box->connections[i].accepted;
    }
    return used < MAX_CONNECTIONS && accepted < MAX_ACCEPTED && outbox_has_room(&box->outbox);
}

/* Never one that is in use, also after two thousand million connections. */
static uint32_t next_id(struct box *box) {
    uint32_t id;
    do id = FIRST_ACCEPTED_ID | box->accepted_count++;
    while (connection_find(box, id) != NULL);
    return id;
}

bool connection_accept(struct box *box, uint32_t listener, int fd) {
    struct connection *connection = free_slot(box);
    if (connection == NULL) return false;
    *connection = (struct connection){.used = true,
                                      .accepted = true,
                                      .id = next_id(box),
                                      .fd = fd,
                                      .feed = {.fd = fd, .is_socket = true},
                                      .credit = CREDIT_WINDOW_BYTES};
    struct answer answer = {0};
    answer_number(&answer, TAG_CONNECTION, connection->id);
    outbox_send(&box->outbox, FRAME_ACCEPTED, listener, &answer);
    return true;
}

static void finish_connecting(struct box *box, struct connection *connection) {
    int failed = 0;
    socklen_t size = sizeof failed;
    if (getsockopt(connection->fd, SOL_SOCKET, SO_ERROR, &failed, &size) != 0) failed = errno;
    if (failed == 0) {
        connection->connecting = false;
        outbox_send(&box->outbox, FRAME_OK, connection->id, NULL);
        return;
    }
    uint32_t id = connection->id;
    release(box, connection);
    refuse(box, id, failed);
}

static bool readable(const struct box *box, const struct connection *connection) {
    return !connection->connecting && !connection->read_ended && connection->credit > 0 && outbox_has_room(&box->outbox);
}

short connection_interest(const struct box *box, const struct connection *connection) {
    short events = 0;
    if (readable(box, connection)) events |= POLLIN;
    if (connection->connecting || feed_waiting(&connection->feed)) events |= POLLOUT;
    return events;
}

static void read_some(struct box *box, struct connection *connection) {
    size_t room;
    uint8_t *to = outbox_output_begin(&box->outbox, connection->id, STREAM_CONNECTION, &room);
    if (to == NULL) return;
    if (room > READ_BYTES) room = READ_BYTES;
    if (room > connection->credit) room = (size_t)connection->credit;
    ssize_t got = recv(connection->fd, to, room, 0);
    if (got > 0) {
        connection->credit -= (uint64_t)got;
        outbox_output_commit(&box->outbox, connection->id, STREAM_CONNECTION, (size_t)got);
        box->outbox.hurry = true;
    } else if (got == 0) {
        connection->read_ended = true;
        if (connection->feed.fd < 0)
            connection_close(box, connection);
        else
            outbox_send(&box->outbox, FRAME_ENDED, connection->id, NULL);
    } else if (errno != EAGAIN && errno != EINTR) {
        close_broken(box, connection);
    }
}

void connection_written(struct box *box, struct connection *connection) {
    outbox_taken(&box->outbox, connection->id, &connection->feed.taken);
    if (connection->read_ended && connection->feed.fd < 0) connection_close(box, connection);
}

void connection_ready(struct box *box, struct connection *connection, short events) {
    if (connection->connecting) {
        finish_connecting(box, connection);
        return;
    }
    if (events & (POLLOUT | POLLERR | POLLHUP)) {
        feed_flush(&connection->feed, &box->held);
        connection_written(box, connection);
        if (!connection->used) return;
    }
    if (readable(box, connection)) read_some(box, connection);
}
