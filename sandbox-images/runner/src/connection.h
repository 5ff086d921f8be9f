/* Byte streams between the worker and programs inside the box, whoever began them. */
#ifndef HONE_CONNECTION_H
#define HONE_CONNECTION_H

#include "box.h"

/* Connects to a unix socket or to a port of 127.0.0.1; answers OK once connected. */
void connection_open(struct box *box, const struct request *request);
struct connection *connection_find(struct box *box, uint32_t id);
/* Takes over a socket that a program has connected to a listener; false when there is no place for it. */
bool connection_accept(struct box *box, uint32_t listener, int fd);
bool connection_accept_wanted(const struct box *box);
/* Ends it and tells CLOSED. */
void connection_close(struct box *box, struct connection *connection);
/* The same in such a way that the other side sees it as broken off, not as ended. */
void connection_break(struct box *box, struct connection *connection);
/* To be called when bytes were written: tells what was taken, and closes what has ended both ways. */
void connection_written(struct box *box, struct connection *connection);

/*
 * What lies in the runner's sockets is memory of the box that no kill of a program frees: the kernel must not let
 * it grow. Small writes must not wait for the acknowledgement of earlier ones (of no use to a unix socket). What
 * a listener accepts inherits this.
 */
void connection_set_up(int fd);

/* What to wait for on its socket, as for poll. */
short connection_interest(const struct box *box, const struct connection *connection);
/* The socket is ready for something. */
void connection_ready(struct box *box, struct connection *connection, short events);

#endif
