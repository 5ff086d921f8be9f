/* Keeps a measured program from work that the kernel would do in somebody else's time. */
#ifndef HONE_CONFINE_H
#define HONE_CONFINE_H

/*
 * Installs a filter of system calls in the calling process and in all that it will start: sockets of AF_UNIX only,
 * and no timers that fire without the program (timerfd, POSIX timers, interval timers). What is refused is answered
 * with EPERM, as the sandbox's own filter answers. Needs no_new_privs. 0 or an errno.
 */
int confine(void);

#endif
