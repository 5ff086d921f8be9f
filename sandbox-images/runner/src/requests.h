/* What each request does. */
#ifndef HONE_REQUESTS_H
#define HONE_REQUESTS_H

#include "box.h"

/* Takes requests as far as they can be taken now: those that waited for a RUN first, then new ones. */
void requests_take(struct box *box);
/* Whether more requests can be read. */
bool requests_wanted(const struct box *box);

#endif
