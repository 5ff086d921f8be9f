/* Keeps programs from writing anywhere but below /work, /tmp and /dev; above all to /proc/self/oom_score_adj.
 */
#ifndef HONE_LANDLOCK_H
#define HONE_LANDLOCK_H

/* A descriptor of the rule set, or -1 where the kernel has no Landlock. */
int landlock_rules(void);
/* Binds the calling process to the rules; 0 or an errno. */
int landlock_bind(int rules);

#endif
