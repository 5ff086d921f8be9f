/* The one loop of the runner. */
#ifndef HONE_LOOP_H
#define HONE_LOOP_H

#include "box.h"

/* Serves the worker until it hangs up. */
_Noreturn void loop_run(struct box *box);

#endif
