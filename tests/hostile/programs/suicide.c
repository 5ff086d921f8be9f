#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    int number = 0;
    if (scanf("%d", &number) != 1) return 1;
    kill(getpid(), number);
    for (;;) pause();
}
