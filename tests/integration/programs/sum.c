#include <stdio.h>

int main(void) {
    long long count = 0, sum = 0, number;
    while (scanf("%lld", &number) == 1) {
        count += 1;
        sum += number;
    }
    printf("%lld %lld\n", count, sum);
    return 0;
}
