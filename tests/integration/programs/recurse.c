#include <stdio.h>

volatile int base = 1;

static int deeper(int level) {
    volatile int here[16] = {level};
    return deeper(level + base) + here[0];
}

int main(void) {
    printf("%d\n", deeper(0));
    return 0;
}
