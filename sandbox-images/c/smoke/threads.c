#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>

static atomic_int sum;

static void *add(void *number) {
    sum += (int)(intptr_t)number;
    return NULL;
}

int main(void) {
    pthread_t threads[8];
    for (intptr_t number = 0; number < 8; number += 1) {
        if (pthread_create(&threads[number], NULL, add, (void *)number) != 0) return 1;
    }
    for (int number = 0; number < 8; number += 1) pthread_join(threads[number], NULL);
    printf("%d\n", sum);
    return 0;
}
