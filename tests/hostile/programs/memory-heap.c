#include <stdlib.h>
#include <string.h>

int main(void) {
    for (;;) {
        char *block = (char *)malloc(8 << 20);
        if (block != 0) memset(block, 'x', 8 << 20);
    }
}
