#include <stdio.h>

int main(void) {
    for (int byte = getchar(); byte != EOF; byte = getchar()) putchar(byte);
    return 0;
}
