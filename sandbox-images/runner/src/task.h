/* The life of a program in the box: begun, watched, ended, told. */
#ifndef HONE_TASK_H
#define HONE_TASK_H

#include "box.h"

/* Begins the RUN in box->run, or answers why not. */
void task_run(struct box *box);
/* Begins a program that lives beside others. */
void task_start(struct box *box, const struct request *start);

bool task_run_active(const struct box *box);
bool task_any(const struct box *box);
/* The program with this id, or NULL. */
struct task *task_find(struct box *box, uint32_t id);

/* Kills a program for a cause that is told in EXITED; a RUN with everything it has started. */
void task_kill(struct box *box, struct task *task, enum kill_cause cause);

/* Stops every process in the box, and lets it go on. Wall limits stand still meanwhile. */
void task_pause(struct box *box);
void task_resume(struct box *box);

/* Reaps who has ended. Ends everything else in the box when nobody is left that was asked for. */
void task_reap(struct box *box);

/* Reads an output once; kills the program when it has produced too much. */
void task_read(struct box *box, struct task *task, struct output *output);
/* Whether an output may be read now: the outbox has room and the worker has given credit. */
bool task_readable(const struct box *box, const struct task *task, const struct output *output);

/* Kills programs that are over their wall or CPU limit. */
void task_check_budgets(struct box *box);
/* When that must happen next. */
uint64_t task_next_check_ns(const struct box *box);

/* Tells of ended programs whose output has been read; true when a RUN was among them. */
bool task_settle(struct box *box);
/* EXITED of a RUN that was taken back before it began. */
void task_tell_unbegun(struct box *box, uint32_t id);

#endif
