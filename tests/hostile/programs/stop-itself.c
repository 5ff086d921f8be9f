#include <signal.h>
#include <unistd.h>

int main(void) {
    if (fork() == 0)
        for (;;) {
            kill(getppid(), SIGSTOP);
            usleep(1000);
        }
    for (;;) pause();
}
