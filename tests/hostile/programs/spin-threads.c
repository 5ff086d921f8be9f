#include <pthread.h>

static void *burn(void *unused) {
    for (volatile unsigned n = 0;; n++) continue;
    return unused;
}

int main(void) {
    pthread_t thread;
    for (int i = 0; i < 8; i++) pthread_create(&thread, 0, burn, 0);
    /* The first thread ends, the others do not. */
    pthread_exit(0);
}
