#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

int main(void) {
    char byte = 0;
    struct iovec mine = {&byte, 1}, theirs = {(void *)0x400000, 1};
    int won = 0;
    for (int number = 1; number < 65; number++) won += kill(1, number) == 0;
    won += ptrace(PTRACE_ATTACH, 1, 0, 0) == 0;
    won += ptrace(PTRACE_SEIZE, 1, 0, 0) == 0;
    won += process_vm_readv(1, &mine, 1, &theirs, 1, 0) >= 0;
    won += process_vm_writev(1, &mine, 1, &theirs, 1, 0) >= 0;
    won += open("/proc/1/mem", O_RDWR) >= 0;
    long runner = syscall(SYS_pidfd_open, 1, 0);
    won += runner >= 0 && syscall(SYS_pidfd_send_signal, runner, SIGKILL, 0, 0) == 0;
    won += runner >= 0 && syscall(SYS_pidfd_getfd, runner, 0, 0) >= 0;
    won += syscall(SYS_setpriority, 0, 1, 19) == 0;
    won += syscall(SYS_tgkill, 1, 1, SIGSTOP) == 0;
    won += syscall(SYS_prlimit64, 1, 7, &(struct { long a, b; }){1, 1}, 0) == 0;
    printf("%d\n", won);
    return 0;
}
