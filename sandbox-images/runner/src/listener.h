/* Ports in the box that lead to the worker: what connects there becomes a connection of the protocol. */
#ifndef HONE_LISTENER_H
#define HONE_LISTENER_H

#include "box.h"

/* Listens on a port of 127.0.0.1; answers OK. */
void listener_open(struct box *box, const struct request *request);
struct listener *listener_find(struct box *box, uint32_t id);
/* SIGSTOP lets the port refuse connections, SIGCONT take them again; any other gives it up and tells CLOSED. */
void listener_signal(struct box *box, struct listener *listener, int number);

/* Whether to wait for connections at it. */
bool listener_wanted(const struct box *box, const struct listener *listener);
/* Takes those that wait, as far as there is room. */
void listener_ready(struct box *box, struct listener *listener);

#endif
