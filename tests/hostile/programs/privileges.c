#define _GNU_SOURCE
#include <linux/capability.h>
#include <sched.h>
#include <stdio.h>
#include <sys/fsuid.h>
#include <sys/mount.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

static int won;

static void attempt(const char *name, int succeeded) {
    if (!succeeded) return;
    won++;
    puts(name);
}

int main(void) {
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct all[2] = {{~0u, ~0u, ~0u}, {~0u, ~0u, ~0u}};
    attempt("setuid", setuid(0) == 0);
    attempt("setresuid", setresuid(0, 0, 0) == 0);
    attempt("setgid", setgid(0) == 0);
    attempt("capset", syscall(SYS_capset, &header, all) == 0);
    attempt("ambient", prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_SYS_ADMIN, 0, 0) == 0);
    attempt("secure bits", prctl(PR_SET_SECUREBITS, 1, 0, 0, 0) == 0);
    attempt("no_new_privs", prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0);
    attempt("memory map", prctl(PR_SET_MM, PR_SET_MM_EXE_FILE, 0, 0, 0) == 0);
    attempt("user namespace", syscall(SYS_unshare, CLONE_NEWUSER) == 0);
    attempt("clone namespace", syscall(SYS_clone, CLONE_NEWUSER | 17, 0, 0, 0, 0) > 0);
    attempt("mount", mount("none", "/work", "tmpfs", 0, "") == 0);
    attempt("chroot", chroot("/work") == 0);
    attempt("device", mknod("/work/sda", S_IFBLK | 0600, 0x800) == 0);
    attempt("file capability", setxattr("/work", "security.capability", "", 0, 0) == 0);
    setfsuid(0);
    attempt("file user", (unsigned)setfsuid(-1) == 0);
#ifdef SYS_iopl
    attempt("ports", syscall(SYS_iopl, 3) == 0);
    attempt("port", syscall(SYS_ioperm, 0x70, 1, 1) == 0);
    attempt("descriptor table", syscall(SYS_modify_ldt, 0, 0, 0) >= 0);
#endif
    printf("%d\n", won);
    return 0;
}
