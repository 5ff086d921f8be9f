/* Byte streams from the worker to servers inside the box. */
#ifndef HONE_CONNECTION_H
#define HONE_CONNECTION_H

#include "box.h"

/* Connects to a unix socket or to a port of 127.0.0.1; answers OK once connected. */
void connection_open(struct box *box, const struct request *request);
struct connection *connection_find(struct box *box, uint32_t id);
/* Ends it and tells CLOSED. */
void connection_close(struct box *box, struct connection *connection);

/* What to wait for on its socket, as for poll. */
short connection_interest(const struct box *box, const struct connection *connection);
/* The socket is ready for something. */
void connection_ready(struct box *box, struct connection *connection, short events);

#endif
