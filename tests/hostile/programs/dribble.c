#include <unistd.h>

int main(void) {
    while (write(1, "x", 1) == 1) usleep(10000);
    return 0;
}
