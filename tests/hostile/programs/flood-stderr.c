#include <string.h>
#include <unistd.h>

int main(void) {
    char block[65536];
    memset(block, '\n', sizeof block);
    while (write(2, block, sizeof block) > 0) continue;
    return 0;
}
