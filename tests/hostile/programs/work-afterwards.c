#include <unistd.h>

int main(void) {
    if (write(1, "42\n", 3) != 3) return 1;
    for (int fd = 0; fd < 3; fd++) close(fd);
    for (volatile unsigned n = 0;; n++) continue;
}
