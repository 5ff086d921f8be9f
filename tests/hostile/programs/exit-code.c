#include <stdio.h>
#include <unistd.h>

int main(void) {
    int code = 0;
    if (scanf("%d", &code) != 1) return 1;
    _exit(code);
}
